import { z } from 'zod';
import { fieldsOf } from './canonical.ts';
import { ENCODINGS } from './encoding.ts';
import { type Column, DAY_FORMATS, type Profile, SUBJECTS } from './profile.ts';

const common = {
  name: z.string().max(60).optional(),
  subject: z.enum(SUBJECTS).default('customers'),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  header: z.boolean().default(true),
  constant: z.record(z.string(), z.string()).default({}),
};

/** The short form: header to canonical field. */
const shortForm = z.object({
  ...common,
  format: z.literal('csv').default('csv'),
  separator: z.string().length(1).optional(),
  quotes: z.boolean().default(true),
  columns: z.record(z.string(), z.string()),
});

/** The long form: a list of columns, each with the words and formats of the sender. */
const longForm = z.object({
  ...common,
  format: z.literal('delimited'),
  delimiter: z.string().length(1).optional(),
  quoting: z.enum(['none', 'minimal', 'all']).default('minimal'),
  columns: z
    .array(
      z.object({
        header: z.string().optional(),
        field: z.string().optional(),
        fields: z.array(z.string()).optional(),
        separator: z.string().optional(),
        values: z.record(z.string(), z.string()).default({}),
        list_separator: z.string().optional(),
        date_format: z.enum(DAY_FORMATS).optional(),
      }),
    )
    .min(1),
});

/** What reading a saved profile gives: the profile, or in English what is wrong with it. */
export type ReadProfile =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'refused'; readonly because: 'not_a_profile'; readonly detail: string };

/** Reads a profile from JSON: the short form (header to field) or the long one (a list of columns with their words). */
export function readProfile(json: unknown, name: string): ReadProfile {
  const isLong = typeof json === 'object' && json !== null && 'columns' in json && Array.isArray(json.columns);
  const parsed = isLong ? longForm.transform(fromLong).safeParse(json) : shortForm.transform(fromShort).safeParse(json);
  if (!parsed.success) return refused(z.prettifyError(parsed.error));
  const profile: Profile = { ...parsed.data, name: parsed.data.name === '' ? name : parsed.data.name };
  const known = new Set(fieldsOf(profile.subject));
  const fields = [...profile.columns.flatMap((column) => column.fields), ...profile.constants.keys()];
  const unknown = fields.find((field) => !known.has(field));
  if (unknown !== undefined) return refused(`${profile.subject} has no field ${unknown}`);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined) return refused(`the field ${twice} stands twice`);
  return { kind: 'profile', profile };
}

const refused = (detail: string): ReadProfile => ({ kind: 'refused', because: 'not_a_profile', detail });

function fromShort(json: z.infer<typeof shortForm>): Profile {
  return {
    ...commonOf(json),
    separator: json.separator ?? null,
    hasQuotes: json.quotes,
    columns: Object.entries(json.columns).map(([header, field]) => ({
      header,
      fields: [field],
      fieldSeparator: ' ',
      values: new Map(),
      listSeparator: null,
      dayFormat: null,
    })),
  };
}

function fromLong(json: z.infer<typeof longForm>, context: z.RefinementCtx): Profile {
  const columns = json.columns.map((column): Column => {
    const [first, ...more] = column.fields ?? [column.field ?? ''];
    if (json.header && column.header === undefined) context.addIssue(`column ${first} lacks its header`);
    return {
      header: json.header ? (column.header ?? null) : null,
      fields: [first ?? '', ...more],
      fieldSeparator: column.separator ?? ' ',
      values: new Map(Object.entries(column.values).map(([ours, theirs]) => [theirs, ours])),
      listSeparator: column.list_separator ?? null,
      dayFormat: column.date_format ?? null,
    };
  });
  return {
    ...commonOf(json),
    separator: json.delimiter ?? null,
    hasQuotes: json.quoting !== 'none',
    columns,
  };
}

function commonOf(json: z.infer<typeof shortForm> | z.infer<typeof longForm>) {
  return {
    name: json.name ?? '',
    subject: json.subject,
    encoding: json.encoding,
    hasHeader: json.header,
    constants: new Map(Object.entries(json.constant)),
  };
}
