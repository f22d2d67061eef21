import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { Profile } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { emptyFile, recordTooLong, strayQuote, unclosedQuote } from '../say-refusal.ts';
import { firstRow, type RawRow, type Table, withoutLast } from '../table.ts';
import { withHead, withoutFirst } from './head.ts';
import { type Layout, layoutOf } from './layout.ts';

/** The most bytes one record may have; real ones have hundreds. An unclosed quote is stopped here too. */
export const RECORD_BYTES_MAX = 262_144;
const ROWS_AT_A_TIME = 500;

/** Opens delimited text; `text` is UTF-8. */
export async function openDelimited(text: AsyncIterable<Buffer>, profile: Profile): Promise<Table> {
  const { head, all } = await withHead(text[Symbol.asyncIterator]());
  const layout = layoutOf(head.toString('utf8'), profile);
  if (layout === null) throw new RefusedStream(emptyFile());
  const skipBytes = Buffer.byteLength(head.toString('utf8').slice(0, layout.skipCharacters));
  const rows = rowsOf(withoutFirst(all, skipBytes), profile, layout);
  const { separator } = layout;
  if (!profile.hasHeader) {
    const records = withoutLast(rows, profile.footerRows);
    return { kind: 'table', header: null, headerLine: 0, isRagged: false, separator, rows: records };
  }
  const { first, rest } = await firstRow(rows);
  if (first === null) throw new RefusedStream(emptyFile());
  return {
    kind: 'table',
    header: first.cells,
    headerLine: first.line,
    isRagged: false,
    separator,
    rows: withoutLast(rest, profile.footerRows),
  };
}

/** Where the parser stands: its own errors name the line where it gave up, not the one where the record began. */
type ParserPlace = { line: number; record: number };

async function* rowsOf(
  chunks: AsyncIterable<Buffer>,
  profile: Profile,
  layout: Layout,
): AsyncGenerator<readonly RawRow[]> {
  const place: ParserPlace = { line: 1 + layout.skipLines, record: profile.hasHeader ? 0 : 1 };
  const parser = parserOf(profile, layout, place);
  const source = Readable.from(chunks, { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  // An error is taken up where the rows are read; without a listener it would end the process before that.
  parser.on('error', () => {});
  source.pipe(parser);
  try {
    yield* batchesOf(parser);
  } catch (error) {
    throw error instanceof CsvError ? new RefusedStream(asRefusal(error, place)) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function parserOf(profile: Profile, layout: Layout, place: ParserPlace): Parser {
  // The parser's own type knows only rows of cells; what on_record gives is read as such again in batchesOf.
  return parse({
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: RECORD_BYTES_MAX,
    delimiter: layout.separator,
    quote: profile.hasQuotes ? '"' : false,
    // The stream drops what it has parsed when it fails, so the place is noted while parsing, not while reading.
    on_record: (cells: string[]) => {
      const { line } = place;
      place.line += linesOf(cells);
      if (isBlank(cells)) return null;
      place.record += 1;
      return { line, cells, raw: cells } as never;
    },
  });
}

/** How many lines a record takes. The parser's own count takes a CRLF inside quotes for two. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  return lines;
}

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === '';

/** Takes the parsed rows many at a time: asking for each costs more than parsing it. */
async function* batchesOf(parser: Parser): AsyncGenerator<readonly RawRow[]> {
  for (;;) {
    const batch: RawRow[] = [];
    while (batch.length < ROWS_AT_A_TIME) {
      const row = parser.read() as RawRow | null;
      if (row === null) break;
      batch.push(row);
    }
    if (batch.length > 0) yield batch;
    else if (parser.errored) throw parser.errored;
    else if (parser.readableEnded) return;
    else await readable(parser);
  }
}

const readable = (parser: Parser): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (error?: unknown): void => {
      for (const event of ['readable', 'end', 'close'] as const) parser.off(event, done);
      parser.off('error', settle);
      if (error instanceof Error) reject(error);
      else resolve();
    };
    const done = (): void => settle();
    for (const event of ['readable', 'end', 'close'] as const) parser.once(event, done);
    parser.once('error', settle);
  });

function asRefusal(error: CsvError, { line, record }: ParserPlace) {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return unclosedQuote(line, record);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return recordTooLong(line, record, RECORD_BYTES_MAX);
  return strayQuote(line, record);
}
