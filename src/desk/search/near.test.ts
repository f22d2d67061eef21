import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf, slipsBetween, variantsOf } from './near.ts';

test.each([
  ['virtanen', 'virtanen', 0],
  ['virtanen', 'virtonen', 1],
  ['virtanen', 'virtannen', 1],
  ['virtanen', 'virtaen', 1],
  ['virtanen', 'vitranen', 1],
  ['virtanen', 'vitrannen', 2],
  ['virtanen', 'lahtinen', 4],
  ['', 'aho', 3],
])('%s and %s are %i slips apart', (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips);
});

const aWord = fc.string({ unit: fc.constantFrom(...'aeinkrtv'), minLength: 4, maxLength: 12 });

test('two words one slip apart always share a variant, so that the index leads from one to the other', () => {
  fc.assert(
    fc.property(aWord, fc.nat(), fc.constantFrom(...'aeinkrtv'), fc.nat(3), (word, where, letter, kind) => {
      const at = where % (word.length - 1);
      const slipped = [
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + letter + word.slice(at),
        word.slice(0, at) + letter + word.slice(at + 1),
        word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
      ][kind];
      const ours = new Set(variantsOf(word));
      expect(variantsOf(slipped ?? '').some((variant) => ours.has(variant))).toBe(true);
      expect(slipsBetween(word, slipped ?? '')).toBeLessThanOrEqual(1);
    }),
  );
});

test('a word that was run together is taken apart where both parts are long enough', () => {
  expect(partsOf('ahoilo', 3)).toEqual([['aho', 'ilo']]);
  expect(partsOf('mattiaho', 3)).toEqual([
    ['mat', 'tiaho'],
    ['matt', 'iaho'],
    ['matti', 'aho'],
  ]);
  expect(partsOf('aho', 3)).toEqual([]);
});
