import { parsePostalCode } from '#kernel';
import { postalStanding } from './postal-register.ts';

/** One record under the canonical names, its values as written. */
export type Row = Readonly<Record<string, string>>;

/** The text fields of a party, whose letters may have been garbled on the way. */
const TEXT_FIELDS = [
  'title',
  'given_names',
  'family_name',
  'organisation_name',
  'job_title',
  'co',
  'street_address',
  'city',
];

/**
 * Mends what can be mended with certainty in the party whose columns begin with `prefix`: letters misread between
 * encodings, a title among the given names, a c/o in the street, a country that the postal code tells. Never guesses.
 */
export function mendParty(row: Row, prefix: string): Row {
  const mended: Record<string, string> = { ...row };
  for (const field of TEXT_FIELDS) mended[prefix + field] = mendLetters(mended[prefix + field] ?? '');
  takeTitleOut(mended, prefix);
  takeCareOfOut(mended, prefix);
  if ((mended[`${prefix}country`] ?? '').trim() === '') mended[`${prefix}country`] = countryOf(mended, prefix);
  return mended;
}

/** Whether a spreadsheet would take the text for a formula. */
export const isFormula = (text: string): boolean => /^\s*[=+\-@]./.test(text);

/** Undoes two misreadings that leave no doubt: UTF-8 read as Windows-1252, and the seven-bit Finnish characters. */
export function mendLetters(text: string): string {
  if (text === '' || isFormula(text)) return text;
  if (/[ÃÂÅ][^\p{L}\s]/u.test(text) || /Ã\p{L}/u.test(text)) return misreadUtf8(text) ?? text;
  if (SEVEN_BIT.test(text)) return text.replace(/[[\]\\{|}]/g, (mark) => SEVEN_BIT_LETTERS[mark] ?? mark);
  return text;
}

/** A mark inside or at the end of a word, where no punctuation stands. */
const SEVEN_BIT = /\p{L}[{|}](?:\p{L}|\s|$)|(?:^|\s)[{|}]\p{L}|\p{Lu}[[\]\\]\p{Lu}|(?:^|\s)[[\]\\]\p{L}*[{|}]/u;
/** ISO 646-FI, SFS 4017 (read 2026-11-22). */
const SEVEN_BIT_LETTERS: Readonly<Record<string, string>> = {
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Å',
  '{': 'ä',
  '|': 'ö',
  '}': 'å',
};

const windows1252Bytes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

function misreadUtf8(text: string): string | null {
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = windows1252Bytes.get(letter);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  const read = new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
  return read.includes('\ufffd') ? null : read;
}

const TITLES = /^((?:rva|hra|nti|tri|fru|herr|fröken|dr|prof|ins|toim\.\s?joht)\b\.?)\s+(?=\S)/iu;

function takeTitleOut(row: Record<string, string>, prefix: string): void {
  const names = (row[`${prefix}given_names`] ?? '').trim();
  const title = TITLES.exec(names)?.[1];
  if (title === undefined) return;
  row[`${prefix}given_names`] = names.slice(title.length).trim();
  if ((row[`${prefix}title`] ?? '').trim() === '') row[`${prefix}title`] = title;
}

const STREET_CHARACTERS_MAX = 400;

function takeCareOfOut(row: Record<string, string>, prefix: string): void {
  if ((row[`${prefix}co`] ?? '').trim() !== '') return;
  const parted = withoutCareOf(row[`${prefix}street_address`] ?? '');
  if (parted === null) return;
  row[`${prefix}co`] = parted.co;
  row[`${prefix}street_address`] = parted.rest;
}

function withoutCareOf(street: string): { readonly co: string; readonly rest: string } | null {
  // No street is so long; in a text made to be slow the search for a c/o would take seconds.
  if (street.length > STREET_CHARACTERS_MAX) return null;
  const before = /^\s*(c\/o\s[^,\r\n]+)[,\r\n]+\s*(\S.*)$/i.exec(street);
  const after = /^\s*(\S[^\r\n]*?)\s*[\r\n]+\s*(c\/o\s[^\r\n]+)$/i.exec(street);
  const co = before?.[1] ?? after?.[2];
  const rest = before?.[2] ?? after?.[1];
  return co === undefined || rest === undefined ? null : { co, rest };
}

function countryOf(row: Row, prefix: string): string {
  const code = parsePostalCode(row[`${prefix}postal_code`] ?? '');
  if (code === null || postalStanding(code) === 'unknown') return '';
  return code.startsWith('22') ? 'AX' : 'FI';
}
