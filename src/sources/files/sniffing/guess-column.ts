import { fieldsOf } from '../profiles/canonical.ts';
import type { DayFormat, Subject } from '../profiles/profile.ts';
import { type Content, contentsOf, dayFormatsOf } from './content.ts';
import type { FoundColumn } from './found.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';
import type { Confidence, SniffedColumn } from './sniffed.ts';
import { guessWords } from './guess-words.ts';

const SAMPLES_MAX = 5;
const SHARE_MIN = 0.6;

/** What a column holds by its values alone, the most telling first. */
const FIELD_OF_CONTENT: readonly (readonly [Content, string])[] = [
  ['email', 'email'],
  ['business_id', 'business_id'],
  ['postal_code_and_city', 'postal_code'],
  ['postal_code', 'postal_code'],
  ['kind', 'kind'],
  ['country', 'country'],
  ['language', 'language'],
  ['phone', 'phone'],
  ['organisation', 'organisation_name'],
  ['list_code', 'list_code'],
  ['care_of', 'co'],
  ['street', 'street_address'],
];

/** What guessing one column gives beside the column itself. */
export type Guessed = { readonly column: SniffedColumn; readonly isByContent: boolean; readonly unknownWords: readonly string[] }; // prettier-ignore

/** Guesses what a column holds: by its name when that says it, otherwise by its values. */
export function guessColumn(found: FoundColumn, subject: Subject, taken: ReadonlySet<string>): Guessed {
  const written = found.values.map((value) => value.trim()).filter((value) => value !== '');
  const fields = fieldsByName(found, subject, written);
  const isByContent = fields.length === 0;
  const guessed = isByContent ? fieldByContent(written, subject) : fields;
  const free = guessed.filter((field) => !taken.has(field));
  const [guess = null] = free;
  const words = guessWords(guess, written);
  const { dayFormat } = daysOf(guess, written);
  return {
    column: {
      name: found.name,
      path: found.path,
      place: found.place,
      samples: [...new Set(written)].slice(0, SAMPLES_MAX),
      guess,
      fields: free,
      confidence: confidenceOf(free, isByContent),
      fieldSeparator: free.length > 1 ? separatorBetween(free, written) : null,
      listSeparator: words.listSeparator,
      dayFormat,
      values: words.values,
      digits: guess === null ? null : digitsOf(guess, found, written),
      isOptional: found.isOptional,
      isLeftOut: false,
    },
    isByContent: isByContent && guess !== null,
    unknownWords: words.unknown,
  };
}

const confidenceOf = (fields: readonly string[], isByContent: boolean): Confidence =>
  fields.length === 0 ? 'low' : isByContent ? 'middling' : 'high';

function fieldsByName({ name, isNamed }: FoundColumn, subject: Subject, written: readonly string[]): readonly string[] {
  if (!isNamed) return [];
  const known = new Set(fieldsOf(subject));
  const several = fieldsOfHeader(name);
  if (several !== null && several.every((field) => known.has(field)) && areSeveral(several, written)) return several;
  const field = fieldOfHeader(name, subject);
  if (field === null || !known.has(field)) return [];
  if (field === 'street_address' && hasCareOf(written)) return ['co', 'street_address'];
  return [field];
}

const hasCareOf = (written: readonly string[]): boolean => written.some((text) => /^c\/o\s.+,\s/i.test(text));

/** Whether the texts hold two things each: `Virtanen Kaisa`, `00100 Helsinki`. */
function areSeveral(fields: readonly string[], written: readonly string[]): boolean {
  if (written.length === 0) return true;
  const test = fields[0] === 'postal_code' ? /^\S*\d\S*\s+\p{L}/u : /\p{L}\s+\p{L}/u;
  return written.filter((text) => test.test(text)).length >= written.length * SHARE_MIN;
}

const separatorBetween = (fields: readonly string[], written: readonly string[]): string =>
  fields[0] === 'co' || (fields[0] === 'family_name' && written.every((text) => text.includes(', '))) ? ', ' : ' ';

function fieldByContent(written: readonly string[], subject: Subject): readonly string[] {
  const known = new Set(fieldsOf(subject));
  const shares = contentsOf(written);
  for (const [content, field] of FIELD_OF_CONTENT) {
    if ((shares.get(content) ?? 0) < SHARE_MIN || !known.has(field)) continue;
    return content === 'postal_code_and_city' ? ['postal_code', 'city'] : [field];
  }
  const meant = ['ban_codes', 'country', 'language'].find((field) => known.has(field) && areWordsOf(field, written));
  return meant === undefined ? [] : [meant];
}

/** Whether nearly all of the values are words that the field has, such as `puhelin,posti`. */
function areWordsOf(field: string, written: readonly string[]): boolean {
  const { listSeparator, unknown } = guessWords(field, written);
  const strange = new Set(unknown);
  const parts = (text: string): string[] => (listSeparator === null ? text.split('|') : text.split(listSeparator));
  const known = written.filter((text) => text.length > 1 && parts(text).every((word) => !strange.has(word.trim())));
  return written.length >= 3 && known.length >= written.length * 0.8;
}

/** The one form in which all days of the column are days; the forms that are left when nobody can tell day from month. */
export function daysOf(
  field: string | null,
  written: readonly string[],
): { dayFormat: DayFormat | null; isUnclear: boolean } {
  // prettier-ignore
  const none = { dayFormat: null, isUnclear: false };
  if (field === null || !field.endsWith('_on') && field !== 'valid_until') return none; // prettier-ignore
  const counts = new Map<DayFormat, number>();
  for (const text of written)
    for (const format of dayFormatsOf(text)) counts.set(format, (counts.get(format) ?? 0) + 1);
  const [best, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < written.length * 0.5) return none;
  const isUnclear = second !== undefined && second[1] === best[1];
  return { dayFormat: best[0] === 'yyyy-MM-dd' ? null : best[0], isUnclear };
}

const CODES: Readonly<Record<string, number>> = { postal_code: 5, old_postal_code: 5, new_postal_code: 5, payer_postal_code: 5 }; // prettier-ignore

/** To how many digits a code is filled that a spreadsheet took for a number: only when some are shorter than the others. */
function digitsOf(field: string, { isNumbers }: FoundColumn, written: readonly string[]): number | null {
  const numbers = written.filter((text) => /^\d+$/.test(text));
  if (!isNumbers || numbers.length < written.length * SHARE_MIN) return null;
  const longest = numbers.reduce((most, text) => Math.max(most, text.length), 0);
  const full = numbers.filter((text) => text.length === longest).length;
  const wanted = CODES[field] ?? longest;
  const isCode = field in CODES || field === 'source_key' || field.endsWith('industry_code');
  const areSomeShort = numbers.some((text) => text.length < wanted);
  const isFull = field in CODES || full >= numbers.length * SHARE_MIN;
  return isCode && areSomeShort && isFull && longest <= wanted ? wanted : null;
}
