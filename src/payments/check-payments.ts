import type { Permit } from '#kernel';
import { databaseOf } from '#access';
import { type PaymentSums, selectCheck } from './queries/check.ts';

/** The sums, and whether they agree. */
export type PaymentsChecked = PaymentSums & { readonly isRight: boolean };

/** Sums up what came, what it paid and what stands on the clearing account, and compares it with the ledger. */
export async function checkPayments(by: Permit<'payments:read'>): Promise<PaymentsChecked> {
  const sums = await selectCheck(databaseOf(by));
  const isRight =
    sums.unallocatedCents === sums.clearingCents && sums.overallocated + sums.takenBackTwice + sums.unposted === 0;
  return { isRight, ...sums };
}
