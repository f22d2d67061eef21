import { foldedName } from '#kernel';
import type { CustomerValues } from '../values.ts';

/**
 * What a customer is found by, in the order of its weight. Its home, c/o and former homes lead nowhere while its address is
 * protected: the search asks that of the day (`customers.words_without_home`).
 */
export type FoundBy = {
  readonly own: readonly (string | null)[];
  /** Of a post, its organisation. */
  readonly organisation: readonly (string | null)[];
  /** Whose letters are taken in for it. */
  readonly co: readonly (string | null)[];
  readonly home: readonly (string | null)[];
  /** Names that were, and are no more. */
  readonly formerNames: readonly (string | null)[];
  readonly formerHomes: readonly (string | null)[];
};

/** The place and the label that say in PostgreSQL what a word is a word of; 2 and 4 were of either once. */
const PLACES = [
  ['1A', 'own'],
  ['5B', 'organisation'],
  ['6B', 'co'],
  ['3C', 'home'],
  ['7D', 'formerNames'],
  ['8D', 'formerHomes'],
] as const satisfies readonly (readonly [string, keyof FoundBy])[];

/** A word that is longer is nobody's name, and nobody types it. */
const WORD_CHARACTERS_MAX = 100;

/** The folded words of a text, as a customer is found by them; `4a12` of an address is three, as `4 A 12` is. */
export function wordsOf(text: string): string[] {
  const apart = foldedName(text)
    .replace(/(?<=\p{N})(?=\p{L})/gu, ' ')
    .replace(/(?<=(?:^|\s)\p{L})(?=\p{N})/gu, ' ');
  return apart === '' ? [] : apart.split(/\s+/).filter((word) => word.length <= WORD_CHARACTERS_MAX);
}

/** What the values of a customer say of it: its own names, whose organisation it is in, where it lives. */
export function foundBy(values: CustomerValues): Omit<FoundBy, 'formerNames' | 'formerHomes'> {
  const names = [values.givenNames, values.familyName];
  const isOrganisation = values.kind === 'organisation';
  return {
    own: isOrganisation ? [values.organisationName, ...names] : names,
    organisation: [isOrganisation ? null : values.organisationName],
    co: [values.co],
    home: [values.streetAddress, values.postalCode, values.city],
  };
}

/** Whether a former word stands: a name as a name, a home in any way. One that stands in a home alone may be a former name too. */
const isStanding = (part: keyof FoundBy, known: readonly string[]): boolean =>
  (part === 'formerNames' && known.some((place) => place === '1A' || place === '5B')) ||
  (part === 'formerHomes' && known.length > 0);

/** The words as PostgreSQL keeps them, `'kaisa':1A 'kuusikuja':3C`: each once, with what it is a word of. */
export function searchWords(found: FoundBy): string {
  const places = new Map<string, string[]>();
  for (const [place, part] of PLACES) {
    for (const word of found[part].flatMap((text) => (text === null ? [] : wordsOf(text)))) {
      const known = places.get(word) ?? [];
      if (!known.includes(place) && !isStanding(part, known)) places.set(word, [...known, place]);
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
