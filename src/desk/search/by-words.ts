import type { CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { byIndexesOnly, byWords, type WordHit } from '../queries/words.ts';
import { hasDigit, SLIP_LETTERS_MIN } from './long-words.ts';
import { wordsNear, wordsTwoSlipsAway } from './nearby.ts';
import type { Word } from './needle.ts';
import { type Meaning, meaningOf, queryOfAll, queryOfAllButOne } from './word-query.ts';

/** Who answers to the words, the best first. `isGuess`: nobody holds the words as they were typed. */
export type WordAnswer = { readonly customers: readonly CustomerNumber[]; readonly isGuess: boolean };

/** From here on a beginning of a word is asked of the index; a shorter one only sifts. */
const BEGINNING_LETTERS_MIN = 3;
/** Fewer found than this, and words with a slip are looked for too. */
const ENOUGH = 5;
/** Whoever is guessed at by all words but one: of two words the other one says nothing. */
const WORDS_TO_LEAVE_ONE_MIN = 3;

/**
 * Finds customers by words, in steps that each cost more and are taken only where the one before found too few: whole words;
 * their beginnings; words of the register one slip away or holding them; two slips away; all words but one.
 */
export const findByWords = (tx: Tx, words: readonly Word[], asked: Asked): Promise<WordAnswer> =>
  words.length === 0
    ? Promise.resolve({ customers: [], isGuess: false })
    : byIndexesOnly(tx, () => inSteps({ tx, today: asked.today }, words, asked.enough));

/** How many are enough, and on which day: a home that is protected then leads nowhere. */
type Asked = { readonly enough: number; readonly today: Day };

/** The register on a day. */
type At = { readonly tx: Tx; readonly today: Day };

async function inSteps(at: At, words: readonly Word[], enough: number): Promise<WordAnswer> {
  const found = new Map<CustomerNumber, number>();
  const add = (hits: readonly WordHit[]): void =>
    hits.forEach(({ customer, score }) => found.set(customer, Math.max(score, found.get(customer) ?? 0)));
  // A single letter is the beginning of a name before it is a staircase.
  const whole = words.map(({ word, same }): Meaning => ({
    ...meaningOf([word, ...same]),
    beginning: word.length === 1 ? beginningOf(word) : null,
  }));
  add(await search(at, whole));
  const begun = whole.map((meaning, at): Meaning => ({ ...meaning, beginning: beginningOf(words[at]?.word ?? '') }));
  if (found.size < enough) add(await search(at, begun));
  const isGuess = found.size === 0;
  if (found.size < ENOUGH) add(await guess(at, words, begun));
  const ranked = [...found].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { customers: ranked.map(([customer]) => customer), isGuess };
}

const beginningOf = (word: string): string | null =>
  hasDigit(word) && word.length < BEGINNING_LETTERS_MIN ? null : word;

/** Asks the index for the long words; single letters and pairs only sift what it found. */
async function search({ tx, today }: At, meanings: readonly Meaning[]): Promise<WordHit[]> {
  const isShort = ({ beginning, near }: Meaning): boolean =>
    beginning !== null && beginning.length < BEGINNING_LETTERS_MIN && near.length === 0;
  const long = meanings.filter((meaning) => !isShort(meaning));
  if (long.length === 0) return [];
  const short = meanings.filter(isShort);
  return byWords(tx, {
    query: queryOfAll(long),
    sieve: short.length === 0 ? null : queryOfAll(short),
    meanings,
    today,
  });
}

async function guess(register: At, words: readonly Word[], begun: readonly Meaning[]): Promise<WordHit[]> {
  const { tx, today } = register;
  const typed = words.map(({ word }) => word);
  const nearby = await wordsNear(tx, typed);
  const slipped = begun.map((meaning, at): Meaning => ({ ...meaning, ...nearby[at] }));
  const bySlips = await search(register, slipped);
  if (bySlips.length > 0) return bySlips;
  const lonely = typed.map((word, at) => (nearby[at]?.near.length ?? 0) === 0 && word.length >= SLIP_LETTERS_MIN);
  const twice = await wordsTwoSlipsAway(tx, typed, lonely.includes(true) ? lonely : typed.map(() => true));
  const alike = slipped.map((meaning, at): Meaning => ({
    ...meaning,
    alike: [...meaning.alike, ...(twice[at] ?? [])],
  }));
  const byLikeness = await search(register, alike);
  if (byLikeness.length > 0 || words.length < WORDS_TO_LEAVE_ONE_MIN) return byLikeness;
  return byWords(tx, { query: queryOfAllButOne(alike), sieve: null, meanings: alike, today });
}
