import { type ActId, assert, type Cents, type ChargeId, type Day, type InvoiceId, negated } from '#kernel';
import { ACCOUNTS, postIn } from '#ledger';
import type { Tx } from '#platform';
import { insertCharges, selectNumbers } from './queries/charge.ts';

/** What is owed beside the lines of an invoice. Neither bears VAT: it makes good a delay, it sells nothing. */
export type GivenCharge = {
  readonly invoice: InvoiceId;
  readonly kind: 'reminder_fee' | 'interest';
  readonly chargedOn: Day;
  /** Less than nothing where an earlier charge is taken back. */
  readonly cents: Cents;
};

const INCOME = { reminder_fee: ACCOUNTS.reminderFees, interest: ACCOUNTS.lateInterest } as const;

/** Charges invoices with fees or interest and posts them, inside the caller's transaction; ids in the order given. */
export async function chargeIn(tx: Tx, act: ActId, charges: readonly GivenCharge[]): Promise<ChargeId[]> {
  if (charges.length === 0) return [];
  const numbers = await selectNumbers(tx, charges.map(({ invoice }) => invoice)); // prettier-ignore
  const entries = await postIn(
    tx,
    act,
    charges.map(({ invoice, kind, chargedOn, cents }) => {
      const number = numbers.get(invoice);
      assert(number !== undefined, `no invoice ${invoice} to charge`);
      return {
        postedOn: chargedOn,
        voucher: String(number),
        kind: 'charge' as const,
        lines: [
          { account: ACCOUNTS.receivables, cents },
          { account: INCOME[kind], cents: negated(cents) },
        ],
      };
    }),
  );
  return insertCharges(tx, act, charges.map((charge, at) => ({ ...charge, entry: entries[at] }))); // prettier-ignore
}
