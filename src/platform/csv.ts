import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet would take for a formula, also behind blanks, a quote or another separator, by which a program that
 * takes the comma for a semicolon begins a cell of its own; full-width signs too.
 */
const FORMULA = /^[\s",;]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
/** A telephone number, an amount, or a name with @ before it calculate nothing. */
const HARMLESS = /^(?:\+\d[\d ]{3,20}|[+-]\d+(?:[.,]\d+)?|@[\p{L}\p{N}_.]+)$/u;
/** A blank that is kept would take the sign with it into a cell. */
const HIDDEN = /^[\t\r\n]/;

/** A cell that a spreadsheet shows and does not calculate. */
export const inertCell = (text: string): string =>
  HIDDEN.test(text) || (FORMULA.test(text) && !HARMLESS.test(text)) ? `'${text}` : text;

type Cell = string | number | boolean | null;

/** Rows as CSV, comma and LF unless told otherwise; a text is never a formula, a number stays a number. */
export const csvRows = (rows: readonly (readonly Cell[])[], lineEnd: '\n' | '\r\n' = '\n'): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell))),
    { record_delimiter: lineEnd },
  );
