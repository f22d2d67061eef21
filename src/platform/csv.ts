import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** A checked telephone number begins with + and cannot do anything. */
const TELEPHONE = /^\+\d{4,15}$/;

/** A cell that a spreadsheet shows and does not calculate. */
export const inertCell = (text: string): string => (FORMULA.test(text) && !TELEPHONE.test(text) ? `'${text}` : text);

type Cell = string | number | boolean | null;

/** Rows as CSV, comma and LF unless told otherwise; a text is never a formula, a number stays a number. */
export const csvRows = (rows: readonly (readonly Cell[])[], lineEnd: '\n' | '\r\n' = '\n'): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell))),
    { record_delimiter: lineEnd },
  );
