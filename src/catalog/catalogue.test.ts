import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { cents } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { exampleCatalogue, issueDays, listOffers, listTitles, planIssues, setCatalogue, type Offer } from './index.ts';
import { selectIssues } from './queries/issues.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'catalog:change', 'orders');
const reading = asWorker(register, 'catalog:read', 'orders');
await givenCatalogue(register);

const [kesto] = exampleCatalogue.offers as [Offer];

test('the example publisher sells six offers of three titles', async () => {
  expect((await listTitles(reading)).map(({ code }) => code)).toEqual(['DIGI', 'KUU', 'VIIKKO']);
  const offers = await listOffers(reading);
  expect(offers.map(({ code }) => code)).toEqual(['DIGI1', 'KESTO12', 'KOE3', 'LAHJA12', 'MAARA6', 'YRITYS12']);
  expect(offers.find(({ code }) => code === 'KESTO12')?.parts.map(({ vatClass }) => vatClass)).toEqual([
    'e_magazine',
    'subscription',
  ]);
});

test('setting the same catalogue again changes nothing', async () => {
  const before = await listOffers(reading);
  expect(await setCatalogue(by, exampleCatalogue)).toEqual({ kind: 'set', titles: 3, offers: 6 });
  expect(await listOffers(reading)).toEqual(before);
});

test.each([
  ['repeated_code', [kesto, kesto]],
  ['unknown_title', [{ ...kesto, parts: [{ title: 'X', vatClass: 'general', priceCents: kesto.priceCents }] }]],
  ['repeated_title', [{ ...kesto, parts: [...kesto.parts, ...kesto.parts] }]],
  ['offer_without_parts', [{ ...kesto, parts: [] }]],
  ['parts_do_not_add_up', [{ ...kesto, priceCents: cents(1) }]],
  ['unknown_renewal', [{ ...kesto, renewsAs: 'NOBODY' }]],
  ['standing_without_renewal', [{ ...kesto, renewsAs: null }]],
  ['fixed_with_renewal', [{ ...kesto, kind: 'fixed' }]],
] satisfies [string, Offer[]][])('a catalogue is refused whole: %s', async (because, offers) => {
  const before = await listOffers(reading);
  const fine = { ...kesto, code: 'NEW12', renewsAs: 'NEW12' };
  expect(await setCatalogue(by, { titles: [], offers: [fine, ...offers] })).toMatchObject({ kind: 'refused', because });
  expect(await listOffers(reading)).toEqual(before);
});

test('a weekly comes out on the 52 Thursdays of its year, a monthly on the first of each month', () => {
  const weekly = issueDays(52, 2026);
  expect([weekly.length, String(weekly[0]), String(weekly.at(-1))]).toEqual([52, '2026-01-01', '2026-12-24']);
  expect(new Set(weekly.map(({ dayOfWeek }) => dayOfWeek))).toEqual(new Set([4]));
  expect(issueDays(12, 2026).map(String)).toContain('2026-02-01');
  expect(issueDays(11, 2026).length).toBe(11);
});

test('the calendar of a year is planned once', async () => {
  expect(await planIssues(by, 2026)).toBe(52 + 12 + 52);
  expect(await planIssues(by, 2026)).toBe(0);
  const issues = await transact(by, (tx) => selectIssues(tx, { year: 2026 }));
  expect(issues).toHaveLength(116);
});
