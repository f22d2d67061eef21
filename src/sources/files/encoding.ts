import { isUtf8 } from 'node:buffer';
import { RefusedStream } from './refusal.ts';
import { wrongEncoding } from './say-refusal.ts';

/** The encodings that a profile may name. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The five bytes that Windows-1252 leaves undefined (unicode.org CP1252.TXT, read 2026-11-23). */
const UNDEFINED_IN_WINDOWS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Passes a file's bytes on as UTF-8, chunk by chunk, whatever the encoding was.
 * A byte that the encoding does not have ends the stream with a `RefusedStream` that names its offset.
 */
export function asUtf8(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<Buffer> {
  switch (encoding) {
    case 'utf-8':
      return checkedUtf8(bytes);
    case 'windows-1252':
      return fromWindows1252(bytes);
    case 'iso-8859-1':
      return fromLatin1(bytes);
    case 'utf-16le':
      return fromUtf16(bytes);
  }
}

/** How many bytes and lines of a file have passed. */
class Passed {
  #offset = 0;
  #line = 1;

  pass(bytes: Buffer): void {
    this.#line = this.placeIn(bytes, bytes.length).line;
    this.#offset += bytes.length;
  }

  /** The place of byte `index` of the bytes that come next. */
  placeIn(bytes: Buffer, index: number): { offset: number; line: number } {
    let line = this.#line;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0 && end < index; end = bytes.indexOf(LINE_FEED, end + 1)) line++;
    return { offset: this.#offset + index, line };
  }
}

const LINE_FEED = 0x0a;

async function* checkedUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const passed = new Passed();
  let carried = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const seen = carried.length === 0 ? Buffer.from(chunk) : Buffer.concat([carried, chunk]);
    const whole = seen.subarray(0, seen.length - unfinishedTail(seen));
    if (!isUtf8(whole)) throw new RefusedStream(wrongEncoding('UTF-8', passed.placeIn(whole, firstWrongByte(whole))));
    carried = Buffer.from(seen.subarray(whole.length));
    passed.pass(whole);
    if (whole.length > 0) yield whole;
  }
  if (carried.length > 0) throw new RefusedStream(wrongEncoding('UTF-8', passed.placeIn(carried, 0)));
}

/** How many bytes at the end begin a character whose rest is in the next chunk. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthFromLead(byte) > back ? back : 0;
  }
  return 0;
}

const lengthFromLead = (byte: number): number => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1);

/** Where the first character begins that is not UTF-8; halves the search, so that it is quick in a chunk of any size. */
function firstWrongByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const upTo = bytes.subarray(0, middle);
    if (isUtf8(upTo.subarray(0, middle - unfinishedTail(upTo)))) good = middle;
    else bad = middle;
  }
  return good - unfinishedTail(bytes.subarray(0, good));
}

async function* fromWindows1252(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('windows-1252');
  const passed = new Passed();
  for await (const chunk of bytes) {
    const wrong = chunk.findIndex((byte) => UNDEFINED_IN_WINDOWS_1252.has(byte));
    if (wrong >= 0) throw new RefusedStream(wrongEncoding('Windows-1252', passed.placeIn(Buffer.from(chunk), wrong)));
    passed.pass(Buffer.from(chunk));
    yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  }
}

async function* fromLatin1(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) yield Buffer.from(Buffer.from(chunk).toString('latin1'), 'utf8');
}

async function* fromUtf16(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-16le', { fatal: true });
  const passed = new Passed();
  const decoded = (chunk: Buffer, isLast: boolean): string => {
    try {
      return decoder.decode(chunk, { stream: !isLast });
    } catch {
      const wrong = Math.max(0, chunk.toString('utf16le').search(/\p{Surrogate}/u) * 2);
      throw new RefusedStream(wrongEncoding('UTF-16LE', passed.placeIn(chunk, wrong)));
    }
  };
  for await (const chunk of bytes) {
    const here = Buffer.from(chunk);
    yield Buffer.from(decoded(here, false), 'utf8');
    passed.pass(here);
  }
  yield Buffer.from(decoded(Buffer.alloc(0), true), 'utf8');
}
