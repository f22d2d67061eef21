import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressForm } from './address-form.ts';
import { compare } from './compare.ts';
import { match, type Candidate } from './match.ts';
import { personNames } from './names.ts';
import { isWithin } from './slips.ts';
import { type Particulars, traitsOf } from './traits.ts';

const person = (given: string, family: string, more: Partial<Particulars> = {}) =>
  traitsOf({
    kind: 'person',
    givenNames: given,
    familyName: family,
    organisationName: null,
    businessId: null,
    phone: null,
    email: null,
    streetAddress: null,
    postalCode: null,
    ...more,
  });

describe('an address', () => {
  test.each([
    ['Neontie 15 C 23', 'NEONTIE 15 C as. 23'],
    ['Neontie 15 C 23', 'Neont. 15C23'],
    ['Salamakatu 21', 'Salamak. 21'],
    ['Wallininkatu 56 A 10', 'Wallininkatu 56 a 10'],
    ['Katajaharjuntie 54 A 30', 'Katajaharjuntie 54 A, 30'],
    ['Tyynelänkatu 48 A 3', 'PL 271, Tyynelänkatu 48 A 3'],
    ['Yläkaskenpolku 100', 'Ylaekaskenp. 100'],
    ['Fabriksgatan 5 B 7', 'fabriksg. 5 b 7'],
    ['PL 55', 'pl 55'],
    ['Kotikuja 3', 'c/o Mäki Kotikuja 3'],
  ])('%j is %j', (one, other) => {
    expect(addressForm(one)).toEqual(addressForm(other));
    expect(addressForm(one)).not.toBeNull();
  });

  test.each([
    ['Neontie 15 C 23', 'Neontie 15 C 24'],
    ['Neontie 15 C 23', 'Neontie 15 B 23'],
    ['Neontie 15', 'Neontie 16'],
    ['Neonkatu 15', 'Neontie 15'],
    ['PL 55', 'PL 56'],
  ])('%j is not %j', (one, other) => {
    expect(addressForm(one)).not.toEqual(addressForm(other));
  });

  test('without a number is none, whatever it is', () => {
    expect(addressForm('')).toBeNull();
    expect(addressForm('Poste restante')).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (line) => void addressForm(line)));
  });
});

// prettier-ignore
test.each([
  ['Matti | Virtanen', 'MATTI | virtanen', 'same'],
  ['Matti Juhani | Virtanen', 'Matti | Virtanen', 'same'],
  ['Rva Anna | Mäki-Oja', 'Anna | Mäki Oja', 'same'],
  ['Virtanen | Matti', 'Matti | Virtanen', 'same'],
  ['Anna-Liisa | Oja', 'Annaliisa | Oja', 'same'],
  ['Åke | Söderström', 'Ake | Soderstrom', 'respelt'],
  ['Matti | Maeki', 'Matti | Mäki', 'respelt'],
  ['M. | Virtanen', 'Matti | Virtanen', 'near'],
  ['Juhani | Virtanen', 'Matti Juhani | Virtanen', 'near'],
  ['Anna | Virtanen', 'Anni | Virtanen', 'near'],
  ['Anna Maria | Virtanen', 'Anna Maria | Laine', 'near'],
  ['Rami Antero | Jussila', 'Rami Petteri | Jussila', 'different'],
  ['Matti | Virtanen', 'Teppo | Virtanen', 'different'],
  ['Matti | Virtanen', 'Teppo | Laine', 'different'],
])('%s and %s are %s', (name, otherName, relation) => {
  const named = (text: string) => person(text.split(' | ')[0] ?? '', text.split(' | ')[1] ?? '');
  const [one, other] = [named(name), named(otherName)];
  expect(personNames(one, other)).toBe(relation);
  expect(personNames(other, one)).toBe(relation);
});

test('slips are counted both ways alike, and one slip is one', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeä'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(isWithin(a, b, most)).toBe(isWithin(b, a, most));
      if (isWithin(a, b, most)) expect(isWithin(a, b, most + 1)).toBe(true);
      expect(isWithin(a, `${a}x`, 1)).toBe(true);
      expect(isWithin(a, a, 0)).toBe(true);
    }),
  );
  expect(isWithin('iida', 'iiad', 1)).toBe(true);
});

describe('in doubt a person is asked', () => {
  const home = { streetAddress: 'Kotikuja 1', postalCode: '00100' };
  const row = person('Anna', 'Rantanen', { ...home, phone: '+358405550601' });
  const candidate = (customer: number, traits: ReturnType<typeof person>): Candidate<number> => ({
    customer,
    kind: 'person',
    found: compare(row, traits),
  });
  const self = candidate(1, person('Anna', 'Rantanen', { phone: '+358405550601' }));
  const twin = candidate(2, person('Anni', 'Rantanen', { ...home, phone: '+358405550601' }));
  const namesake = candidate(3, person('Anna', 'Rantanen', { ...home, phone: '+358405550602' }));
  const stranger = candidate(4, person('Teppo', 'Laine', home));

  test('one sure customer is the same, strangers at the address notwithstanding', () => {
    expect(match([self, stranger])).toEqual({ kind: 'same', customer: 1 });
    expect(match([stranger])).toEqual({ kind: 'new' });
    expect(match([])).toEqual({ kind: 'new' });
  });

  test('two who may be meant are asked about, however sure one is', () => {
    expect(match([self, twin])).toEqual({ kind: 'ask', among: [self, twin] });
    expect(match([twin])).toEqual({ kind: 'ask', among: [twin] });
    const other = candidate(5, person('Anna', 'Rantanen', { phone: '+358405550601' }));
    expect(match([self, other])).toEqual({ kind: 'ask', among: [self, other] });
  });

  test('a namesake whose telephone differs stands not in the way of a sure one, but is asked about alone', () => {
    expect(match([self, namesake])).toEqual({ kind: 'same', customer: 1 });
    expect(match([namesake])).toEqual({ kind: 'ask', among: [namesake] });
  });
});
