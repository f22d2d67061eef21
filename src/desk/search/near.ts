/** The word and all that is left of it when one letter is: as `customers.variants_of` of the database. */
export const variantsOf = (word: string): string[] => [
  ...new Set([word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))]),
];

/** The places where a word may be two that were run together: both parts are long enough to be words. */
export function partsOf(word: string, lettersMin: number): (readonly [string, string])[] {
  const places = Math.max(0, word.length - 2 * lettersMin + 1);
  return Array.from({ length: places }, (_each, at) => [word.slice(0, at + lettersMin), word.slice(at + lettersMin)]);
}

/**
 * How many slips two words are apart: a letter left out, put in, mistaken, or two neighbours swapped (the distance of
 * Damerau and Levenshtein, no letter touched twice).
 */
export function slipsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_each, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const ways = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(...ways, isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], place: number): number => row[place] ?? 0;
