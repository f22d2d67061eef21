import type { OutputOf } from '../api/endpoint.ts';

/** A pair of the queue, two customers side by side, and what merging them would take, as the server shows them. */
export type QueuedPair = OutputOf<'GET /duplicates'>['rows'][number];
export type Sides = OutputOf<'GET /duplicates/:one/:other'>;
export type Preview = OutputOf<'GET /customers/:customer/merge-preview'>;
export type PickShown = Preview['picks'][number];
export type PickName = PickShown['pick'];

/** Two customer numbers, as they stand in the address: `100001-100002`. */
export type Pair = readonly [one: number, other: number];

/** The pair that stands in the address; `null` when none does. */
export function pairOf(text: string | undefined): Pair | null {
  const [, one, other] = /^([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(text ?? '') ?? [];
  return one === undefined || one === other ? null : [Number(one), Number(other)];
}

/** A pair as it stands in the address. */
export const textOf = ([one, other]: Pair): string => `${one}-${other}`;

/** Whose value of each pick is taken: that of the one that stands, or the other's. */
export type Picked = Readonly<Partial<Record<PickName, 'ours' | 'theirs'>>>;

/** Whose value of a pick is to stand: what was picked, or what the server holds to be the better one. */
export const chosenOf = (pick: PickShown, picked: Picked): 'ours' | 'theirs' =>
  (pick.must ? undefined : picked[pick.pick]) ?? (pick.better === 'other' ? 'theirs' : 'ours');

/** What the one that stands takes of the other. */
export const takenOf = (picks: readonly PickShown[], picked: Picked): PickShown[] =>
  picks.filter((pick) => pick.better !== 'neither' && chosenOf(pick, picked) === 'theirs');
