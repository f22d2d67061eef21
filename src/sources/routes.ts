import { z } from 'zod';
import { asWorker, registerOf } from '#access';
import { type BatchId, LANGUAGES, type Permit } from '#kernel';
import {
  customerNumberField,
  dayField,
  idField,
  limitField,
  lineField,
  log,
  momentField,
  route,
  sentFile,
  type UploadedFile,
  uploadedFile,
  wholeNumberField,
} from '#platform';
import { decideRow, doubtfulRow } from './importing/decide-row.ts';
import { SUBJECTS } from './files/index.ts';
import { beginImport, continueImport, importProgress } from './importing/import.ts';
import { listBatches, listRows } from './list.ts';
import { planImport } from './importing/plan.ts';
import { profileNamed, profileNames } from './profiles.ts';
import { VERDICTS } from './queries/rows.ts';
import { type ReportLine, reportLine, reportOf } from './importing/report.ts';
import { refusals } from './refusals.ts';
import { sellerRoutes } from './routes/seller-money.ts';
import { supplierRoutes } from './routes/suppliers.ts';
import { undoImport } from './importing/undo.ts';
import { WAIVABLE } from './importing/waive.ts';

const batchField = idField<BatchId>();
const label = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
const counts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  quarantined: z.number(),
  rejected: z.number(),
});
const batchShape = z.object({
  id: batchField,
  profile: z.string(),
  subject: z.enum(SUBJECTS),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  receivedOn: dayField,
  receivedAt: momentField,
  receivedBy: z.string().nullable(),
  state: z.enum(['applying', 'applied', 'undone']),
  rowsTotal: z.number(),
  rowsDone: z.number(),
  counts,
  source: z.number(),
});
const lineShape = z.object({
  row: z.number(),
  verdict: z.enum(VERDICTS).nullable(),
  customer: z.number().nullable(),
  payer: z.number().nullable(),
  others: z.array(z.number()).readonly(),
  reason: z.string(),
  field: z.string(),
  message: z.string(),
});
const fileRefusal = z.object({
  kind: z.literal('refused'),
  because: z.enum([
    'empty_file',
    'not_text',
    'wrong_encoding',
    'unknown_column',
    'missing_column',
    'repeated_column',
    'unclosed_quote',
    'stray_quote',
    'record_too_long',
    'wrong_field_count',
    'unknown_profile',
  ]),
  line: z.number().nullable(),
  record: z.number().nullable(),
  offset: z.number().nullable(),
  field: z.string().nullable(),
  message: label,
});
const partyChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), customer: customerNumberField }),
  z.object({ kind: z.literal('new') }),
]);
const reasonShape = z.object({ verdict: z.string(), reason: z.string(), field: z.string() });
const isWaivable = (text: string): boolean => WAIVABLE.some((reason) => reason === text);
const waivable = z.custom<(typeof WAIVABLE)[number]>((given) => typeof given === 'string' && isWaivable(given));

/** How many rows of a plan the page shows; the whole plan is counted. */
const PREVIEW_ROWS_MAX = 500;

const unknownProfile = {
  kind: 'refused',
  because: 'unknown_profile',
  line: null,
  record: null,
  offset: null,
  field: null,
  message: refusals.unknown_profile,
} as const;

const fileOf = ({ path, name }: UploadedFile) => ({ path, name });

/** Applies a staged batch after the answer is sent; a server that is killed takes it up again when it starts. */
function applyInBackground(by: Permit<'imports:apply'>, batch: BatchId): void {
  const worker = asWorker(registerOf(by), 'imports:apply', 'orders');
  continueImport(worker, batch).catch(() => log('import.stopped', { batchId: batch }));
}

const files = [
  route('GET /import-profiles', {
    permit: 'imports:read',
    summary: 'The profiles by which files are read',
    input: z.object({}),
    output: z.object({ profiles: z.array(z.string()) }),
    handle: async (_, by) => ({ profiles: await profileNames(by) }),
  }),
  route('POST /imports/plan', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'What a file would do, row by row; nothing is written',
    input: z.object({ profile: lineField(60), file: uploadedFile }),
    output: z.union([
      z.object({ kind: z.literal('planned'), rowsTotal: z.number(), counts, rows: z.array(lineShape) }),
      fileRefusal,
    ]),
    says: refusals,
    handle: async ({ profile: name, file }, by, { language }) => {
      const found = await profileNamed(by, name);
      if (found.kind === 'unknown profile') return unknownProfile;
      const rows: ReportLine[] = [];
      const onRows = (some: Parameters<typeof reportLine>[0][]) => {
        for (const row of some) if (rows.length < PREVIEW_ROWS_MAX) rows.push(reportLine(row, language));
      };
      const plan = await planImport(by, {
        file: fileOf(file),
        profile: found.profile,
        onRows: (some) => onRows([...some]),
      });
      if (plan.kind === 'refused') return plan;
      return { kind: 'planned' as const, rowsTotal: plan.batch.rowsTotal, counts: plan.batch.counts, rows };
    },
  }),
  route('POST /imports', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary:
      'Read a file into the register; its rows are applied in the background, see how far at GET /imports/:batch',
    input: z.object({ profile: lineField(60), file: uploadedFile }),
    output: z.union([z.object({ kind: z.literal('begun'), batch: batchField, isResumed: z.boolean() }), fileRefusal]),
    says: refusals,
    handle: async ({ profile: name, file }, by) => {
      const found = await profileNamed(by, name);
      if (found.kind === 'unknown profile') return unknownProfile;
      const begun = await beginImport(by, fileOf(file), found.profile);
      if (begun.kind === 'begun') applyInBackground(by, begun.batch);
      return begun;
    },
  }),
] as const;

const batches = [
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
    output: batchShape,
    handle: async ({ batch }, by) => (await importProgress(by, batch)) ?? { kind: 'not found' as const },
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
      const pieces: string[] = [];
      for await (const piece of reportOf(by, batch, language ?? call.language)) pieces.push(piece);
      return {
        kind: 'file' as const,
        name: `rows-${batch}.csv`,
        type: 'text/csv; charset=utf-8',
        content: pieces.join(''),
      };
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

const doubts = [
  route('GET /imports/:batch/rows/:row', {
    permit: 'imports:read',
    purpose: 'orders',
    summary: 'A doubtful row: its values, its doubts, and the customers it may mean',
    input: z.object({ batch: batchField, row: wholeNumberField(1) }),
    output: z.object({
      values: z.record(z.string(), z.string()),
      reasons: z.array(reasonShape),
      among: z.array(z.object({ field: z.string(), customers: z.array(customerNumberField) })),
    }),
    handle: async (at, by) => {
      const found = await doubtfulRow(by, at);
      return found === null
        ? { kind: 'not found' as const }
        : {
            ...found,
            reasons: [...found.reasons],
            among: found.among.map((one) => ({ ...one, customers: [...one.customers] })),
          };
    },
  }),
  route('PUT /imports/:batch/rows/:row/decision', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Decide a doubtful row: drop it, or apply it to the customer meant, with corrections',
    input: z.object({
      batch: batchField,
      row: wholeNumberField(1),
      kind: z.enum(['drop', 'apply']),
      receiver: partyChoice.optional(),
      payer: partyChoice.optional(),
      waived: z.array(waivable).default([]),
      values: z.record(z.string(), z.string()).default({}),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('decided'), verdict: z.enum(VERDICTS), customer: customerNumberField.nullable() }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['no_doubtful_row', 'batch_is_undone', 'unknown_customer', 'unknown_field', 'still_doubtful']),
        reasons: z.array(reasonShape),
      }),
    ]),
    says: refusals,
    handle: async ({ batch, row, kind, ...choice }, by) => {
      const decided = await decideRow(by, { batch, row }, kind === 'drop' ? { kind } : { kind, ...choice });
      return decided.kind === 'refused' ? { ...decided, reasons: [...decided.reasons] } : decided;
    },
  }),
] as const;

/** The room over HTTP: upload with a plan, applying with progress, lists, decisions, undo. */
export const routes = [...files, ...batches, ...doubts, ...supplierRoutes, ...sellerRoutes] as const;
