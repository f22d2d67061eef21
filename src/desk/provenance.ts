import type { Day } from '#kernel';
import type { Change } from './queries/changes.ts';

/** Where a value came from: the source that said it, and who said the same since. */
export type Origin = {
  readonly sourceKind: string;
  readonly sourceName: string;
  readonly receivedOn: Day;
  readonly batch: number | null;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly confirmedBy: string | null;
  readonly confirmedOn: Day | null;
};

/** Tells the origin of every field from the changes, newest first. A change that was undone tells nothing. */
export function originsOf(changes: readonly Change[]): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  const confirmations = new Map<string, Change>();
  for (const change of changes) {
    if (change.isUndone) continue;
    for (const field of change.confirmed) if (!confirmations.has(field)) confirmations.set(field, change);
    for (const field of Object.keys(change.after)) {
      if (field in origins) continue;
      const confirmation = confirmations.get(field);
      origins[field] = {
        sourceKind: change.sourceKind,
        sourceName: change.sourceName,
        receivedOn: change.receivedOn,
        batch: change.batch,
        fileName: change.fileName,
        row: change.row,
        confirmedBy: confirmation?.sourceName ?? null,
        confirmedOn: confirmation?.receivedOn ?? null,
      };
    }
  }
  return origins;
}
