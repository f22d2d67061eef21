import { wordsOf } from '#customers';
import {
  parseCustomerNumber,
  parseEmail,
  parseIban,
  parsePhone,
  parseReferenceNumber,
  parseRfReference,
} from '#kernel';
import { townsAlike } from './towns.ts';

/** An exact key that a text can be, or a part of one that an index leads to. */
export type Key =
  | { readonly by: 'number' | 'invoice' | 'order'; readonly key: number }
  | {
      readonly by:
        | 'phone'
        | 'email'
        | 'business_id'
        | 'reference'
        | 'iban'
        | 'end of phone'
        | 'beginning of phone'
        | 'beginning of email';
      readonly key: string;
    };

/** A word that was typed, folded; with the other spellings that count as the same. */
export type Word = { readonly word: string; readonly same: readonly string[] };

/** What a text in the one search box can mean. */
export type Needle = { readonly keys: readonly Key[]; readonly words: readonly Word[] };

const CHARACTERS_MAX = 200;
const WORDS_MAX = 8;
/** Fewer digits are the end of too many telephones. */
const PHONE_PART_DIGITS_MIN = 5;
/** A telephone amid words: a plus or a zero, and digits as one reads them aloud. */
const PHONE_AMID_WORDS = /(?<!\S)[+0]\d(?:[\s()-]*\d){5,}(?!\S)/u;
const EMAIL_AMID_WORDS = /(?<!\S)\S+@\S*(?!\S)/u;

/** Words that people say before a number, in the three languages: the number itself is looked for by every key. */
const KINDS_OF_NUMBER = [
  'asiakas', 'asiakasnumero', 'asiakasnro', 'lasku', 'laskunumero', 'laskunro', 'tilaus', 'tilausnumero', 'tilausnro',
  'viite', 'viitenumero', 'viitenro', 'puhelin', 'puhelinnumero', 'puh', 'y-tunnus', 'tili', 'tilinumero', 'numero', 'nro',
  'kund', 'kundnummer', 'kundnr', 'faktura', 'fakturanummer', 'fakturanr', 'beställning', 'bestallning',
  'beställningsnummer', 'bestallningsnummer', 'referens', 'referensnummer', 'telefon', 'telefonnummer', 'tfn', 'tel',
  'fo-nummer', 'konto', 'kontonummer', 'nummer', 'nr',
  'customer', 'invoice', 'order', 'reference', 'telephone', 'phone', 'business id', 'account', 'number', 'no',
]; // prettier-ignore
const NAMED_NUMBER = new RegExp(
  `^(?:(?:${KINDS_OF_NUMBER.toSorted((a, b) => b.length - a.length).join('|')})[\\s.:#]*){1,3}(?=(?:\\+|RF|FI)?[\\d\\s()/.-]*\\d[\\d\\s()/.-]*$)`,
  'iu',
);

/** Says what a text can mean: every exact key that it could be, and the words that a name or an address may hold. */
export function needleOf(text: string): Needle {
  const whole = text.slice(0, CHARACTERS_MAX).normalize('NFC').trim().replace(NAMED_NUMBER, '');
  if (/^\+?[\d\s()/.-]+$/.test(whole)) return { keys: keysOf(whole), words: postalCodeAmong(whole) };
  const part = PHONE_AMID_WORDS.exec(whole)?.[0] ?? EMAIL_AMID_WORDS.exec(whole)?.[0] ?? null;
  if (part === null || part === whole) return { keys: keysOf(whole), words: wordsAmong(beforeAt(whole)) };
  return { keys: keysOf(part), words: wordsAmong(whole.replace(part, ' ')) };
}

/** Of digits alone, only a postal code is a word. */
const postalCodeAmong = (text: string): Word[] => (/^\d{5}$/.test(text) ? [{ word: text, same: [] }] : []);

/** An e-mail that nobody has may be a name with a slip. */
const beforeAt = (text: string): string => (/^\S+@\S*$/.test(text) ? (text.split('@')[0] ?? '') : text);

function wordsAmong(text: string): Word[] {
  const words = [...new Set(wordsOf(text))].slice(0, WORDS_MAX);
  const saySomething = words.some((word) => word.length > 1);
  return saySomething ? words.map((word) => ({ word, same: townsAlike(word).filter((other) => other !== word) })) : [];
}

function keysOf(text: string): Key[] {
  const number = parseCustomerNumber(text.replace(/[\s#]/g, ''));
  const numbers = number === null ? [] : (['number', 'invoice', 'order'] as const).map((by) => ({ by, key: number }));
  const email = parseEmail(text)?.toLowerCase() ?? null;
  const readers = [
    ['reference', parseReferenceNumber(text) ?? parseRfReference(text)],
    ['phone', parsePhone(text)],
    ['email', email],
    ['business_id', businessIdIn(text)],
    ['iban', parseIban(text)],
    ['end of phone', partOfPhone(text)],
    // A zero in front is of the area, and not there from abroad.
    ['beginning of phone', partOfPhone(text)?.replace(/^0/, '') ?? null],
    ['beginning of email', email === null && text.length > 3 && /^\S+@\S*$/.test(text) ? text.toLowerCase() : null],
  ] as const;
  const others = readers.flatMap(([by, key]): Key[] => (key === null ? [] : [{ by, key }]));
  // Nobody writes a zero in front of a number of ours; a telephone begins with it.
  return text.startsWith('0') ? [...others, ...numbers] : [...numbers, ...others];
}

/** The form of a Y-tunnus alone: one that came with a wrong check digit is looked for as it stands. */
function businessIdIn(text: string): string | null {
  const [, body, check] = /^(?:FI)?(\d{7})-?(\d)$/i.exec(text.replaceAll(/\s/g, '')) ?? [];
  return body === undefined || check === undefined ? null : `${body}-${check}`;
}

/** The digits that a telephone may end with. */
function partOfPhone(text: string): string | null {
  if (!/^\+?[\d\s()/.-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '');
  return digits.length >= PHONE_PART_DIGITS_MIN && digits.length <= 15 ? digits : null;
}
