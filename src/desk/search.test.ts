import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { createCustomersIn, type CustomerValues, nothingKnown, recordSource } from '#customers';
import { customerNumber, type CustomerNumber, type Kind } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenMerge } from '../../test/given/merging.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { searchCustomers } from './index.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const by = asWorker(register, 'customers:find', 'care');

const given = (kind: Kind, values: Partial<CustomerValues>): Promise<CustomerNumber> =>
  transact(asWorker(register, 'customers:change', 'care'), async (tx, act) => {
    const today = register.clock.today();
    const source = await recordSource(tx, act, { kind: 'staff', name: 'customer service', receivedOn: today });
    const rows = [{ row: null, values: { ...nothingKnown(kind), country: 'FI', ...values } }];
    const [made] = await createCustomersIn(tx, { act, source, today }, rows);
    return made ?? customerNumber(1);
  });

const kaisa = await given('person', {
  givenNames: 'Kaisa Maria', familyName: 'Virtanen', streetAddress: 'Kuusikuja 4 A 12', postalCode: '00100', city: 'Helsinki',
  phone: '+358405551234', email: 'kaisa.virtanen@posti.example',
}); // prettier-ignore
const ville = await given('person', {
  givenNames: 'Ville',
  familyName: 'Virtanen',
  streetAddress: 'Mäntytie 1',
  city: 'Espoo',
});
const tuuli = await given('person', {
  givenNames: 'Tuuli',
  familyName: 'Äikäs-Sjöström',
  streetAddress: 'Storgatan 3',
  city: 'Vasa',
});
const kirja = await given('organisation', {
  organisationName: 'Kuusiston Kirja Oy',
  businessId: '9123452-8',
  city: 'Turku',
});

const found = async (text: string) => (await searchCustomers(by, text)).hits.map(({ customer }) => customer);

test.each([
  ['a name in the order of speech',    'Kaisa Virtanen',             kaisa],
  ['a name in any order',              'virtanen kaisa',             kaisa],
  ['the beginning of both names',      'virt kai',                   kaisa],
  ['a name without its dots',          'aikas sjostrom',             tuuli],
  ['a name with other dots',           'ÄIKÄS',                      tuuli],
  ['one misspelt letter',              'Kaisa Virtonen',             kaisa],
  ['a telephone as at home',           '040 5551234',                kaisa],
  ['a telephone from abroad',          '+358 40 555 1234',           kaisa],
  ['a telephone with a hyphen',        '040-555 1234',               kaisa],
  ['a part of a telephone',            '5551234',                    kaisa],
  ['an e-mail in capitals',            'KAISA.VIRTANEN@posti.example', kaisa],
  ['street and town',                  'kuusikuja 4 helsinki',       kaisa],
  ['the town by its other name',       'kuusikuja helsingfors',      kaisa],
  ['a Finnish town by its Finnish name', 'storgatan vaasa',          tuuli],
  ['a name and a town',                'virtanen esbo',              ville],
  ['an organisation by a part',        'kirja oy',                   kirja],
  ['a Y-tunnus',                       '9123452-8',                  kirja],
  ['a Y-tunnus without its hyphen',    '91234528',                   kirja],
])('%s finds the customer first', async (_what, text, customer) => {
  expect((await found(text))[0]).toBe(customer);
}); // prettier-ignore

test('a customer number and an order number find whom they belong to, and say by what', async () => {
  const placed = await givenOrder(register, kaisa, { payer: ville, offer: 'LAHJA12' });
  const byNumber = await searchCustomers(by, ` ${ville} `);
  expect(byNumber.hits[0]).toMatchObject({ customer: ville, by: 'number' });
  const byOrder = await searchCustomers(by, String(placed.order));
  expect(byOrder.hits.map((hit) => [hit.customer, hit.by])).toEqual([[kaisa, 'order'], [ville, 'order']]); // prettier-ignore
});

test('both Virtanens are found by their surname, and what nobody is called finds nobody', async () => {
  expect((await found('virtanen')).toSorted((a, b) => a - b)).toEqual([kaisa, ville].toSorted((a, b) => a - b));
  expect(await found('zzyzx')).toEqual([]);
  expect(await found('vi')).toEqual([]);
  expect(await found('')).toEqual([]);
  expect(await found(`%_'\\`)).toEqual([]);
});

test('likeness is said to be a guess', async () => {
  expect(await searchCustomers(by, 'virtonen')).toMatchObject({ isGuess: true });
  expect(await searchCustomers(by, 'virtanen')).toMatchObject({ isGuess: false });
});

test('a number that was merged away finds the one that stands', async () => {
  const twin = await given('person', { givenNames: 'Vilhelm', familyName: 'Virtanen', city: 'Espoo' });
  await givenMerge(register, twin, ville);
  expect(await found(String(twin))).toEqual([ville]);
  expect(await found('vilhelm')).toEqual([ville]);
});

test('everybody shown, and nobody else, is in the read audit', async () => {
  const looks = () => register.db.selectFrom('access.look').select('customer').where('screen', '=', 'search').execute();
  const before = (await looks()).length;
  const { hits } = await searchCustomers(by, 'virtanen', 1);
  expect(hits).toHaveLength(1);
  expect((await looks()).slice(before).map(({ customer }) => customer)).toEqual([hits[0]?.customer]);
});

test('whoever is protected is found by name and by no home, of any number that was merged, until the last day', async () => {
  const until = (on: string) => ({ givenNames: 'Salla', familyName: 'Suojelus', protectedUntil: on });
  const home = { streetAddress: 'Kätköpolku 7', postalCode: '93600', city: 'Kuusamo' };
  const salla = await given('person', { ...until('2026-12-31'), ...home });
  const merged = await given('person', { givenNames: 'Salla', familyName: 'Suojelus', streetAddress: 'Lymypolku 3', city: 'Inari' });
  await givenMerge(register, merged, salla);
  for (const home of ['Kätköpolku', 'kuusamo', '93600', 'Lymypolku', 'inari', 'Salla Lymypolku', 'kätköpol', 'suojelus lymypol'])
    expect([home, await found(home)]).toEqual([home, []]);
  expect(await found('Salla Suojelus')).toEqual([salla]);
  register.setToday('2027-01-01');
  expect(await found('Kätköpolku 7')).toEqual([salla]);
  expect(await found('Lymypolku')).toEqual([salla]);
  register.setToday('2026-11-16');
}); // prettier-ignore
