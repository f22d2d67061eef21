import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { BatchId, Permit } from '#kernel';
import { command, type Command, idField, type Outcome } from '#platform';
import { importProgress } from '../importing/import.ts';
import { undoImport } from '../importing/undo.ts';
import { waitingForContract } from '../importing/waiting-for-contract.ts';
import { keptFileOf } from '../kept/kept-file-of.ts';
import { rejectsOf } from '../kept/rejects.ts';
import { listBatches } from '../list.ts';
import type { Batch } from '../queries/batches.ts';
import { repairLines } from './say-repairs.ts';

const batchInput = z.object({ batch: idField<BatchId>().describe('number of the batch, from import list') });

/** The commands about files that came in. */
export const batchCommands: readonly Command[] = [
  command('import undo <batch>', {
    summary: 'Take a batch back: what stood before stands again',
    permit: 'imports:apply',
    purpose: 'orders',
    input: batchInput,
    run: async ({ batch }, by) => undone(await undoImport(by, batch)),
  }),
  command('import list', {
    summary: 'List the files that came in, newest first',
    permit: 'imports:read',
    input: z.object({}),
    run: async (_, by) => {
      const batches = await listBatches(by, { before: null, limit: 100 });
      const waiting = await waitingForContract(by, batches);
      const text = batches.map((batch) => batchLine(batch, waiting.has(batch.id))).join('');
      return { exit: 'done', json: batches.map((one) => batchJson(one, waiting.has(one.id))), text };
    },
  }),
  command('import show <batch>', {
    summary: 'Show a file that came in: its counts, what was repaired, whose it is, how long it is kept',
    permit: 'imports:read',
    input: batchInput,
    run: async ({ batch }, by) => shownBatch(by, batch),
  }),
  command('import rejects <batch>', {
    summary: 'Write the rows that were held back into a file, in the shape in which they came',
    permit: 'imports:read',
    purpose: 'orders',
    input: batchInput.extend({
      out: z.string().min(1).describe('the file to write'),
      quarantined: z.literal(true).optional().describe('the rows that wait for a person too'),
    }),
    examples: ['kortisto import rejects 12 --out back-to-seller.csv'],
    run: async ({ batch, out, quarantined }, by) => writeRejects(by, { batch, out, withWaiting: quarantined === true }),
  }),
];

const noBatch = (batch: number): Outcome => ({
  exit: 'not found',
  because: 'unknown_batch',
  advice: `${batch}: no such batch; kortisto import list shows them`,
});

async function shownBatch(by: Permit<'imports:read'>, id: BatchId): Promise<Outcome> {
  const batch = await importProgress(by, id);
  if (batch === null) return noBatch(id);
  const kept = await keptFileOf(by, id);
  const isWaiting = (await waitingForContract(by, [batch])).has(id);
  const facts: readonly (readonly [string, string | number])[] = [
    ['batch', batch.id],
    ['file', batch.fileName],
    ['profile', batch.profile],
    ['supplier', batch.supplier ?? '–'],
    ['received', String(batch.receivedOn)],
    ['state', stateOf(batch, isWaiting)],
    ['rows', `${batch.rowsDone}/${batch.rowsTotal}`],
    ...Object.entries(batch.counts),
    ['bytes', batch.bytes],
    ['sha256', batch.sha256],
    ['file kept until', kept === null ? 'not kept' : String(kept.keptUntil)],
  ];
  return {
    exit: 'done',
    json: { ...batchJson(batch, isWaiting), keptUntil: kept === null ? null : String(kept.keptUntil) },
    text: facts.map(([name, value]) => `${name}\t${value}\n`).join('') + repairLines(batch.repairs),
  };
}

type Wanted = { readonly batch: BatchId; readonly out: string; readonly withWaiting: boolean };

async function writeRejects(by: Permit<'imports:read'>, { batch, out, withWaiting }: Wanted): Promise<Outcome> {
  const target = await stat(out).catch(() => null);
  if (target !== null && !target.isFile())
    return { exit: 'wrong usage', because: 'not_a_file', advice: `${out}: not a file` };
  const rejects = await rejectsOf(by, batch, withWaiting ? ['rejected', 'quarantined'] : ['rejected']);
  if (rejects.kind === 'not found') return noBatch(batch);
  await pipeline(rejects.content, createWriteStream(out, { mode: 0o600 }));
  const { rows, isAsTheyCame } = rejects;
  return {
    exit: 'done',
    json: { rows, out, isAsTheyCame },
    text: `${rows} rows\n`,
    ...(isAsTheyCame
      ? {}
      : { advice: 'the file as it came is kept no more; the rows stand under the canonical names' }),
  };
}

function undone(outcome: Awaited<ReturnType<typeof undoImport>>): Outcome {
  if (outcome.kind === 'refused') {
    const exit = outcome.because === 'unknown_batch' ? 'not found' : 'refused';
    return { exit, because: outcome.because, advice: 'kortisto import list shows the batches' };
  }
  const { customers, orders } = outcome;
  return {
    exit: orders.kept > 0 ? 'partly done' : 'done',
    json: outcome,
    text:
      `customers: ${customers.restored} restored, ${customers.removed} removed, ${customers.kept} kept; ` +
      `orders: ${orders.cancelled} cancelled, ${orders.kept} kept\n`,
    ...(orders.kept > 0 ? { advice: 'an invoice stands on the orders that were kept: credit it first' } : {}),
  };
}

/** A batch that was cut short and whose supplier has no contract any more says so. */
const stateOf = ({ state }: Batch, isWaiting: boolean): string =>
  isWaiting ? `${state}, waits for a contract` : state;

const batchJson = ({ receivedOn, receivedAt, ...batch }: Batch, waitsForContract: boolean) => ({
  ...batch,
  receivedOn: String(receivedOn),
  receivedAt: String(receivedAt),
  waitsForContract,
});

const batchLine = (batch: Batch, isWaiting: boolean): string => {
  const { id, receivedOn, profile, fileName, rowsDone, rowsTotal } = batch;
  return `${id}\t${String(receivedOn)}\t${profile}\t${stateOf(batch, isWaiting)}\t${rowsDone}/${rowsTotal}\t${fileName}\n`;
};
