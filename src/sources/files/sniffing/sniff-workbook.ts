import type { Subject } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { emptyFile } from '../say-refusal.ts';
import type { RawRow } from '../table.ts';
import type { Archive } from '../workbook/archive.ts';
import { readWorkbook, type Sheet, type Workbook } from '../workbook/parts.ts';
import { noSuchSheet } from '../workbook/say-archive.ts';
import { topOf } from '../workbook/workbook.ts';
import { column, type FoundLayout, holding } from './found.ts';
import { headerIn } from './guess-layout.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';
import type { Doubt } from './sniffed.ts';
import { nothingBelow, type Told } from './told.ts';
import { topRows } from './top-rows.ts';

const ROWS_SNIFFED = 5_000;
const SHEETS_SNIFFED = 20;
const TITLE_ROWS_MAX = 20;

/** Looks at a workbook: which sheet has the list, and in which row it begins, unless both were told. */
export async function sniffWorkbook(archive: Archive, subject: Subject | null, told: Told = {}): Promise<FoundLayout> {
  const workbook = await readWorkbook(archive);
  const shown = sheetsOf(workbook, told);
  const tables: Candidate[] = [];
  for (const { name, part } of shown) {
    const rows = await topOf(archive.read(part), workbook, ROWS_SNIFFED);
    const table = tableIn(rows, subject ?? 'customers', told);
    if (table) tables.push({ name, ...table });
  }
  const [best] = tables.toSorted((a, b) => b.header.cells.length - a.header.cells.length);
  if (best === undefined) throw nothingIn(told);
  const { name, titles, header, below } = best;
  const { hasHeader, isSure } = toldHeader(told) ?? headerIn([header, ...below].map(({ cells }) => cells), subject ?? 'customers'); // prettier-ignore
  const titleRows = told.titleRows ?? header.line - 1;
  const { footerRows = 0 } = told;
  const rows = below.slice(0, Math.max(0, below.length - footerRows));
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    separator: null,
    hasQuotes: false,
    hasHeader,
    titleRows,
    footerRows,
    sheet: name,
    sheets: workbook.sheets.map((sheet) => sheet.name),
    recordMark: '',
    recordLength: null,
    top: topRows([...titles, header, ...rows], { titleRows: titles.length, hasHeader }),
    found: columnsOf(hasHeader ? header : null, hasHeader ? rows : [header, ...rows]),
    doubts: doubtsOf({ sheets: shown.length, sheet: name, titleRows, isSure, hasHeader }).filter(
      ({ doubt }) => !isTold(doubt, told),
    ),
  };
}

const nothingIn = ({ titleRows = 0 }: Told): RefusedStream =>
  new RefusedStream(titleRows > 0 ? nothingBelow(titleRows) : emptyFile());

const toldHeader = ({ hasHeader }: Told) => (hasHeader === undefined ? null : { hasHeader, isSure: true });

/** The rows of a sheet in their parts: titles, the row that is taken for the header, what stands below. */
function tableIn(rows: readonly RawRow[], subject: Subject, { titleRows }: Told): Omit<Candidate, 'name'> | null {
  const at = titleRows === undefined ? headerRow(rows, subject) : rowAfter(rows, titleRows);
  const [header, ...below] = rows.slice(at);
  return header === undefined ? null : { titles: rows.slice(0, at), header, below };
}

/** Whether the person has said himself what the file leaves open. */
const isTold = (doubt: Doubt['doubt'], { titleRows, hasHeader }: Told): boolean =>
  (doubt === 'title_rows' && titleRows !== undefined) || (doubt === 'no_header' && hasHeader !== undefined);

function sheetsOf({ sheets }: Workbook, { sheet: wanted }: Told): readonly Sheet[] {
  if (wanted === undefined) return sheets.filter(({ isHidden }) => !isHidden).slice(0, SHEETS_SNIFFED);
  const named = sheets.filter(({ name }) => name === wanted);
  if (named.length > 0) return named;
  throw new RefusedStream(noSuchSheet(wanted, sheets.map(({ name }) => name))); // prettier-ignore
}

function rowAfter(rows: readonly RawRow[], titleRows: number): number {
  const at = rows.findIndex(({ line }) => line > titleRows);
  return at < 0 ? rows.length : at;
}

type Candidate = {
  readonly name: string;
  readonly titles: readonly RawRow[];
  readonly header: RawRow;
  readonly below: readonly RawRow[];
};

/** The row that names most columns, or the first one that is as wide as the table. */
function headerRow(rows: readonly RawRow[], subject: Subject): number {
  const top = rows.slice(0, TITLE_ROWS_MAX);
  const known = top.map(({ cells }) => cells.filter((cell) => (fieldOfHeader(cell, subject) ?? fieldsOfHeader(cell)) !== null).length); // prettier-ignore
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const width = Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length));
  return Math.max(0, top.findIndex(({ cells }) => cells.length === width)); // prettier-ignore
}

function columnsOf(header: RawRow | null, records: readonly RawRow[]) {
  const width = records.reduce((most, { cells }) => Math.max(most, cells.length), header?.cells.length ?? 0);
  return Array.from({ length: width }, (_, at) =>
    column({
      name: header === null ? String(at + 1) : (header.cells[at] ?? ''),
      isNamed: header !== null,
      values: records.map(({ cells }) => cells[at] ?? ''),
      isNumbers: true,
    }),
  ).filter(({ name, values }) => name.trim() !== '' || values.some((value) => value.trim() !== ''));
}

type Seen = { sheets: number; sheet: string; titleRows: number; isSure: boolean; hasHeader: boolean };

const doubtsOf = ({ sheets, sheet, titleRows, isSure, hasHeader }: Seen): Doubt[] =>
  holding([
    sheets > 1 && { doubt: 'several_sheets', column: null, found: sheet },
    titleRows > 0 && { doubt: 'title_rows', column: null, found: String(titleRows) },
    !hasHeader && { doubt: 'no_header', column: null, found: sheet },
    hasHeader && !isSure && { doubt: 'header_unclear', column: null, found: sheet },
  ]);
