import { foldedName } from '#kernel';
import type { CustomerValues } from '../values.ts';

/** What a customer is found by, in the order of its weight. */
export type FoundBy = {
  readonly own: readonly (string | null)[];
  /** Of a post, its organisation; whose letters are taken in for it. */
  readonly beside: readonly (string | null)[];
  readonly address: readonly (string | null)[];
  /** Names and addresses that were, and are no more. */
  readonly former: readonly (string | null)[];
};

/** A word that is longer is nobody's name, and nobody types it. */
const WORD_CHARACTERS_MAX = 100;

/** The folded words of a text, as a customer is found by them; `4a12` of an address is three, as `4 A 12` is. */
export function wordsOf(text: string): string[] {
  const apart = foldedName(text)
    .replace(/(?<=\p{N})(?=\p{L})/gu, ' ')
    .replace(/(?<=(?:^|\s)\p{L})(?=\p{N})/gu, ' ');
  return apart === '' ? [] : apart.split(/\s+/).filter((word) => word.length <= WORD_CHARACTERS_MAX);
}

/** What the values of a customer say of it: its own names, whose organisation it is in, where it lives. A protected address says nothing. */
export function foundBy(values: CustomerValues): Omit<FoundBy, 'former'> {
  const names = [values.givenNames, values.familyName];
  const isOrganisation = values.kind === 'organisation';
  return {
    own: isOrganisation ? [values.organisationName, ...names] : names,
    beside: [isOrganisation ? null : values.organisationName, isHidden(values) ? null : values.co],
    address: isHidden(values) ? [] : [values.streetAddress, values.postalCode, values.city],
  };
}

/** Whether nobody may be found by where the customer lives (turvakielto); until somebody lifts it, also after its last day. */
export const isHidden = ({ protectedUntil }: Pick<CustomerValues, 'protectedUntil'>): boolean =>
  protectedUntil !== null;

/** The words as PostgreSQL keeps them, `'kaisa':1A 'kuusikuja':3C`: each once, with what it is a word of. */
export function searchWords(found: FoundBy): string {
  const places = new Map<string, string[]>();
  const labelled = [['1A', found.own], ['2B', found.beside], ['3C', found.address], ['4D', found.former]] as const; // prettier-ignore
  for (const [place, texts] of labelled) {
    for (const word of texts.flatMap((text) => (text === null ? [] : wordsOf(text)))) {
      const known = places.get(word);
      // A word that stands is no former one.
      if (known === undefined) places.set(word, [place]);
      else if (place !== '4D' && known.at(-1) !== place) known.push(place);
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
