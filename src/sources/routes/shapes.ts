import { z } from 'zod';
import { type BatchId, LANGUAGES } from '#kernel';
import { customerNumberField, dayField, idField, momentField } from '#platform';
import { SUBJECTS } from '../files/index.ts';
import { VERDICTS } from '../queries/rows.ts';
import { OPERATIONS } from '../repairs/index.ts';

export const batchField = idField<BatchId>();
const label = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
/** Values of one field that one operation repairs. */
export const countedGroup = z.object({
  field: z.string(),
  operation: z.enum(OPERATIONS),
  count: z.number(),
  stands: z.enum(['accepted', 'refused', 'left']),
});
/** The same with samples to judge it by. */
export const repairGroup = countedGroup.extend({
  samples: z.array(z.object({ row: z.number(), before: z.string(), after: z.string() })).readonly(),
});
export const counts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  quarantined: z.number(),
  rejected: z.number(),
});
export const batchShape = z.object({
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
  supplier: z.string().nullable(),
  repairs: z.array(countedGroup).readonly(),
});
export const lineShape = z.object({
  row: z.number(),
  verdict: z.enum(VERDICTS).nullable(),
  customer: z.number().nullable(),
  payer: z.number().nullable(),
  others: z.array(z.number()).readonly(),
  reason: z.string(),
  field: z.string(),
  message: z.string(),
});

/** What is wrong with a whole file, in every language. */
export const fileRefusal = z.object({
  kind: z.literal('refused'),
  because: z.enum([
    'empty_file',
    'not_text',
    'broken_archive',
    'unsafe_archive',
    'archive_too_large',
    'several_files',
    'broken_workbook',
    'no_such_sheet',
    'other_format',
    'wrong_encoding',
    'unknown_column',
    'missing_column',
    'repeated_column',
    'moved_column',
    'unclosed_quote',
    'stray_quote',
    'record_too_long',
    'wrong_field_count',
    'wrong_record_length',
    'wrong_record_mark',
    'broken_object',
    'unreadable_value',
    'nothing_below',
    'start_beyond',
    'no_contract',
    'not_in_contract',
    'unknown_profile',
    'not_a_profile',
    'unknown_file',
  ]),
  message: label,
});
/** The same of a file's layout: at which word of it, and how the columns of file and profile meet. */
export const layoutRefusal = fileRefusal.extend({
  field: z.string().nullable(),
  fit: z
    .object({
      fits: z.array(z.string()).readonly(),
      unknown: z.array(z.string()).readonly(),
      missing: z.array(z.string()).readonly(),
      suggestions: z.array(z.object({ theirs: z.string(), ours: z.string() })).readonly(),
    })
    .nullable(),
});
export const customerOrNone = customerNumberField.nullable();
export { LANGUAGES };
