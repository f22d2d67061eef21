import type { Cents, Day } from '#kernel';

/** What identifies a payment on an account. */
type Named = {
  /** The bank's archive id or servicer reference; `null` when the bank gave none. */
  readonly reference: string | null;
  readonly cents: Cents;
  readonly bookedOn: Day;
  /** Place in the statement, `entry` or `entry.part`. */
  readonly place: string;
};

/**
 * Gives the payments of one statement their keys: account and the bank's own reference, or, where the bank gave none,
 * account, statement and place. Sum, day and payer's reference never identify a payment: two true payments may share
 * all three. The direction belongs to the key, since a reversal repeats the reference of what it takes back; and a
 * reference that a statement repeats is counted, as banks give one to several parts of a batch.
 */
export class PaymentKeys {
  private readonly seen = new Map<string, number>();
  private readonly account: string;
  private readonly statement: string;

  constructor(account: string, statement: string) {
    this.account = account;
    this.statement = statement;
  }

  keyOf({ reference, cents, bookedOn, place }: Named): string {
    if (reference === null) return `${this.account}|s|${this.statement}|${bookedOn.toString()}|${place}|${cents}`;
    const key = `${this.account}|r|${reference}|${cents}`;
    const times = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, times);
    return times === 1 ? key : `${key}|${times}`;
  }
}
