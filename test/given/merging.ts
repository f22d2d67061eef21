import type { CustomerNumber } from '#kernel';
import { asWorker, todayOf, transact } from '#access';
import { mergeIn, unmergeIn, type Unmerged } from '#customers';
import type { Register } from '#platform';

/** Merges a customer into another one, as a person decided; the better values stand. */
export async function givenMerge(register: Register, merged: CustomerNumber, into: CustomerNumber): Promise<void> {
  const by = asWorker(register, 'customers:merge');
  const outcome = await transact(by, (tx, act) =>
    mergeIn(tx, { act, today: todayOf(by) }, { merged, into, take: 'better' }),
  );
  if (outcome.kind === 'refused') throw new Error(outcome.because);
}

/** Takes a merge apart without the gate, which has no bans to look after. */
export const takenApart = (
  register: Register,
  customer: CustomerNumber,
  { keepApart }: { readonly keepApart: boolean },
): Promise<Unmerged> =>
  transact(asWorker(register, 'customers:merge'), (tx, act) => unmergeIn(tx, act, { customer, keepApart }));
