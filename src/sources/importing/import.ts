import { registerOf, todayOf, nowOf, transact } from '#access';
import { refreshKeys } from '#gate';
import { assert, type ActId, type BatchId, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { applyRows } from './apply-rows.ts';
import type { Chunk } from './chunk.ts';
import { held, kept, NO_CHOICE } from './chunk.ts';
import { keepBansOfHeldRows } from './held-bans.ts';
import type { ImportOrder, ImportRefusal } from './order.ts';
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
import { stoppedBy, stoppedFile, wordOf } from './supplied.ts';
import { waitingForContract } from './waiting-for-contract.ts';

/** Rows of one transaction: what a kill undoes at most, and what is loaded at a time. */
const ROWS_PER_CHUNK = 2_000;

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
    const word = await wordOf(tx, order, { named: sound.named, today });
    if (word.kind === 'refused') return word;
    const { sha256, bytes } = sound;
    const sent = { profile: profile.name, supplier: word.supplier, sha256 };
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
 * transaction, so that a kill at any line leaves nothing half-applied, and whoever continues repeats nothing. When the contract
 * of its supplier ends meanwhile, the batch comes back as it stands, still `applying`: it goes on once there is a contract.
 */
export async function continueImport(
  by: Permit<'imports:apply'>,
  batch: BatchId,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Batch> {
  for (;;) {
    const { batch: done, stopped } = await transact(by, (tx, act) => applyChunkIn({ tx, act, by }, batch));
    onProgress(done);
    if (done.state === 'applying' && stopped === null) continue;
    await refreshKeys(registerOf(by).db);
    return done;
  }
}

type In = { readonly tx: Tx; readonly act: ActId; readonly by: Permit<'imports:apply'> };

/** A batch as it stands after a chunk; `stopped`: no further row is reached, since its supplier has no contract any more. */
export type AfterChunk = { readonly batch: Batch; readonly stopped: ImportRefusal | null };

/** Applies the next rows of a batch inside the caller's transaction; gives the batch as it stands after them. */
export async function applyChunkIn({ tx, act, by }: In, id: BatchId): Promise<AfterChunk> {
  await lockBatch(tx, id);
  await takeTurn(tx);
  const batch = await selectBatch(tx, id);
  assert(batch, `no batch ${id}`);
  if (batch.state !== 'applying') return { batch, stopped: null };
  const stopped = await stoppedBy(tx, batch.supplier, todayOf(by));
  if (stopped !== null) return { batch, stopped };
  const rows = await selectOpenRows(tx, { batch: id, after: batch.rowsDone, limit: ROWS_PER_CHUNK });
  assert(rows.length > 0 || batch.rowsTotal === batch.rowsDone, `batch ${id} has rows that nobody can reach`);
  const verdicts = await verdictsOf({ tx, act, batch, today: todayOf(by), now: nowOf(by) }, rows);
  await storeVerdicts(tx, id, verdicts);
  if (hasGrown(batch.rowsDone, batch.rowsDone + rows.length)) await tellPlanner(tx);
  const rowsDone = batch.rowsDone + verdicts.length;
  const counts = added(batch.counts, verdicts);
  await noteProgress(tx, id, rowsDone, counts);
  const state = rowsDone === batch.rowsTotal ? 'applied' : 'applying';
  return { batch: { ...batch, rowsDone, counts, state }, stopped: null };
}

/** Rows whose repair was refused wait for a person; the others are applied. */
async function verdictsOf(chunk: Chunk, rows: readonly OpenRow[]): Promise<RowVerdict[]> {
  const waiting = rows.flatMap((row) => {
    const [refused] = refusedOf(row.repairs ?? []);
    return refused === undefined ? [] : [{ row, field: refused.field }];
  });
  if (waiting.length === 0) return applyRows(chunk, { rows, choice: NO_CHOICE });
  const isWaiting = new Set(waiting.map(({ row }) => row));
  if (chunk.batch.subject === 'customers') await keepBansOfHeldRows(chunk, [...isWaiting]);
  return [
    ...waiting.map(({ row, field }) =>
      held(row.row, 'quarantined', [kept(finding('quarantined', 'refused_repair', field))]),
    ),
    ...(await applyRows(chunk, { rows: rows.filter((row) => !isWaiting.has(row)), choice: NO_CHOICE })),
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
  if (batch.state === 'applying') return stoppedFile(batch);
  return { kind: 'applied', batch, isResumed: begun.isResumed };
}

/**
 * Takes up every import that a kill cut short; gives how many it went on with. Told to stop, it leaves the rest to the next
 * call. One whose supplier has no contract any more stays where it is: it goes on by itself once there is one, or is undone.
 */
export async function continueUnfinished(
  by: Permit<'imports:apply'>,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const unfinished = await selectAllUnfinished(registerOf(by).db);
  const waiting = await waitingForContract(by, unfinished);
  const open = unfinished.filter(({ id }) => !waiting.has(id));
  for (const { id } of open) {
    let isGoingOn = true;
    while (isGoingOn && !isStopping()) {
      const { batch, stopped } = await transact(by, (tx, act) => applyChunkIn({ tx, act, by }, id));
      isGoingOn = batch.state === 'applying' && stopped === null;
    }
  }
  return open.length;
}

/** How far a batch is, for whoever waits for it; `null` when there is no such batch. */
export const importProgress = (by: Permit<'imports:read'>, batch: BatchId): Promise<Batch | null> =>
  selectBatch(registerOf(by).db, batch);
