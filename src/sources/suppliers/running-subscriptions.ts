import type { CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { selectRunning, selectTitlesOfOffers } from './queries/running.ts';
import type { RunningPolicy } from './supplier.ts';

/** An order of a seller's file, as far as it is known who receives it. */
export type ComingOrder = {
  readonly seller: string;
  /** `null`: somebody who is no customer yet. */
  readonly receiver: CustomerNumber | null;
  /** The same for rows of one file that speak of the same person, customer or not. */
  readonly person: string;
  readonly offer: string;
  readonly startOn: Day;
};

/**
 * Says of each order what its seller's contract does about a title that the receiver has running already, or ordered in an
 * earlier row of the same chunk: the policy that holds it back, or `null` when nothing does.
 */
export async function heldByRunning(
  tx: Tx,
  orders: readonly ComingOrder[],
  policies: ReadonlyMap<string, RunningPolicy>,
): Promise<(Exclude<RunningPolicy, 'accept'> | null)[]> {
  const asked = orders.flatMap(({ receiver, offer, startOn, seller }, at) =>
    receiver === null || policyOf(policies, seller) === null ? [] : [{ at, receiver, offer, startOn }],
  );
  const running = asked.length === 0 ? new Set<number>() : await selectRunning(tx, asked);
  const titles = await selectTitlesOfOffers(tx);
  const ordered = new Set<string>();
  return orders.map(({ seller, person, offer }, at) => {
    const keys = (titles.get(offer) ?? []).map((title) => JSON.stringify([person, title]));
    const isAgain = keys.some((key) => ordered.has(key));
    for (const key of keys) ordered.add(key);
    return isAgain || running.has(at) ? policyOf(policies, seller) : null;
  });
}

function policyOf(
  policies: ReadonlyMap<string, RunningPolicy>,
  seller: string,
): Exclude<RunningPolicy, 'accept'> | null {
  const policy = policies.get(seller);
  return policy === undefined || policy === 'accept' ? null : policy;
}
