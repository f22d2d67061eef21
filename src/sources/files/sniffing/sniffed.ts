import type { Encoding } from '../text/encodings.ts';
import type { TopRow } from './top-rows.ts';
import type { DayFormat, Format, Place, Subject } from '../profiles/profile.ts';

/** A field of the register under its stable name: `postal_code`. */
export type CanonicalField = string;

/** How sure a guess is; everything is shown to the person, who decides. */
export type Confidence = 'high' | 'middling' | 'low';

/** One column of a file as it was found, and what it seems to hold. */
export type SniffedColumn = {
  /** The header, the path in the object (`address.zip`), the place in the line (`28–57`) or the number from 1. */
  readonly name: string;
  readonly path: readonly string[] | null;
  readonly place: Place | null;
  /** Up to five different values that are not blank, as they stand in the file. */
  readonly samples: readonly string[];
  /** The field that the column seems to hold, by its name or by its values; `null`: nobody can tell. */
  readonly guess: CanonicalField | null;
  /** All the fields when there are several in one text, such as postal code and town. */
  readonly fields: readonly CanonicalField[];
  readonly confidence: Confidence;
  readonly fieldSeparator: string | null;
  readonly listSeparator: string | null;
  readonly dayFormat: DayFormat | null;
  /** Ours to theirs: what the sender's words seem to mean. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly digits: number | null;
  /** Whether some records lack the column altogether (NDJSON). */
  readonly isOptional: boolean;
  /** Whether a saved profile has decided that the column is left out. */
  readonly isLeftOut: boolean;
};

/** How a file seems to be laid out, found from its own bytes. */
export type Sniffed = {
  readonly kind: 'sniffed';
  /** What the file seems to be about: the subject whose fields its columns name. */
  readonly subject: Subject;
  readonly format: Format;
  /** The member of a ZIP that was looked at; `null` when the file is no archive. */
  readonly member: string | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: Encoding;
  readonly separator: string | null;
  readonly hasQuotes: boolean;
  readonly hasHeader: boolean;
  readonly titleRows: number;
  readonly footerRows: number;
  readonly recordMark: string;
  readonly recordLength: number | null;
  /** The first rows as they are read. */
  readonly top: readonly TopRow[];
  readonly columns: readonly SniffedColumn[];
  readonly confidence: Confidence;
  /** What could be otherwise: stable words, told to the person in his language by `sayDoubt`. */
  readonly doubts: readonly Doubt[];
};

/** One thing that the file does not tell for certain. */
export type Doubt = { readonly doubt: DoubtKind; readonly column: string | null; readonly found: string };

/** The stable words of doubts. */
export type DoubtKind =
  | 'encoding_unclear'
  | 'separator_unclear'
  | 'separator_absent'
  | 'separator_in_file'
  | 'header_unclear'
  | 'no_header'
  | 'widths_guessed'
  | 'title_rows'
  | 'footer_rows'
  | 'several_sheets'
  | 'column_unknown'
  | 'column_guessed_by_content'
  | 'words_unknown'
  | 'zeros_lost'
  | 'day_order_unclear'
  | 'decimal_comma'
  | 'uneven_rows'
  | 'perhaps_renamed';
