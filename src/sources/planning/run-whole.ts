import { todayOf } from '#access';
import type { ActId, BatchId, Permit } from '#kernel';
import type { Tx } from '#platform';
import { applyChunkIn, type Progress } from '../importing/import.ts';
import type { ImportOrder, ImportRefusal } from '../importing/order.ts';
import type { SoundFile } from '../importing/read-file.ts';
import { stageIn } from '../importing/stage.ts';
import { wordOf } from '../importing/supplied.ts';
import { type Batch, countRows } from '../queries/batches.ts';
import { selectChangesAfter } from '../queries/known.ts';
import { selectRows } from '../queries/rows.ts';
import type { RepairGroup } from '../repairs/index.ts';
import { type PlannedRow, rowsWithChanges } from './planned-row.ts';

/** What is run whole: the file and how it is read, and who reads its rows as they are reached. */
export type WholeRun = {
  readonly order: ImportOrder;
  readonly sound: SoundFile;
  readonly onRows: (rows: readonly PlannedRow[]) => void | Promise<void>;
  readonly onProgress: (progress: Progress) => void;
};

/** A batch that was run whole, and what was repaired in it. */
export type Ran = { readonly kind: 'ran'; readonly batch: Batch; readonly repairs: readonly RepairGroup[] };

type In = { readonly tx: Tx; readonly act: ActId; readonly by: Permit<'imports:apply'> };

/** Applies a whole file inside the caller's transaction, and shows each row with what it changes as soon as it is reached. */
export async function runWholeIn({ tx, act, by }: In, run: WholeRun): Promise<Ran | ImportRefusal> {
  const { order, sound, onRows, onProgress } = run;
  const today = todayOf(by);
  const word = await wordOf(tx, order, { named: sound.named, today });
  if (word.kind === 'refused') return word;
  const { batch: id, repairs } = await stageIn(tx, act, { order, sound, word, today });
  let batch = await countRows(tx, id);
  const shown: Shown = { row: 0, change: 0, firstNew: Number.MAX_SAFE_INTEGER };
  while (batch.state === 'applying') {
    const before = batch.rowsDone;
    const after = await applyChunkIn({ tx, act, by }, id);
    if (after.stopped !== null) return after.stopped;
    batch = after.batch;
    await onRows(await reachedIn(tx, { batch, shown, count: batch.rowsDone - before }));
    onProgress(batch);
  }
  return { kind: 'ran', batch, repairs };
}

/** How far the rows were shown: the last row and line of the journal, and the first customer that the file made. */
type Shown = { row: number; change: number; firstNew: number };

type Reached = { readonly batch: Batch; readonly shown: Shown; readonly count: number };

async function reachedIn(tx: Tx, { batch, shown, count }: Reached): Promise<PlannedRow[]> {
  const rows = await selectRows(tx, batch.id as BatchId, { verdict: null, after: shown.row, limit: count });
  const changes = await selectChangesAfter(tx, batch.source, shown.change);
  shown.row = rows.at(-1)?.row ?? shown.row;
  shown.change = changes.at(-1)?.id ?? shown.change;
  // Numbers grow: the first chunk that makes somebody makes the one with the lowest.
  for (const { made, customer } of changes) if (made) shown.firstNew = Math.min(shown.firstNew, customer);
  return rowsWithChanges(rows, changes, shown.firstNew);
}
