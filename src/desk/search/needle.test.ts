import { expect, test } from 'vitest';
import { needleOf } from './needle.ts';

const keyOf = (text: string) => needleOf(text).keys.map(({ by, key }) => `${by} ${key}`);

test.each([
  ['asiakas 101992', 'number 101992'],
  ['Asiakasnumero: 101992', 'number 101992'],
  ['kund nr 101992', 'number 101992'],
  ['customer no. 101992', 'number 101992'],
  ['lasku 107383', 'invoice 107383'],
  ['faktura 107383', 'invoice 107383'],
  ['invoice #107383', 'invoice 107383'],
  ['tilaus 1042', 'order 1042'],
  ['beställning 1042', 'order 1042'],
  ['besta\u0308llning 1042', 'order 1042'],
  ['order 1042', 'order 1042'],
  ['viite 1232', 'reference 1232'],
  ['puh. 040 555 1234', 'phone +358405551234'],
  ['Y-tunnus 9123452-8', 'business_id 9123452-8'],
])('%s is looked for by its number', (text, key) => {
  expect(keyOf(text)).toContain(key);
  expect(needleOf(text).words).toEqual(needleOf(key.slice(key.indexOf(' ') + 1)).words);
});

test('a word that only sounds like a kind of number stays a word', () => {
  const wordsIn = (text: string) => needleOf(text).words.map(({ word }) => word);
  expect(wordsIn('Nordström 5')).toContain('nordstrom');
  expect(wordsIn('Tilaus Oy')).toContain('tilaus');
  expect(wordsIn('Laskutie 12')).toContain('laskutie');
  expect(wordsIn('tilaus 12 Helsinki')).toContain('tilaus');
});
