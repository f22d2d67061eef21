/**
 * Whether `a` becomes `b` by at most `most` slips of the pen: a letter changed, added, left out, or swapped with its
 * neighbour. Stops as soon as it cannot any more.
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(leastSlips({ a, b, i, j }, row, last, beforeLast));
    if (Math.min(...row) > most) return false;
    beforeLast = last;
    last = row;
  }
  return (last[b.length] ?? Infinity) <= most;
}

type At = { readonly a: string; readonly b: string; readonly i: number; readonly j: number };

function leastSlips(
  { a, b, i, j }: At,
  row: readonly number[],
  last: readonly number[],
  beforeLast: readonly number[],
): number {
  const changed = (last[j - 1] ?? Infinity) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const least = Math.min(changed, (last[j] ?? Infinity) + 1, (row[j - 1] ?? Infinity) + 1);
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(least, (beforeLast[j - 2] ?? Infinity) + 1) : least;
}

const LONG_LETTERS = 8;

/** What a scanner takes for another: `rn` and `m`, `1` and `l`, `0` and `o`. */
const asScanned = (text: string): string => text.replace(/rn/g, 'm').replace(/1/g, 'l').replace(/0/g, 'o');

const sorted = (text: string): string => [...text].toSorted().join('');

/** The same letters in another order, the first in its place: both were typed too fast. */
const isShuffled = (a: string, b: string): boolean =>
  a.length === b.length && a[0] === b[0] && a.length >= SHUFFLED_LETTERS_MIN && sorted(a) === sorted(b);

const SHUFFLED_LETTERS_MIN = 4;

/** Whether one is likely the other mistyped or misread: one slip, or two when both are long, or the letters shuffled. */
export const isSlip = (a: string, b: string): boolean =>
  isWithin(a, b, Math.min(a.length, b.length) >= LONG_LETTERS ? 2 : 1) ||
  asScanned(a) === asScanned(b) ||
  isShuffled(a, b);
