import type { CustomerNumber, Day, Permit } from '#kernel';
import { look } from '#access';
import type { Database, Tx } from '#platform';
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

/** What a merge would do, for the desk; the look at both is recorded. */
export const previewMerge = (
  by: Permit<'customers:merge'>,
  asked: { readonly merged: CustomerNumber; readonly into: CustomerNumber },
): Promise<MergePreview> =>
  look(by, 'merge', async (tx) => {
    const preview = await previewMergeIn(tx, asked);
    return { customers: preview.kind === 'preview' ? [asked.into, asked.merged] : [], answer: preview };
  });
