import { foldedName } from '#kernel';
import type { Needle } from './needle.ts';

/** What the ranking looks at. */
export type Found = { readonly name: string; readonly line: string };

/**
 * How well a row answers to the words: a whole word of the name weighs most, then the beginning of one, then its middle;
 * the same in the address weighs less. More is better.
 */
export function fit(row: Found, words: Needle['words']): number {
  const name = ` ${foldedName(row.name)} `;
  const line = ` ${foldedName(row.line)} `;
  const sum = words.reduce((so, spellings) => so + Math.max(...spellings.map((word) => weight(word, name, line))), 0);
  // Of two names that hold all that was written, the one that holds least beside it is meant.
  return sum - name.length / 1000;
}

function weight(word: string, name: string, line: string): number {
  if (name.includes(` ${word} `)) return 10;
  if (name.includes(` ${word}`)) return 6;
  if (line.includes(` ${word} `)) return 5;
  if (line.includes(` ${word}`)) return 4;
  return name.includes(word) ? 3 : 1;
}
