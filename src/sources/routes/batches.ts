import { z } from 'zod';
import { LANGUAGES } from '#kernel';
import { dayField, limitField, route, sentFile, wholeNumberField } from '#platform';
import { Readable } from 'node:stream';
import { importProgress } from '../importing/import.ts';
import { reportLine, reportOf } from '../importing/report.ts';
import { undoImport } from '../importing/undo.ts';
import { waitingForContract } from '../importing/waiting-for-contract.ts';
import { keptFileOf } from '../kept/kept-file-of.ts';
import { rejectsOf } from '../kept/rejects.ts';
import { listBatches, listRows } from '../list.ts';
import { VERDICTS } from '../queries/rows.ts';
import { refusals } from '../refusals.ts';
import { batchField, batchShape, lineShape } from './shapes.ts';

/** Routes of files that came in: lists, rows, reports, the rows held back, undo. */
export const batchRoutes = [
  route('GET /imports', {
    permit: 'imports:read',
    summary: 'The files that came in, newest first',
    input: z.object({ before: batchField.optional(), limit: limitField }),
    output: z.object({ batches: z.array(batchShape) }),
    handle: async ({ before = null, limit }, by) => ({ batches: await listBatches(by, { before, limit }) }),
  }),
  route('GET /imports/:batch', {
    permit: 'imports:read',
    summary: 'A file that came in, and how far its rows are applied',
    input: z.object({ batch: batchField }),
    output: batchShape.extend({ keptUntil: dayField.nullable(), waitsForContract: z.boolean() }),
    handle: async ({ batch }, by) => {
      const found = await importProgress(by, batch);
      if (found === null) return { kind: 'not found' as const };
      const waitsForContract = (await waitingForContract(by, [found])).has(batch);
      return { ...found, waitsForContract, keptUntil: (await keptFileOf(by, batch))?.keptUntil ?? null };
    },
  }),
  route('GET /imports/:batch/rows', {
    permit: 'imports:read',
    purpose: 'orders',
    summary: 'The rows of a file with their verdicts',
    input: z.object({
      batch: batchField,
      verdict: z.enum(VERDICTS).optional(),
      after: wholeNumberField(0).default(0),
      limit: limitField,
    }),
    output: z.object({ rows: z.array(lineShape.extend({ line: z.number(), isDecided: z.boolean() })) }),
    handle: async ({ batch, verdict = null, after, limit }, by, { language }) => {
      const rows = await listRows(by, batch, { verdict, after, limit });
      return {
        rows: rows.map((row) => ({ ...reportLine(row, language), line: row.line, isDecided: row.isDecided })),
      };
    },
  }),
  route('GET /imports/:batch/report', {
    permit: 'imports:read',
    purpose: 'orders',
    summary: 'The report of a file: one line for every row, as CSV',
    input: z.object({ batch: batchField, language: z.enum(LANGUAGES).optional() }),
    output: sentFile,
    handle: async ({ batch, language }, by, call) => {
      const found = await importProgress(by, batch);
      if (found === null) return { kind: 'not found' as const };
      return {
        kind: 'file' as const,
        name: `rows-${batch}.csv`,
        type: 'text/csv; charset=utf-8',
        content: Readable.from(reportOf(by, batch, language ?? call.language)),
      };
    },
  }),
  route('GET /imports/:batch/rejects', {
    permit: 'imports:read',
    purpose: 'orders',
    summary: 'The rows that were held back, in the shape in which they came, to be sent back',
    input: z.object({ batch: batchField, which: z.enum(['rejected', 'held']).default('rejected') }),
    output: sentFile,
    handle: async ({ batch, which }, by) => {
      const rejects = await rejectsOf(by, batch, which === 'held' ? ['rejected', 'quarantined'] : ['rejected']);
      if (rejects.kind === 'not found') return rejects;
      const { fileName, type, content } = rejects;
      return { kind: 'file' as const, name: `${which}-${fileName}`, type, content: Readable.from(content) };
    },
  }),
  route('POST /imports/:batch/undo', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Take a batch back: what stood before stands again',
    input: z.object({ batch: batchField }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('undone'),
        customers: z.object({ restored: z.number(), removed: z.number(), kept: z.number() }),
        orders: z.object({ cancelled: z.number(), kept: z.number() }),
      }),
      z.object({ kind: z.literal('refused'), because: z.enum(['unknown_batch', 'already_undone']) }),
    ]),
    says: refusals,
    handle: ({ batch }, by) => undoImport(by, batch),
  }),
] as const;
