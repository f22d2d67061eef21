import type { Encoding } from '../text/encodings.ts';

/** What a file is about: each has canonical columns and its own row rules. */
export const SUBJECTS = ['customers', 'agent-orders', 'address-updates', 'bans'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Whether the text names a subject, which is also the name of its canonical profile. */
export const isSubject = (text: string): text is Subject => SUBJECTS.some((subject) => subject === text);

/** How the records of a file stand in it. A ZIP holds one file of these. */
export const FORMATS = ['csv', 'fixed width', 'ndjson', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** How days stand in a column; `date-time` is a moment such as `2026-02-01T12:00:00+02:00`, taken as the day it is in Helsinki. */
export const DAY_FORMATS = [
  'yyyy-MM-dd',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'M/d/yyyy',
  'dd-MM-yyyy',
  'yyyyMMdd',
  'ddMMyyyy',
  'date-time',
] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

/** The characters of a fixed-width line that a column takes; `start` counts from 1. */
export type Place = { readonly start: number; readonly length: number };

/** One column of a file: which canonical field (or fields, in one text) it holds and how its values are written. */
export type Column = {
  /** As it stands in the header; `null` in a file without one. */
  readonly header: string | null;
  /** The keys that lead to the value in an NDJSON object. */
  readonly path: readonly string[] | null;
  readonly place: Place | null;
  /** Empty: somebody decided that the column is left out. */
  readonly fields: readonly string[];
  /** Between several fields in one column. */
  readonly fieldSeparator: string;
  /** Theirs to ours: `H` to `person`. Words that are not there pass as they are. */
  readonly values: ReadonlyMap<string, string>;
  /** Between the codes of a list; ours is `|`. */
  readonly listSeparator: string | null;
  readonly dayFormat: DayFormat | null;
  /** A code that a spreadsheet took for a number is filled with zeros to so many digits; `null`: it is not. */
  readonly digits: number | null;
  /** Whether a file may lack the column. */
  readonly isOptional: boolean;
};

/** How the files of one sender are read. A canonical profile, or one saved for a partner. */
export type Profile = {
  readonly name: string;
  readonly subject: Subject;
  readonly format: Format;
  readonly encoding: Encoding;
  /** `null`: found out from the header. */
  readonly separator: string | null;
  readonly hasQuotes: boolean;
  readonly hasHeader: boolean;
  /** Lines, or rows of a sheet, before the header (before the first record when there is no header). */
  readonly titleRows: number;
  /** Rows after the last record, such as a sum. */
  readonly footerRows: number;
  /** The sheet of a workbook; `null`: the only one that has the columns. */
  readonly sheet: string | null;
  /** What every fixed-width record begins with, and how many characters it has; `null`: any. */
  readonly recordMark: string;
  readonly recordLength: number | null;
  readonly columns: readonly Column[];
  /** Canonical fields that every row of this sender has alike. */
  readonly constants: ReadonlyMap<string, string>;
};

/** A column that holds one canonical field as it is. */
export const plainColumn = (header: string | null, field: string): Column => ({
  header,
  path: null,
  place: null,
  fields: [field],
  fieldSeparator: ' ',
  values: new Map(),
  listSeparator: null,
  dayFormat: null,
  digits: null,
  isOptional: false,
});

/** What a person calls the column: its header, its path, its place in the line, or its number in the file. */
export function nameOfColumn({ header, path, place }: Column, position: number): string {
  if (path !== null) return path.join('.');
  if (place !== null) return `${place.start}–${place.start + place.length - 1}`;
  return header ?? String(position);
}
