import { registerOf, todayOf, nowOf, transact } from '#access';
import { refreshKeys } from '#gate';
import { assert, type ActId, type BatchId, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { applyAddressUpdates } from './apply-address-updates.ts';
import { applyBanRows } from './apply-bans.ts';
import { applyCustomerRows } from './apply-customers.ts';
import { applyOrderRows } from './apply-orders.ts';
import type { Chunk, ChunkRows } from './chunk.ts';
import { held, kept, NO_CHOICE } from './chunk.ts';
import { keepBansOfHeldRows } from './held-bans.ts';
import type { ImportOrder, ImportRefusal } from './order.ts';
import type { Subject } from '../files/index.ts';
import { refusedOf } from '../repairs/index.ts';
import { finding } from '../rows/index.ts';
import {
  type Batch,
  type Counts,
  countRows,
  lockBatch,
  noteProgress,
  selectAllUnfinished,
  selectBatch,
  selectUnfinished,
  takeTurn,
  tellPlanner,
} from '../queries/batches.ts';
import { type OpenRow, type RowVerdict, selectOpenRows, storeVerdicts } from '../queries/rows.ts';
import { keepFileIn } from '../kept/kept-files.ts';
import { soundnessOf } from './read-file.ts';
import { stageIn } from './stage.ts';
import { wordOf } from './supplied.ts';

/** Rows of one transaction: what a kill undoes at most, and what is loaded at a time. */
const ROWS_PER_CHUNK = 2_000;

/** How a subject's rows are applied. */
export const APPLIERS: Readonly<Record<Subject, (chunk: Chunk, rows: ChunkRows) => Promise<RowVerdict[]>>> = {
  customers: applyCustomerRows,
  'agent-orders': applyOrderRows,
  'address-updates': applyAddressUpdates,
  bans: applyBanRows,
};

/** How far an import is. */
export type Progress = { readonly rowsDone: number; readonly rowsTotal: number };

/** A file whose rows stand ready; `isResumed`: an import of the same file was cut short, and goes on. */
export type Begun = { readonly kind: 'begun'; readonly batch: BatchId; readonly isResumed: boolean };

/**
 * Reads a file to its end and keeps it and its rows; nothing of it is applied yet. A file that cannot be trusted is refused
 * and leaves nothing behind. The same file, begun before and cut short, is taken up where it stopped.
 */
export async function beginImport(by: Permit<'imports:apply'>, order: ImportOrder): Promise<Begun | ImportRefusal> {
  const { file, profile } = order;
  const sound = await soundnessOf(file, profile);
  if (sound.kind === 'refused') return sound;
  const today = todayOf(by);
  return transact(by, async (tx, act): Promise<Begun | ImportRefusal> => {
    const word = await wordOf(tx, order, today);
    if (word.kind === 'refused') return word;
    const { sha256, bytes } = sound;
    const sent = { profile: profile.name, supplier: order.supplier ?? null, sha256 };
    const unfinished = await selectUnfinished(tx, sent);
    if (unfinished) return { kind: 'begun', batch: unfinished.id, isResumed: true };
    const { batch } = await stageIn(tx, act, { order, sound, word, today });
    const { home } = registerOf(by);
    await keepFileIn(tx, act, { home, path: file.path, sha256, fileName: file.name, bytes, batch, today });
    await countRows(tx, batch);
    return { kind: 'begun', batch, isResumed: false };
  });
}

/**
 * Applies the rows of a batch that have no verdict yet, chunk by chunk. A chunk's changes and its verdicts stand in one
 * transaction, so that a kill at any line leaves nothing half-applied, and whoever continues repeats nothing.
 */
export async function continueImport(
  by: Permit<'imports:apply'>,
  batch: BatchId,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Batch> {
  for (;;) {
    const done = await transact(by, (tx, act) => applyChunkIn({ tx, act, by }, batch));
    onProgress(done);
    if (done.state === 'applying') continue;
    await refreshKeys(registerOf(by).db);
    return done;
  }
}

type In = { readonly tx: Tx; readonly act: ActId; readonly by: Permit<'imports:apply'> };

/** Applies the next rows of a batch inside the caller's transaction; gives the batch as it stands after them. */
export async function applyChunkIn({ tx, act, by }: In, id: BatchId): Promise<Batch> {
  await lockBatch(tx, id);
  await takeTurn(tx);
  const batch = await selectBatch(tx, id);
  assert(batch, `no batch ${id}`);
  if (batch.state !== 'applying') return batch;
  const rows = await selectOpenRows(tx, { batch: id, after: batch.rowsDone, limit: ROWS_PER_CHUNK });
  assert(rows.length > 0 || batch.rowsTotal === batch.rowsDone, `batch ${id} has rows that nobody can reach`);
  const verdicts = await verdictsOf({ tx, act, batch, today: todayOf(by), now: nowOf(by) }, rows);
  await storeVerdicts(tx, id, verdicts);
  if (hasGrown(batch.rowsDone, batch.rowsDone + rows.length)) await tellPlanner(tx);
  const rowsDone = batch.rowsDone + verdicts.length;
  const counts = added(batch.counts, verdicts);
  await noteProgress(tx, id, rowsDone, counts);
  return { ...batch, rowsDone, counts, state: rowsDone === batch.rowsTotal ? 'applied' : 'applying' };
}

/** Rows whose repair was refused wait for a person; the others are applied. */
async function verdictsOf(chunk: Chunk, rows: readonly OpenRow[]): Promise<RowVerdict[]> {
  const waiting = rows.flatMap((row) => {
    const [refused] = refusedOf(row.repairs ?? []);
    return refused === undefined ? [] : [{ row, field: refused.field }];
  });
  const applier = APPLIERS[chunk.batch.subject];
  if (waiting.length === 0) return applier(chunk, { rows, choice: NO_CHOICE });
  const isWaiting = new Set(waiting.map(({ row }) => row));
  if (chunk.batch.subject === 'customers') await keepBansOfHeldRows(chunk, [...isWaiting]);
  return [
    ...waiting.map(({ row, field }) =>
      held(row.row, 'quarantined', [kept(finding('quarantined', 'refused_repair', field))]),
    ),
    ...(await applier(chunk, { rows: rows.filter((row) => !isWaiting.has(row)), choice: NO_CHOICE })),
  ];
}

function added(counts: Counts, verdicts: readonly RowVerdict[]): Counts {
  const sums = { ...counts };
  for (const { verdict } of verdicts) sums[verdict] += 1;
  return sums;
}

/** Whether the rows reached passed a power of four of chunks: after 1, 4, 16 … of them the planner is told anew. */
const hasGrown = (before: number, after: number): boolean =>
  powersOfFour(after / ROWS_PER_CHUNK) > powersOfFour(before / ROWS_PER_CHUNK);

const powersOfFour = (chunks: number): number => (chunks < 1 ? 0 : 1 + Math.floor(Math.log2(chunks) / 2));

/** What came of a file: a batch with its counts, or the refusal of the whole file. */
export type Applied = { readonly kind: 'applied'; readonly batch: Batch; readonly isResumed: boolean } | ImportRefusal;

/** Reads a file and applies it to its end. */
export async function applyImport(
  by: Permit<'imports:apply'>,
  order: ImportOrder,
  onProgress?: (progress: Progress) => void,
): Promise<Applied> {
  const begun = await beginImport(by, order);
  if (begun.kind === 'refused') return begun;
  const batch = await continueImport(by, begun.batch, onProgress);
  return { kind: 'applied', batch, isResumed: begun.isResumed };
}

/** Takes up every import that a kill cut short; gives how many there were. Told to stop, it leaves the rest to the next call. */
export async function continueUnfinished(
  by: Permit<'imports:apply'>,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const unfinished = await selectAllUnfinished(registerOf(by).db);
  for (const { id } of unfinished) {
    let state: Batch['state'] = 'applying';
    while (state === 'applying' && !isStopping()) {
      ({ state } = await transact(by, (tx, act) => applyChunkIn({ tx, act, by }, id)));
    }
  }
  return unfinished.length;
}

/** How far a batch is, for whoever waits for it; `null` when there is no such batch. */
export const importProgress = (by: Permit<'imports:read'>, batch: BatchId): Promise<Batch | null> =>
  selectBatch(registerOf(by).db, batch);
