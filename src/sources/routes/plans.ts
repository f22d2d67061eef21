import { z } from 'zod';
import { limitField, route, wholeNumberField } from '#platform';
import { reportLine } from '../importing/report.ts';
import { applyPlan, beginPlan, storedPlan, storedRows } from '../planning/stored-plan.ts';
import { PLAN_STATES } from '../queries/plans.ts';
import { VERDICTS } from '../queries/rows.ts';
import { refusals } from '../refusals.ts';
import { choiceShape } from '../repairs/index.ts';
import { readingOf, readingShape } from './reading.ts';
import { batchField, countedGroup, counts, customerOrNone, fileRefusal, lineShape } from './shapes.ts';

const planField = wholeNumberField(1);
const values = z.record(z.string(), z.unknown());
const difference = z.object({
  row: z.number(),
  was: z.enum(VERDICTS).nullable(),
  is: z.enum(VERDICTS).nullable(),
});

/** Routes of previews: made from a file that was taken in, looked at row by row, applied exactly as shown. */
export const planRoutes = [
  route('POST /import-plans', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Begin a preview of a file that was taken in; the register stays as it is',
    input: z.object({ file: wholeNumberField(1), ...readingShape }),
    output: z.union([z.object({ kind: z.literal('begun'), plan: planField }), fileRefusal]),
    says: refusals,
    handle: async ({ file, ...asked }, by) => {
      const reading = await readingOf(by, asked);
      if (reading.kind === 'refused') return reading;
      const begun = await beginPlan(by, { ...reading, keptFile: file });
      return begun.kind === 'refused' && begun.because === 'unknown_file'
        ? { ...begun, message: refusals.unknown_file }
        : begun;
    },
  }),
  route('GET /import-plans/:plan', {
    permit: 'imports:read',
    summary: 'A preview: how far it is made or applied, and what would become of the rows',
    input: z.object({ plan: planField }),
    output: z.object({
      id: planField,
      fileName: z.string(),
      profile: z.string(),
      supplier: z.string().nullable(),
      choice: choiceShape,
      state: z.enum(PLAN_STATES),
      rowsTotal: z.number(),
      rowsDone: z.number(),
      counts,
      repairs: z.array(countedGroup).readonly(),
      differences: z.array(difference).readonly(),
      batch: batchField.nullable(),
    }),
    handle: async ({ plan }, by) => {
      const found = await storedPlan(by, plan);
      if (found === null) return { kind: 'not found' as const };
      const { definition: _, sha256: __, subject: ___, madeOn: ____, choice, ...shown } = found;
      return { ...shown, choice: { accepted: [...choice.accepted], refused: [...choice.refused] } };
    },
  }),
  route('GET /import-plans/:plan/rows', {
    permit: 'imports:read',
    purpose: 'orders',
    summary: 'The rows of a preview: what would become of each, and field by field what would change',
    input: z.object({
      plan: planField,
      verdict: z.enum(VERDICTS).optional(),
      after: wholeNumberField(0).default(0),
      limit: limitField,
    }),
    output: z.object({
      rows: z.array(
        lineShape.extend({
          line: z.number(),
          changes: z.array(
            z.object({
              customer: customerOrNone,
              made: z.boolean(),
              before: values,
              after: values,
              heldBack: values,
            }),
          ),
          repairs: z.array(z.object({ field: z.string(), operation: z.string(), before: z.string(), stands: z.string() })), // prettier-ignore
        }),
      ),
    }),
    handle: async ({ plan, verdict = null, after, limit }, by, { language }) => {
      const rows = await storedRows(by, plan, { verdict, after, limit });
      return {
        rows: rows.map((row) => ({
          ...reportLine({ ...row, others: [], isDecided: false }, language),
          line: row.line,
          changes: row.changes.map((change) => ({ ...change })),
          repairs: (row.repairs ?? []).map((repair) => ({ ...repair })),
        })),
      };
    },
  }),
  route('POST /import-plans/:plan/application', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Apply exactly what a preview has shown, or nothing: rows that would do otherwise by now are named',
    input: z.object({ plan: planField }),
    output: z.union([
      z.object({ kind: z.literal('applied'), batch: batchField }),
      z.object({ kind: z.literal('begun') }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['unknown_plan', 'plan_is_not_made', 'register_has_moved']),
      }),
      fileRefusal,
    ]),
    says: refusals,
    handle: async ({ plan }, by) => {
      const done = await applyPlan(by, plan);
      if (done.kind === 'differs') return { kind: 'refused' as const, because: 'register_has_moved' as const };
      return done.kind === 'refused' && done.because === 'unknown_file'
        ? { ...done, because: 'unknown_file' as const, message: refusals.unknown_file }
        : done;
    },
  }),
] as const;
