import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { cents, type Country, day, FINLAND } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import {
  type Catalogue,
  catalogueField,
  catalogueFile,
  exampleCatalogue,
  type Offer,
  offersOn,
  policyOn,
  postageOn,
  priceOn,
  setCatalogue,
  wholeCatalogue,
} from './index.ts';
import type { DatedPrice } from './catalogue.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'catalog:change', 'orders');
const reading = asWorker(register, 'catalog:read', 'orders');
await givenCatalogue(register);

const kesto = exampleCatalogue.offers.find(({ code }) => code === 'KESTO12') as Offer;
const maara = exampleCatalogue.offers.find(({ code }) => code === 'MAARA6') as Offer;

const dated = (offer: Offer, from: string, to: string | null, more = 10_00): DatedPrice => ({
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  priceCents: cents(offer.priceCents + more),
  parts: offer.parts.map((part, index) =>
    index === 0 ? { ...part, priceCents: cents(part.priceCents + more) } : part,
  ),
});
const set = (offer: Offer) => setCatalogue(by, { titles: [], offers: [offer] });

test.each([
  [
    'price_gap',
    '2027-02-01',
    '2027-02-28',
    [dated(kesto, '2027-01-01', '2027-01-31'), dated(kesto, '2027-03-01', null)],
  ],
  ['price_gap', '2028-03-01', null, [dated(kesto, '2027-01-01', '2028-02-29')]],
  [
    'price_overlap',
    '2027-03-01',
    '2027-03-31',
    [dated(kesto, '2027-01-01', '2027-03-31'), dated(kesto, '2027-03-01', null)],
  ],
  ['price_overlap', '2027-01-01', '2027-01-01', [dated(kesto, '2027-01-01', null), dated(kesto, '2027-01-01', null)]],
  ['price_before_offer', '2010-01-02', null, [dated(kesto, '2010-01-01', null)]],
  [
    'price_parts_differ',
    '2027-01-01',
    null,
    [{ ...dated(kesto, '2027-01-01', null), parts: dated(maara, '2027-01-01', null).parts }],
  ],
  ['parts_do_not_add_up', '2027-01-01', null, [{ ...dated(kesto, '2027-01-01', null), priceCents: cents(1) }]],
] as const)('a price list is refused: %s from %s to %s', async (because, from, to, prices) => {
  expect(await set({ ...kesto, prices })).toMatchObject({
    kind: 'refused',
    because,
    of: 'KESTO12',
    from: day(from),
    to: to === null ? null : day(to),
  });
});

test('the price of a day is the last that has begun: before the first of them the offer’s own', async () => {
  const prices = [dated(kesto, '2028-02-29', null, 20_00), dated(kesto, '2027-01-01', '2028-02-28')];
  expect(await set({ ...kesto, prices })).toMatchObject({ kind: 'set' });
  const asked = ['2009-01-01', '2026-12-31', '2027-01-01', '2028-02-28', '2028-02-29', '2031-12-31'];
  const found = await transact(by, async (tx) => {
    const answers: (number | undefined)[] = [];
    for (const on of asked) answers.push((await priceOn(tx, 'KESTO12', day(on)))?.priceCents);
    return answers;
  });
  expect(found).toEqual([199_00, 199_00, 209_00, 209_00, 219_00, 219_00]);
  const [onDay] = (await transact(by, (tx) => offersOn(tx, day('2028-02-29')))).filter(
    ({ code }) => code === 'KESTO12',
  );
  expect([onDay?.priceCents, onDay?.parts.map(({ priceCents }) => priceCents)]).toEqual([219_00, [30_00, 189_00]]);
  expect(await transact(by, (tx) => priceOn(tx, 'NONE', day('2027-01-01')))).toBeNull();
});

test('postage is the country’s own, else that of every country abroad, from its day on', async () => {
  const viikko = exampleCatalogue.titles.filter(({ code }) => code === 'VIIKKO');
  const postage = [
    { country: '*', validFrom: day('2027-01-01'), issueCents: cents(210) },
    { country: 'SE' as Country, validFrom: day('2027-02-01'), issueCents: cents(150) },
  ] as const;
  await setCatalogue(by, { titles: viikko.map((title) => ({ ...title, postage })), offers: [] });
  const on = (country: string, text: string) =>
    transact(by, (tx) => postageOn(tx, 'VIIKKO', country as Country, day(text)));
  expect([
    await on('SE', '2026-12-31'),
    await on('SE', '2027-01-31'),
    await on('SE', '2027-02-01'),
    await on('NO', '2027-02-01'),
    await on(FINLAND, '2027-02-01'),
  ]).toEqual([0, 210, 150, 210, 0]);
});

test.each([
  ['unknown_package', { ...kesto, package: 'NONE' }],
  ['package_parts_differ', { ...maara, package: 'BOTH' }],
  ['bad_billing_interval', { ...kesto, termMonths: 8, billingMonths: 3 }],
  ['renewal_circle', { ...kesto, code: 'A', renewsAs: 'B' }, { ...kesto, code: 'B', renewsAs: 'A' }],
  [
    'title_closed',
    { ...kesto, code: 'C', renewsAs: 'C', parts: [{ ...kesto.parts[0], title: 'OLD', priceCents: kesto.priceCents }] },
  ],
] as [string, ...Offer[]][])('an offer is refused: %s', async (because, ...offers) => {
  const packages = [
    {
      code: 'BOTH',
      name: kesto.name,
      closedOn: null,
      parts: kesto.parts.map(({ title, vatClass }) => ({ title, vatClass })),
    },
  ];
  const titles = [{ code: 'OLD', name: 'Vanha', form: 'print', issuesAYear: 4, closedOn: day('2026-01-01') }] as const;
  expect(await setCatalogue(by, { titles, offers, packages })).toMatchObject({ kind: 'refused', because });
});

test('a policy of the title wins over that of every title, and each begins on its day', async () => {
  const grace = (title: string, from: string, issues: number) =>
    ({ title, kind: 'grace', validFrom: day(from), rules: { issues } }) as const;
  const policies = [grace('*', '2026-01-01', 1), grace('KUU', '2027-01-01', 3), grace('*', '2028-01-01', 2)];
  expect(await setCatalogue(by, { titles: [], offers: [], policies })).toMatchObject({ kind: 'set' });
  const on = async (title: string, text: string) =>
    (await transact(by, (tx) => policyOn(tx, title, day(text)))).grace.issues;
  expect([
    await on('VIIKKO', '2025-12-31'),
    await on('VIIKKO', '2026-01-01'),
    await on('KUU', '2026-12-31'),
    await on('KUU', '2027-01-01'),
    await on('KUU', '2028-06-01'),
    await on('VIIKKO', '2028-01-01'),
  ]).toEqual([0, 1, 1, 3, 3, 2]);
  const twice = [grace('KUU', '2029-01-01', 1), grace('KUU', '2029-01-01', 2)];
  expect(await setCatalogue(by, { titles: [], offers: [], policies: twice })).toMatchObject({
    because: 'repeated_day',
  });
  expect(await setCatalogue(by, { titles: [], offers: [], policies: [grace('X', '2029-01-01', 1)] })).toMatchObject({
    because: 'unknown_title',
  });
});

test('the catalogue written to a file and read back is the same, packages, prices, postage and policies with it', async () => {
  const whole = await wholeCatalogue(reading);
  const text = JSON.stringify(catalogueField.encode(catalogueFile(whole)));
  const read: Catalogue = catalogueField.decode(JSON.parse(text));
  expect(read).toEqual(whole);
  const other = await aRegister('2026-11-16');
  const there = asWorker(other, 'catalog:change', 'orders');
  expect(await setCatalogue(there, read)).toMatchObject({ kind: 'set' });
  expect(await wholeCatalogue(asWorker(other, 'catalog:read', 'orders'))).toEqual(whole);
  expect(whole.policies.length + whole.offers.flatMap(({ prices }) => prices).length).toBeGreaterThan(4);
});
