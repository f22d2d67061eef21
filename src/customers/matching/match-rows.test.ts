import { expect, test } from 'vitest';
import { day } from '#kernel';
import { asWorker, databaseOf, transact } from '#access';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { createCustomersIn, currentIn, deceasedIn, matchIn, mergeIn, nothingKnown, recordSource } from '../index.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const matched = async (...rows: Parameters<typeof matchIn>[1][number]['values'][]) => matchIn(db, rows.map((values) => ({ values }))); // prettier-ignore

test('a name with its telephone is the same customer wherever he lives now', async () => {
  const matti = await givenCustomer(register, 'Matti Meikäläinen', { phone: '+358405550101' });

  const moved = aPerson('MATTI Meikäläinen', {
    phone: '+358405550101',
    streetAddress: 'Uusikuja 9',
    postalCode: '33100',
  });
  expect(await matched(moved)).toEqual([{ kind: 'same', customer: matti }]);
});

test('a name and an address alone are asked about: father and son', async () => {
  const father = await givenCustomer(register, 'Jere Johansson', {
    streetAddress: 'Yhteiskoulunkuja 95',
    postalCode: '23100',
  });

  const son = aPerson('Jere Johansson', {
    streetAddress: 'Yhteiskoulunkj. 95',
    postalCode: '23100',
    phone: '+358405550102',
  });
  expect(await matched(son)).toMatchObject([{ kind: 'ask', among: [{ customer: father }], amongRows: [] }]);
});

test('a spouse with the same e-mail is somebody new', async () => {
  await givenCustomer(register, 'Sanna Romppanen', {
    email: 'romppaset@posti.example',
    streetAddress: 'Tukkikatu 1',
    postalCode: '04250',
  });

  const spouse = aPerson('Janne Romppanen', {
    email: 'romppaset@posti.example',
    streetAddress: 'Tukkikatu 1',
    postalCode: '04250',
  });
  expect(await matched(spouse)).toEqual([{ kind: 'new' }]);
});

test('ä is a letter: with a telephone that agrees it is a spelling, without one it is asked about', async () => {
  const aalto = await givenCustomer(register, 'Anna Aalto', {
    phone: '+358405550103',
    streetAddress: 'Kaari 5',
    postalCode: '00300',
  });

  expect(await matched(aPerson('Anna Äältö', { phone: '+358405550103' }))).toEqual([{ kind: 'same', customer: aalto }]);
  expect(await matched(aPerson('Anna Äältö', { streetAddress: 'Kaari 5', postalCode: '00300' }))).toMatchObject([
    { kind: 'ask' },
  ]);
});

test('a business id makes an organisation the same, another one another', async () => {
  const [walta] = await givenCustomers(register, [anOrganisation('Saha Walta Oy', { businessId: '9671718-7' })]);

  expect(await matched(anOrganisation('Saha Walta Osakeyhtiö', { businessId: '9671718-7' }))).toEqual([
    { kind: 'same', customer: walta },
  ]);
  expect(await matched(anOrganisation('Saha Walta Oy', { businessId: '9582496-8' }))).toMatchObject([{ kind: 'ask' }]);
});

test('a sole trader and his firm are two customers', async () => {
  await givenCustomer(register, 'Heikki Teittinen', { phone: '+358405550104' });

  expect(await matched(anOrganisation('Tmi Heikki Teittinen', { phone: '+358405550104' }))).toEqual([{ kind: 'new' }]);
});

test('two rows of one chunk are found to be one customer, and a doubtful one names the row', async () => {
  const person = aPerson('Uuno Turhapuro', {
    phone: '+358405550105',
    streetAddress: 'Härmäläntie 1',
    postalCode: '01000',
  });
  const other = { ...person, phone: null };

  expect(await matched(person, person, other)).toEqual([
    { kind: 'new' },
    { kind: 'same row', row: 0 },
    { kind: 'ask', among: [], amongRows: [0] },
  ]);
});

test('another register’s own key decides alone, in the register and within the chunk', async () => {
  const foreignKey = { origin: 'L1', key: 'A-17' };
  const row = { values: aPerson('Eila Räihä'), foreignKey };
  expect(await matchIn(db, [row, row])).toEqual([{ kind: 'new' }, { kind: 'same row', row: 0 }]);
  const [eila] = await transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'L1', receivedOn: day('2026-11-16') });
    return createCustomersIn(tx, { act, source, today: day('2026-11-16') }, [{ row: 1, ...row }]);
  });

  expect(
    await matchIn(db, [{ values: aPerson('Eila Haatainen', { streetAddress: 'Muualla 2' }), foreignKey }]),
  ).toEqual([{ kind: 'same', customer: eila }]);
});

test('a merged customer is found under the one that stands, and a chain of merges leads to the last', async () => {
  const [a, b, c] = [
    await givenCustomer(register, 'Seppo Vahala', { phone: '+358405550106' }),
    await givenCustomer(register, 'Seppo Vahala', { phone: '+358405550107' }),
    await givenCustomer(register, 'Seppo Vahala', { phone: '+358405550108' }),
  ];
  await transact(by, (tx) => mergeIn(tx, { from: [a], into: b }));
  await transact(by, (tx) => mergeIn(tx, { from: [b], into: c }));

  expect([...(await currentIn(db, [a, b, c])).values()]).toEqual([c, c, c]);
  expect(await matched(aPerson('Seppo Vahala', { phone: '+358405550106' }))).toEqual([{ kind: 'same', customer: c }]);
  expect(await transact(by, (tx) => mergeIn(tx, { from: [a], into: c }))).toEqual({
    kind: 'refused',
    because: 'already_one',
  });
});

test('a customer with nothing but a kind matches nobody', async () => {
  await givenCustomers(register, [nothingKnown('person')]);

  expect(await matched(nothingKnown('person'), nothingKnown('organisation'))).toEqual([
    { kind: 'new' },
    { kind: 'new' },
  ]);
});

test('the first day told of a death stands', async () => {
  const number = await givenCustomer(register, 'Vanha Vainaja');
  for (const on of ['2026-10-01', '2026-11-01'])
    await transact(by, (tx, act) => deceasedIn(tx, act, [{ customer: number, on: day(on) }]));

  const row = await db
    .selectFrom('customers.customer')
    .select('deceased_on')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  expect(row.deceased_on).toEqual(day('2026-10-01'));
});
