import { type Cents, cents, type Day, negated } from '#kernel';
import type { Attention, BankEntry, BankFileEvent, BankPayment, Difference, Statement, Totals } from './bank-file.ts';
import { wordsOf } from './camt-values.ts';
import { Fields, finnishIban, type Line } from './fixed-width.ts';
import { PaymentKeys } from './payment-keys.ts';
import { paidReference } from './reference.ts';
import { refuse } from './refusal.ts';
import { Counting, isBookedAhead, NO_TOTALS } from './sums.ts';

const LENGTH = 90;

/** One batch: a header, payments, a sum record; several may follow each other in a file. */
type Batch = {
  readonly ordinal: number;
  readonly header: Fields;
  readonly counting: Counting;
  account: string | null;
  keys: PaymentKeys | null;
  paid: { count: number; cents: number };
  corrections: { count: number; cents: number };
  failed: { count: number; cents: number };
};

/**
 * Reads the list of incoming reference payments (viitemaksuluettelo, KTL): records of 90 characters.
 *
 * Corrections take money back; direct debits with a return code failed and moved nothing. The sum record counts only
 * what was paid and is no correction.
 *
 * @see Finanssialan Keskusliitto, Saapuvien viitemaksujen tietuekuvaus (layout and two samples read 2026-11-22)
 */
export async function* readKtl(lines: AsyncIterable<Line>): AsyncGenerator<BankFileEvent> {
  let batch: Batch | null = null;
  let ordinal = 0;
  let lastLine = 0;
  for await (const line of lines) {
    lastLine = line.number;
    const fields = new Fields(padded(line));
    const type = fields.raw(1, 1);
    if (type === '0') {
      if (batch !== null) refuse('truncated', { line: line.number, field: 'sum record' });
      ordinal += 1;
      if (ordinal === 1) yield { kind: 'file', head: headOf(fields) };
      batch = newBatch(ordinal, fields);
    } else if (batch === null) refuse('record_out_of_place', { line: line.number, field: 'position 1', found: type });
    else if (type === '9') {
      yield { kind: 'statement', statement: finished(batch, fields) };
      batch = null;
    } else if (/^[357S]$/.test(type)) yield { kind: 'entry', entry: entryOf(batch, fields) };
    else refuse('unknown_record', { line: line.number, field: 'position 1', found: type });
  }
  if (batch !== null || ordinal === 0) refuse('truncated', { line: lastLine, field: 'sum record' });
}

/** Blanks at the end get lost on the way; a record that is longer is another record. */
function padded(line: Line): Line {
  const text = line.text.trimEnd().padEnd(LENGTH, ' ');
  if (text.length > LENGTH) refuse('bad_record_length', { line: line.number, found: String(text.length) });
  return { ...line, text };
}

function headOf(header: Fields): {
  format: 'KTL';
  version: string;
  messageId: string | null;
  createdAt: string | null;
} {
  const made = header.dayNeeded(2);
  const time = /^\d{4}$/.test(header.raw(8, 4)) ? `T${header.raw(8, 2)}:${header.raw(10, 2)}` : '';
  return { format: 'KTL', version: 'KTL', messageId: header.text(14, 9), createdAt: `${made.toString()}${time}` };
}

const newBatch = (ordinal: number, header: Fields): Batch => ({
  ordinal,
  header,
  counting: new Counting(),
  account: null,
  keys: null,
  paid: { count: 0, cents: 0 },
  corrections: { count: 0, cents: 0 },
  failed: { count: 0, cents: 0 },
});

function entryOf(batch: Batch, fields: Fields): BankEntry {
  const account = accountOf(batch, fields);
  const amount = fields.cents(78, 10);
  const isReversal = fields.raw(88, 1) === '1';
  const isFailed = /^[1-9]$/.test(fields.raw(90, 1));
  tally(isFailed ? batch.failed : isReversal ? batch.corrections : batch.paid, amount);
  const bookedOn = fields.dayNeeded(16);
  const payment = paymentOf(batch, fields, {
    cents: isReversal ? negated(amount) : amount,
    bookedOn,
    account: account.key,
    isFailed,
  });
  const isEuro = /^[1 ]$/.test(fields.raw(76, 1));
  const attention: Attention[] = amount === 0 ? ['zero_amount'] : [];
  if (!isEuro) attention.push('foreign_currency');
  if (isBookedAhead(bookedOn, batch.header.day(2))) attention.push('booked_in_future');
  const entry: BankEntry = {
    statement: batch.ordinal,
    ...account.facts,
    ordinal: batch.counting.entries + 1,
    line: fields.line.number,
    servicerReference: fields.text(28, 16),
    bookedOn,
    valueOn: bookedOn,
    cents: payment.cents,
    currency: isEuro ? 'EUR' : `?${fields.raw(76, 1)}`,
    status: isFailed ? 'info' : 'booked',
    isReversal,
    code: fields.raw(1, 1) === '5' ? 'direct debit' : 'reference payment',
    text: null,
    attention,
    payments: [payment],
  };
  batch.counting.add(entry);
  return entry;
}

type Booking = { readonly cents: Cents; readonly bookedOn: Day; readonly account: string; readonly isFailed: boolean };

function paymentOf(batch: Batch, fields: Fields, { cents: amount, bookedOn, account, isFailed }: Booking): BankPayment {
  const place = String(batch.counting.entries + 1);
  const archiveId = fields.text(28, 16);
  batch.keys ??= new PaymentKeys(account, `KTL${batch.header.raw(2, 22).trim()}`);
  const key = batch.keys.keyOf({ reference: archiveId, cents: amount, bookedOn, place });
  const paid = fields.text(44, 20)?.replace(/^0+(?=.)/, '') ?? '0';
  return {
    key: isFailed ? `info|${key}` : key,
    id: archiveId ?? `${batch.ordinal}-${place}`,
    cents: amount,
    references: paid === '0' ? [] : [paidReference(paid)],
    suggested: [],
    payerName: wordsOf(fields.text(64, 12)),
    payerIban: null,
    message: null,
    reverses: null,
    paidOn: fields.day(22),
    line: fields.line.number,
  };
}

/** All records of a batch speak of one account; a batch of several would make its keys ambiguous. */
function accountOf(batch: Batch, fields: Fields): { key: string; facts: Pick<BankEntry, 'account' | 'iban'> } {
  const account = fields.raw(2, 14).trim();
  if (!/^\d{14}$/.test(account))
    refuse('bad_field', { line: fields.line.number, field: 'positions 2–15', found: 'no account of 14 digits' });
  if (batch.account !== null && batch.account !== account) {
    refuse('bad_field', {
      line: fields.line.number,
      field: 'positions 2–15',
      found: 'another account in the same batch',
    });
  }
  batch.account = account;
  const iban = finnishIban(account);
  return { key: iban ?? account, facts: { account: iban ?? account, iban } };
}

const tally = (sum: { count: number; cents: number }, amount: Cents): void => {
  sum.count += 1;
  sum.cents += amount;
};

function finished(batch: Batch, sum: Fields): Statement {
  const { ordinal, header, counting } = batch;
  const differences: Difference[] = [...counting.batches];
  const compare = (what: Difference['what'], stated: number, found: number): void => {
    if (stated !== found) differences.push({ what, statement: ordinal, stated, found, line: sum.line.number });
  };
  compare('entry_count', sum.count(2, 6), batch.paid.count);
  compare('sum', sum.cents(8, 11), batch.paid.cents);
  compare('entry_count', sum.count(19, 6), batch.corrections.count);
  compare('corrections', sum.cents(25, 11), batch.corrections.cents);
  compare('entry_count', sum.count(36, 6), batch.failed.count);
  compare('failed', sum.cents(42, 11), batch.failed.cents);
  const madeOn = header.day(2);
  const account = batch.account === null ? '' : (finnishIban(batch.account) ?? batch.account);
  const stated: Totals = {
    ...NO_TOTALS,
    entries: sum.count(2, 6),
    sumCents: cents(sum.count(8, 11)),
    debitEntries: sum.count(19, 6),
    debitCents: cents(sum.count(25, 11)),
  };
  return {
    ordinal,
    account,
    iban: batch.account === null ? null : finnishIban(batch.account),
    currency: 'EUR',
    id: header.text(14, 9),
    sequence: null,
    from: madeOn,
    to: madeOn,
    opening: null,
    closing: null,
    stated,
    counted: counting.totals(),
    payments: counting.payments,
    differences,
  };
}
