import type { OutputOf } from '../api/endpoint.ts';

/** A pair of the queue, two customers side by side, and what merging them would take, as the server shows them. */
export type QueuedPair = OutputOf<'GET /duplicates'>['rows'][number];
export type Sides = OutputOf<'GET /duplicates/:one/:other'>;
export type Preview = OutputOf<'GET /customers/:customer/merge-preview'>;
export type PickShown = Preview['picks'][number];
export type PickName = PickShown['pick'];
export type FurtherShown = Preview['further'][number];
/** The one that stands, or the other one. */
export type Side = 'ours' | 'theirs';

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
export type Picked = Readonly<Partial<Record<PickName, Side>>> & {
  /** The same of further telephones, e-mails and addresses, by their ids. */
  readonly further?: Readonly<Record<string, Side>>;
};

/** Whose value of a pick is to stand: what was picked, or what the server holds to be the better one. */
export const chosenOf = (pick: PickShown, picked: Picked): Side =>
  (pick.must ? undefined : picked[pick.pick]) ?? (pick.better === 'other' ? 'theirs' : 'ours');

/** What the one that stands takes of the other. */
export const takenOf = (picks: readonly PickShown[], picked: Picked): PickShown[] =>
  picks.filter((pick) => pick.better !== 'neither' && chosenOf(pick, picked) === 'theirs');

/** Whose further value is to stand: what was picked; an address with a time goes with the address, while both have one of their own. */
export function chosenFurther(one: FurtherShown, preview: Preview, picked: Picked): Side {
  if (one.better === 'neither') return 'ours';
  const said = picked.further?.[one.id];
  const address = preview.picks.find(({ pick }) => pick === 'address');
  const isWithAddress = one.slot.startsWith('address:') && one.ours === null && address && address.better !== 'neither';
  if (said) return said;
  return isWithAddress ? chosenOf(address, picked) : one.better === 'other' ? 'theirs' : 'ours';
}

/** What comes along of further values. */
export const comingOf = (preview: Preview, picked: Picked): FurtherShown[] =>
  preview.further.filter((one) => one.better !== 'neither' && chosenFurther(one, preview, picked) === 'theirs');

/** What the other one has and does not come along: what is not picked of the card, and of further values. */
export function leftOf(preview: Preview, picked: Picked): { picks: PickShown[]; further: FurtherShown[] } {
  const coming = new Set(comingOf(preview, picked));
  return {
    picks: preview.picks.filter((one) => one.theirs !== null && one.better !== 'neither' && chosenOf(one, picked) === 'ours'), // prettier-ignore
    further: preview.further.filter((one) => one.theirs !== null && one.better !== 'neither' && !coming.has(one)),
  };
}
