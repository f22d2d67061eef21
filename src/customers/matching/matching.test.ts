import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressForm } from './address-form.ts';
import { compare } from './compare.ts';
import { match, nearness, type Candidate } from './match.ts';
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

/** The parts of an address by which two are one; not how its street was written. */
const sameIn = (line: string) => ({ ...addressForm(line), written: null });

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
    expect(sameIn(one)).toEqual(sameIn(other));
    expect(addressForm(one)).not.toBeNull();
  });

  test.each([
    ['Neontie 15 C 23', 'Neontie 15 C 24'],
    ['Neontie 15 C 23', 'Neontie 15 B 23'],
    ['Neontie 15', 'Neontie 16'],
    ['Neonkatu 15', 'Neontie 15'],
    ['PL 55', 'PL 56'],
  ])('%j is not %j', (one, other) => {
    expect(sameIn(one)).not.toEqual(sameIn(other));
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
  ['J-P | Virtanen', 'Juha-Pekka | Virtanen', 'near'],
  ['Jukka | Virtanen', 'Juha-Pekka | Virtanen', 'near'],
  ['Kati | Virtanen', 'Katariina | Virtanen', 'near'],
  ['Jussi | Virtanen', 'Matti Juhani | Virtanen', 'near'],
  ['Jirni | Laitinen', 'Jimi | Laitinen', 'near'],
  ['Wäinö | Laine', 'Väinö | Laine', 'near'],
  ['Vіrtanen | Matti', 'Virtanen | Matti', 'near'],
  ['Virtanen | Mati', 'Matti | Virtanen', 'near'],
  [' | Virtanen Matti', 'Matti | Virtanen', 'near'],
  ['Nti | Virtanen', 'Matti | Virtanen', 'near'],
  ['Anna Maria | Virtanen', 'Anna Maria | Laine', 'renamed'],
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

const HOME = { streetAddress: 'Kotikuja 1 A 5', postalCode: '00100' };
const PHONE = { phone: '+358405550601' };
const LINE = { phone: '+35895550601' };
const MAIL = { email: 'rantaset@posti.example' };
const OTHER_PHONE = { phone: '+358405550602' };
const OTHER_MAIL = { email: 'toinen@posti.example' };

const between = (one: ReturnType<typeof person>, other: ReturnType<typeof person>) =>
  nearness({ kind: one.kind, found: compare(one, other) });

// prettier-ignore
test.each([
  ['a name alone', {}, {}, 'far'],
  ['a name and a telephone', PHONE, PHONE, 'near'],
  ['a name and an e-mail', MAIL, MAIL, 'near'],
  ['a name and a home: father and son', HOME, HOME, 'near'],
  ['a name, a home and a telephone', { ...HOME, ...PHONE }, { ...HOME, ...PHONE }, 'sure'],
  ['a name, a home and an e-mail', { ...HOME, ...MAIL }, { ...HOME, ...MAIL }, 'sure'],
  ['a name, a telephone and an e-mail', { ...PHONE, ...MAIL }, { ...PHONE, ...MAIL }, 'sure'],
  ['two facts, and a home that differs: moved', { ...PHONE, ...MAIL, ...HOME }, { ...PHONE, ...MAIL, streetAddress: 'Muualla 2', postalCode: '33100' }, 'sure'],
  ['a home and its fixed line: one fact', { ...HOME, ...LINE }, { ...HOME, ...LINE }, 'near'],
  ['a home, its fixed line and an e-mail', { ...HOME, ...LINE, ...MAIL }, { ...HOME, ...LINE, ...MAIL }, 'sure'],
  ['a fixed line and an e-mail', { ...LINE, ...MAIL }, { ...LINE, ...MAIL }, 'sure'],
  ['two facts against a telephone', { ...HOME, ...MAIL, ...PHONE }, { ...HOME, ...MAIL, ...OTHER_PHONE }, 'near'],
  ['a home against a telephone', { ...HOME, ...PHONE }, { ...HOME, ...OTHER_PHONE }, 'contradicted'],
  ['a home with the flat left out, and a telephone', { ...HOME, ...PHONE }, { ...HOME, streetAddress: 'Kotikuja 1', ...PHONE }, 'near'],
  ['another flat of the house', HOME, { ...HOME, streetAddress: 'Kotikuja 1 B 7' }, 'near'],
  ['an e-mail one slip apart', { ...HOME, ...MAIL }, { ...HOME, email: 'rantaaset@posti.example' }, 'near'],
  ['two e-mails', { ...PHONE, ...MAIL }, { ...PHONE, ...OTHER_MAIL }, 'near'],
  ['a postal code when one side has no address', { postalCode: '00100' }, HOME, 'near'],
])('%s', (_, one, other, expected) => {
  const found = [person('Anna', 'Rantanen', one), person('Anna', 'Rantanen', other)] as const;
  expect(between(...found)).toBe(expected);
  expect(between(found[1], found[0])).toBe(expected);
});

test('a couple with one line at home are two', () => {
  const home = { ...HOME, ...LINE };
  expect(between(person('Anna', 'Rantanen', home), person('Teppo', 'Rantanen', home))).toBe('far');
});

const ALL = { ...HOME, ...PHONE, ...MAIL };

// prettier-ignore
test.each([
  ['twins who share everything', 'Anna | Rantanen', ALL, 'near'],
  ['a spelling without its dots', 'Änna | Rantanen', ALL, 'near'],
  ['a nickname', 'Annu | Rantanen', ALL, 'near'],
  ['an initial', 'A. | Rantanen', ALL, 'near'],
  ['a couple with one e-mail', 'Teppo | Rantanen', { ...HOME, ...MAIL }, 'far'],
  ['two people on one mobile telephone', 'Teppo | Rantanen', { ...HOME, ...PHONE }, 'near'],
  ['a new surname at home', 'Anni | Laine', HOME, 'near'],
  ['a new surname in the house', 'Anni | Laine', { ...HOME, streetAddress: 'Kotikuja 1' }, 'far'],
  ['another name on the same telephone', 'Teppo | Laine', PHONE, 'far'],
  ['another name with telephone and e-mail', 'Teppo | Laine', { ...PHONE, ...MAIL }, 'near'],
  ['the former resident of the flat', 'Teppo | Laine', HOME, 'far'],
])('%s: never the same', (_, name, more, expected) => {
  const [given = '', family = ''] = name.split(' | ');
  expect(between(person('Anni', 'Rantanen', ALL), person(given, family, more))).toBe(expected);
  expect(expected).not.toBe('sure');
});

const firm = (name: string, more: Partial<Particulars> = {}) => person('', '', { kind: 'organisation', organisationName: name, ...more }); // prettier-ignore
const post = (given: string, organisation: string, more: Partial<Particulars> = {}) => person(given, 'Laine', { kind: 'post', organisationName: organisation, ...more }); // prettier-ignore
const ID = { businessId: '9671718-7' };

// prettier-ignore
test.each([
  ['a business id', firm('Saha Walta Oy', ID), firm('Saha Walta Osakeyhtiö', ID), 'sure'],
  ['a business id under quite another name', firm('Saha Walta Oy', ID), firm('Kukka Oy', ID), 'near'],
  ['one name with two business ids', firm('Saha Walta Oy', ID), firm('Saha Walta Oy', { businessId: '9582496-8' }), 'contradicted'],
  ['a firm’s name and telephone', firm('Saha Walta Oy', PHONE), firm('Saha Walta Oy', PHONE), 'near'],
  ['a firm’s name, telephone and address', firm('Saha Walta Oy', { ...HOME, ...PHONE }), firm('Saha Walta Oy', { ...HOME, ...PHONE }), 'sure'],
  ['a firm’s name cut short at its address', firm('Rak. Mäki Oy', HOME), firm('Rakennus Mäki Oy', HOME), 'near'],
  ['two firms at one address', firm('Saha Oy', HOME), firm('Kukka Oy', HOME), 'far'],
  ['a person of an organisation', post('Anna', 'Saha Oy', ID), post('Anna', 'Saha Oy', ID), 'near'],
  ['a person of an organisation with the e-mail', post('Anna', 'Saha Oy', { ...ID, ...MAIL }), post('Anna', 'Saha Oy', { ...ID, ...MAIL }), 'sure'],
  ['a person and the exchange of the organisation', post('Anna', 'Saha Oy', { ...ID, ...LINE }), post('Anna', 'Saha Oy', { ...ID, ...LINE }), 'near'],
  ['two people of an organisation', post('Anna', 'Saha Oy', ID), post('Teppo', 'Saha Oy', ID), 'far'],
  ['a person of two organisations', post('Anna', 'Saha Oy', { ...ID, ...MAIL }), post('Anna', 'Kukka Oy', { businessId: '9582496-8', ...MAIL }), 'near'],
] as const)('%s', (_, one, other, expected) => {
  expect(between(one, other)).toBe(expected);
});

describe('in doubt a person is asked', () => {
  const row = person('Anna', 'Rantanen', ALL);
  const candidate = (customer: number, traits: ReturnType<typeof person>): Candidate<number> => ({
    customer,
    kind: 'person',
    found: compare(row, traits),
  });
  const self = candidate(1, person('Anna', 'Rantanen', { ...PHONE, ...MAIL }));
  const twin = candidate(2, person('Anni', 'Rantanen', ALL));
  const namesake = candidate(3, person('Anna', 'Rantanen', { ...HOME, ...OTHER_PHONE }));
  const stranger = candidate(4, person('Teppo', 'Laine', HOME));

  test('one sure customer is the same, strangers at the address notwithstanding', () => {
    expect(match([self, stranger])).toEqual({ kind: 'same', customer: 1 });
    expect(match([stranger])).toEqual({ kind: 'new' });
    expect(match([])).toEqual({ kind: 'new' });
  });

  test('two who may be meant are asked about, however sure one is', () => {
    expect(match([self, twin])).toEqual({ kind: 'ask', among: [self, twin] });
    expect(match([twin])).toEqual({ kind: 'ask', among: [twin] });
    const other = candidate(5, person('Anna', 'Rantanen', { ...PHONE, ...MAIL }));
    expect(match([self, other])).toEqual({ kind: 'ask', among: [self, other] });
  });

  test('a look-alike that a person has kept apart from the sure one is not asked about again', () => {
    const areApart = (a: number, b: number) => a === 1 && b === 2;
    expect(match([self, twin], areApart)).toEqual({ kind: 'same', customer: 1 });
    expect(match([twin], areApart)).toEqual({ kind: 'ask', among: [twin] });
  });

  test('a namesake whose telephone differs stands not in the way of a sure one, but is asked about alone', () => {
    expect(match([self, namesake])).toEqual({ kind: 'same', customer: 1 });
    expect(match([namesake])).toEqual({ kind: 'ask', among: [namesake] });
  });
});
