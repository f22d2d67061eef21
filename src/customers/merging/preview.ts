import type { CustomerNumber, Day, Permit } from '#kernel';
import { look, type Seen, todayOf } from '#access';
import type { Database, Tx } from '#platform';
import { isProtected } from '../protection.ts';
import { customersIn } from '../read.ts';
import { obstacleTo, type MergeObstacle } from './merge.ts';
import { betterOf, fieldsOf, type Better, type Pick, textOf } from './picks.ts';
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

/** What a merge would do, before it is done. */
export type MergePreview =
  | {
      readonly kind: 'preview';
      readonly into: CustomerNumber;
      readonly merged: CustomerNumber;
      readonly picks: readonly PickShown[];
      /** To be given back with the merge: it is refused when either of the two has changed since. */
      readonly seen: string;
    }
  | { readonly kind: 'refused'; readonly because: MergeObstacle };

/** Says what a merge would take of each side, and what could be picked instead. Changes nothing. */
export async function previewMergeIn(
  db: Database | Tx,
  { merged, into }: { readonly merged: CustomerNumber; readonly into: CustomerNumber },
): Promise<MergePreview> {
  const { one, other } = await sidesIn(db, into, merged);
  const because = obstacleTo(one, other);
  if (because !== null || !one || !other) return { kind: 'refused', because: because ?? 'unknown' };
  const picks = betterOf(one, other).flatMap(({ pick, is, must }): PickShown[] => {
    const [ours, theirs] = [textOf(pick, one.values), textOf(pick, other.values)];
    if (ours === null && theirs === null) return [];
    return [{ pick, ours, theirs, oursBy: saidBy(one, pick), theirsBy: saidBy(other, pick), better: is, must }];
  });
  return { kind: 'preview', into, merged, picks, seen: seenOf(one, other) };
}

/** Who said the value of a pick that stands: the last line of the journal that put it there. */
function saidBy({ open }: Merging, pick: Pick): SaidBy | null {
  const line = open.lines.findLast(({ after }) => fieldsOf(pick).some((field) => field in after));
  return line ? { kind: line.kind, name: line.name, receivedOn: line.received_on } : null;
}

/** What is shown in place of a value that a protected address hides. */
const HIDDEN = '•••';

/** Picks without what a protected address hides. */
const hiddenPick = (one: PickShown): PickShown =>
  one.pick === 'address' || one.pick === 'phone' || one.pick === 'email'
    ? { ...one, ours: one.ours && HIDDEN, theirs: one.theirs && HIDDEN }
    : one;

/** What a merge would do, for the desk; the look at both is recorded, and a protected address is hidden. */
export const previewMerge = (
  by: Permit<'customers:merge'>,
  asked: { readonly merged: CustomerNumber; readonly into: CustomerNumber },
): Promise<MergePreview> =>
  look(by, 'merge', async (tx): Promise<Seen<MergePreview>> => {
    const preview = await previewMergeIn(tx, asked);
    if (preview.kind === 'refused') return { customers: [], answer: preview };
    const both = await customersIn(tx, [asked.into, asked.merged]);
    const isHidden = both.some(({ values }) => isProtected(values, todayOf(by)));
    const answer = isHidden ? { ...preview, picks: preview.picks.map(hiddenPick) } : preview;
    return { customers: [asked.into, asked.merged], answer };
  });
