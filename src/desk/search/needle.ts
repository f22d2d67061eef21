import {
  foldedName,
  parseBusinessId,
  parseCustomerNumber,
  parseEmail,
  parseIban,
  parsePhone,
  parseReferenceNumber,
  parseRfReference,
} from '#kernel';
import { townsAlike } from './towns.ts';

/** An exact key that a text can be: one of them is looked up by an index. */
export type Key =
  | { readonly by: 'number' | 'invoice' | 'order'; readonly key: number }
  | { readonly by: 'phone' | 'email' | 'business_id' | 'reference' | 'iban'; readonly key: string };

/** What a text in the one search box can mean. */
export type Needle = {
  readonly keys: readonly Key[];
  /** The folded words; each with the other spellings of it that count as the same. */
  readonly words: readonly (readonly string[])[];
};

/** A single word shorter than this finds too many to be of use. */
const LETTERS_MIN = 3;
const WORDS_MAX = 8;

/** Says what a text can mean: every exact key that it could be, and the words that a name or an address may hold. */
export function needleOf(text: string): Needle {
  const words = wordsOf(text.slice(0, 200));
  const isLongEnough = words.some((word) => word.length >= LETTERS_MIN);
  return { keys: keysOf(text.trim().slice(0, 200)), words: isLongEnough ? words.map(townsAlike) : [] };
}

/** Folded words; a text of digits alone is one word, as somebody reads a telephone number aloud in parts. */
function wordsOf(text: string): string[] {
  if (/^\+?[\d\s()-]+$/.test(text.trim())) return [text.replaceAll(/\D/g, '')];
  const folded = foldedName(text);
  return folded === '' ? [] : [...new Set(folded.split(' '))].slice(0, WORDS_MAX);
}

function keysOf(text: string): Key[] {
  const keys: Key[] = [];
  const digits = text.replace(/[\s#]/g, '');
  const number = parseCustomerNumber(digits);
  if (number !== null) {
    for (const by of ['number', 'invoice', 'order'] as const) keys.push({ by, key: number });
  }
  const reference = parseReferenceNumber(text) ?? parseRfReference(text);
  if (reference !== null) keys.push({ by: 'reference', key: reference });
  const readers = [
    ['phone', parsePhone(text)],
    ['email', parseEmail(text)?.toLowerCase() ?? null],
    ['business_id', parseBusinessId(text)],
    ['iban', parseIban(text)],
  ] as const;
  for (const [by, key] of readers) if (key !== null) keys.push({ by, key });
  return keys;
}
