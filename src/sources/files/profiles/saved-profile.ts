import { z } from 'zod';
import { ENCODINGS } from '../text/encodings.ts';
import { fieldsOf } from './canonical.ts';
import { sayIssues } from './say-issues.ts';
import { type Column, DAY_FORMATS, type Format, type Profile, SUBJECTS } from './profile.ts';

const wholeNumber = z.int().min(0).max(1_000);
const oneCharacter = z.string().length(1);

const column = z.strictObject({
  header: z.string().optional(),
  path: z.union([z.string().min(1), z.array(z.string()).min(1).max(8)]).optional(),
  start: z.int().min(1).max(100_000).optional(),
  length: z.int().min(1).max(10_000).optional(),
  field: z.string().optional(),
  fields: z.array(z.string()).min(1).max(6).optional(),
  separator: z.string().min(1).max(5).optional(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  list_separator: z.string().min(1).max(5).optional(),
  date_format: z.enum(DAY_FORMATS).optional(),
  digits: z.int().min(1).max(20).optional(),
  leave_out: z.literal(true).optional(),
  optional: z.boolean().default(false),
});
type ColumnJson = z.infer<typeof column>;

/** `delimited` and `fixed-width` are other words for `csv` and `fixed width`. */
const formats = z.enum(['csv', 'delimited', 'fixed width', 'fixed-width', 'ndjson', 'xlsx']);
const FORMAT_OF: Readonly<Record<z.infer<typeof formats>, Format>> = {
  csv: 'csv',
  delimited: 'csv',
  'fixed width': 'fixed width',
  'fixed-width': 'fixed width',
  ndjson: 'ndjson',
  xlsx: 'xlsx',
};

const saved = z.strictObject({
  name: z.string().max(60).optional(),
  subject: z.enum(SUBJECTS).default('customers'),
  format: formats.default('csv'),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  separator: oneCharacter.optional(),
  delimiter: oneCharacter.optional(),
  quotes: z.boolean().optional(),
  quoting: z.enum(['none', 'minimal', 'all']).optional(),
  header: z.boolean().optional(),
  title_rows: wholeNumber.default(0),
  footer_rows: wholeNumber.default(0),
  sheet: z.string().max(31).optional(),
  record_mark: z.string().max(100).default(''),
  record_length: z.int().min(1).max(100_000).optional(),
  columns: z.union([z.record(z.string(), z.string().nullable()), z.array(column).min(1)]),
  constant: z.record(z.string(), z.string()).default({}),
});
type SavedJson = z.infer<typeof saved>;

/** What reading a saved profile gives: the profile, or in English what is wrong with it and how to mend it. */
export type ReadProfile =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'refused'; readonly because: 'not_a_profile'; readonly detail: string };

/** Reads a profile from JSON: columns as header to field, or as a list with their words and formats (docs/import-profiles.md). */
export function readProfile(json: unknown, name: string): ReadProfile {
  const parsed = saved.safeParse(json);
  if (!parsed.success) return refused(sayIssues(parsed.error.issues, json));
  const profile = profileOf(parsed.data, name);
  const wrong = wrongWith(profile);
  return wrong === null ? { kind: 'profile', profile } : refused(wrong);
}

const refused = (detail: string): ReadProfile => ({ kind: 'refused', because: 'not_a_profile', detail });

function profileOf(json: SavedJson, name: string): Profile {
  const format = FORMAT_OF[json.format];
  const hasHeader = (format === 'csv' || format === 'xlsx') && (json.header ?? true);
  return {
    name: json.name === undefined || json.name === '' ? name : json.name,
    subject: json.subject,
    format,
    encoding: json.encoding,
    separator: json.separator ?? json.delimiter ?? null,
    hasQuotes: json.quotes ?? json.quoting !== 'none',
    hasHeader,
    titleRows: json.title_rows,
    footerRows: json.footer_rows,
    sheet: json.sheet ?? null,
    recordMark: json.record_mark,
    recordLength: json.record_length ?? null,
    columns: columnsOf(json, format, hasHeader),
    constants: new Map(Object.entries(json.constant)),
  };
}

function columnsOf({ columns }: SavedJson, format: Format, hasHeader: boolean): Column[] {
  const listed = Array.isArray(columns)
    ? columns
    : Object.entries(columns).map(([theirs, field]): ColumnJson => {
        const named = format === 'ndjson' ? { path: theirs } : { header: theirs };
        return { ...named, ...(field === null ? { leave_out: true } : { field }), values: {}, optional: false };
      });
  return listed.map((json) => ({
    ...foundBy(json, format, hasHeader),
    fields: json.leave_out ? [] : (json.fields ?? [json.field ?? '']),
    fieldSeparator: json.separator ?? ' ',
    values: wordsOf(json),
    listSeparator: json.list_separator ?? null,
    dayFormat: json.date_format ?? null,
    digits: json.digits ?? null,
    isOptional: json.optional,
  }));
}

/** How the column is found in a file of the format: by header, by path, by place, or by its turn. */
const foundBy = (json: ColumnJson, format: Format, hasHeader: boolean): Pick<Column, 'header' | 'path' | 'place'> => ({
  header: hasHeader ? (json.header ?? null) : null,
  path: format === 'ndjson' ? pathOf(json) : null,
  place: format === 'fixed width' ? { start: json.start ?? 0, length: json.length ?? 0 } : null,
});

const wordsOf = ({ values }: ColumnJson): Map<string, string> =>
  new Map(Object.entries(values).flatMap(([ours, theirs]) => [theirs].flat().map((word) => [word, ours])));

const pathOf = ({ path, header }: ColumnJson): readonly string[] =>
  typeof path === 'string' ? path.split('.') : (path ?? (header ?? '').split('.'));

/** What the form alone cannot tell: columns that nobody could find, fields that the subject lacks, twice the same. */
function wrongWith(profile: Profile): string | null {
  for (const [at, column] of profile.columns.entries()) {
    const wrong = wrongColumn(column, profile);
    if (wrong !== null) return `columns[${at}]${wrong}`;
  }
  return overlapping(profile.columns) ?? wrongFields(profile);
}

function wrongColumn({ header, path, place, fields }: Column, { hasHeader }: Profile): string | null {
  // A nameless column can be left out, and nothing else: nobody could say which one is meant.
  if (hasHeader && (header === null || (header === '' && fields.length > 0)))
    return '.header is missing: write the column’s header, or "header": false for the whole file';
  if (path?.join('') === '') return '.path is missing: write the keys that lead to the value, such as "address.zip"';
  if (place?.start === 0 || place?.length === 0) return ' needs start (from 1) and length: the file is fixed width';
  return fields.includes('') ? ' needs field, fields, or "leave_out": true' : null;
}

function wrongFields({ subject, columns, constants }: Profile): string | null {
  const known = new Set(fieldsOf(subject));
  const fields = [...columns.flatMap((one) => one.fields), ...constants.keys()];
  const unknown = fields.find((field) => !known.has(field));
  if (unknown !== undefined) return `${subject} has no field ${unknown}; it has ${[...known].join(', ')}`;
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined)
    return `the field ${twice} stands twice: leave one of the columns out with "leave_out": true`;
  return fields.length === 0 ? 'no column has a field: a profile must map at least one' : null;
}

function overlapping(columns: readonly Column[]): string | null {
  const places = columns.flatMap(({ place }) => (place === null ? [] : [place])).toSorted((a, b) => a.start - b.start);
  for (const [at, place] of places.entries()) {
    const before = places[at - 1];
    if (before && before.start + before.length > place.start)
      return `the columns that begin at ${before.start} and ${place.start} overlap: correct start or length`;
  }
  return null;
}
