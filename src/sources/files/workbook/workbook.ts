import { mapHeader } from '../profiles/mapping.ts';
import type { Profile } from '../profiles/profile.ts';
import { type FileRefusal, RefusedStream } from '../refusal.ts';
import { emptyFile } from '../say-refusal.ts';
import { firstRow, type RawRow, type Table, withoutLast } from '../table.ts';
import type { Archive } from './archive.ts';
import { readWorkbook, type Sheet, type Workbook } from './parts.ts';
import { noSuchSheet } from './say-archive.ts';
import { sheetRows } from './sheet-rows.ts';

/** How far down a sheet its header is looked for when the profile does not say where it is. */
const HEADER_WITHIN_ROWS = 20;

/** Whether an archive is a workbook. */
export const isWorkbook = (archive: Archive): boolean =>
  archive.has('[Content_Types].xml') && archive.members.some((name) => /^xl\/|\/workbook\.xml$/.test(name));

/** Opens the sheet that the profile names, or the first one that has its columns. */
export async function openWorkbook(archive: Archive, profile: Profile): Promise<Table> {
  const workbook = await readWorkbook(archive);
  const { sheet, titleRows } = await chosen(archive, workbook, profile);
  const rows = after(titleRows, sheetRows(archive.read(sheet.part), workbook));
  const table = { kind: 'table', isRagged: true, separator: null } as const;
  if (!profile.hasHeader) return { ...table, header: null, headerLine: 0, rows: withoutLast(rows, profile.footerRows) };
  const { first, rest } = await firstRow(rows);
  if (first === null) throw new RefusedStream(emptyFile());
  return { ...table, header: first.cells, headerLine: first.line, rows: withoutLast(rest, profile.footerRows) };
}

type Chosen = { readonly sheet: Sheet; readonly titleRows: number };

async function chosen(archive: Archive, workbook: Workbook, profile: Profile): Promise<Chosen> {
  const { titleRows } = profile;
  const candidates = candidatesOf(workbook, profile);
  if ('because' in candidates) throw new RefusedStream(candidates);
  const [first] = candidates;
  if (!first) throw new RefusedStream(emptyFile());
  if (!profile.hasHeader) return { sheet: first, titleRows };
  for (const sheet of candidates) {
    const top = await topOf(archive.read(sheet.part), workbook);
    const header = top.find(
      ({ cells, line }) => line > titleRows && mapHeader(cells, profile, line).kind === 'mapping',
    );
    if (header) return { sheet, titleRows: header.line - 1 };
  }
  return { sheet: first, titleRows };
}

function candidatesOf({ sheets }: Workbook, { sheet }: Profile): readonly Sheet[] | FileRefusal {
  if (sheet === null) return [...sheets.filter(({ isHidden }) => !isHidden), ...sheets.filter(({ isHidden }) => isHidden)]; // prettier-ignore
  const named = sheets.filter(({ name }) => name === sheet);
  return named.length > 0 ? named : noSuchSheet(sheet, sheets.map(({ name }) => name)); // prettier-ignore
}

/** The first rows of a sheet. */
export async function topOf(
  part: AsyncIterable<Buffer>,
  workbook: Workbook,
  most = HEADER_WITHIN_ROWS,
): Promise<RawRow[]> {
  // prettier-ignore
  const top: RawRow[] = [];
  for await (const rows of sheetRows(part, workbook)) {
    top.push(...rows.slice(0, most - top.length));
    if (top.length >= most) break;
  }
  return top;
}

async function* after(titleRows: number, batches: AsyncIterable<readonly RawRow[]>): AsyncGenerator<readonly RawRow[]> {
  for await (const batch of batches) {
    const rows = batch.filter(({ line }) => line > titleRows);
    if (rows.length > 0) yield rows;
  }
}
