import { isoDay } from './day-formats.ts';
import { sameHeader } from '../text/layout.ts';
import type { FileRefusal } from '../refusal.ts';
import { missingColumns, repeatedColumn, unknownColumns } from './fit.ts';
import type { Column, Profile } from './profile.ts';
import { takenApart } from './taken-apart.ts';

/** One record under the canonical names, its values still as written; a field the file lacks is an empty text. */
export type CanonicalRecord = Readonly<Record<string, string>>;

/** What stands in each place of this file's rows; `null`: a column without a header, whose cells must be blank. */
export type Mapping = {
  readonly kind: 'mapping';
  readonly columns: readonly (Column | null)[];
  readonly profile: Profile;
  /** Every field that a record has, blank or with what is the same in all rows. */
  readonly blank: CanonicalRecord;
};

/** Matches the header's names to the profile's; the file is refused when one is unknown, missing or there twice. */
export function mapHeader(header: readonly string[], profile: Profile, line: number): Mapping | FileRefusal {
  const byHeader = new Map(profile.columns.map((column) => [sameHeader(column.header ?? ''), column]));
  const columns: (Column | null)[] = [];
  for (const name of header) {
    const column = byHeader.get(sameHeader(name));
    if (column === undefined && name.trim() !== '') return unknownColumns(profile, header, line);
    if (column !== undefined && name.trim() !== '' && columns.includes(column)) return repeatedColumn(name, line);
    columns.push(column ?? null);
  }
  const isMissed = (column: Column): boolean =>
    column.fields.length > 0 && !column.isOptional && !columns.includes(column);
  if (profile.columns.some(isMissed)) return missingColumns(profile, header, line);
  return mapping(columns, profile);
}

/** The mapping of a file without a header: the profile's columns in their order. */
export const mapByPosition = (profile: Profile): Mapping => mapping(profile.columns, profile);

function mapping(columns: readonly (Column | null)[], profile: Profile): Mapping {
  const fields = columns.flatMap((column) => column?.fields ?? []);
  const blank = { ...Object.fromEntries(profile.constants), ...Object.fromEntries(fields.map((field) => [field, ''])) };
  return { kind: 'mapping', columns, profile, blank };
}

/** Gives one record its canonical names, the sender's words and day forms turned into ours. */
export function canonical(cells: readonly string[], { columns, blank }: Mapping): CanonicalRecord {
  const record: Record<string, string> = { ...blank };
  let hasNumbers = false;
  for (const [at, column] of columns.entries()) {
    const text = cells[at] ?? '';
    if (column === null || text === '') continue;
    const [field] = column.fields;
    if (field === undefined) continue;
    if (column.fields.length === 1) record[field] = asOurs(text, column);
    else Object.assign(record, takenApart(text, column));
    hasNumbers ||= column.digits !== null;
  }
  if (hasNumbers) fillNumbers(record, columns);
  return record;
}

function asOurs(text: string, column: Column): string {
  if (column.listSeparator !== null) {
    const codes = text.split(column.listSeparator).map((code) => code.trim());
    return codes.map((code) => wordOf(code, column)).join('|');
  }
  const ours = wordOf(text, column);
  return column.dayFormat === null ? ours : isoDay(ours, column.dayFormat);
}

const wordOf = (text: string, { values }: Column): string =>
  values.size === 0 ? text : (values.get(text) ?? values.get(text.trim()) ?? text);

/** Fills codes that a spreadsheet took for numbers; a postal code only when it is a Finnish one. */
function fillNumbers(record: Record<string, string>, columns: readonly (Column | null)[]): void {
  for (const column of columns) {
    const [field] = column?.fields ?? [];
    if (column === null || column.digits === null || field === undefined) continue;
    const text = record[field] ?? '';
    if (/^\d+$/.test(text) && isOfHere(record, field)) record[field] = text.padStart(column.digits, '0');
  }
}

const HERE: ReadonlySet<string> = new Set(['', 'FI', 'AX']);

function isOfHere(record: Readonly<Record<string, string>>, field: string): boolean {
  if (!field.endsWith('postal_code')) return true;
  return HERE.has((record[field.replace('postal_code', 'country')] ?? '').trim());
}
