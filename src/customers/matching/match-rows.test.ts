import { expect, test } from 'vitest';
import { day } from '#kernel';
import { asWorker, databaseOf, transact } from '#access';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { givenMerge } from '../../../test/given/merging.ts';
import { changeIn, createCustomersIn, currentIn, matchIn, nothingKnown, recordSource } from '../index.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const matched = async (...rows: Parameters<typeof matchIn>[1][number]['values'][]) => matchIn(db, rows.map((values) => ({ values }))); // prettier-ignore

test('a name with its telephone and e-mail is the same customer wherever he lives now', async () => {
  const contacts = { phone: '+358405550101', email: 'matti@posti.example' };
  const matti = await givenCustomer(register, 'Matti Meikäläinen', contacts);

  const moved = aPerson('MATTI Meikäläinen', { ...contacts, streetAddress: 'Uusikuja 9', postalCode: '33100' });
  expect(await matched(moved)).toEqual([{ kind: 'same', customer: matti }]);
  expect(await matched({ ...moved, email: null })).toMatchObject([{ kind: 'ask', among: [{ customer: matti }] }]);
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

test('ä is a letter: Aalto and Äältö are asked about, whatever else agrees', async () => {
  const home = { streetAddress: 'Kaari 5', postalCode: '00300', phone: '+358405550103', email: 'a@aalto.example' };
  const aalto = await givenCustomer(register, 'Anna Aalto', home);

  expect(await matched(aPerson('Anna Äältö', home))).toMatchObject([{ kind: 'ask', among: [{ customer: aalto }] }]);
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

test('a row like one that waits for a person waits too', async () => {
  const home = { streetAddress: 'Saarikuja 3', postalCode: '00850' };
  const father = await givenCustomer(register, 'Jere Saari', { ...home, phone: '+358405550110' });
  const son = aPerson('Jere Saari', { ...home, phone: '+358405550111', email: 'jere@posti.example' });
  const sonElsewhere = { ...son, streetAddress: 'Opiskelijankatu 4', postalCode: '33720' };

  expect(await matched(son, sonElsewhere)).toMatchObject([
    { kind: 'ask', among: [{ customer: father }], amongRows: [] },
    { kind: 'ask', among: [], amongRows: [0] },
  ]);
});

test('names in each other’s fields, or all in one, find who is meant', async () => {
  const maija = await givenCustomer(register, 'Maija Poppanen', { streetAddress: 'Salotie 8', postalCode: '99100' });
  const place = { streetAddress: 'Salotie 8', postalCode: null };

  const found = [{ kind: 'ask', among: [{ customer: maija }] }];
  expect(await matched({ ...aPerson('Poppanen Maija', place) })).toMatchObject(found);
  expect(await matched({ ...aPerson('Maija Poppanen', place), givenNames: null, familyName: 'Poppanen Maija' })).toMatchObject(found); // prettier-ignore
});

test('of a hundred at one address with one line the right one is found', async () => {
  const shared = { streetAddress: 'Hoivakuja 1', postalCode: '00300', phone: '+35895550112' };
  const given = ['Aino', 'Eero', 'Helmi', 'Ilmari', 'Kerttu', 'Lauri', 'Martta', 'Onni', 'Saima', 'Toivo'];
  const surnames = ['Aro', 'Borg', 'Dahl', 'Enqvist', 'Forsman', 'Hiltunen', 'Inkinen', 'Korpi', 'Lumme', 'Nurmi'];
  const people = surnames.flatMap((surname) =>
    given.map((name) => aPerson(`${name} ${surname}`, { ...shared, email: `${name}.${surname}@hoiva.example` })),
  );
  const numbers = await givenCustomers(register, people);

  expect(await matched(...people)).toEqual(numbers.map((customer) => ({ kind: 'same', customer })));
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
  await givenMerge(register, a, b);
  await givenMerge(register, b, c);

  expect([...(await currentIn(db, [a, b, c])).values()]).toEqual([c, c, c]);
  expect(await matched(aPerson('Seppo Vahala', { phone: '+358405550106' }))).toEqual([{ kind: 'same', customer: c }]);
  await expect(givenMerge(register, a, c)).rejects.toThrow('already_one');
});

test('a customer with nothing but a kind matches nobody', async () => {
  await givenCustomers(register, [nothingKnown('person')]);

  expect(await matched(nothingKnown('person'), nothingKnown('organisation'))).toEqual([
    { kind: 'new' },
    { kind: 'new' },
  ]);
});

test('a customer is found by a second telephone and e-mail too, and they differ from nothing', async () => {
  const contacts = { phone: '+358405550120', email: 'iiris@posti.example' };
  const iiris = await givenCustomer(register, 'Iiris Ilmonen', { ...contacts, streetAddress: 'Ilmotie 4' });
  await transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'person', name: 'customer', receivedOn: day('2026-11-16') });
    const further = [
      { kind: 'phone' as const, value: '+358405550121' },
      { kind: 'email' as const, value: 'iiris@tyo.example' },
    ];
    await changeIn(tx, { act, source }, [{ customer: iiris, row: null, values: {}, contacts: further }]);
  });

  const atWork = {
    phone: '+358405550121',
    email: 'iiris@tyo.example',
    streetAddress: 'Muualla 1',
    postalCode: '33100',
  };
  expect(await matched(aPerson('Iiris Ilmonen', atWork))).toEqual([{ kind: 'same', customer: iiris }]);
  expect(await matched(aPerson('Iiris Ilmonen', { ...atWork, email: null }))).toMatchObject([
    { kind: 'ask', among: [{ evidence: [{}, {}, { fact: 'phone', stands: 'agrees', ours: '+358405550121' }, {}] }] },
  ]);
});
