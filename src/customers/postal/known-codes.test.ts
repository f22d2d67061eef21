import { expect, test } from 'vitest';
import { day, type PostalCode } from '#kernel';
import { knownPostalCode, KnownCodes, shippedCodes, townsAlike } from './known-codes.ts';
import type { PostalCodeSpan } from './postal-code.ts';
import { shippedList } from './shipped-list.ts';

const today = day('2026-11-24');

test('the shipped list knows its five thousand codes by name, kind and language', () => {
  expect(shippedList().codes.length).toBeGreaterThan(5_000);
  expect(knownPostalCode('00100', today)).toMatchObject({ fi: 'HELSINKI', sv: 'HELSINGFORS', kind: 'normal', isHome: true, municipality: '091' }); // prettier-ignore
  expect(knownPostalCode('22100', today)).toMatchObject({ sv: 'MARIEHAMN' });
  expect(knownPostalCode('99998', today)).toBeNull();
});

test.each([
  ['00002', 'competition'],
  ['00003', 'reply'],
  ['20006', 'reply'],
  ['00081', 'company'],
  ['15207', 'pick-up'],
  ['10214', 'parcel'],
])('%s is no home: %s', (code, kind) => {
  expect(knownPostalCode(code, today)).toMatchObject({ kind, isHome: false });
});

test('a code stands by the day: before it, in it, after it, never', () => {
  const codes = shippedCodes();
  expect(codes.standing('00100', today)).toBe('in_use');
  expect(codes.standing('02290', today)).toBe('retired');
  expect(codes.standing('02290', day('2020-01-01'))).toBe('in_use');
  expect(codes.standing('60250', day('2020-01-01'))).toBe('not_yet');
  expect(codes.standing('99899', today)).toBe('unknown');
});

test('of a code with two spans the one of the day is told', () => {
  const span = (validFrom: string, validTo: string | null, fi: string): PostalCodeSpan => ({
    code: '12345' as PostalCode, validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo), fi, sv: fi,
    abbreviationFi: '', abbreviationSv: '', kind: 'normal', municipality: '001', municipalityFi: 'A', municipalitySv: 'A',
    languages: 1, successor: null,
  }); // prettier-ignore
  const codes = new KnownCodes([span('2020-01-01', null, 'UUSI'), span('1990-01-01', '2019-12-31', 'VANHA')]);
  expect(codes.find('12345', day('2019-12-31'))?.fi).toBe('VANHA');
  expect(codes.find('12345', day('2020-01-01'))?.fi).toBe('UUSI');
  expect(codes.find('12345', day('1980-01-01'))?.fi).toBe('VANHA');
  expect(codes.standing('12345', day('1980-01-01'))).toBe('not_yet');
});

test.each([
  ['Helsingfors', 'helsinki'],
  ['helsinki', 'helsingfors'],
  ['ÅBO', 'turku'],
  ['Mariehamn', 'maarianhamina'],
  ['Karleby', 'kokkola'],
  ['Kyrkslätt', 'kirkkonummi'],
  ['Lovisa', 'loviisa'],
])('%s is also called %s', (town, other) => {
  expect(townsAlike(town)).toContain(other);
});

test('a town of one name has no other, nor has anything that is no town', () => {
  for (const text of ['Rovaniemi', 'Kotikuja', '', 'VASTAUSLÄHETYS', 'Smartpost']) expect(townsAlike(text)).toEqual([]);
});
