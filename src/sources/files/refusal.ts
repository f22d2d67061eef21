import type { Label } from '#kernel';

/**
 * Why a whole file is refused, in order of precedence. A refused file has changed nothing.
 *
 * `line` counts lines of the file from 1, `record` counts data records from 1 (the header is none), `offset` counts bytes from 0.
 */
export type FileRefusal = {
  readonly kind: 'refused';
  readonly because: FileRefusalReason;
  readonly line: number | null;
  readonly record: number | null;
  readonly offset: number | null;
  readonly field: string | null;
  readonly message: Label;
};

/** The stable words of a refused file. */
export type FileRefusalReason =
  | 'empty_file'
  | 'not_text'
  | 'wrong_encoding'
  | 'unknown_column'
  | 'missing_column'
  | 'repeated_column'
  | 'unclosed_quote'
  | 'stray_quote'
  | 'record_too_long'
  | 'wrong_field_count';

type Place = { line?: number; record?: number; offset?: number; field?: string };

/** Builds a refusal; what is not known about the place is `null`. */
export function refusal(because: FileRefusalReason, message: Label, place: Place = {}): FileRefusal {
  const { line = null, record = null, offset = null, field = null } = place;
  return { kind: 'refused', because, line, record, offset, field, message };
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
