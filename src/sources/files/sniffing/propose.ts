import type { Profile } from '../profiles/profile.ts';
import { sameHeader } from '../text/layout.ts';
import { rememberedColumn } from './by-profile.ts';
import type { Sniffed, SniffedColumn } from './sniffed.ts';

/** A profile as JSON, proposed from what was found: a person completes it, and `readProfile` reads it. */
export type Proposal = {
  readonly profile: Readonly<Record<string, unknown>>;
  /** Columns that nobody can tell: each must be given a field or be left out before the profile is whole. */
  readonly undecided: readonly string[];
  /** How many of the columns, the first ones, are the file’s own; the rest only the profile before knows. */
  readonly ofFile: number;
};

/**
 * Writes down what was found as a profile; columns without a guess are left for the person, never dropped. Of the profile by
 * which the sender's files have been read, what is the same in all rows stays, and columns that a file may lack.
 */
export function proposeProfile(sniffed: Sniffed, before: Profile | null = null): Proposal {
  const { format, columns } = sniffed;
  const isText = format !== 'xlsx';
  const profile = {
    subject: sniffed.subject,
    format,
    ...(isText ? { encoding: sniffed.encoding } : { sheet: sniffed.sheet }),
    ...(format === 'csv' ? { separator: sniffed.separator, quotes: sniffed.hasQuotes } : {}),
    ...(format === 'csv' || format === 'xlsx' ? { header: sniffed.hasHeader } : {}),
    ...(sniffed.titleRows > 0 ? { title_rows: sniffed.titleRows } : {}),
    ...(sniffed.footerRows > 0 ? { footer_rows: sniffed.footerRows } : {}),
    ...(sniffed.recordMark === '' ? {} : { record_mark: sniffed.recordMark }),
    ...(sniffed.recordLength === null ? {} : { record_length: sniffed.recordLength }),
    columns: [...columns.map((column) => columnJson(column, sniffed.hasHeader)), ...absentIn(sniffed, before)],
    ...(before !== null && before.constants.size > 0 ? { constant: Object.fromEntries(before.constants) } : {}),
  };
  const undecided = columns.filter(({ guess, isLeftOut }) => guess === null && !isLeftOut);
  return { profile, undecided: undecided.map(({ name }) => name), ofFile: columns.length };
}

/** Named columns of the profile that this file may lack; without names nobody could tell them from the others. */
function absentIn({ columns, hasHeader, format }: Sniffed, before: Profile | null): Record<string, unknown>[] {
  if (before === null || !(hasHeader || format === 'ndjson')) return [];
  const there = new Set(columns.map(({ name }) => sameHeader(name)));
  const taken = new Set(columns.flatMap(({ fields }) => fields));
  return before.columns.flatMap((column) => {
    const { header, path, fields, isOptional } = column;
    const name = path?.join('.') ?? header ?? '';
    if (!isOptional || name === '' || there.has(sameHeader(name))) return [];
    if (fields.length === 0 || fields.some((field) => taken.has(field))) return [];
    return [
      columnJson(rememberedColumn({ name, path, place: null, values: [], isOptional }, column, 'high'), hasHeader),
    ];
  });
}

function columnJson(column: SniffedColumn, hasHeader: boolean): Record<string, unknown> {
  const { name, path, place, values, digits } = column;
  return {
    ...(path !== null ? { path } : place !== null ? place : hasHeader ? { header: name } : {}),
    ...meaningJson(column),
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(column.listSeparator === null ? {} : { list_separator: column.listSeparator }),
    ...(column.dayFormat === null ? {} : { date_format: column.dayFormat }),
    ...(digits === null ? {} : { digits }),
    ...(column.isOptional ? { optional: true } : {}),
  };
}

function meaningJson({ fields, fieldSeparator, isLeftOut }: SniffedColumn): Record<string, unknown> {
  if (isLeftOut) return { leave_out: true };
  if (fields.length > 1) return { fields, separator: fieldSeparator ?? ' ' };
  return fields.length === 1 ? { field: fields[0] } : {};
}
