import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Country, customerNumber, type PostalLines } from '#kernel';
import { labelLines, labelOf, LINE_CHARACTERS_MAX } from './label.ts';
import { type Addressed, postalLinesOf } from './postal-lines.ts';
import { lettersIn, shortened } from './shorten.ts';

const FI = 'FI' as Country;
const SE = 'SE' as Country;

const at = (lines: Partial<PostalLines>): PostalLines => ({
  line2: '',
  line3: '',
  street: 'Kotikuja 1 A 2',
  postalCode: '00100',
  city: 'HELSINKI',
  country: FI,
  ...lines,
});

test('the label of a person: the number above, the name, the street, the town in capitals', () => {
  expect(labelLines({ name: 'Kaisa Virtanen', address: at({ city: 'Helsinki' }), customer: customerNumber(100_001) })).toEqual([
    '100001',
    'Kaisa Virtanen',
    'Kotikuja 1 A 2',
    '00100 HELSINKI',
  ]); // prettier-ignore
});

test('the label of a post in an organisation uses the lines between', () => {
  const address = at({ line2: 'Saha Oy', line3: 'c/o Mäki', street: 'PL 55', postalCode: '85501', city: 'NIVALA' });
  expect(labelOf({ name: 'Ville Laine', address })).toEqual({
    lines: ['Ville Laine', 'Saha Oy', 'c/o Mäki', 'PL 55', '85501 NIVALA'],
    warnings: [],
  });
});

test.each<[string, PostalLines, Country, string[]]>([
  ['from Sweden to Finland', at({}), SE, ['Kotikuja 1 A 2', 'FI-00100 HELSINKI', 'FINLAND']],
  ['from Finland to Sweden', at({ street: 'Storgatan 3', postalCode: '111 22', city: 'Stockholm', country: SE }), FI, ['Storgatan 3', '111 22 STOCKHOLM', 'SWEDEN']],
  ['within Sweden', at({ street: 'Storgatan 3', postalCode: '111 22', city: 'Stockholm', country: SE }), SE, ['Storgatan 3', '111 22 STOCKHOLM']],
  ['to Åland', at({ street: 'Torggatan 1', postalCode: '22100', city: 'Mariehamn', country: 'AX' as Country }), FI, ['Torggatan 1', '22100 MARIEHAMN']],
  ['from Sweden to Åland', at({ street: 'Torggatan 1', postalCode: '22100', city: 'Mariehamn', country: 'AX' as Country }), SE, ['Torggatan 1', 'AX-22100 MARIEHAMN', 'ÅLAND, FINLAND']],
  ['to Great Britain', at({ street: '1 High St', postalCode: 'SW1A 1AA', city: 'London', country: 'GB' as Country }), FI, ['1 High St', 'LONDON', 'SW1A 1AA', 'UNITED KINGDOM']],
  ['to the United States', at({ street: '1 Main St', postalCode: 'NY 10001', city: 'New York', country: 'US' as Country }), FI, ['1 Main St', 'NEW YORK NY 10001', 'UNITED STATES']],
  ['to Estonia', at({ street: 'Narva mnt 1', postalCode: '10115', city: 'Tallinn', country: 'EE' as Country }), FI, ['Narva mnt 1', '10115 TALLINN', 'ESTONIA']],
])('%s', (_, address, from, expected) => {
  expect(labelLines({ name: '', address }, { from })).toEqual(expected);
}); // prettier-ignore

test.each([
  ['Keskinäinen kiinteistöosakeyhtiö Mäntylä', ['Keskinäinen Kiint Oy Mäntylä']],
  ['Pohjois-Suomen Kustannus Osakeyhtiö', ['Pohjois-Suomen Kustannus Oy']],
  ['Suomalaisen Kirjallisuuden Ystävät rekisteröity yhdistys', ['Suomalaisen Kirjallisuuden', 'Ystävät ry']],
  ['Bostadsaktiebolaget Mariegatan 11', ['Bost Ab Mariegatan 11']],
])('the organisation %s is shortened as %j', (name, expected) => {
  expect(labelLines({ name, address: at({}) }).slice(0, -2)).toEqual(expected);
});

test('a person’s second names become initials, the last first, and no surname is ever cut', () => {
  const name = { givenNames: 'Maria Johanna Katariina', familyName: 'Virtanen-Mäkinen' };
  expect(labelLines({ name, address: at({}) })[0]).toBe('Maria J. K. Virtanen-Mäkinen');
  const long = { givenNames: 'Anna', familyName: 'Ää'.repeat(20) };
  expect(labelOf({ name: long, address: at({ line2: 'Saha Oy' }) })).toEqual({
    lines: ['Anna', 'Ää'.repeat(20), 'Saha Oy', 'Kotikuja 1 A 2', '00100 HELSINKI'].flatMap((line, i) =>
      i === 0 ? [`Anna ${'Ää'.repeat(20)}`] : i === 1 ? [] : [line],
    ),
    warnings: [{ because: 'line_too_long', line: `Anna ${'Ää'.repeat(20)}`, characters: 45 }],
  });
});

test('a long street loses the words that need not be written out, and a long town becomes its short name', () => {
  expect(labelLines({ name: '', address: at({ street: 'Kolmannen linjan kuja 12 porras B asunto 34' }) })[0]).toBe(
    'Kolmannen linjan kuja 12 B as 34',
  );
  const address = at({ city: 'HELSINKI' });
  expect(labelLines({ name: '', address }, { charactersMax: 12 }).at(-1)).toBe('00100 HKI');
});

test('a box with the code of a street is warned of, with the code of the boxes where there is one', () => {
  const warnings = (street: string, postalCode: string) => labelOf({ name: 'A', address: at({ street, postalCode }) }).warnings;
  expect(warnings('PL 12', '33100')).toEqual([{ because: 'not_a_box_code', code: '33100', instead: '33101' }]);
  expect(warnings('PL 12', '33101')).toEqual([]);
  expect(warnings('PL 12', '00081')).toEqual([]);
  expect(warnings('Plassintie 12', '33100')).toEqual([]);
  expect(warnings('Poste restante', '33100')).toEqual([]);
}); // prettier-ignore

test('whatever the name and the address, no letter of a name is lost but by a rule, and every long line is warned of', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'Ä', 'é', 'ø', 'þ', 'ç', '’', '-'), minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 9 }); // prettier-ignore
  fc.assert(
    fc.property(words, words, (name, street) => {
      const { lines, warnings } = labelOf({ name: name.join(' '), address: at({ street: street.join(' ') }) });
      expect(lines.join(' ')).toBe(`${name.join(' ')} ${street.join(' ')} 00100 HELSINKI`);
      const long = lines.filter((line) => lettersIn(line) > LINE_CHARACTERS_MAX);
      expect(warnings).toEqual(long.map((line) => ({ because: 'line_too_long', line, characters: lettersIn(line) })));
      expect(lines.length).toBeLessThanOrEqual(5);
    }),
  );
});

test('a line that fits is never touched', () => {
  expect(shortened('Saha Osakeyhtiö', 'organisation', 30)).toBe('Saha Osakeyhtiö');
});

const kaisa: Addressed = {
  kind: 'person',
  language: 'sv',
  organisationName: null,
  co: null,
  streetAddress: 'Mannerheimintie 1',
  postalCode: '00100',
  city: 'Helsinki',
  country: 'FI',
};

test.each<[Partial<Addressed>, string]>([
  [{}, 'HELSINGFORS'],
  [{ language: 'fi', city: 'helsingfors' }, 'HELSINKI'],
  [{ language: 'en' }, 'HELSINKI'],
  [{ postalCode: '33100', city: 'Tammerfors', language: 'fi' }, 'TAMPERE'],
  [{ postalCode: '99999', city: 'Korvatunturi' }, 'KORVATUNTURI'],
  [{ postalCode: '00100', city: 'Espoo' }, 'ESPOO'],
  [{ postalCode: null }, 'HELSINKI'],
  [{ country: 'SE', postalCode: '11122', city: 'Stockholm' }, 'STOCKHOLM'],
  [{ postalCode: '22100', city: 'Maarianhamina', country: 'AX' }, 'MARIEHAMN'],
])('the town is written in the language of the person: %j gives %s', (said, town) => {
  expect(postalLinesOf({ ...kaisa, ...said })?.city).toBe(town);
});
