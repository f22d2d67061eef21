import type { CustomerNumber, Day, Permit } from '#kernel';
import { look, todayOf, transact } from '#access';
import type { Database, Tx } from '#platform';
import { compareIn } from '../matching/compare-pairs.ts';
import type { Evidence } from '../matching/evidence.ts';
import { shrouded } from '../protection.ts';
import { lockCustomers } from '../queries/customers.ts';
import { protectedAmong } from '../queries/protection.ts';
import { apartAmong, countWaiting, keepFamiliesApart, type PairRow, waitingPairs } from '../queries/likeness.ts';
import { customersIn } from '../read.ts';
import { currentIn } from './current.ts';

/** Two customers who may be one, under the numbers that stand, with the evidence as it is now. */
export type LikelyPair = {
  readonly one: CustomerNumber;
  readonly other: CustomerNumber;
  readonly nearness: string;
  readonly evidence: readonly Evidence[];
};

/** A part of the queue; `next` is where it goes on, `null` at its end. */
export type LikelyPairs = {
  readonly rows: readonly LikelyPair[];
  readonly next: string | null;
  readonly waiting: number;
};

/** The queue of pairs that a person has yet to judge, the likeliest first; every customer shown is in the trail of looks. */
export const likelyPairs = (
  by: Permit<'customers:merge'>,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<LikelyPairs> =>
  look(by, 'duplicates', async (tx) => {
    const found = await waitingPairs(tx, { after: placeOf(after), limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const answer = {
      rows: await comparedIn(tx, shown, todayOf(by)),
      next: found.length > limit && last !== undefined ? `${last.weight}.${last.first}.${last.second}` : null,
      waiting: await countWaiting(tx),
    };
    return { customers: [...new Set(shown.flatMap(({ one, other }) => [one, other]))], answer };
  });

async function comparedIn(tx: Tx, pairs: Awaited<ReturnType<typeof waitingPairs>>, today: Day): Promise<LikelyPair[]> {
  const apart = pairs.filter(({ one, other }) => one !== other);
  const kept = await keptApartIn(tx, apart.map(({ one, other }) => ({ a: one, b: other }))); // prettier-ignore
  const asked = apart.filter((_pair, at) => !kept[at]);
  const compared = await compareIn(tx, asked.map(({ one, other }) => ({ a: one, b: other }))); // prettier-ignore
  const hidden = await protectedAmong(tx, compared.flatMap(({ a, b }) => [a, b]), today); // prettier-ignore
  return compared.map(({ a, b, evidence }, at) => ({
    one: a,
    other: b,
    nearness: asked[at]?.nearness ?? 'near',
    evidence: hidden.has(a) || hidden.has(b) ? evidence.map((one) => shrouded(one.fact, one)) : evidence,
  }));
}

/** A place in the queue out of its text; `null`: the beginning. */
function placeOf(after: string | null): Pick<PairRow, 'first' | 'second' | 'weight'> | null {
  const [, weight, first, second] = /^(-?\d{1,4})\.(\d{1,9})\.(\d{1,9})$/.exec(after ?? '') ?? [];
  if (weight === undefined) return null;
  return { weight: Number(weight), first: Number(first) as CustomerNumber, second: Number(second) as CustomerNumber };
}

/**
 * Whether a person has said of each pair that the two are not one: they themselves, or any who were merged into them. Such a
 * pair is never asked about again.
 */
export async function keptApartIn(
  db: Database | Tx,
  pairs: readonly { readonly a: CustomerNumber; readonly b: CustomerNumber }[],
): Promise<boolean[]> {
  const apart = await apartAmong(db, pairs);
  return pairs.map((_pair, at) => apart.has(at));
}

/** What came of a person's word that two customers are two. */
export type KeptApart =
  | { readonly kind: 'kept apart' }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'already_one' };

/** Keeps two customers apart for good, on a person's word. */
export const keepApart = (by: Permit<'customers:merge'>, a: CustomerNumber, b: CustomerNumber): Promise<KeptApart> =>
  transact(by, async (tx, act): Promise<KeptApart> => {
    await lockCustomers(tx, [a, b]);
    const known = await customersIn(tx, [a, b]);
    if (known.length < 2) return { kind: 'refused', because: a === b ? 'already_one' : 'unknown' };
    const current = await currentIn(tx, [a, b]);
    const [one, other] = [current.get(a) ?? a, current.get(b) ?? b];
    if (one === other) return { kind: 'refused', because: 'already_one' };
    await keepFamiliesApart(tx, act, one, other);
    return { kind: 'kept apart' };
  });
