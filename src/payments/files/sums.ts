import { type Cents, type Day, isBefore, NO_CENTS, negated, plus } from '#kernel';
import type { Balance, BankEntry, BankFile, Difference, FileRefused, Totals } from './bank-file.ts';
import { refused } from './refusal.ts';

const DAYS_AHEAD_MAX = 7;

/**
 * Whether a booking day lies further ahead of the day on which the file was made than weekends and feasts explain.
 * Compared with the file and not with the clock: an old file is read as on its day.
 */
export const isBookedAhead = (bookedOn: Day, madeOn: Day | null): boolean =>
  madeOn !== null && isBefore(madeOn.add({ days: DAYS_AHEAD_MAX }), bookedOn);

/** Nothing told. */
export const NO_TOTALS: Totals = {
  entries: null,
  sumCents: null,
  creditEntries: null,
  creditCents: null,
  debitEntries: null,
  debitCents: null,
};

const BATCHES_SHOWN_MAX = 100;

/** Counts the entries of one statement as they pass. */
export class Counting {
  entries = 0;
  payments = 0;
  private credits = 0;
  private debits = 0;
  private creditSum: Cents = NO_CENTS;
  private debitSum: Cents = NO_CENTS;
  /** What the booked entries moved. */
  moved: Cents = NO_CENTS;
  isForeign = false;
  /** Batches whose parts do not add up. */
  readonly batches: Difference[] = [];

  add(entry: BankEntry): void {
    this.entries += 1;
    this.payments += entry.payments.length;
    if (entry.cents >= 0) {
      this.credits += 1;
      this.creditSum = plus(this.creditSum, entry.cents);
    } else {
      this.debits += 1;
      this.debitSum = plus(this.debitSum, negated(entry.cents));
    }
    if (entry.attention.includes('foreign_currency')) this.isForeign = true;
    if (entry.attention.includes('batch_differs')) this.addBatch(entry);
    if (entry.status === 'booked') this.moved = plus(this.moved, entry.cents);
  }

  private addBatch({ statement, cents: stated, line, payments }: BankEntry): void {
    if (this.batches.length >= BATCHES_SHOWN_MAX) return;
    this.batches.push({ what: 'batch', statement, stated, found: payments.length, line });
  }

  totals(): Totals & { readonly entries: number; readonly creditCents: Cents; readonly debitCents: Cents } {
    return {
      entries: this.entries,
      sumCents: plus(this.creditSum, this.debitSum),
      creditEntries: this.credits,
      creditCents: this.creditSum,
      debitEntries: this.debits,
      debitCents: this.debitSum,
    };
  }
}

/** The account's balances of one statement, each `null` when not told. */
export type Balances = { readonly opening: Balance | null; readonly closing: Balance | null };

/** Compares what a statement says of itself with what stands in it. Balances are compared within one currency only. */
export function differencesOf(statement: number, stated: Totals, counting: Counting, balances: Balances): Difference[] {
  const counted = counting.totals();
  const found: Difference[] = [...counting.batches];
  const compare = (what: Difference['what'], says: number | null, is: number | null): void => {
    if (says !== null && is !== null && says !== is)
      found.push({ what, statement, stated: says, found: is, line: null });
  };
  compare('entry_count', stated.entries, counted.entries);
  compare('entry_count', stated.creditEntries, counted.creditEntries);
  compare('entry_count', stated.debitEntries, counted.debitEntries);
  compare('sum', stated.sumCents, counted.sumCents);
  compare('credits', stated.creditCents, counted.creditCents);
  compare('debits', stated.debitCents, counted.debitCents);
  const { opening, closing } = balances;
  if (opening !== null && closing !== null && opening.currency === closing.currency && !counting.isForeign) {
    compare('balance', closing.cents, plus(opening.cents, counting.moved));
  }
  return found;
}

/**
 * Says whether the differences of a file forbid its import: a wrong count always, for then something is missing or was
 * added; wrong sums and balances unless a person has accepted them. A batch that differs never does: it is shown.
 */
export function refusalOfSums(file: BankFile, areDifferencesAccepted = false): FileRefused | null {
  const all = file.statements.flatMap((statement) => statement.differences);
  const count = all.find(({ what }) => what === 'entry_count');
  if (count !== undefined) return refused('count_differs', placeOf(count));
  const sum = all.find(({ what }) => what !== 'batch');
  return sum === undefined || areDifferencesAccepted ? null : refused('sums_differ', placeOf(sum));
}

const placeOf = ({
  what,
  statement,
  stated,
  found,
  line,
}: Difference): { line: number | null; field: string; found: string } => ({
  line,
  field: `statement ${statement}: ${what}`,
  found: `${stated} stated, ${found} found`,
});
