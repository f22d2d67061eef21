import type { Label, Purpose } from './channels.ts';

/**
 * One declaration for every table and column: what it is, why it is held, how long, and what the rights do to it.
 * Inspection, erasure, retention, masking and the register description are derived from it.
 */

/** The ground in GDPR article 6(1) on which something is held. */
export type Basis = 'contract' | 'legal obligation' | 'legitimate interest' | 'consent';

/** How long something is held. */
export type Retention = {
  readonly label: Label;
  /** Kept so many years from the end of the calendar year of the day in the table's `keptFrom` column; `null`: while the customer is. */
  readonly years: number | null;
  /** The law that commands it, as on its page in docs/sources. */
  readonly law: string | null;
};

/** Where values come from (§ 5) and to whom they go (§ 4), as the description lists them. */
export type Origin =
  | 'the customer'
  | 'orders'
  | 'update services'
  | 'partners'
  | 'order sellers'
  | 'the register itself'
  | 'the bank';
export type Receiver =
  | 'printing house'
  | 'delivery'
  | 'e-invoice operator'
  | 'bank'
  | 'collection agency'
  | 'partners under agreement'
  | 'nobody';

/** A group of personal data with one fate; a column names its category. */
export type Category = {
  readonly id: string;
  readonly label: Label;
  readonly purposes: readonly [Purpose, ...Purpose[]];
  readonly basis: Basis;
  readonly retention: Retention;
  readonly origins: readonly Origin[];
  readonly receivers: readonly Receiver[];
};

/**
 * What inspection does with a value: tells it; tells it only when the row is about nobody else (a record that names a payer
 * and a receiver is not told to either); tells that it exists; hands it over as a file beside the document, which names it by its
 * SHA-256; or leaves it out (another's secret, a key).
 */
export type Inspection = 'tell' | 'tell when alone' | 'mask' | 'attach' | 'omit';
/**
 * What erasure does with a value in a row that stays: empties it, keeps it because the category's retention has a law, or
 * leaves it because the row is shared with others and, once the way to it is erased, speaks of nobody (the name of a list).
 */
export type Erasure = 'empty' | 'keep until due' | 'leave to others';

export type PersonalColumn = {
  readonly is: 'personal';
  readonly category: Category;
  readonly label: Label;
  readonly inspection: Inspection;
  readonly erasure: Erasure;
  /** What is written over a value that may not be null; `null` otherwise. */
  readonly overwrite: string | null;
};
/** A key, a state, a count, a moment of the system itself: about a row, not about a person. */
export type InternalColumn = { readonly is: 'internal' };
export type Column = PersonalColumn | InternalColumn;

/**
 * How a row leads to its customers.
 * `columns`: they hold customer numbers. `via`: `column` holds the `key` of a row of `table` ("room.table"), whose
 * subjects are this row's too; both may be given. `nobody`: the table holds nothing about persons. `staff`: about the
 * users of the system, the column holds the user's id.
 */
export type Subject =
  | {
      readonly columns?: readonly [string, ...string[]];
      readonly via?: { readonly table: string; readonly column: string; readonly key: string };
    }
  | { readonly staff: string }
  | 'nobody';

export type TableDeclaration<Columns extends string = string> = {
  readonly label: Label;
  readonly subject: Subject;
  /** What erasure does with the row: deletes it, or leaves it and does with each column what the column says. */
  readonly erasure: 'delete row' | 'by column';
  /** The date column from whose year retention with a law counts; absent where nothing is kept by law. May stand in the `via` table. */
  readonly keptFrom?: string;
  readonly columns: Readonly<Record<Columns, Column>>;
};

/** What a room declares: every table of its schema, every column of the table. */
export type RoomDeclaration = {
  readonly room: string;
  readonly tables: Readonly<Record<string, TableDeclaration>>;
};

/** A column that says nothing about a person. */
export const internal: InternalColumn = { is: 'internal' };

type ColumnOptions = { readonly inspection?: Inspection; readonly erasure?: Erasure; readonly overwrite?: string };

/** Makes the columns of a category: `const name = personal(customerData); … name({ fi, sv, en })`. */
export const personal =
  (category: Category) =>
  (label: Label, { inspection = 'tell', erasure, overwrite }: ColumnOptions = {}): PersonalColumn => ({
    is: 'personal',
    category,
    label,
    inspection,
    erasure: erasure ?? (category.retention.law ? 'keep until due' : 'empty'),
    overwrite: overwrite ?? null,
  });

/**
 * Declares a room's tables. A table or column of `Tables` that is missing, or one that does not exist, is a compile error:
 * `export const data = declare<RoomTables<'invoicing'>>()('invoicing', { … })`.
 */
export const declare =
  <Tables>() =>
  (
    room: string,
    tables: { readonly [Table in keyof Tables]: TableDeclaration<keyof Tables[Table] & string> },
  ): RoomDeclaration => ({ room, tables: tables as RoomDeclaration['tables'] });
