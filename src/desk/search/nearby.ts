import type { Tx } from '#platform';
import { type Candidate, wordsAlike, wordsAmong, wordsByVariants, wordsContaining } from '../queries/words.ts';
import { hasDigit, SLIP_LETTERS_MIN } from './long-words.ts';
import { partsOf, slipsBetween, variantsOf } from './near.ts';
import type { Near } from './word-query.ts';

/** Words that were run together are two of so many letters each, at least. */
const PART_LETTERS_MIN = 3;
/** A shorter word is two slips from half of the register. */
const TWO_SLIPS_LETTERS_MIN = 5;
const NEAR_MAX = 40;

/**
 * For each typed word: near it, words of the register one slip away, two neighbours written as one, two words that were run
 * together; alike, those that hold it.
 */
export async function wordsNear(tx: Tx, typed: readonly string[]): Promise<{ near: Near[]; alike: Near[] }[]> {
  const places = typed.map((word, at) => ({ at, word })).filter(({ word }) => isLong(word, SLIP_LETTERS_MIN));
  const sharing = await wordsByVariants(tx, places.map(({ at, word }) => ({ at, variants: variantsOf(word) }))); // prettier-ignore
  const slips = sharing.filter(({ at, word }) => slipsBetween(word, typed[at] ?? '') === 1);
  const containing = await wordsContaining(tx, places);
  const joined = await wordsAmong(tx, joinedOf(typed));
  const parts = places.flatMap(({ at, word }) => partsOf(word, PART_LETTERS_MIN).flat().map((part) => ({ at, word: part }))); // prettier-ignore
  const known = new Set((await wordsAmong(tx, parts)).map(({ word }) => word));
  return typed.map((word, at) => {
    const others = (found: readonly Candidate[]): Near[] =>
      found.filter((one) => one.at === at && one.word !== word).map((one) => [one.word]);
    const apart = partsOf(word, PART_LETTERS_MIN).filter((each) => each.every((part) => known.has(part)));
    return {
      near: [...others([...slips, ...joined]), ...apart].slice(0, NEAR_MAX),
      alike: others(containing).slice(0, NEAR_MAX),
    };
  });
}

/** For each typed word that is asked about, words of the register two slips from it. */
export async function wordsTwoSlipsAway(
  tx: Tx,
  typed: readonly string[],
  isAsked: readonly boolean[],
): Promise<Near[][]> {
  const places = typed
    .map((word, at) => ({ at, word }))
    .filter(({ at, word }) => isAsked[at] === true && isLong(word, TWO_SLIPS_LETTERS_MIN));
  const twice = places.map(({ at, word }) => ({ at, variants: [...new Set(variantsOf(word).flatMap(variantsOf))] }));
  const found = [...(await wordsByVariants(tx, twice)), ...(await wordsAlike(tx, places))];
  return typed.map((word, at) => {
    const here = new Set(found.filter((one) => one.at === at).map((one) => one.word));
    return [...here].filter((one) => slipsBetween(one, word) === 2).map((one): Near => [one]).slice(0, NEAR_MAX); // prettier-ignore
  });
}

const isLong = (word: string, lettersMin: number): boolean => word.length >= lettersMin && !hasDigit(word);

function joinedOf(typed: readonly string[]): Candidate[] {
  return typed.slice(1).flatMap((word, at): Candidate[] => {
    const both = (typed[at] ?? '') + word;
    return hasDigit(both) ? [] : [{ at, word: both }, { at: at + 1, word: both }]; // prettier-ignore
  });
}
