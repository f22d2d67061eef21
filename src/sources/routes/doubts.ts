import { z } from 'zod';
import { customerNumberField, route, wholeNumberField } from '#platform';
import { decideRow, doubtfulRow } from '../importing/decide-row.ts';
import { WAIVABLE } from '../importing/waive.ts';
import { VERDICTS } from '../queries/rows.ts';
import { refusals } from '../refusals.ts';
import { batchField } from './shapes.ts';

const partyChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), customer: customerNumberField }),
  z.object({ kind: z.literal('new') }),
]);
const reasonShape = z.object({ verdict: z.string(), reason: z.string(), field: z.string() });
const isWaivable = (text: string): boolean => WAIVABLE.some((reason) => reason === text);
const waivable = z.custom<(typeof WAIVABLE)[number]>((given) => typeof given === 'string' && isWaivable(given));

/** Routes of rows that wait for a person. */
export const doubtRoutes = [
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
        because: z.enum([
          'no_doubtful_row',
          'batch_is_undone',
          'unknown_customer',
          'unknown_field',
          'still_doubtful',
          'asked_anew',
        ]),
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
