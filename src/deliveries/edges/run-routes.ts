import { Readable } from 'node:stream';
import { z } from 'zod';
import { todayOf } from '#access';
import { UNREVEALED, unrevealedTexts } from '#customers';
import type { RunId } from '#kernel';
import { dayField, idField, lineField, route, sentFile, wholeNumberField, yesNoField } from '#platform';
import { freezeRun, previewRun } from '../freeze-run.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { mayLookAt, RUN_FILES, writeRunFile } from '../run-files.ts';
import { issuesWithRuns, orderPrint, reconcileRun, runOf } from '../runs.ts';
import { issueFields, issueShown, reconciled, runFrozen, runPreviewed, runShown } from '../shapes.ts';

const DAYS_BACK = 28;
const DAYS_AHEAD = 63;
const COPIES_MAX = 100_000_000;
const order = { ...issueFields, isByHousehold: yesNoField.default(false) };
const run = idField<RunId>();

/** Print runs. */
export const runRoutes = [
  route('GET /delivery-calendar', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'The issues between two days with their cut-offs and the runs frozen of them',
    input: z.object({ from: dayField.optional(), to: dayField.optional() }),
    output: z.object({ issues: z.array(issueShown) }),
    handle: async ({ from, to }, by) => {
      const today = todayOf(by);
      const [first, last] = [from ?? today.subtract({ days: DAYS_BACK }), to ?? today.add({ days: DAYS_AHEAD })];
      return { issues: await issuesWithRuns(by, first, last) };
    },
  }),
  route('POST /print-run-previews', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'What the print run of an issue would be: counts, what changed, who is left out and why',
    input: z.object(order),
    output: runPreviewed,
    says: refusalTexts,
    handle: async (asked, by) => {
      const seen = await previewRun(by, asked);
      return seen.kind === 'frozen' ? { kind: 'not found' } : seen;
    },
  }),
  route('POST /print-runs', {
    permit: 'deliveries:run',
    purpose: 'orders',
    summary: 'Freeze the print run of an issue; after it a supplement of what has not gone out',
    input: z.object({ ...order, token: lineField(64).nullable().default(null) }),
    output: runFrozen,
    says: refusalTexts,
    handle: async ({ token, ...asked }, by) => {
      const done = await freezeRun(by, asked, token);
      return done.kind === 'previewed' ? { kind: 'not found' } : done;
    },
  }),
  route('GET /print-runs/:run', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'A frozen run with its counts by status, place and reason',
    input: z.object({ run }),
    output: runShown,
    handle: async ({ run: asked }, by) => (await runOf(by, asked)) ?? { kind: 'not found' },
  }),
  route('GET /print-runs/:run/files/:file', {
    permit: 'deliveries:run',
    purpose: 'orders',
    summary: 'A file of a frozen run: its labels, the printer’s file, or what changed',
    input: z.object({ run, file: z.enum(RUN_FILES) }),
    output: z.union([sentFile, z.object({ kind: z.literal('refused'), because: z.enum(UNREVEALED) })]),
    says: { ...refusalTexts, ...unrevealedTexts },
    handle: async ({ run: asked, file }, by) => {
      const refused = await mayLookAt(by, { run: asked, file });
      if (refused !== null) return refused;
      const pieces: string[] = [];
      const copies = await writeRunFile(by, { run: asked, file }, (piece) => void pieces.push(piece));
      if (copies === null) return { kind: 'not found' as const };
      const content = Readable.from(pieces);
      return { kind: 'file' as const, name: `run-${asked}-${file}`, type: 'text/csv; charset=utf-8', content };
    },
  }),
  route('PUT /print-runs/:run/print-order', {
    permit: 'deliveries:run',
    purpose: 'orders',
    summary: 'Write the number under which the printer knows a run',
    input: z.object({ run, number: lineField(60) }),
    output: reconciled,
    says: refusalTexts,
    handle: ({ run: asked, number }, by) => orderPrint(by, asked, number),
  }),
  route('POST /print-runs/:run/reconciliation', {
    permit: 'deliveries:run',
    purpose: 'orders',
    summary: 'Write what was printed and posted of a run; says whether it is what was frozen',
    input: z.object({ run, printed: wholeNumberField(0, COPIES_MAX), posted: wholeNumberField(0, COPIES_MAX) }),
    output: reconciled,
    says: refusalTexts,
    handle: ({ run: asked, ...told }, by) => reconcileRun(by, asked, told),
  }),
] as const;
