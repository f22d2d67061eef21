/** The word and all that is left of it when one letter is: as `customers.variants_of` of the database. */
export const variantsOf = (word: string): string[] => [
  ...new Set([word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))]),
];

/** Whether two different words are one slip apart: a letter left out, put in, mistaken, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [toA, toB] = [a.length, b.length];
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) {
    toA -= 1;
    toB -= 1;
  }
  const [restA, restB] = [a.slice(from, toA), b.slice(from, toB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
