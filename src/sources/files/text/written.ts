import { type Encoding, SEVEN_BIT_LETTERS } from './encodings.ts';

const bytesOfLetters = (label: string): ReadonlyMap<string, number> => {
  const decoder = new TextDecoder(label);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
};
const WINDOWS_1252 = bytesOfLetters('windows-1252');
const ISO_8859_15 = bytesOfLetters('iso-8859-15');
const SEVEN_BITS: ReadonlyMap<string, string> = new Map([...SEVEN_BIT_LETTERS].map(([mark, letter]) => [letter, mark]));

/** Text in the bytes of an encoding, as it was read: a letter that the encoding lacks cannot have come in it. */
export function written(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'iso-8859-1':
      return Buffer.from(text, 'latin1');
    case 'windows-1252':
      return singleBytes(text, WINDOWS_1252);
    case 'iso-8859-15':
      return singleBytes(text, ISO_8859_15);
    case 'iso-646-fi':
      return Buffer.from(
        text.replace(/[ÄÖÅäöå]/g, (letter) => SEVEN_BITS.get(letter) ?? letter),
        'latin1',
      );
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
  }
}

const singleBytes = (text: string, letters: ReadonlyMap<string, number>): Buffer =>
  Buffer.from(Array.from(text, (letter) => letters.get(letter) ?? 0x3f));
