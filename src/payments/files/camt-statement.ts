import { type Cents, cents, parseIban } from '#kernel';
import type { Balance, Statement, Totals } from './bank-file.ts';
import type { Surroundings } from './camt-entry.ts';
import { accountOf } from './camt-payment.ts';
import { dayIn, dayOfText, directionOf, moneyAt, moneyOf, signed } from './camt-values.ts';
import { PaymentKeys } from './payment-keys.ts';
import { refuse } from './refusal.ts';
import { Counting, differencesOf, NO_TOTALS } from './sums.ts';
import { at, child, codeAt, type Element, textAt } from './xml-elements.ts';

/** The balance types that open and close a statement, the better one first. */
const OPENING = ['OPBD', 'PRCD'];
const CLOSING = ['CLBD'];

type Shared = Omit<Surroundings, 'ordinal'>;

/** Gathers a `Stmt` or `Ntfctn` while its entries pass by. */
export class CamtStatement {
  readonly ordinal: number;
  readonly counting = new Counting();
  private readonly parts = new Map<string, Element>();
  private readonly balances = new Map<string, Balance>();
  private sharedRead: Shared | null = null;
  private readonly line: number;

  constructor(ordinal: number, line: number) {
    this.ordinal = ordinal;
    this.line = line;
  }

  /** Takes a child of the statement that is no entry. */
  take(element: Element): void {
    if (element.name === 'Bal') return this.takeBalance(element);
    if (this.parts.has(element.name) && SINGLE.has(element.name)) {
      refuse('repeated_element', { line: element.line, field: `Stmt/${element.name}` });
    }
    if (SINGLE.has(element.name)) this.parts.set(element.name, element);
  }

  private takeBalance(element: Element): void {
    const type = textAt(element, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(element, 'Tp', 'Cd') ?? '';
    const amount = child(element, 'Amt') ?? refuse('missing_element', { line: element.line, field: 'Bal/Amt' });
    const money = moneyOf(amount);
    const balance = {
      cents: signed(money.cents, directionOf(element) ?? 'CRDT'),
      currency: money.currency ?? '',
      on: dayIn(at(element, 'Dt')),
    };
    // A statement over several days repeats the types: the first opens it, the last closes it.
    if (CLOSING.includes(type) || !this.balances.has(type)) this.balances.set(type, balance);
  }

  /** What every entry of the statement shares; read once, when the first entry or the end has come. */
  get shared(): Shared {
    this.sharedRead ??= this.readShared();
    return this.sharedRead;
  }

  private readShared(): Shared {
    const account = accountOf(this.part('Acct')) ?? refuse('missing_element', { line: this.line, field: 'Acct/Id' });
    const name = this.text('Id') ?? this.text('ElctrncSeqNb') ?? this.text('LglSeqNb') ?? '';
    return {
      statement: this.ordinal,
      account,
      iban: parseIban(account),
      currency: textAt(this.part('Acct'), 'Ccy') ?? this.first(OPENING)?.currency ?? null,
      madeOn: dayOfText(this.text('CreDtTm') ?? ''),
      keys: new PaymentKeys(account, name),
    };
  }

  finished(): Statement {
    const [opening, closing] = [this.first(OPENING), this.first(CLOSING)];
    const stated = totalsOf(this.part('TxsSummry'));
    const period = this.part('FrToDt');
    return {
      ordinal: this.ordinal,
      account: this.shared.account,
      iban: this.shared.iban,
      currency: this.shared.currency,
      id: this.text('Id'),
      sequence: this.text('ElctrncSeqNb') ?? this.text('LglSeqNb'),
      from: dayOfText(textAt(period, 'FrDtTm') ?? textAt(period, 'FrDt') ?? ''),
      to: dayOfText(textAt(period, 'ToDtTm') ?? textAt(period, 'ToDt') ?? ''),
      opening,
      closing,
      stated,
      counted: this.counting.totals(),
      payments: this.counting.payments,
      differences: differencesOf(this.ordinal, stated, this.counting, { opening, closing }),
    };
  }

  private part(name: string): Element | null {
    return this.parts.get(name) ?? null;
  }

  private text(name: string): string | null {
    return codeAt(this.part(name));
  }

  private first(types: readonly string[]): Balance | null {
    return types.map((type) => this.balances.get(type)).find((balance) => balance !== undefined) ?? null;
  }
}

const SINGLE: ReadonlySet<string> = new Set([
  'Id',
  'ElctrncSeqNb',
  'LglSeqNb',
  'CreDtTm',
  'FrToDt',
  'Acct',
  'TxsSummry',
]);

function totalsOf(summary: Element | null): Totals {
  if (summary === null) return NO_TOTALS;
  return {
    entries: countAt(summary, 'TtlNtries'),
    sumCents: sumAt(summary, 'TtlNtries'),
    creditEntries: countAt(summary, 'TtlCdtNtries'),
    creditCents: sumAt(summary, 'TtlCdtNtries'),
    debitEntries: countAt(summary, 'TtlDbtNtries'),
    debitCents: sumAt(summary, 'TtlDbtNtries'),
  };
}

function countAt(summary: Element, name: string): number | null {
  const found = at(summary, name, 'NbOfNtries');
  if (found === null) return null;
  const text = found.text.trim();
  return /^\d{1,9}$/.test(text)
    ? Number(text)
    : refuse('bad_field', { line: found.line, field: `${name}/NbOfNtries`, found: text });
}

function sumAt(summary: Element, name: string): Cents | null {
  const money = moneyAt(summary, name, 'Sum');
  return money === null ? null : cents(money.cents);
}
