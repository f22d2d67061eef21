import type { FileRefusal } from './refusal.ts';
import { assert } from '#kernel';
import { missingColumn, repeatedColumn, unknownColumn } from './say-refusal.ts';
import { sameHeader } from './layout.ts';
import type { Column, DayFormat, Profile } from './profile.ts';

/** One record under the canonical names, its values still as written; a field the file lacks is an empty text. */
export type CanonicalRecord = Readonly<Record<string, string>>;

/** Where each column of the profile stands in this file. */
export type Mapping = { readonly kind: 'mapping'; readonly columns: readonly Column[]; readonly profile: Profile };

/** Matches the header's names to the profile's; the file is refused when one is unknown, missing or there twice. */
export function mapHeader(header: readonly string[], profile: Profile, line: number): Mapping | FileRefusal {
  const byHeader = new Map(profile.columns.map((column) => [sameHeader(column.header ?? ''), column]));
  const columns: Column[] = [];
  const unknown = header.filter((name) => !byHeader.has(sameHeader(name)));
  if (unknown.length > 0) return unknownColumn(unknown.slice(0, NAMES_SHOWN_MAX).map(shown).join(', '), line);
  for (const name of header) {
    const column = byHeader.get(sameHeader(name));
    assert(column, 'an unknown header was refused');
    if (columns.includes(column)) return repeatedColumn(shown(name), line);
    columns.push(column);
  }
  const missing = profile.columns.find((column) => !columns.includes(column));
  if (missing) return missingColumn(missing.header ?? '', line);
  return { kind: 'mapping', columns, profile };
}

/** The mapping of a file without a header: the profile's columns in their order. */
export const mapByPosition = (profile: Profile): Mapping => ({ kind: 'mapping', columns: profile.columns, profile });

const SHOWN_CHARACTERS_MAX = 60;
const NAMES_SHOWN_MAX = 5;
const shown = (name: string): string =>
  name.length > SHOWN_CHARACTERS_MAX ? `${name.slice(0, SHOWN_CHARACTERS_MAX)}…` : name;

/** Gives one record its canonical names, the sender's words and day forms turned into ours. */
export function canonical(fields: readonly string[], { columns, profile }: Mapping): CanonicalRecord {
  const record: Record<string, string> = Object.fromEntries(profile.constants);
  columns.forEach((column, at) => {
    const text = fields[at] ?? '';
    if (column.fields.length === 1) record[column.fields[0]] = asOurs(text, column);
    else Object.assign(record, apart(text, column));
  });
  return record;
}

function asOurs(text: string, column: Column): string {
  if (text === '') return '';
  if (column.listSeparator !== null) {
    const codes = text.split(column.listSeparator).map((code) => code.trim());
    return codes.map((code) => column.values.get(code) ?? code).join('|');
  }
  const ours = column.values.get(text) ?? text;
  return column.dayFormat === null ? ours : isoDay(ours, column.dayFormat);
}

/** `12.10.2025` or `12/10/2025` as `2025-10-12`; anything else passes as it is, for the row rules to refuse. */
export function isoDay(text: string, format: DayFormat): string {
  if (format === 'yyyy-MM-dd') return text;
  const match = (format === 'd.M.yyyy' ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/ : /^(\d{2})\/(\d{2})\/(\d{4})$/).exec(
    text.trim(),
  );
  if (!match) return text;
  const [, dayOfMonth = '', month = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}

/**
 * Takes several fields out of one text at the first separator. A lone part goes where it can be told to belong: digits
 * to the postal code, `c/o …` to the c/o line, otherwise to the last field, for names to the first.
 */
function apart(text: string, column: Column): Record<string, string> {
  const [first, ...more] = column.fields;
  const last = more.at(-1) ?? first;
  const at = text.indexOf(column.fieldSeparator);
  const parts = Object.fromEntries(column.fields.map((field) => [field, '']));
  const startsRight = startsAs(first, text);
  if (at < 0 || !startsRight) parts[startsRight ? first : last] = text;
  else {
    parts[first] = text.slice(0, at);
    parts[last] = text.slice(at + column.fieldSeparator.length);
  }
  return parts;
}

function startsAs(field: string, text: string): boolean {
  if (field.endsWith('postal_code')) return /^\d/.test(text);
  if (field.endsWith('co')) return /^c\/o\b/i.test(text);
  return true;
}
