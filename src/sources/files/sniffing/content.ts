import { isCountry, isKind, isLanguage } from '#kernel';
import { isDayIn } from '../profiles/day-formats.ts';
import { DAY_FORMATS, type DayFormat } from '../profiles/profile.ts';

/** What values look like, whatever the column is called. */
export type Content =
  | 'email'
  | 'phone'
  | 'postal_code'
  | 'business_id'
  | 'day'
  | 'country'
  | 'language'
  | 'kind'
  | 'postal_code_and_city'
  | 'care_of'
  | 'street'
  | 'organisation'
  | 'list_code'
  | 'number'
  | 'words';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s.]+$/;
const PHONE = /^(?:\+|00|0)[\d\s()/.-]{5,20}$/;
const POSTAL_CODE = /^(?:(?:FI|FIN|AX)-?)?\d{5}$/i;
const BUSINESS_ID = /^(?:FI)?\d{7}-\d$/i;
const CODE_AND_CITY = /^\d{5}\s\p{L}/u;
const STREET =
  /^(?:c\/o\s.+,\s)?\p{L}[\p{L}\s.'’-]*(?:\s\d+(?:\s?[-–]\s?\d+)?(?:\s?\p{L}{1,2}(?:\s?\d+)?)?(?:\s(?:as|bst)\.?\s?\d+)?)$|^(?:PL|PB|P\.?O\.?\s?Box)\s\d+$/iu;
const ORGANISATION = /(?:^|\s)(?:oy|oyj|ab|ky|tmi|ry|rf|osk|kommandiittiyhtiö|osakeyhtiö|oy ab|as oy|ltd|gmbh|inc|seurakunta|säätiö|yhdistys|förening)\.?(?:\s|$)/iu; // prettier-ignore

/** Which of the known contents a value has; several may hold at once. */
const TESTS: readonly (readonly [Content, (text: string) => boolean])[] = [
  ['email', (text) => EMAIL.test(text)],
  ['business_id', (text) => BUSINESS_ID.test(text)],
  ['day', (text) => dayFormatsOf(text).length > 0],
  ['postal_code', (text) => POSTAL_CODE.test(text)],
  ['postal_code_and_city', (text) => CODE_AND_CITY.test(text)],
  ['phone', (text) => PHONE.test(text) && digitsIn(text) >= 6],
  ['country', (text) => isCountry(text)],
  ['language', (text) => isLanguage(text.toLowerCase().slice(0, 2)) && /^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(text)],
  ['kind', (text) => isKind(text.toLowerCase())],
  ['organisation', (text) => ORGANISATION.test(text)],
  ['list_code', (text) => /^\p{Lu}{2,}[-_]\d{2,4}$/u.test(text)],
  ['care_of', (text) => /^c\/o\s/i.test(text)],
  ['street', (text) => STREET.test(text)],
  ['number', (text) => /^\d+$/.test(text)],
  ['words', (text) => /^[\p{L}][\p{L}\s.'’-]*$/u.test(text)],
];

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** The forms in which the text is a day. */
export const dayFormatsOf = (text: string): DayFormat[] => DAY_FORMATS.filter((format) => isDayIn(text, format));

/** Which share of the values has each content; blanks do not count. */
export function contentsOf(values: readonly string[]): ReadonlyMap<Content, number> {
  const shares = new Map<Content, number>();
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  if (written.length === 0) return shares;
  for (const [content, test] of TESTS) {
    const share = written.filter(test).length / written.length;
    if (share > 0) shares.set(content, share);
  }
  return shares;
}
