import type { ActId, CustomerNumber, Permit } from '#kernel';
import { transact } from '#access';
import { mergesIn, unmergeIn, type Unmerged } from '#customers';
import type { Tx } from '#platform';
import { banIn } from './ban.ts';
import { type BanWord, banWordsIn, familyOf, updateBanWordsIn } from './queries/bans.ts';
import { forbidUpdatesIn } from './update-ban.ts';

/** How a merge is taken apart: whose, and whether the two are never to be asked about again. */
export type TakingApart = { readonly customer: CustomerNumber; readonly keepApart: boolean };

/**
 * Takes a merge apart inside the caller's transaction. Whose word a ban told meanwhile was, nobody knows any more: it stands for
 * both from now on. One that was lifted meanwhile stands again where it stood. So no ban is lost.
 */
export async function takeApartIn(tx: Tx, act: ActId, { customer, keepApart }: TakingApart): Promise<Unmerged> {
  const merge = (await mergesIn(tx, customer)).find(({ merged }) => merged === customer);
  const together = merge ? await personOf(tx, merge.into) : [];
  const bans = merge ? await banWordsIn(tx, together, merge.act) : [];
  const updates = merge ? await updateBanWordsIn(tx, together, merge.act) : [];
  const unmerged = await unmergeIn(tx, act, { customer, keepApart });
  if (unmerged.kind === 'refused') return unmerged;
  const own = new Set(await familyOf(tx, customer));
  await banIn(tx, act, bans.flatMap((ban) => standAgain(ban, own, unmerged))); // prettier-ignore
  await forbidUpdatesIn(tx, act, updates.flatMap((ban) => standAgain(ban, own, unmerged))); // prettier-ignore
  return unmerged;
}

/** The customer that stands with all who were merged into it. */
async function personOf(tx: Tx, customer: CustomerNumber): Promise<CustomerNumber[]> {
  const merges = await mergesIn(tx, customer);
  return [...new Set([customer, ...merges.flatMap(({ merged, into }) => [merged, into])])];
}

type Apart = Extract<Unmerged, { kind: 'unmerged' }>;

/** A ban that was told meanwhile, for the side on which it does not stand; one that was lifted, for the number on which it stood. */
function standAgain<Ban extends BanWord>(ban: Ban, own: ReadonlySet<number>, { customer, from }: Apart): Ban[] {
  if (ban.isLifted) return [ban];
  return [{ ...ban, customer: own.has(ban.customer) ? from : customer }];
}

/** Takes a merge apart as a person decided at the desk; no ban of either is lost. */
export const takeApart = (by: Permit<'customers:merge'>, taking: TakingApart): Promise<Unmerged> =>
  transact(by, (tx, act) => takeApartIn(tx, act, taking));
