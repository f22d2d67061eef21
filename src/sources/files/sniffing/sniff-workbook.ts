import type { Subject } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { emptyFile } from '../say-refusal.ts';
import type { RawRow } from '../table.ts';
import type { Archive } from '../workbook/archive.ts';
import { readWorkbook } from '../workbook/parts.ts';
import { topOf } from '../workbook/workbook.ts';
import { column, type FoundLayout, holding } from './found.ts';
import { headerIn } from './guess-layout.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';
import type { Doubt } from './sniffed.ts';

const ROWS_SNIFFED = 5_000;
const SHEETS_SNIFFED = 20;
const TITLE_ROWS_MAX = 20;

/** Looks at a workbook: which sheet has the list, and in which row it begins. */
export async function sniffWorkbook(archive: Archive, subject: Subject | null): Promise<FoundLayout> {
  const workbook = await readWorkbook(archive);
  const shown = workbook.sheets.filter(({ isHidden }) => !isHidden).slice(0, SHEETS_SNIFFED);
  const tables: Candidate[] = [];
  for (const { name, part } of shown) {
    const rows = await topOf(archive.read(part), workbook, ROWS_SNIFFED);
    const [header, ...below] = rows.slice(headerRow(rows, subject ?? 'customers'));
    if (header) tables.push({ name, header, below });
  }
  const [best] = tables.toSorted((a, b) => b.header.cells.length - a.header.cells.length);
  if (best === undefined) throw new RefusedStream(emptyFile());
  const { name, header, below } = best;
  const { hasHeader, isSure } = headerIn([header, ...below].map(({ cells }) => cells), subject ?? 'customers'); // prettier-ignore
  const titleRows = header.line - 1;
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    separator: null,
    hasQuotes: false,
    hasHeader,
    titleRows,
    footerRows: 0,
    sheet: name,
    sheets: workbook.sheets.map((sheet) => sheet.name),
    recordMark: '',
    recordLength: null,
    found: columnsOf(hasHeader ? header : null, hasHeader ? below : [header, ...below]),
    doubts: doubtsOf({ sheets: shown.length, sheet: name, titleRows, isSure, hasHeader }),
  };
}

type Candidate = { readonly name: string; readonly header: RawRow; readonly below: readonly RawRow[] };

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
  );
}

type Seen = { sheets: number; sheet: string; titleRows: number; isSure: boolean; hasHeader: boolean };

const doubtsOf = ({ sheets, sheet, titleRows, isSure, hasHeader }: Seen): Doubt[] =>
  holding([
    sheets > 1 && { doubt: 'several_sheets', column: null, found: sheet },
    titleRows > 0 && { doubt: 'title_rows', column: null, found: String(titleRows) },
    !hasHeader && { doubt: 'no_header', column: null, found: sheet },
    hasHeader && !isSure && { doubt: 'header_unclear', column: null, found: sheet },
  ]);
