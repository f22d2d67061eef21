import type { Label } from '#kernel';

/**
 * Why a whole file is refused, in order of precedence. A refused file has changed nothing.
 *
 * `line` counts lines of the file from 1, `record` counts data records from 1 (the header is none), `column` characters of the line
 * from 1, `offset` bytes from 0. `fit` says of a profile whose columns no longer fit what does and what does not.
 */
export type FileRefusal = {
  readonly kind: 'refused';
  readonly because: FileRefusalReason;
  readonly line: number | null;
  readonly record: number | null;
  readonly offset: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly message: Label;
  readonly fit: Fit | null;
};

/** The stable words of a refused file. */
export type FileRefusalReason =
  | 'empty_file'
  | 'not_text'
  | 'broken_archive'
  | 'unsafe_archive'
  | 'archive_too_large'
  | 'several_files'
  | 'broken_workbook'
  | 'no_such_sheet'
  | 'other_format'
  | 'wrong_encoding'
  | 'unknown_column'
  | 'missing_column'
  | 'repeated_column'
  | 'moved_column'
  | 'unclosed_quote'
  | 'stray_quote'
  | 'record_too_long'
  | 'wrong_field_count'
  | 'wrong_record_length'
  | 'wrong_record_mark'
  | 'broken_object'
  | 'unreadable_value'
  | 'nothing_below'
  | 'start_beyond';

/** How the columns of a file and of a profile meet, by the names a person knows. */
export type Fit = {
  readonly fits: readonly string[];
  /** In the file, and neither mapped nor left out by the profile. */
  readonly unknown: readonly string[];
  /** In the profile, and not in the file. */
  readonly missing: readonly string[];
  /** What an unknown column may have been called before. */
  readonly suggestions: readonly { readonly theirs: string; readonly ours: string }[];
};

type Place = { line?: number; record?: number; offset?: number; column?: number; field?: string; fit?: Fit };

/** Builds a refusal; what is not known about the place is `null`. */
export function refusal(because: FileRefusalReason, message: Label, place: Place = {}): FileRefusal {
  const { line = null, record = null, offset = null, column = null, field = null, fit = null } = place;
  return { kind: 'refused', because, line, record, offset, column, field, message, fit };
}

/** Carries a refusal out of a stream; `readRecords` turns it back into a value, so nobody else meets it. */
export class RefusedStream extends Error {
  override readonly name = 'RefusedStream';
  readonly refusal: FileRefusal;

  constructor(why: FileRefusal) {
    super(why.message.en);
    this.refusal = why;
  }
}
