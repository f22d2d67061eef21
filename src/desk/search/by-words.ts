import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';
import {
  byIndexesOnly,
  byWords,
  type Candidate,
  type WordHit,
  wordsAlike,
  wordsAmong,
  wordsByVariants,
  wordsContaining,
} from '../queries/words.ts';
import { isOneSlip, variantsOf } from './near.ts';
import type { Word } from './needle.ts';
import { type Meaning, queryOfAll, queryOfAllButOne } from './word-query.ts';

/** Who answers to the words, the best first. `isGuess`: nobody holds the words as they were typed. */
export type WordAnswer = { readonly customers: readonly CustomerNumber[]; readonly isGuess: boolean };

/** From here on a beginning of a word is asked of the index; a shorter one only sifts. */
const BEGINNING_LETTERS_MIN = 3;
/** A shorter word is one slip from too many others. */
const SLIP_LETTERS_MIN = 4;
/** Fewer found than this, and words with a slip are looked for too. */
const ENOUGH = 5;
/** Whoever is guessed at by all words but one: of two words the other one says nothing. */
const WORDS_TO_LEAVE_ONE_MIN = 3;

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

/**
 * Finds customers by words, in steps that each cost more and are taken only where the one before found too few: whole words;
 * their beginnings; words of the register one slip away or holding them; words that are only alike; all words but one.
 */
export const findByWords = (tx: Tx, words: readonly Word[], enough: number): Promise<WordAnswer> =>
  words.length === 0
    ? Promise.resolve({ customers: [], isGuess: false })
    : byIndexesOnly(tx, () => inSteps(tx, words, enough));

async function inSteps(tx: Tx, words: readonly Word[], enough: number): Promise<WordAnswer> {
  const found = new Map<CustomerNumber, number>();
  const add = (hits: readonly WordHit[]): void =>
    hits.forEach(({ customer, score }) => found.set(customer, Math.max(score, found.get(customer) ?? 0)));
  const whole = words.map(({ word, same }): Meaning => ({ exact: [word, ...same], beginning: null, near: [] }));
  add(await search(tx, whole));
  const begun = whole.map((meaning, at): Meaning => ({ ...meaning, beginning: beginningOf(words[at]?.word ?? '') }));
  if (found.size < enough) add(await search(tx, begun));
  const isGuess = found.size === 0;
  if (found.size < ENOUGH) add(await guess(tx, words, begun));
  const ranked = [...found].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { customers: ranked.map(([customer]) => customer), isGuess };
}

const beginningOf = (word: string): string | null =>
  hasDigit(word) && word.length < BEGINNING_LETTERS_MIN ? null : word;

/** Asks the index for the long words; single letters and pairs only sift what it found. */
async function search(tx: Tx, meanings: readonly Meaning[]): Promise<WordHit[]> {
  const isShort = ({ beginning, near }: Meaning): boolean =>
    beginning !== null && beginning.length < BEGINNING_LETTERS_MIN && near.length === 0;
  const long = meanings.filter((meaning) => !isShort(meaning));
  if (long.length === 0) return [];
  const short = meanings.filter(isShort);
  return byWords(tx, { query: queryOfAll(long), sieve: short.length === 0 ? null : queryOfAll(short), meanings });
}

async function guess(tx: Tx, words: readonly Word[], begun: readonly Meaning[]): Promise<WordHit[]> {
  const nearby = await slipsOf(tx, words);
  const slipped = withNear(begun, nearby);
  const bySlips = await search(tx, slipped);
  if (bySlips.length > 0) return bySlips;
  const alike = withNear(slipped, await likenessesOf(tx, words, nearby));
  const byLikeness = await search(tx, alike);
  if (byLikeness.length > 0 || words.length < WORDS_TO_LEAVE_ONE_MIN) return byLikeness;
  return byWords(tx, { query: queryOfAllButOne(alike), sieve: null, meanings: alike });
}

const withNear = (meanings: readonly Meaning[], nearby: readonly Candidate[]): Meaning[] =>
  meanings.map((meaning, at) => {
    const more = nearby.filter((one) => one.at === at && !meaning.exact.includes(one.word)).map(({ word }) => word);
    return { ...meaning, near: [...new Set([...meaning.near, ...more])] };
  });

/** Words of the register one slip from a typed one, those that hold it, and two neighbours written as one. */
async function slipsOf(tx: Tx, words: readonly Word[]): Promise<Candidate[]> {
  const typed = words
    .map(({ word }, at) => ({ at, word, variants: variantsOf(word) }))
    .filter(({ word }) => word.length >= SLIP_LETTERS_MIN && !hasDigit(word));
  const slips = (await wordsByVariants(tx, typed)).filter(({ at, word }) => isOneSlip(word, words[at]?.word ?? ''));
  const containing = await wordsContaining(tx, typed);
  const joined = words.slice(1).flatMap(({ word }, at) => {
    const both = (words[at]?.word ?? '') + word;
    return hasDigit(both) ? [] : [{ at, word: both }, { at: at + 1, word: both }]; // prettier-ignore
  });
  return [...slips, ...containing, ...(await wordsAmong(tx, joined))];
}

/** For words that nothing was near: words of the register that are like them. */
async function likenessesOf(tx: Tx, words: readonly Word[], nearby: readonly Candidate[]): Promise<Candidate[]> {
  const lonely = words
    .map(({ word }, at) => ({ at, word }))
    .filter(
      ({ at, word }) => word.length > SLIP_LETTERS_MIN && !hasDigit(word) && !nearby.some((one) => one.at === at),
    );
  const typed = lonely.length > 0 ? lonely : words.map(({ word }, at) => ({ at, word })).filter(({ word }) => word.length > SLIP_LETTERS_MIN && !hasDigit(word)); // prettier-ignore
  return wordsAlike(tx, typed);
}
