/** Characters that are seen by nobody and part two equal names: zero widths, joiners, directions, soft hyphen, BOM. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

// Tab and line ends are blanks to a person and become one; the rest of the control characters is never innocent.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/**
 * Cleans one line of text as people and files write it: Unicode in NFC, invisible characters out, every run of blanks
 * (no-break and line ends too) one space, none at the ends. May be empty.
 * `null` when the text holds NUL or another control character, or half of a surrogate pair: such a value is broken.
 */
export function cleanText(raw: string): string | null {
  if (CONTROL.test(raw) || !raw.isWellFormed()) return null;
  return raw.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Letters that Unicode does not take apart into a letter and an accent. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ħ: 'h',
};

const PUNCTUATION = /[^\p{L}\p{N}]+/gu;

/**
 * The form under which names that *look* alike meet: lower case, accents off (å ä ö too), ligatures apart, punctuation
 * a blank. For search and for suggestions only: Aalto and Äältö meet here though they are two names.
 */
export function foldedName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[øđðþæœßłıŋŧħ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(INVISIBLE, '')
    .replace(/['’`´ʼ]/g, '')
    .replace(PUNCTUATION, ' ')
    .trim();
}

/**
 * The form under which two spellings are the *same* name: case, Unicode form, apostrophes, dashes and invisible
 * characters do not count; å, ä, ö and every other letter do. Never depends on the machine's locale.
 */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/['’`´ʼ]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
