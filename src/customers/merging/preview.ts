import type { CustomerNumber, Day, Permit } from '#kernel';
import { look, type Seen, todayOf } from '#access';
import type { Database, Tx } from '#platform';
import type { Key } from '../changing/journaled.ts';
import { shrouded, shroudedHeld, shroudedKey } from '../protection.ts';
import { protectedAmong } from '../queries/protection.ts';
import { customersIn } from '../read.ts';
import { nameOf } from '../values.ts';
import { type Further, furtherOf } from './further.ts';
import { obstacleTo, type MergeObstacle } from './merge.ts';
import { betterOf, keysIn, type Better, type Pick, textOf } from './picks.ts';
import { type Merging, seenOf, sidesIn } from './sides.ts';

/** Who said a value that may be picked. */
export type SaidBy = { readonly kind: string; readonly name: string; readonly receivedOn: Day };

/** One pick with both sides' values and words; `better` is what the rule would let stand. */
export type PickShown = {
  readonly pick: Pick;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly oursBy: SaidBy | null;
  readonly theirsBy: SaidBy | null;
  readonly better: Better['is'];
  readonly must: boolean;
};

/** A further telephone, e-mail or address with both sides' values and words; its key without what is hidden. */
export type FurtherShown = Omit<Further, 'slot'> & {
  readonly slot: string;
  readonly oursBy: SaidBy | null;
  readonly theirsBy: SaidBy | null;
};

/** What a merge would do, before it is done. */
export type MergePreview =
  | {
      readonly kind: 'preview';
      readonly into: CustomerNumber;
      readonly merged: CustomerNumber;
      readonly picks: readonly PickShown[];
      readonly further: readonly FurtherShown[];
      /** To be given back with the merge: it is refused when either of the two has changed since. */
      readonly seen: string;
    }
  | { readonly kind: 'refused'; readonly because: MergeObstacle };

/** Says what a merge would take of each side, and what could be picked instead. Changes nothing. */
export async function previewMergeIn(
  db: Database | Tx,
  { merged, into }: { readonly merged: CustomerNumber; readonly into: CustomerNumber },
  today: Day,
): Promise<MergePreview> {
  const { one, other } = await sidesIn(db, into, merged);
  const because = obstacleTo(one, other);
  if (because !== null || !one || !other) return { kind: 'refused', because: because ?? 'unknown' };
  const picks = betterOf(one, other).flatMap(({ pick, is, must }): PickShown[] => {
    const [ours, theirs] = [textOf(pick, one), textOf(pick, other)];
    if (ours === null && theirs === null) return [];
    const keys = keysIn(pick);
    return [{ pick, ours, theirs, oursBy: saidBy(one, keys), theirsBy: saidBy(other, keys), better: is, must }];
  });
  const further = furtherOf({ one, other, today }).map((each) => ({
    ...each,
    oursBy: each.ours === null ? null : saidBy(one, [each.slot]),
    theirsBy: each.theirs === null ? null : saidBy(other, [each.slot]),
  }));
  return { kind: 'preview', into, merged, picks, further, seen: seenOf(one, other) };
}

/** Who said a value that stands: the last line of the journal that put it there. */
function saidBy({ open }: Merging, keys: readonly Key[]): SaidBy | null {
  const line = open.lines.findLast(({ after }) => keys.some((key) => key in after));
  return line ? { kind: line.kind, name: line.name, receivedOn: line.received_on } : null;
}

/** What there may be many of without what a protected address hides: that there is an address with its days, and a telephone. */
const hiddenFurther = (one: FurtherShown): FurtherShown => ({
  ...one,
  slot: shroudedKey(one.slot),
  ours: shroudedHeld(one.ours),
  theirs: shroudedHeld(one.theirs),
});

/** What a merge would do, for the desk; the look at both is recorded, and a protected address is hidden. */
export const previewMerge = (
  by: Permit<'customers:merge'>,
  asked: { readonly merged: CustomerNumber; readonly into: CustomerNumber },
): Promise<MergePreview> =>
  look(by, 'merge', async (tx): Promise<Seen<MergePreview>> => {
    const preview = await previewMergeIn(tx, asked, todayOf(by));
    if (preview.kind === 'refused') return { customers: [], answer: preview };
    const both = await customersIn(tx, [asked.into, asked.merged]);
    const isHidden = (await protectedAmong(tx, [asked.into, asked.merged], todayOf(by))).size > 0;
    const shown = isHidden ? { ...preview, picks: preview.picks.map((one) => shrouded(one.pick, one)), further: preview.further.map(hiddenFurther) } : preview; // prettier-ignore
    const organisations = both.flatMap(({ organisation }) => organisation ?? []);
    const answer = { ...shown, picks: await withNames(tx, shown.picks, organisations) };
    return { customers: [asked.into, asked.merged, ...organisations], answer };
  });

/** The organisation that a post is in by its name and number, where it is a customer too. */
async function withNames(tx: Tx, picks: readonly PickShown[], organisations: readonly CustomerNumber[]) {
  if (organisations.length === 0) return picks;
  const names = new Map((await customersIn(tx, organisations)).map(({ number, values }) => [String(number), nameOf(values)])); // prettier-ignore
  const named = (text: string | null): string | null => {
    const name = text === null ? undefined : names.get(text);
    return name === undefined ? text : `${name}, ${text}`;
  };
  return picks.map((one) =>
    one.pick === 'organisationName' ? { ...one, ours: named(one.ours), theirs: named(one.theirs) } : one,
  );
}
