import { isUtf8 } from 'node:buffer';
import { type Encoding, UNDEFINED_IN_WINDOWS_1252 } from '../text/encodings.ts';

/** An encoding that the bytes allow, and why it is not certain. */
export type GuessedEncoding = { readonly encoding: Encoding; readonly isSure: boolean; readonly found: string };

/** Where ISO-8859-15 has letters (Š š Ž ž Œ œ Ÿ) and ISO-8859-1 has signs that stand in no word. */
const LETTERS_OF_15: ReadonlySet<number> = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);
const FINNISH_MARK = /\p{L}[{|}](?=\p{L}|\s|$)|[A-Z][[\]\\][A-Z]|(?:^|[\s;,])[{|}]\p{Ll}/gmu;

/**
 * Guesses the encoding of a file from its beginning: a byte order mark decides; then whether the bytes are UTF-8; then
 * which single-byte letters they hold. Latin-1 and Windows-1252 have the same letters, so Windows-1252, which has more,
 * is the answer for both.
 */
export function guessEncoding(head: Buffer, isWhole: boolean): GuessedEncoding {
  const marked = byMark(head);
  if (marked !== null) return { encoding: marked, isSure: true, found: 'byte order mark' };
  if (head.subarray(0, 400).includes(0)) return byNuls(head);
  const whole = isWhole ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length);
  if (whole.every((byte) => byte < 0x80)) return sevenBits(whole.toString('latin1'));
  if (isUtf8(whole)) return { encoding: 'utf-8', isSure: true, found: 'UTF-8' };
  return singleBytes(whole);
}

function byMark(head: Buffer): Encoding | null {
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  return head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])) ? 'utf-16be' : null;
}

/** Two bytes a character and no mark: which half is empty tells the order, but nobody says that it is so. */
function byNuls(head: Buffer): GuessedEncoding {
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.subarray(0, 400).entries()) {
    if (byte === 0 && at % 2 === 0) even++;
    else if (byte === 0) odd++;
  }
  const isUtf16 = Math.max(even, odd) > 50 && Math.min(even, odd) < 5;
  const encoding = !isUtf16 ? 'utf-8' : even > odd ? 'utf-16be' : 'utf-16le';
  return { encoding, isSure: false, found: 'NUL' };
}

function sevenBits(text: string): GuessedEncoding {
  // A bar that stands in every line as often parts columns and is no ö.
  const words = partsColumns(text, '|') ? text.replaceAll('|', ' ') : text;
  const marks = words.match(FINNISH_MARK)?.length ?? 0;
  const others = words.match(/[[\]\\{|}]/g)?.length ?? 0;
  // A JSON object is full of the same marks, elsewhere than inside words.
  const isFinnish = marks >= 3 && marks * 2 > others;
  return isFinnish
    ? { encoding: 'iso-646-fi', isSure: false, found: '{ | }' }
    : { encoding: 'utf-8', isSure: true, found: 'ASCII' };
}

function partsColumns(text: string, mark: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '' && !/^"?sep=/i.test(line));
  const counts = new Set(lines.slice(0, 100).map((line) => line.split(mark).length));
  return counts.size === 1 && !counts.has(1);
}

function singleBytes(bytes: Buffer): GuessedEncoding {
  let [control, undefinedBytes, letters15] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte >= 0x80 && byte < 0xa0) control++;
    if (UNDEFINED_IN_WINDOWS_1252.has(byte)) undefinedBytes++;
    if (LETTERS_OF_15.has(byte)) letters15++;
  }
  if (undefinedBytes > 0) return { encoding: 'iso-8859-1', isSure: false, found: 'DOS?' };
  if (letters15 > 0 && control === 0) return { encoding: 'iso-8859-15', isSure: false, found: 'Š Ž €' };
  return { encoding: 'windows-1252', isSure: true, found: 'ISO-8859-1' };
}
