import { z } from 'zod';
import { ENCODINGS, FORMATS, SUBJECTS } from '../files/index.ts';

const confidence = z.enum(['high', 'middling', 'low']);

/** What was found out of a file, as it is shown to the person who decides. */
export const sniffedShape = z.object({
  kind: z.literal('sniffed'),
  subject: z.enum(SUBJECTS),
  format: z.enum(FORMATS),
  member: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()).readonly(),
  encoding: z.enum(ENCODINGS),
  separator: z.string().nullable(),
  hasQuotes: z.boolean(),
  hasHeader: z.boolean(),
  titleRows: z.number(),
  footerRows: z.number(),
  recordMark: z.string(),
  recordLength: z.number().nullable(),
  top: z
    .array(
      z.object({
        line: z.number(),
        part: z.enum(['title', 'header', 'record']),
        cells: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  columns: z
    .array(
      z.object({
        name: z.string(),
        path: z.array(z.string()).readonly().nullable(),
        place: z.object({ start: z.number(), length: z.number() }).nullable(),
        samples: z.array(z.string()).readonly(),
        guess: z.string().nullable(),
        fields: z.array(z.string()).readonly(),
        confidence,
        fieldSeparator: z.string().nullable(),
        listSeparator: z.string().nullable(),
        dayFormat: z.string().nullable(),
        values: z.record(z.string(), z.array(z.string()).readonly()),
        digits: z.number().nullable(),
        isOptional: z.boolean(),
        isLeftOut: z.boolean(),
      }),
    )
    .readonly(),
  confidence,
  doubts: z
    .array(z.object({ doubt: z.string(), column: z.string().nullable(), found: z.string(), said: z.string() }))
    .readonly(),
});

/** A profile proposed from what was found, and the columns that a person must decide about. */
export const proposalShape = z.object({
  profile: z.record(z.string(), z.unknown()),
  undecided: z.array(z.string()).readonly(),
  ofFile: z.number(),
});
