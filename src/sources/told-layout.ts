import { z } from 'zod';
import { wholeNumberField, yesNoField } from '#platform';
import { ENCODINGS, FORMATS, type Told } from './files/index.ts';

/** Words for separators that are hard to type in an address or a shell. */
const SEPARATOR_WORDS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
  colon: ':',
  space: ' ',
};

const separatorField = z.codec(
  z.string().refine((text) => text.length === 1 || text in SEPARATOR_WORDS),
  z.string().length(1),
  { decode: (text) => SEPARATOR_WORDS[text] ?? text, encode: String },
);

/** `1,9,30`: where the columns of a fixed-width line begin. */
const startsField = z.codec(
  z.string().regex(/^[1-9]\d{0,4}(?: ?, ?[1-9]\d{0,4}){0,199}$/),
  z.custom<readonly number[]>((value) => Array.isArray(value)),
  { decode: (text) => text.split(',').map(Number), encode: (starts) => starts.join(',') },
);

const TITLE_ROWS_MAX = 1_000;

/** What a person may say of a file's layout in place of what is found out: the same words over HTTP and on the command line. */
export const layoutFields = {
  format: z
    .enum(FORMATS.filter((format) => format !== 'xlsx'))
    .optional()
    .describe('csv, fixed width or ndjson; a workbook is known by its bytes'),
  encoding: z.enum(ENCODINGS).optional().describe(ENCODINGS.join(', ')),
  separator: separatorField.optional().describe('comma, semicolon, tab, bar, colon, space, or one character'),
  quotes: yesNoField.optional().describe('false: a double quote is a character like any other'),
  header: yesNoField.optional().describe('whether the first row names the columns'),
  titleRows: wholeNumberField(0, TITLE_ROWS_MAX).optional().describe('rows before the header that are passed over'),
  footerRows: wholeNumberField(0, TITLE_ROWS_MAX).optional().describe('rows at the end that are no records'),
  sheet: z.string().min(1).max(31).optional().describe('the sheet of a workbook'),
  starts: startsField.optional().describe('where the columns of a fixed-width line begin, from 1: 1,9,30'),
};

type Layout = z.output<z.ZodObject<typeof layoutFields>>;

/** What was said of the layout, as the reader of files knows it. */
export const toldOf = ({ quotes, header, ...told }: Layout): Told => ({
  ...told,
  ...(quotes === undefined ? {} : { hasQuotes: quotes }),
  ...(header === undefined ? {} : { hasHeader: header }),
});
