import { z } from 'zod';
import { asWorker, registerOf } from '#access';
import type { BatchId, Language, Permit } from '#kernel';
import { lineField, log, route, type UploadedFile, uploadedFile, wholeNumberField } from '#platform';
import { proposeProfile, sayDoubt, sniff, type Sniffed, SUBJECTS } from '../files/index.ts';
import { beginImport, continueImport } from '../importing/import.ts';
import { choiceOf } from '../importing/order.ts';
import { type ReportLine, reportLine } from '../importing/report.ts';
import { lookThrough } from '../planning/look-through.ts';
import { planImport } from '../planning/plan.ts';
import { takeIn, takenIn } from '../planning/take-in.ts';
import { refusals } from '../refusals.ts';
import { readingOf, readingShape } from './reading.ts';
import { batchField, counts, fileRefusal, layoutRefusal, lineShape, repairGroup } from './shapes.ts';
import { misfitOf, readingBefore, repairsIn } from './misfit.ts';
import { layoutFields, toldOf } from '../told-layout.ts';
import { proposalShape, sniffedShape } from './sniffed-shape.ts';

const fileField = wholeNumberField(1);

/** How many rows of a plan are given at once; the whole plan is counted. */
const PREVIEW_ROWS_MAX = 500;

const fileOf = ({ path, name }: UploadedFile) => ({ path, name });

/** Applies a staged batch after the answer is sent; a server that is killed takes it up again when it starts. */
function applyInBackground(by: Permit<'imports:apply'>, batch: BatchId): void {
  const worker = asWorker(registerOf(by), 'imports:apply', 'orders');
  continueImport(worker, batch).catch(() => log('import.stopped', { batchId: batch }));
}

/** The doubts in words. */
const saidIn = ({ doubts, ...sniffed }: Sniffed, language: Language) => ({
  ...sniffed,
  doubts: doubts.map((one) => ({ ...one, said: sayDoubt(one)[language] })),
});

/** Routes of files before they are applied: taken in and sniffed, looked through, planned, applied at once. */
export const fileRoutes = [
  route('POST /import-files', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Take a file in to be looked at; it is kept a week, or a year once it is applied',
    input: z.object({ file: uploadedFile }),
    output: z.object({ file: fileField }),
    handle: async ({ file }, by) => ({ file: (await takeIn(by, file)).id }),
  }),
  route('GET /import-files/:file', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary:
      'How a file that was taken in seems to be laid out, what was said of it taken as it is; with a profile: whether its columns fit',
    input: z.object({
      file: fileField,
      subject: z.enum(SUBJECTS).optional(),
      profile: lineField(60).optional(),
      ...layoutFields,
    }),
    output: z.object({
      file: fileField,
      name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      sniffed: z.union([sniffedShape, layoutRefusal]),
      proposal: proposalShape.nullable(),
      misfit: layoutRefusal.nullable(),
    }),
    handle: async ({ file, subject, profile, ...layout }, by, { language }) => {
      const found = await takenIn(by, file);
      if (found === null) return { kind: 'not found' as const };
      const { fileName: name, bytes, sha256 } = found.kept;
      const reading = await readingBefore(by, profile);
      const sniffed = await sniff(found.path, { subject, told: toldOf(layout), profile: reading?.profile ?? null });
      const known = { file, name, bytes, sha256, misfit: await misfitOf(found.path, profile, reading) };
      if (sniffed.kind === 'refused') return { ...known, sniffed, proposal: null };
      const proposal = proposeProfile(sniffed, reading?.profile);
      const repairs = repairsIn(reading?.definition);
      const draft = { ...proposal, profile: { ...proposal.profile, ...repairs } };
      return { ...known, sniffed: saidIn(sniffed, language), proposal: draft };
    },
  }),
  route('POST /import-files/:file/look', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Read a file to its end: how many rows, and what could be repaired in them; nothing is written',
    input: z.object({ file: fileField, ...readingShape }),
    output: z.union([
      z.object({ kind: z.literal('looked through'), rows: z.number(), repairs: z.array(repairGroup).readonly() }),
      fileRefusal,
    ]),
    says: refusals,
    handle: async ({ file, ...asked }, by) => {
      const found = await takenIn(by, file);
      if (found === null) return { kind: 'not found' as const };
      const reading = await readingOf(by, asked);
      if (reading.kind === 'refused') return reading;
      const named = { path: found.path, name: found.kept.fileName };
      return lookThrough(named, reading.profile, choiceOf({ ...reading, file: named }));
    },
  }),
  route('POST /imports/plan', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'What a file would do, row by row; nothing is written',
    input: z.object({ ...readingShape, file: uploadedFile }),
    output: z.union([
      z.object({
        kind: z.literal('planned'),
        rowsTotal: z.number(),
        counts,
        rows: z.array(lineShape),
        repairs: z.array(repairGroup).readonly(),
      }),
      fileRefusal,
    ]),
    says: refusals,
    handle: async ({ file, ...asked }, by, { language }) => {
      const reading = await readingOf(by, asked);
      if (reading.kind === 'refused') return reading;
      const rows: ReportLine[] = [];
      const plan = await planImport(by, {
        ...reading,
        file: fileOf(file),
        onRows: (some) => {
          const free = PREVIEW_ROWS_MAX - rows.length;
          rows.push(...some.slice(0, free).map((row) => reportLine(row, language)));
        },
      });
      if (plan.kind === 'refused') return plan;
      const { rowsTotal, counts: sums } = plan.batch;
      return { kind: 'planned' as const, rowsTotal, counts: sums, rows, repairs: plan.repairs };
    },
  }),
  route('POST /imports', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary:
      'Read a file into the register; its rows are applied in the background, see how far at GET /imports/:batch',
    input: z.object({ ...readingShape, file: uploadedFile }),
    output: z.union([z.object({ kind: z.literal('begun'), batch: batchField, isResumed: z.boolean() }), fileRefusal]),
    says: refusals,
    handle: async ({ file, ...asked }, by) => {
      const reading = await readingOf(by, asked);
      if (reading.kind === 'refused') return reading;
      const begun = await beginImport(by, { ...reading, file: fileOf(file) });
      if (begun.kind === 'begun') applyInBackground(by, begun.batch);
      return begun;
    },
  }),
] as const;
