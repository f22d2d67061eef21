import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { cleanText, foldedName, nameKey } from './index.ts';

testWithShared('two spellings are the same name exactly when the published pairs say so', () => {
  const pairs = readFileSync(sharedPath('hostile/lists/name-pairs.jsonl'), 'utf8').trim().split('\n');
  for (const line of pairs) {
    const { a, b, equal, why } = JSON.parse(line) as { a: string; b: string; equal: boolean; why: string };
    expect(nameKey(a) === nameKey(b), why).toBe(equal);
  }
});

test('the folded form brings look-alikes together for a search', () => {
  expect(foldedName('Äältö')).toBe(foldedName('aalto'));
  expect(foldedName('Söderström-Ångström')).toBe('soderstrom angstrom');
  expect(foldedName('Ærø Þór Straße Łukasz Đorđe Garçon Éva Müller')).toBe(
    'aero thor strasse lukasz dorde garcon eva muller',
  );
  expect(foldedName('O’Brien, Jr.')).toBe('obrien jr');
});

test('cleaning takes blanks and invisible characters away and keeps letters', () => {
  expect(cleanText('\u00a0 Matti\u200b  \t Meika\u0308la\u0308inen\ufeff\r\n')).toBe('Matti Meikäläinen');
  expect(cleanText('   ')).toBe('');
});

test.each(['Mat\u0000ti', 'Matti\u001b[31m', 'Matti\u009b', '\ud800Matti'])('%j is broken and not cleaned', (raw) => {
  expect(cleanText(raw)).toBeNull();
});

test('cleaning, folding and keying twice is the same as once, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const clean = cleanText(raw);
      fc.pre(clean !== null);
      expect(clean && cleanText(clean)).toBe(clean);
      expect(foldedName(foldedName(raw))).toBe(foldedName(raw));
      expect(nameKey(nameKey(raw))).toBe(nameKey(raw));
    }),
    { numRuns: 500 },
  );
});

test('a name of a hundred letters of any alphabet is kept to the letter, in its composed form', () => {
  const letters = fc.constantFrom(...'AÄÅÖÉÜØÇÞßaäåöéüøçþðŠžŁłÆæñÑÿ'.split(''), 'D’', "O'", '-', '.', 'Иван', '王');
  const part = fc.array(letters, { minLength: 1, maxLength: 12 }).map((some) => some.join(''));
  const name = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ').slice(0, 100).trim());
  fc.assert(
    fc.property(name, (text) => {
      fc.pre(text.isWellFormed() && text !== '');
      expect(cleanText(text)).toBe(text.normalize('NFC'));
      expect(cleanText(text.normalize('NFD'))).toBe(text.normalize('NFC'));
      expect(nameKey(text.normalize('NFD'))).toBe(nameKey(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Müller-Lüdenscheidt', 'Muller-Ludenscheidt'],
  ['Þórsdóttir', 'Thorsdottir'],
  ['Çelik', 'Celik'],
  ['Bøgh', 'Bogh'],
  ['Mäki-Tervo', 'Maki Tervo'],
])('%s is found as %s and is another name all the same', (name, typed) => {
  expect(foldedName(name)).toBe(foldedName(typed));
  expect(nameKey(name)).not.toBe(nameKey(typed));
});
