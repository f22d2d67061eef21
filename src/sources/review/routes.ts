import { z } from 'zod';
import { FACTS, STANDS, WHICH } from '#customers';
import { customerNumberField, route, wholeNumberField } from '#platform';
import { batchField } from '../routes/shapes.ts';
import { decideRow } from '../importing/decide-row.ts';
import { VERDICTS } from '../queries/rows.ts';
import { refusals } from '../refusals.ts';
import { type AskedRow, questionsOf, questionsOfAll } from './questions.ts';
import { placeField } from './place-field.ts';

const evidence = z.object({
  fact: z.enum(FACTS),
  stands: z.enum(STANDS),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  which: z.enum(WHICH).optional(),
});
const party = z.object({
  field: z.enum(['receiver', 'payer']),
  among: z.array(z.object({ customer: customerNumberField, evidence: z.array(evidence) })),
});

const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), customer: customerNumberField }),
  z.object({ kind: z.literal('new') }),
]);

/** Questions are shown a few at a time: each is a look at people. */
const QUESTIONS_MAX = 20;

const limitOfQuestions = z.coerce.number().int().min(1).max(QUESTIONS_MAX).default(5);

const askedRow = z.object({
  batch: batchField,
  row: z.number(),
  line: z.number(),
  values: z.record(z.string(), z.string()).describe('what the row says, without its blank fields'),
  parties: z.array(party),
});

const shownRow = ({ parties, ...row }: AskedRow) => ({
  ...row,
  values: { ...row.values },
  parties: parties.map(({ field, among }) => ({
    field,
    among: among.map(({ customer, evidence: facts }) => ({ customer, evidence: [...facts] })),
  })),
});

/** Routes of the queue in which a person says whom doubtful rows mean; the answer is the decision of the row. */
export const reviewRoutes = [
  route('GET /questions', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'The next rows of all files that may mean somebody known, with what speaks for and against each',
    input: z.object({
      batch: batchField.optional(),
      supplier: z.string().max(40).optional(),
      profile: z.string().max(60).optional(),
      after: placeField.optional().describe('after which row: its batch and its number, 12.345'),
      limit: limitOfQuestions,
    }),
    output: z.object({
      left: z.number(),
      batches: z
        .array(
          z.object({
            batch: batchField,
            fileName: z.string(),
            supplier: z.string().nullable(),
            profile: z.string(),
            left: z.number(),
          }),
        )
        .readonly(),
      rows: z.array(askedRow),
    }),
    handle: async ({ after, limit, ...filter }, by) => {
      const all = await questionsOfAll(by, filter, { after: after ?? { batch: 0, row: 0 }, limit });
      return { ...all, rows: all.rows.map(shownRow) };
    },
  }),
  route('GET /imports/:batch/questions', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'The next rows of a file that may mean somebody known, with what speaks for and against each',
    input: z.object({
      batch: batchField,
      after: wholeNumberField(0).default(0),
      limit: limitOfQuestions,
    }),
    output: z.object({
      left: z.number(),
      isTakenBack: z.boolean().describe('the whole file was taken back: nobody is asked of it'),
      rows: z.array(askedRow),
    }),
    handle: async ({ batch, after, limit }, by) => {
      const questions = await questionsOf(by, batch, { after, limit });
      if (questions === null) return { kind: 'not found' as const };
      return { left: questions.left, isTakenBack: questions.isTakenBack, rows: questions.rows.map(shownRow) };
    },
  }),
  route('PUT /imports/:batch/questions/:row', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Say whom a row means: a customer that was shown, or somebody new, who is not asked about again',
    input: z.object({
      batch: batchField,
      row: wholeNumberField(1),
      receiver: choice.optional(),
      payer: choice.optional(),
      seen: z.array(customerNumberField).max(1_000).describe('the customers that were shown'),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('decided'), verdict: z.enum(VERDICTS), customer: customerNumberField.nullable() }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum([
          'no_doubtful_row',
          'batch_is_undone',
          'unknown_customer',
          'unknown_field',
          'still_doubtful',
          'asked_anew',
        ]),
      }),
    ]),
    says: refusals,
    handle: async ({ batch, row, ...said }, by) => {
      const decided = await decideRow(by, { batch, row }, { kind: 'apply', ...said });
      return decided.kind === 'refused' ? { kind: decided.kind, because: decided.because } : decided;
    },
  }),
] as const;
