import { type BankEntry, type BankFileEvent, type Difference, type Statement } from './bank-file.ts';
import { Fields, finnishIban, type Line } from './fixed-width.ts';
import { refuse } from './refusal.ts';
import { Counting, differencesOf, NO_TOTALS } from './sums.ts';
import { PaymentKeys } from './payment-keys.ts';
import { TitoEntry } from './tito-entry.ts';
import { type Iban, parseIban } from '#kernel';

/** One statement: T00, its entries, and the balance T40 at the end of each of its days. */
type Open = {
  readonly ordinal: number;
  readonly header: Fields;
  readonly account: string;
  readonly iban: Iban | null;
  readonly keys: PaymentKeys;
  readonly counting: Counting;
  entry: TitoEntry | null;
  records: number;
  moneyRecords: number;
  balance: Fields | null;
};

/** Records that carry nothing to book: cumulatives, special balances, notices, notifications. */
const PASSED_OVER: ReadonlySet<string> = new Set(['T50', 'T51', 'T60', 'T70', 'T80', 'T81']);

/**
 * Reads the machine-readable account statement (konekielinen tiliote, TITO): records `T`, type and length.
 *
 * Entries of level 0 are the money; deeper levels specify them and are never added to the balance.
 *
 * @see Finanssialan Keskusliitto, Konekielinen tiliote, palvelukuvaus (layout and three samples read 2026-11-22)
 */
export async function* readTito(lines: AsyncIterable<Line>): AsyncGenerator<BankFileEvent> {
  let open: Open | null = null;
  let ordinal = 0;
  let lastLine = 0;
  for await (const line of lines) {
    lastLine = line.number;
    const fields = new Fields(line);
    const type = fields.raw(1, 3);
    checkLength(fields);
    if (type === 'T00') {
      if (open !== null) yield* finish(open);
      ordinal += 1;
      open = opened(ordinal, fields);
      if (ordinal === 1) yield { kind: 'file', head: headOf(open) };
    } else if (open === null) refuse('record_out_of_place', { line: line.number, field: 'positions 1–3', found: type });
    else yield* take(open, type, fields);
  }
  if (open === null) return refuse('truncated', { line: lastLine, field: 'T00' });
  yield* finish(open);
}

/** The record tells its own length; blanks at its end may have been lost, nothing else. */
function checkLength(fields: Fields): void {
  const { text, number } = fields.line;
  const told = fields.raw(4, 3);
  if (!/^T\d\d$/.test(fields.raw(1, 3)) || !/^\d{3}$/.test(told))
    refuse('unknown_record', { line: number, field: 'positions 1–6', found: fields.raw(1, 6) });
  if (text.trimEnd().length > Number(told))
    refuse('bad_record_length', {
      line: number,
      field: 'positions 4–6',
      found: `${told}, not ${text.trimEnd().length}`,
    });
}

function opened(ordinal: number, header: Fields): Open {
  const own = parseIban(header.raw(293, 18).trim());
  const iban = own ?? finnishIban(header.raw(10, 14));
  const account =
    iban ??
    header.text(10, 14) ??
    refuse('bad_field', { line: header.line.number, field: 'positions 10–23', found: 'no account' });
  const statement = `TITO${header.raw(24, 15).trim()}`;
  return {
    ordinal,
    header,
    account,
    iban,
    keys: new PaymentKeys(account, statement),
    counting: new Counting(),
    entry: null,
    records: 1,
    moneyRecords: 0,
    balance: null,
  };
}

function headOf({ header }: Open): {
  format: 'TITO';
  version: string;
  messageId: string | null;
  createdAt: string | null;
} {
  return { format: 'TITO', version: 'TITO', messageId: header.text(24, 3), createdAt: header.text(39, 10) };
}

function* take(open: Open, type: string, fields: Fields): Generator<BankFileEvent> {
  open.records += 1;
  if (type === 'T10') {
    open.moneyRecords += 1;
    const level = fields.raw(188, 1);
    if (level === '0' || level.trim() === '') {
      yield* close(open);
      open.entry = new TitoEntry(fields);
    } else if (open.entry === null)
      refuse('record_out_of_place', { line: fields.line.number, field: 'position 188', found: level });
    else open.entry.specify(fields);
  } else if (type === 'T11') {
    if (open.entry === null)
      refuse('record_out_of_place', { line: fields.line.number, field: 'positions 1–3', found: type });
    else open.entry.add(fields);
  } else if (type === 'T40') {
    yield* close(open);
    open.balance = fields;
  } else if (!PASSED_OVER.has(type))
    refuse('unknown_record', { line: fields.line.number, field: 'positions 1–3', found: type });
}

function* close(open: Open): Generator<BankFileEvent> {
  if (open.entry === null) return;
  const around: Pick<BankEntry, 'statement' | 'account' | 'iban' | 'ordinal'> = {
    statement: open.ordinal,
    account: open.account,
    iban: open.iban,
    ordinal: open.counting.entries + 1,
  };
  const entry = open.entry.finished(around, {
    keys: open.keys,
    currency: open.header.text(97, 3) ?? 'EUR',
    madeOn: open.header.day(39),
  });
  open.entry = null;
  open.counting.add(entry);
  yield { kind: 'entry', entry };
}

function* finish(open: Open): Generator<BankFileEvent> {
  yield* close(open);
  if (open.balance === null) refuse('truncated', { line: open.header.line.number, field: 'T40' });
  yield { kind: 'statement', statement: statementOf(open, open.balance ?? open.header) };
}

function statementOf(open: Open, balance: Fields): Statement {
  const { ordinal, header, counting } = open;
  const currency = header.text(97, 3) ?? 'EUR';
  const opening = { cents: header.signed(72, 19), currency, on: header.day(66) };
  const closing = { cents: balance.signed(13, 19), currency, on: balance.day(7) };
  const differences: Difference[] = differencesOf(ordinal, NO_TOTALS, counting, { opening, closing });
  // Some banks leave the count at zeros, some count the money records only.
  const told = header.count(91, 6);
  if (told !== 0 && told !== open.records && told !== open.moneyRecords) {
    differences.push({
      what: 'entry_count',
      statement: ordinal,
      stated: told,
      found: open.records,
      line: header.line.number,
    });
  }
  return {
    ordinal,
    account: open.account,
    iban: open.iban,
    currency,
    id: header.text(24, 3),
    sequence: header.text(24, 3),
    from: header.day(27),
    to: header.day(33),
    opening,
    closing,
    stated: NO_TOTALS,
    counted: counting.totals(),
    payments: counting.payments,
    differences,
  };
}
