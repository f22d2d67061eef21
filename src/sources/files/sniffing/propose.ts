import type { Sniffed, SniffedColumn } from './sniffed.ts';

/** A profile as JSON, proposed from what was found: a person completes it, and `readProfile` reads it. */
export type Proposal = {
  readonly profile: Readonly<Record<string, unknown>>;
  /** Columns that nobody can tell: each must be given a field or be left out before the profile is whole. */
  readonly undecided: readonly string[];
};

/** Writes down what was found as a profile; columns without a guess are left for the person, never dropped. */
export function proposeProfile(sniffed: Sniffed): Proposal {
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
    columns: columns.map((column) => columnJson(column, sniffed.hasHeader)),
  };
  return { profile, undecided: columns.filter(({ guess }) => guess === null).map(({ name }) => name) };
}

function columnJson(column: SniffedColumn, hasHeader: boolean): Record<string, unknown> {
  const { name, path, place, fields, values, digits } = column;
  return {
    ...(path !== null ? { path } : place !== null ? place : hasHeader ? { header: name } : {}),
    ...(fields.length > 1 ? { fields, separator: column.fieldSeparator ?? ' ' } : fields.length === 1 ? { field: fields[0] } : {}), // prettier-ignore
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(column.listSeparator === null ? {} : { list_separator: column.listSeparator }),
    ...(column.dayFormat === null ? {} : { date_format: column.dayFormat }),
    ...(digits === null ? {} : { digits }),
    ...(column.isOptional ? { optional: true } : {}),
  };
}
