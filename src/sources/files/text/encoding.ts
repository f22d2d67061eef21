import { isUtf8 } from 'node:buffer';
import { RefusedStream } from '../refusal.ts';
import { wrongEncoding } from '../say-refusal.ts';
import { type Encoding, SEVEN_BIT_LETTERS, UNDEFINED_IN_WINDOWS_1252 } from './encodings.ts';
import { Passed } from './passed.ts';

/**
 * Passes a file's bytes on as UTF-8, chunk by chunk, whatever the encoding was.
 * A byte that the encoding does not have ends the stream with a `RefusedStream` that names its line, column and offset.
 */
export function asUtf8(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<Buffer> {
  switch (encoding) {
    case 'utf-8':
      return checkedUtf8(bytes);
    case 'windows-1252':
      return fromSingleBytes(bytes, 'windows-1252', (byte) => UNDEFINED_IN_WINDOWS_1252.has(byte));
    case 'iso-8859-15':
      return fromSingleBytes(bytes, 'iso-8859-15', () => false);
    case 'iso-8859-1':
      return fromLatin1(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return fromUtf16(bytes, encoding);
    case 'iso-646-fi':
      return fromSevenBits(bytes);
  }
}

async function* checkedUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const passed = new Passed((byte) => byte < 0x80 || byte >= 0xc0);
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

async function* fromSingleBytes(
  bytes: AsyncIterable<Uint8Array>,
  label: 'windows-1252' | 'iso-8859-15',
  isUndefined: (byte: number) => boolean,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(label);
  const passed = new Passed();
  for await (const chunk of bytes) {
    const here = Buffer.from(chunk);
    const wrong = here.findIndex(isUndefined);
    if (wrong >= 0) throw new RefusedStream(wrongEncoding('Windows-1252', passed.placeIn(here, wrong)));
    passed.pass(here);
    yield Buffer.from(decoder.decode(here, { stream: true }), 'utf8');
  }
}

async function* fromLatin1(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) yield Buffer.from(Buffer.from(chunk).toString('latin1'), 'utf8');
}

async function* fromSevenBits(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const passed = new Passed();
  for await (const chunk of bytes) {
    const here = Buffer.from(chunk);
    const wrong = here.findIndex((byte) => byte > 0x7f);
    if (wrong >= 0) throw new RefusedStream(wrongEncoding('ISO 646-FI', passed.placeIn(here, wrong)));
    passed.pass(here);
    const text = here.toString('latin1').replace(/[[\]\\{|}]/g, (mark) => SEVEN_BIT_LETTERS.get(mark) ?? mark);
    yield Buffer.from(text, 'utf8');
  }
}

async function* fromUtf16(bytes: AsyncIterable<Uint8Array>, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const passed = new Passed((_, at) => at % 2 === 0);
  const decoded = (chunk: Buffer, isLast: boolean): string => {
    try {
      return decoder.decode(chunk, { stream: !isLast });
    } catch {
      const wrong = encoding === 'utf-16le' ? chunk.toString('utf16le').search(/\p{Surrogate}/u) : 0;
      throw new RefusedStream(wrongEncoding(encoding.toUpperCase(), passed.placeIn(chunk, Math.max(0, wrong * 2))));
    }
  };
  for await (const chunk of bytes) {
    const here = Buffer.from(chunk);
    yield Buffer.from(decoded(here, false), 'utf8');
    passed.pass(here);
  }
  yield Buffer.from(decoded(Buffer.alloc(0), true), 'utf8');
}
