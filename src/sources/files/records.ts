import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { asUtf8 } from './encoding.ts';
import { HEAD_BYTES_MAX, type Layout, layoutOf } from './layout.ts';
import { canonical, type CanonicalRecord, mapByPosition, mapHeader, type Mapping } from './mapping.ts';
import type { Profile } from './profile.ts';
import { type FileRefusal, RefusedStream } from './refusal.ts';
import {
  emptyFile,
  binaryFile,
  recordTooLong,
  strayQuote,
  unclosedQuote,
  wrongEncoding,
  wrongFieldCount,
} from './say-refusal.ts';

/** The most bytes one record may have; real ones have hundreds. An unclosed quote is stopped here too. */
export const RECORD_BYTES_MAX = 262_144;

/** One data record: `record` counts them from 1, `line` is the line of the file where it begins. */
export type FileRecord = {
  readonly kind: 'record';
  readonly record: number;
  readonly line: number;
  readonly values: CanonicalRecord;
};

/**
 * Reads a delimited file as a stream of records under the canonical names; memory does not grow with the file.
 *
 * A file that cannot be trusted ends the stream with one refusal. Records before it have been given already: whoever
 * applies a file reads it to its end first.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  profile: Profile,
): AsyncGenerator<FileRecord | FileRefusal> {
  const place = { line: 1, record: 0 };
  try {
    yield* recordsOf(bytes, profile, place);
  } catch (error) {
    if (error instanceof RefusedStream) yield error.refusal;
    else if (error instanceof CsvError) yield asRefusal(error, place);
    else throw error;
  }
}

/** Where the parser stands: its own errors name the line where it gave up, not the one where the record began. */
type ParserPlace = { line: number; record: number };

async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  profile: Profile,
  place: ParserPlace,
): AsyncGenerator<FileRecord | FileRefusal> {
  const text = await opened(bytes, profile);
  if (text.kind === 'refused') return yield text;
  place.line = 1 + text.layout.skipLines;
  place.record = profile.hasHeader ? 0 : 1;
  const source = Readable.from(text.chunks, { objectMode: false });
  const parser = parserOf(profile, text.layout, place);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* placed(parser as AsyncIterable<string[]>, profile, text.layout);
  } finally {
    source.destroy();
  }
}

function parserOf(profile: Profile, layout: Layout, place: ParserPlace) {
  return parse({
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: RECORD_BYTES_MAX,
    delimiter: layout.separator,
    quote: profile.hasQuotes ? '"' : false,
    // The stream drops what it has parsed when it fails, so the place is noted while parsing, not while reading.
    on_record: (fields) => {
      place.line += linesOf(fields);
      if (!isBlank(fields)) place.record += 1;
      return fields;
    },
  });
}

/** How many lines a record takes. The parser's own count takes a CRLF inside quotes for two. */
function linesOf(fields: readonly string[]): number {
  let lines = 1;
  for (const field of fields) if (/[\r\n]/.test(field)) lines += field.match(/\r\n|\r|\n/g)?.length ?? 0;
  return lines;
}

const isBlank = (fields: readonly string[]): boolean => fields.length === 1 && fields[0] === '';

/** Gives each record its place and its names; the first one that does not fit refuses the file. */
async function* placed(
  parsed: AsyncIterable<string[]>,
  profile: Profile,
  layout: Layout,
): AsyncGenerator<FileRecord | FileRefusal> {
  let nextLine = 1 + layout.skipLines;
  let record = 0;
  let mapping: Mapping | null = profile.hasHeader ? null : mapByPosition(profile);
  for await (const fields of parsed) {
    const line = nextLine;
    nextLine += linesOf(fields);
    if (isBlank(fields)) continue;
    if (mapping === null) {
      const mapped = mapHeader(fields, profile, line);
      if (mapped.kind === 'refused') return yield mapped;
      mapping = mapped;
      continue;
    }
    record += 1;
    const wanted = mapping.columns.length;
    if (fields.length !== wanted) return yield wrongFieldCount({ line, record }, fields.length, wanted);
    yield { kind: 'record', record, line, values: canonical(fields, mapping) };
  }
}

type Opened = { readonly kind: 'opened'; readonly layout: Layout; readonly chunks: AsyncIterable<Buffer> };

/** Looks at the head of the file, and gives it back with the rest. */
async function opened(bytes: AsyncIterable<Uint8Array>, profile: Profile): Promise<Opened | FileRefusal> {
  const raw = await withHead(bytes[Symbol.asyncIterator]());
  const binary = binaryRefusal(raw.head, profile);
  if (binary) return binary;
  const text = await withHead(asUtf8(raw.all, profile.encoding)[Symbol.asyncIterator]());
  const head = text.head.toString('utf8');
  const layout = layoutOf(head, profile);
  if (layout === null) return emptyFile();
  const skipBytes = Buffer.byteLength(head.slice(0, layout.skipCharacters));
  return { kind: 'opened', layout, chunks: withoutFirst(text.all, skipBytes) };
}

type WithHead = { readonly head: Buffer; readonly all: AsyncIterable<Buffer> };

/** Reads on until the first line has ended, and makes the whole readable again from its start. */
async function withHead(chunks: AsyncIterator<Uint8Array>): Promise<WithHead> {
  const read: Buffer[] = [];
  let size = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done) break;
    read.push(Buffer.from(next.value));
    size += next.value.length;
    if (size >= HEAD_BYTES_MAX || (size > 4 && next.value.includes(LINE_FEED, 1))) break;
  }
  const head = Buffer.concat(read);
  return { head, all: resumed(head, chunks) };
}

const LINE_FEED = 0x0a;

async function* resumed(head: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (;;) {
    const next = await chunks.next();
    if (next.done) return;
    yield Buffer.from(next.value);
  }
}

async function* withoutFirst(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const kept = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - kept.length;
    if (kept.length > 0) yield kept;
  }
}

function binaryRefusal(head: Buffer, profile: Profile): FileRefusal | null {
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return binaryFile('ZIP, XLSX');
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'))) return binaryFile('PDF');
  const isUtf16 = head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]));
  if (isUtf16 && profile.encoding !== 'utf-16le') return wrongEncoding(profile.encoding, { offset: 0, line: 1 });
  return null;
}

function asRefusal(error: CsvError, { line, record }: ParserPlace): FileRefusal {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return unclosedQuote(line, record);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return recordTooLong(line, record, RECORD_BYTES_MAX);
  return strayQuote(line, record);
}
