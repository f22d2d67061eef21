import type { Subject } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { binaryFile, emptyFile } from '../say-refusal.ts';
import { asUtf8 } from '../text/encoding.ts';
import type { Encoding } from '../text/encodings.ts';
import { flattened } from '../text/ndjson.ts';
import { column, type FoundColumn, type FoundLayout, holding } from './found.ts';
import { type GuessedEncoding, guessEncoding } from './guess-encoding.ts';
import { type GuessedLayout, guessLayout } from './guess-layout.ts';
import { type Asked, type Line, PLAIN } from './asked.ts';
import { guessWidths } from './guess-widths.ts';
import { fixedColumns } from './sniff-fixed.ts';
import type { Doubt } from './sniffed.ts';
import { nothingBelow, type Told } from './told.ts';
import { topRows } from './top-rows.ts';

/** How much of a file is looked at. */
const SNIFFED_BYTES = 1_048_576;
const LINES_MAX = 5_000;

/** Looks at text: in which encoding, JSON objects, fixed columns or separators; what was told is taken as it is. */
export async function sniffText(
  bytes: AsyncIterable<Uint8Array>,
  subject: Subject | null,
  told: Told = {},
): Promise<FoundLayout> {
  const { head, isWhole } = await headOf(bytes);
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'))) throw new RefusedStream(binaryFile('PDF'));
  const guessed = guessEncoding(head, isWhole);
  const encoding = told.encoding ?? guessed.encoding;
  const text = await textOf(head, encoding, isWhole);
  if (text.trim() === '') throw new RefusedStream(emptyFile());
  const base = { sheet: null, sheets: [], encoding };
  const doubts = told.encoding === undefined ? doubtsOf(guessed) : [];
  const lines = linesIn(text, isWhole);
  const asked = { subject, isWhole, told, doubts };
  switch (told.format ?? formatOf(text, lines, told)) {
    case 'ndjson':
      return { ...base, ...objects(lines, asked) };
    case 'fixed width':
      return { ...base, ...fixedColumns(lines, asked) };
    case 'csv':
      return { ...base, ...delimited(text, asked) };
  }
}

function formatOf(text: string, lines: readonly Line[], told: Told): 'csv' | 'fixed width' | 'ndjson' {
  if (text.trimStart().startsWith('{') && isObject(firstLine(text.trimStart()))) return 'ndjson';
  if (told.starts !== undefined) return 'fixed width';
  if (told.separator !== undefined || lines.some((line) => /[\t;]/.test(line.text))) return 'csv';
  return guessWidths(lines.map((line) => line.text)) === null ? 'csv' : 'fixed width';
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; isWhole: boolean }> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    read.push(chunk);
    size += chunk.length;
    if (size > SNIFFED_BYTES) return { head: Buffer.concat(read), isWhole: false };
  }
  return { head: Buffer.concat(read), isWhole: true };
}

/** The beginning as text, to the end of its last whole line. */
async function textOf(head: Buffer, encoding: Encoding, isWhole: boolean): Promise<string> {
  const end = isWhole ? head.length : head.lastIndexOf(0x0a) + 1 || head.length;
  const cut = encoding.startsWith('utf-16') ? end - (end % 2) : end;
  async function* chunk(): AsyncGenerator<Buffer> {
    yield head.subarray(0, cut);
  }
  const parts: Buffer[] = [];
  for await (const part of asUtf8(chunk(), encoding)) parts.push(part);
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

const doubtsOf = ({ isSure, found, encoding }: GuessedEncoding): Doubt[] =>
  isSure ? [] : [{ doubt: 'encoding_unclear', column: null, found: `${encoding} (${found})` }];

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

function linesIn(text: string, isWhole: boolean): Line[] {
  const lines = text.split(/\r\n|\r|\n/).map((one, at): Line => ({ line: at + 1, text: one }));
  const written = lines.filter((line) => line.text.trim() !== '');
  return (isWhole ? written : written.slice(0, -1)).slice(0, LINES_MAX);
}

function objects(all: readonly Line[], { told, doubts }: Asked) {
  const titleRows = told.titleRows ?? 0;
  const lines = all.filter(({ line }) => line > titleRows);
  if (lines.length === 0) throw new RefusedStream(nothingBelow(titleRows));
  const rows = lines.map(({ line, text }, at) => flattened(text, { line, record: at + 1 }, new Set()));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const found = names.map((name): FoundColumn => {
    const isOptional = rows.some((row) => !row.has(name));
    return column({ name, path: name.split('.'), isOptional, values: rows.map((row) => row.get(name) ?? '') });
  });
  const first = rows.slice(0, 5).map((row, at) => ({ line: lines[at]?.line ?? 0, cells: names.map((name) => row.get(name) ?? '') })); // prettier-ignore
  const top = topRows([{ line: 0, cells: names }, ...first], { titleRows: 0, hasHeader: true });
  return { ...PLAIN, format: 'ndjson' as const, titleRows, top, found, doubts };
}

function delimited(text: string, { subject, isWhole, told, doubts }: Asked) {
  const layout = guessLayout(text, { subject: subject ?? 'customers', isWhole, told });
  const { rows, hasHeader, titleRows, footerRows, separator, hasQuotes } = layout;
  const [header = [], ...below] = rows;
  if (rows.length === 0) throw new RefusedStream(nothingBelow(titleRows));
  const width = header.length;
  const records = hasHeader ? below : rows;
  const found = Array.from({ length: width }, (_, at) =>
    column({
      name: hasHeader ? (header[at] ?? '') : String(at + 1),
      isNamed: hasHeader,
      values: records.map((row) => row[at] ?? ''),
    }),
  ).filter(({ name, values }) => name.trim() !== '' || values.some((value) => value.trim() !== ''));
  const skipped = layout.hasSepLine ? 2 : 1;
  const numbered = [...layout.titles, ...rows].map((cells, at) => ({ line: at + skipped, cells }));
  const all = [...doubts, ...doubtsOfLayout(layout, { told, width })];
  const top = topRows(numbered, { titleRows, hasHeader });
  return { ...PLAIN, format: 'csv' as const, separator, hasQuotes, hasHeader, titleRows, footerRows, top, found, doubts: all }; // prettier-ignore
}

type Beside = { readonly told: Told; readonly width: number };

function doubtsOfLayout(layout: GuessedLayout, { told, width }: Beside): Doubt[] {
  const { hasHeader, titleRows, footerRows, unevenRows } = layout;
  const { titleRows: toldTitles, footerRows: toldFooters, hasHeader: toldHeader } = told;
  const rows = holding([
    titleRows > 0 && toldTitles === undefined && { doubt: 'title_rows', column: null, found: String(titleRows) },
    footerRows > 0 && toldFooters === undefined && { doubt: 'footer_rows', column: null, found: String(footerRows) },
    unevenRows > 0 && { doubt: 'uneven_rows', column: null, found: String(unevenRows) },
  ]);
  const header = holding([
    !hasHeader && toldHeader === undefined && { doubt: 'no_header', column: null, found: String(width) },
    hasHeader && !layout.isHeaderSure && { doubt: 'header_unclear', column: null, found: String(width) },
  ]);
  return [...doubtsOfSeparator(layout, { told, width }), ...header, ...rows];
}

function doubtsOfSeparator(layout: GuessedLayout, { told, width }: Beside): Doubt[] {
  const { separator, hasSepLine } = layout;
  const isTold = told.separator !== undefined;
  return holding([
    !layout.isSeparatorSure && { doubt: 'separator_unclear', column: null, found: separator },
    isTold && !hasSepLine && width === 1 && { doubt: 'separator_absent', column: null, found: separator },
    isTold && hasSepLine && told.separator !== separator && { doubt: 'separator_in_file', column: null, found: separator }, // prettier-ignore
  ]);
}
