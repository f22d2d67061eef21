import type { Subject } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { binaryFile, emptyFile } from '../say-refusal.ts';
import { asUtf8 } from '../text/encoding.ts';
import type { Encoding } from '../text/encodings.ts';
import { flattened } from '../text/ndjson.ts';
import { column, type FoundColumn, type FoundLayout, holding } from './found.ts';
import { type GuessedEncoding, guessEncoding } from './guess-encoding.ts';
import { guessLayout } from './guess-layout.ts';
import { type GuessedWidths, guessWidths } from './guess-widths.ts';
import type { Doubt } from './sniffed.ts';

/** How much of a file is looked at. */
const SNIFFED_BYTES = 1_048_576;
const LINES_MAX = 5_000;

/** Looks at text: in which encoding, JSON objects, fixed columns or separators. */
export async function sniffText(bytes: AsyncIterable<Uint8Array>, subject: Subject | null): Promise<FoundLayout> {
  const { head, isWhole } = await headOf(bytes);
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'))) throw new RefusedStream(binaryFile('PDF'));
  const guessed = guessEncoding(head, isWhole);
  const text = await textOf(head, guessed.encoding, isWhole);
  if (text.trim() === '') throw new RefusedStream(emptyFile());
  const base = { sheet: null, sheets: [], encoding: guessed.encoding };
  const doubts = doubtsOf(guessed);
  if (text.trimStart().startsWith('{') && isObject(firstLine(text.trimStart()))) return { ...base, ...objects(text, isWhole, doubts) }; // prettier-ignore
  const lines = linesIn(text, isWhole);
  const widths = lines.some((line) => /[\t;]/.test(line)) ? null : guessWidths(lines);
  if (widths !== null) return { ...base, ...fixed(lines, widths, doubts) };
  return { ...base, ...delimited(text, { subject, isWhole, doubts }) };
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

function linesIn(text: string, isWhole: boolean): string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return (isWhole ? lines : lines.slice(0, -1)).slice(0, LINES_MAX);
}

const PLAIN = { separator: null, hasQuotes: false, hasHeader: false, titleRows: 0, footerRows: 0, recordMark: '', recordLength: null } as const; // prettier-ignore

function objects(text: string, isWhole: boolean, doubts: readonly Doubt[]) {
  const rows = linesIn(text, isWhole).map((line, at) => flattened(line, { line: at + 1, record: at + 1 }, new Set()));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const found = names.map((name): FoundColumn => {
    const isOptional = rows.some((row) => !row.has(name));
    return column({ name, path: name.split('.'), isOptional, values: rows.map((row) => row.get(name) ?? '') });
  });
  return { ...PLAIN, format: 'ndjson' as const, found, doubts };
}

function fixed(
  lines: readonly string[],
  { recordMark, recordLength, places }: GuessedWidths,
  doubts: readonly Doubt[],
) {
  // prettier-ignore
  const found = places.map((place) => {
    const { start, length } = place;
    const values = lines.map((line) => line.slice(start - 1, start - 1 + length).trimEnd());
    return column({ name: `${start}–${start + length - 1}`, isNamed: false, place, values });
  });
  const doubt: Doubt = { doubt: 'widths_guessed', column: null, found: String(places.length) };
  return { ...PLAIN, format: 'fixed width' as const, recordMark, recordLength, found, doubts: [...doubts, doubt] };
}

type Delimited = { readonly subject: Subject | null; readonly isWhole: boolean; readonly doubts: readonly Doubt[] };

function delimited(text: string, { subject, isWhole, doubts }: Delimited) {
  const layout = guessLayout(text, subject ?? 'customers', isWhole);
  const { rows, hasHeader, titleRows, footerRows, separator, hasQuotes } = layout;
  const [header = [], ...below] = rows;
  const width = header.length;
  const records = hasHeader ? below : rows;
  const found = Array.from({ length: width }, (_, at) =>
    column({
      name: hasHeader ? (header[at] ?? '') : String(at + 1),
      isNamed: hasHeader,
      values: records.map((row) => row[at] ?? ''),
    }),
  );
  const said = holding([
    !layout.isSeparatorSure && { doubt: 'separator_unclear', column: null, found: separator },
    !hasHeader && { doubt: 'no_header', column: null, found: String(width) },
    hasHeader && !layout.isHeaderSure && { doubt: 'header_unclear', column: null, found: String(width) },
    titleRows > 0 && { doubt: 'title_rows', column: null, found: String(titleRows) },
    footerRows > 0 && { doubt: 'footer_rows', column: null, found: String(footerRows) },
    layout.unevenRows > 0 && { doubt: 'uneven_rows', column: null, found: String(layout.unevenRows) },
  ]);
  const all = [...doubts, ...said];
  return { ...PLAIN, format: 'csv' as const, separator, hasQuotes, hasHeader, titleRows, footerRows, found, doubts: all }; // prettier-ignore
}
