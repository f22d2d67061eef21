import type { Encoding } from './encoding.ts';

/** What a file is about: each has canonical columns and its own row rules. */
export const SUBJECTS = ['customers', 'agent-orders', 'address-updates', 'bans'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Whether the text names a subject, which is also the name of its canonical profile. */
export const isSubject = (text: string): text is Subject => SUBJECTS.some((subject) => subject === text);

/** How days stand in a column. */
export const DAY_FORMATS = ['yyyy-MM-dd', 'd.M.yyyy', 'dd/MM/yyyy'] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

/** One column of a file: which canonical field (or fields, in one text) it holds and how its values are written. */
export type Column = {
  /** As it stands in the header; `null` in a file without one. */
  readonly header: string | null;
  readonly fields: readonly [string, ...string[]];
  /** Between several fields in one column. */
  readonly fieldSeparator: string;
  /** Theirs to ours: `H` to `person`. Words that are not there pass as they are. */
  readonly values: ReadonlyMap<string, string>;
  /** Between the codes of a list; ours is `|`. */
  readonly listSeparator: string | null;
  readonly dayFormat: DayFormat | null;
};

/** How the files of one sender are read. A canonical profile, or one saved for a partner. */
export type Profile = {
  readonly name: string;
  readonly subject: Subject;
  readonly encoding: Encoding;
  /** `null`: found out from the header. */
  readonly separator: string | null;
  readonly hasQuotes: boolean;
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
  /** Canonical fields that every row of this sender has alike. */
  readonly constants: ReadonlyMap<string, string>;
};

/** A column that holds one canonical field as it is. */
export const plainColumn = (header: string | null, field: string): Column => ({
  header,
  fields: [field],
  fieldSeparator: ' ',
  values: new Map(),
  listSeparator: null,
  dayFormat: null,
});
