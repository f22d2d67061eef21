import { expect, test } from 'vitest';
import { asWorker, databaseOf, transact } from '#access';
import { day, type CustomerNumber, type SourceId } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import {
  addressesOnIn,
  addressesShown,
  type AddressSaid,
  changeIn,
  contactsShown,
  createCustomersIn,
  customersIn,
  type Change,
  knownIn,
  nothingKnown,
  recordSource,
  type SourceKind,
  takeDueAddresses,
  undoSourceIn,
} from '../index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const aSource = (kind: SourceKind, name: string, receivedOn = '2026-11-16') =>
  transact(by, (tx, act) => recordSource(tx, act, { kind, name, receivedOn: day(receivedOn) }));
const says = (source: SourceId, customer: CustomerNumber, said: Partial<Omit<Change, 'customer'>>) =>
  transact(by, async (tx, act) => {
    const today = register.clock.today();
    return (await changeIn(tx, { act, source, today }, [{ customer, row: 1, values: {}, ...said }]))[0];
  });
const undo = (source: SourceId) => transact(by, (tx, act) => undoSourceIn(tx, act, source));
const valuesOf = async (customer: CustomerNumber) => (await customersIn(db, [customer]))[0]?.values;
const shown = async (customer: CustomerNumber, on = '2026-11-16') => {
  const known = await knownIn(db, customer);
  if (!known) throw new Error('no customer');
  return { addresses: addressesShown(known, day(on)), contacts: contactsShown(known) };
};
const PLACE = { streetAddress: 'Rantatie 2', postalCode: '33100', city: 'Tampere' } as const;
const temporary = (from: string, to: string | null, place: Partial<AddressSaid> = {}): AddressSaid => ({
  ...PLACE,
  ...place,
  kind: 'temporary',
  validFrom: day(from),
  validTo: to === null ? null : day(to),
});

test('a customer has any number of addresses: temporary with and without an end, of a season, abroad, dated', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  const abroad = { streetAddress: 'Storgatan 1', postalCode: '111 22', city: 'Stockholm', country: 'SE' };
  await says(await aSource('person', 'customer'), kaisa, {
    addresses: [
      temporary('2026-12-01', '2026-12-31', { co: 'Mäki' }),
      temporary('2027-02-01', null, abroad),
      { ...PLACE, kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31' },
      { ...PLACE, streetAddress: 'Uusikoti 3', kind: 'permanent', validFrom: day('2027-01-01') },
    ],
  });
  const { addresses } = await shown(kaisa);
  expect(addresses.map(({ kind, streetAddress, country, isInForce }) => [kind, streetAddress, country, isInForce])).toEqual([
    ['permanent', 'Kotikuja 1', 'FI', true],
    ['permanent', 'Uusikoti 3', 'FI', false],
    ['seasonal', 'Rantatie 2', 'FI', false],
    ['temporary', 'Rantatie 2', 'FI', false],
    ['temporary', 'Storgatan 1', 'SE', false],
  ]); // prettier-ignore
  for (const on of ['2026-11-30', '2026-12-01', '2027-01-01', '2027-02-01', '2027-07-01']) {
    const inForce = (await shown(kaisa, on)).addresses.find(({ isInForce }) => isInForce);
    expect((await addressesOnIn(db, [kaisa], day(on))).get(kaisa)?.streetAddress, on).toBe(inForce?.streetAddress);
  }
});

test('telling the same address again changes it, ending and removing it is the person’s to do', async () => {
  const ville = await givenCustomer(register, 'Ville Laine');
  const [file, person] = [await aSource('order', 'S1'), await aSource('person', 'customer')];
  expect(await says(file, ville, { addresses: [temporary('2026-12-01', '2027-01-31')] })).toMatchObject({ outcome: 'changed' }); // prettier-ignore
  expect(await says(file, ville, { addresses: [temporary('2026-12-01', '2027-01-31', { city: 'TAMPERE' })] })).toMatchObject({ outcome: 'unchanged' }); // prettier-ignore
  expect(await says(person, ville, { addresses: [temporary('2026-12-01', '2026-12-15')] })).toMatchObject({ outcome: 'changed' }); // prettier-ignore
  expect(await says(file, ville, { addresses: [temporary('2026-12-01', '2027-03-31')] })).toEqual({
    customer: ville,
    outcome: 'held back',
    fields: ['address:temporary:2026-12-01'],
  });
  const gone = { ...temporary('2026-12-01', null), remove: true } as const;
  expect(await says(file, ville, { addresses: [gone] })).toMatchObject({ outcome: 'unchanged' });
  expect(await says(person, ville, { addresses: [gone] })).toMatchObject({ outcome: 'changed' });
  expect((await shown(ville)).addresses).toHaveLength(1);
});

test('telephones and e-mails are any number, shared by several, and undone one by one', async () => {
  const [aino, eero] = [await givenCustomer(register, 'Aino Salo'), await givenCustomer(register, 'Eero Salo')];
  const [one, other] = [await aSource('order', 'S1'), await aSource('partner', 'P1')];
  const phone = { kind: 'phone', value: '+358405551001' } as const;
  for (const customer of [aino, eero]) await says(one, customer, { contacts: [{ ...phone, label: 'koti' }] });
  await says(other, aino, { contacts: [phone, { kind: 'email', value: 'Aino@Posti.example' }] });
  expect((await shown(aino)).contacts.map(({ slot, label, position }) => [slot, label, position])).toEqual([
    ['phone:+358405551001', 'koti', 2],
    ['email:aino@posti.example', null, 2],
  ]);
  await undo(one);
  expect((await shown(aino)).contacts.map(({ slot }) => slot)).toEqual(['phone:+358405551001', 'email:aino@posti.example']); // prettier-ignore
  expect((await shown(eero)).contacts).toEqual([]);
  await undo(other);
  expect((await shown(aino)).contacts).toEqual([]);
});

test('death, returned post and protection are values: with a source, weighed, undone; a new street lifts returned post', async () => {
  const liisa = await givenCustomer(register, 'Liisa Oja');
  const file = await aSource('update_service', 'OSOITE-A');
  await says(file, liisa, { values: { deceasedOn: '2026-10-01', undeliverableSince: '2026-11-01', protectedUntil: '2028-01-01' } }); // prettier-ignore
  expect(await valuesOf(liisa)).toMatchObject({ deceasedOn: '2026-10-01', undeliverableSince: '2026-11-01', protectedUntil: '2028-01-01' }); // prettier-ignore
  await says(await aSource('person', 'relative'), liisa, { values: { ...PLACE, deceasedOn: null } });
  expect(await valuesOf(liisa)).toMatchObject({ deceasedOn: null, undeliverableSince: null, city: 'Tampere' });
  await undo(file);
  expect(await valuesOf(liisa)).toMatchObject({ deceasedOn: null, undeliverableSince: null, protectedUntil: null, city: 'Tampere' }); // prettier-ignore
});

test('a dated permanent address takes effect on its day, once, by the word of its source, and is undone with it', async () => {
  const file = await aSource('update_service', 'OSOITE-A');
  const order = await aSource('order', 'S1', '2026-01-01');
  const [oona] = await transact(by, (tx, act) =>
    createCustomersIn(tx, { act, source: order, today: day('2026-01-01') }, [
      { row: 1, values: { ...nothingKnown('person'), givenNames: 'Oona', familyName: 'Lehto', streetAddress: 'Vanha 1', city: 'Turku' } },
    ]),
  ); // prettier-ignore
  if (oona === undefined) throw new Error('nobody was made');
  await says(file, oona, { addresses: [{ ...PLACE, kind: 'permanent', validFrom: day('2026-12-01') }] });
  expect(await valuesOf(oona)).toMatchObject({ streetAddress: 'Vanha 1' });
  register.setToday('2026-12-01');
  expect(await takeDueAddresses(by)).toBe(1);
  expect(await takeDueAddresses(by)).toBe(0);
  expect(await valuesOf(oona)).toMatchObject({ ...PLACE, country: 'FI' });
  expect((await shown(oona, '2026-12-01')).addresses).toHaveLength(1);
  await undo(file);
  expect(await valuesOf(oona)).toMatchObject({ streetAddress: 'Vanha 1', city: 'Turku', postalCode: null });
  expect((await shown(oona, '2026-12-01')).addresses).toHaveLength(1);
  register.setToday('2026-11-16');
});

test('a change on the day finds the dated address in force, though the job has not come by', async () => {
  const otto = await givenCustomer(register, 'Otto Niemi');
  await says(await aSource('person', 'customer'), otto, { addresses: [{ ...PLACE, kind: 'permanent', validFrom: day('2026-12-01') }] }); // prettier-ignore
  register.setToday('2026-12-02');
  await says(await aSource('person', 'customer', '2026-12-02'), otto, { values: { co: 'Mäki' } });
  expect(await valuesOf(otto)).toMatchObject({ ...PLACE, co: 'Mäki' });
  register.setToday('2026-11-16');
});

test('a dated address of a lighter source gives way to the person’s own word at once, and is kept beside it', async () => {
  const sulo = await givenCustomer(register, 'Sulo Saari');
  const dated = { ...PLACE, kind: 'permanent', validFrom: day('2027-01-01') } as const;
  expect(await says(await aSource('partner', 'P1'), sulo, { addresses: [dated] })).toMatchObject({ outcome: 'held back' }); // prettier-ignore
  expect(await says(await aSource('person', 'customer'), sulo, { addresses: [dated] })).toMatchObject({ outcome: 'changed' }); // prettier-ignore
});

test('an industry code is of the set it came with, and never mixed with another’s', async () => {
  const [firm] = await givenCustomers(register, [anOrganisation('Saha Oy')]);
  if (firm === undefined) throw new Error('no firm');
  await says(await aSource('order', 'S1'), firm, { values: { industryCode: '16.10', industryCodeSet: 'TOL2008' } });
  await says(await aSource('order', 'S2'), firm, { values: { industryCode: '16.11' } });
  expect(await valuesOf(firm)).toMatchObject({ industryCode: '16.11', industryCodeSet: null });
});

test('a post moves from one organisation to another, and back when the file that moved it is undone', async () => {
  const [one, other] = await givenCustomers(register, [anOrganisation('Saha Oy'), anOrganisation('Mylly Oy')]);
  const source = await aSource('staff', 'customer service');
  const [post] = await transact(by, (tx, act) =>
    createCustomersIn(tx, { act, source, today: day('2026-11-16') }, [
      { row: null, values: { ...nothingKnown('post'), givenNames: 'Olli', familyName: 'Oja', title: 'ostaja' }, organisation: one },
    ]),
  ); // prettier-ignore
  if (post === undefined) throw new Error('no post');
  const file = await aSource('person', 'customer');
  await says(file, post, { organisation: other });
  expect((await customersIn(db, [post]))[0]?.organisation).toBe(other);
  await undo(file);
  expect((await customersIn(db, [post]))[0]?.organisation).toBe(one);
  await says(await aSource('person', 'customer'), post, { values: { title: 'johtaja' } });
  expect((await customersIn(db, [post]))[0]).toMatchObject({ organisation: one, values: { title: 'johtaja' } });
});

test('names of a hundred characters stand as they are written, composed', async () => {
  const long = `${'Þóra-Ølga '.repeat(9)}d'Ærø-Šç`.slice(0, 100);
  const anna = await givenCustomer(register, 'A B', { givenNames: 'Rene\u0301e', familyName: long });
  expect(await valuesOf(anna)).toMatchObject({ givenNames: 'Ren\u00e9e', familyName: long });
});
