import { parse } from 'csv-parse/sync';
import type { Subject } from '../profiles/profile.ts';
import { SEP_LINE } from '../text/layout.ts';
import { contentsOf } from './content.ts';
import type { Told } from './told.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';

/** How delimited text seems to be laid out. */
export type GuessedLayout = {
  readonly separator: string;
  readonly hasQuotes: boolean;
  readonly hasHeader: boolean;
  readonly titleRows: number;
  readonly footerRows: number;
  /** The rows of the head below the titles, the header among them. */
  readonly rows: readonly (readonly string[])[];
  /** The rows that stand above them, as they are cut. */
  readonly titles: readonly (readonly string[])[];
  readonly isSeparatorSure: boolean;
  /** Excel's own line `sep=;`, which stands above everything. */
  readonly hasSepLine: boolean;
  readonly isHeaderSure: boolean;
  readonly unevenRows: number;
};

const SEPARATORS = [';', ',', '\t', '|', ':'] as const;
const TITLE_ROWS_MAX = 10;

/** Finds the separator under which the rows are as many and as even as can be, and the row that is the header. */
export function guessLayout(text: string, { subject, isWhole, told }: Asking): GuessedLayout {
  const excel = SEP_LINE.exec(text);
  const body = excel ? text.slice(excel[0].length) : text;
  const given = excel?.[1] ?? told.separator;
  const { best, isSure: isSeparatorSure } = bestOf(body, given, { isWhole, hasQuotes: told.hasQuotes ?? true });
  const { rows, separator, hasQuotes } = best;
  const titleRows = told.titleRows ?? titlesIn(rows, subject);
  const below = rows.slice(titleRows).filter((row) => row.length > 1 || row[0] !== '');
  const { hasHeader, isSure } = told.hasHeader === undefined ? headerIn(below, subject) : { hasHeader: told.hasHeader, isSure: true }; // prettier-ignore
  const width = below[0]?.length ?? 0;
  const footerRows = told.footerRows ?? (isWhole ? footersIn(below, width) : 0);
  return {
    separator,
    hasQuotes,
    hasHeader,
    titleRows,
    footerRows,
    rows: below.slice(0, below.length - footerRows),
    titles: rows.slice(0, titleRows),
    hasSepLine: excel !== null,
    isSeparatorSure,
    isHeaderSure: isSure,
    unevenRows: below.slice(0, below.length - footerRows).filter((row) => row.length !== width).length,
  };
}

/** What is known before the layout is looked for. */
export type Asking = { readonly subject: Subject; readonly isWhole: boolean; readonly told: Told };

type Tried = { separator: string; hasQuotes: boolean; rows: string[][]; score: number };

type Trying = { readonly isWhole: boolean; readonly hasQuotes: boolean };

/** The separator that was given, or that under which the rows are the most even. */
function bestOf(body: string, given: string | undefined, how: Trying): { best: Tried; isSure: boolean } {
  if (given !== undefined) return { best: tryOut(body, given, how), isSure: true };
  const tried = SEPARATORS.map((separator) => tryOut(body, separator, how)).toSorted((a, b) => b.score - a.score);
  const [best = tryOut(body, ',', how), second] = tried;
  return { best, isSure: second === undefined || best.score > second.score * 1.5 };
}

function tryOut(text: string, separator: string, { isWhole, hasQuotes }: Trying): Tried {
  const quoted = hasQuotes ? parsed(text, separator, true) : null;
  const rows = quoted ?? parsed(text, separator, false) ?? [];
  if (!isWhole) rows.pop();
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const weightOf = (width: number, often: number): number => (width > 1 ? often : 0);
  const [width = 1, often = 0] = [...counts].toSorted(([a, n], [b, m]) => weightOf(b, m) - weightOf(a, n))[0] ?? [];
  const score = width < 2 || rows.length === 0 ? 0 : (often / rows.length) ** 2 * Math.log2(width);
  return { separator, hasQuotes: quoted !== null, rows, score };
}

function parsed(text: string, delimiter: string, hasQuotes: boolean): string[][] | null {
  try {
    return parse(text, { delimiter, quote: hasQuotes ? '"' : false, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }); // prettier-ignore
  } catch {
    return null;
  }
}

const knownIn = (row: readonly string[], subject: Subject): number =>
  row.filter((cell) => fieldOfHeader(cell, subject) !== null || fieldsOfHeader(cell) !== null).length;

const filledIn = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** How many rows stand above the header: those before the row that names most columns, when they are mostly blank. */
function titlesIn(rows: readonly string[][], subject: Subject): number {
  const width = Math.max(0, ...rows.slice(0, 50).map(filledIn));
  const top = rows.slice(0, TITLE_ROWS_MAX + 1);
  const header = top.findIndex((row) => knownIn(row, subject) >= Math.max(2, filledIn(row) / 2));
  if (header > 0 && top.slice(0, header).every((row) => filledIn(row) < width)) return header;
  if (header === 0) return 0;
  const full = top.findIndex((row) => filledIn(row) > 1);
  return full > 0 && width > 2 ? full : 0;
}

/** Whether the first row names the columns: it holds known words, or is unlike what stands below it. */
export function headerIn(
  rows: readonly (readonly string[])[],
  subject: Subject,
): { hasHeader: boolean; isSure: boolean } {
  // prettier-ignore
  const [first = [], ...others] = rows;
  const named = filledIn(first);
  const known = knownIn(first, subject);
  if (known >= Math.max(1, named / 2)) return { hasHeader: true, isSure: true };
  const hasValues = first.some((cell) => ['email', 'day', 'postal_code', 'phone', 'business_id'].some((content) => contentsOf([cell]).get(content as 'email') === 1)); // prettier-ignore
  if (hasValues || others.length === 0) return { hasHeader: false, isSure: hasValues };
  const isNamed = named === first.length && new Set(first).size === first.length;
  return { hasHeader: known > 0 || isNamed, isSure: known > 0 && !hasValues };
}

/** Rows at the end that are shorter, or blank but for a word and a number: a sum, a greeting. */
function footersIn(rows: readonly string[][], width: number): number {
  let footers = 0;
  while (footers < 3 && footers < rows.length - 2) {
    const row = rows.at(-1 - footers) ?? [];
    const isShort = row.length !== width;
    const isSum = /^(?:yhteensä|summa|totalt|total|sum|rivejä|rows|antal)(?!\p{L})/iu.test(row[0]?.trim() ?? '');
    if (!isSum && !(isShort && filledIn(row) <= 2)) break;
    footers++;
  }
  return footers;
}
