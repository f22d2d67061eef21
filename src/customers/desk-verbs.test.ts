import { expect, test } from 'vitest';
import { customerNumber, type CustomerNumber, day } from '#kernel';
import { asWorker, databaseOf, transact } from '#access';
import { z } from 'zod';
import { aRegister } from '../../test/database.ts';
import { aPerson, givenCustomer } from '../../test/given/customers.ts';
import { addCustomer, changeCustomer } from './desk-verbs.ts';
import { changeableFields } from './fields.ts';
import { customersIn, markErasedIn } from './index.ts';
import { merge } from './merging/merge.ts';
import { postalLinesOf } from './postal/postal-lines.ts';
import type { SomeValues } from './values.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const atTheDesk = { toldBy: 'customer', evenIfAlike: false } as const;

test('a customer is added at once, and a look-alike only when told so', async () => {
  const values = { ...aPerson('Kaisa Virtanen'), phone: '+358405550501' };
  const added = await addCustomer(by, values, atTheDesk);
  if (added.kind !== 'added') throw new Error(added.kind);

  expect(await addCustomer(by, values, atTheDesk)).toEqual({ kind: 'alike', among: [added.customer] });
  expect(await addCustomer(by, values, { ...atTheDesk, evenIfAlike: true })).toMatchObject({ kind: 'added' });
  expect(await addCustomer(by, { kind: 'person', phone: '+358405550502' }, atTheDesk)).toEqual({
    kind: 'refused',
    because: 'no_name',
  });
});

test('a change at the desk says which fields changed, and refuses whom it does not know or has erased', async () => {
  const ville = await givenCustomer(register, 'Ville Laine');

  expect(
    await changeCustomer(by, ville, { values: { title: 'lääkäri', city: 'Helsinki' } }, { toldBy: 'customer' }),
  ).toEqual({
    kind: 'changed',
    fields: ['title'],
  });
  expect(await changeCustomer(by, ville, { values: { title: 'lääkäri' } }, { toldBy: 'customer' })).toEqual({
    kind: 'unchanged',
    fields: [],
  });
  expect(await changeCustomer(by, customerNumber(999_999), { values: {} }, { toldBy: 'staff' })).toEqual({
    kind: 'refused',
    because: 'unknown_customer',
  });
  await transact(by, (tx) => markErasedIn(tx, ville, day('2026-11-16')));
  expect(await changeCustomer(by, ville, { values: { title: 'x' } }, { toldBy: 'staff' })).toEqual({
    kind: 'refused',
    because: 'erased',
  });
});

test('a change of somebody protected does not tell whether what is hidden was so before', async () => {
  const home = { streetAddress: 'Kätkökuja 8', postalCode: '00100', city: 'Helsinki', phone: '+358405550901' };
  const salla = await givenCustomer(register, 'Salla Salattu', { ...home, protectedUntil: '9999-12-31' });
  const tried = (saying: Parameters<typeof changeCustomer>[2]) =>
    changeCustomer(by, salla, saying, { toldBy: 'customer', isRehearsal: true });
  const { streetAddress, postalCode, city, phone } = home;
  expect(await tried({ values: { phone } })).toEqual(await tried({ values: { phone: '+358405550902' } }));
  const right = await tried({ values: { streetAddress, postalCode, city } });
  expect(right).toEqual(await tried({ values: { streetAddress: 'Muukuja 1', postalCode, city: 'Turku' } }));
  const summer = { kind: 'temporary', validFrom: day('2027-06-01'), validTo: null, co: null, streetAddress: 'Mökki 1', postalCode: '93600', city: 'Kuusamo', country: 'FI' } as const; // prettier-ignore
  await changeCustomer(by, salla, { values: {}, addresses: [summer] }, { toldBy: 'customer' });
  expect(await tried({ values: {}, addresses: [summer] })).toEqual(
    await tried({ values: {}, addresses: [{ ...summer, streetAddress: 'Mökki 2' }] }),
  );
  expect(await tried({ values: { familyName: 'Salattu' } })).toEqual({ kind: 'unchanged', fields: [] });
});

test('the address of somebody protected is told whole: nothing of the one that nobody sees is mixed with it', async () => {
  const home = { co: 'Kätkijä', streetAddress: 'Kätkökuja 7', protectedUntil: '9999-12-31' };
  const salla = await givenCustomer(register, 'Salla Suojattu', home);
  const told = (values: SomeValues) => changeCustomer(by, salla, { values }, { toldBy: 'customer' });
  for (const part of [
    { city: 'Turku' },
    { streetAddress: 'Uusikuja 2' },
    { co: null },
    { postalCode: '20100', city: 'Turku' },
  ] as const)
    expect(await told(part)).toEqual({ kind: 'refused', because: 'part_of_hidden_address' });
  expect(await told({ title: 'lääkäri' })).toEqual({ kind: 'changed', fields: ['title'] });
  const whole = { streetAddress: 'Uusikuja 2', postalCode: '20100', city: 'Turku' };
  expect(await told(whole)).toMatchObject({ kind: 'changed' });
  const [known] = await customersIn(db, [salla]);
  expect(known?.values).toMatchObject({ ...whole, co: null, country: 'FI' });
  await told({ protectedUntil: null });
  expect(await told({ city: 'Åbo' })).toEqual({ kind: 'changed', fields: ['city'] });
});

test('a merge is refused between kinds, with oneself, and with nobody', async () => {
  const aino = await givenCustomer(register, 'Aino Salo');
  const firm = await addCustomer(by, { kind: 'organisation', organisationName: 'Salo Oy' }, atTheDesk);
  if (firm.kind !== 'added') throw new Error(firm.kind);

  const mergedInto = (into: CustomerNumber) => merge(asWorker(register, 'customers:merge'), { merged: aino, into, take: 'better' }); // prettier-ignore
  expect(await mergedInto(firm.customer)).toEqual({ kind: 'refused', because: 'another_kind' });
  expect(await mergedInto(aino)).toEqual({ kind: 'refused', because: 'already_one' });
  expect(await mergedInto(customerNumber(999_999))).toEqual({ kind: 'refused', because: 'unknown' });
});

test('the edge reads values as people write them, and refuses what is none', () => {
  const fields = z.object(changeableFields);

  expect(fields.parse({ phone: '040 555 0503', email: ' K@Posti.EXAMPLE', country: 'se', familyName: '  Mäki\u00a0 Oja ', title: '' })).toEqual({
    phone: '+358405550503', email: 'K@posti.example', country: 'SE', familyName: 'Mäki Oja', title: null,
  }); // prettier-ignore
  for (const broken of [
    { phone: '12' },
    { email: 'k@posti' },
    { country: 'UK' },
    { businessId: '1234567-2' },
    { familyName: 'a\u0000b' },
    { city: 'a'.repeat(101) },
  ]) {
    expect(fields.safeParse(broken).success, JSON.stringify(broken)).toBe(false);
  }
});

test('an envelope has the organisation of a post, a c/o, and the town in capitals; none without a street', async () => {
  const number = await givenCustomer(register, 'Post Taker');
  const [row] = await customersIn(db, [number]);
  if (!row) throw new Error('the test itself is wrong');

  expect(postalLinesOf({ ...row.values, kind: 'post', organisationName: 'Saha Oy', co: 'C/o Mäki' })).toEqual({
    line2: 'Saha Oy', line3: 'C/o Mäki', street: 'Kotikuja 1', postalCode: '00100', city: 'HELSINKI', country: 'FI',
  }); // prettier-ignore
  expect(postalLinesOf({ ...row.values, streetAddress: null })).toBeNull();
});

test('the desk refuses what cannot be true, of somebody new and of somebody known', async () => {
  const given = { ...aPerson('Helka Manner'), phone: '+358405550590' };
  const added = async (values: object) => {
    const answer = await addCustomer(by, { ...given, ...values }, { ...atTheDesk, evenIfAlike: true });
    return answer.kind === 'refused' ? answer.because : answer.kind;
  };
  expect(await added({ givenNames: '-' })).toBe('name_without_letters');
  expect(await added({ deceasedOn: '2999-01-01' })).toBe('dies_in_the_future');
  expect(await added({ protectedUntil: '2001-01-01' })).toBe('protection_is_over');
  expect(await added({})).toBe('added');

  const firm = await addCustomer(by, { kind: 'organisation', organisationName: 'Manner Oy', industryCode: '99999' }, atTheDesk); // prettier-ignore
  if (firm.kind !== 'added') throw new Error(firm.kind);
  const known = async () => (await customersIn(db, [firm.customer]))[0]?.values;
  expect(await known()).toMatchObject({ industryCode: '99999', industryCodeSet: 'TOL2025' });
  const tell = (values: SomeValues) => changeCustomer(by, firm.customer, { values }, { toldBy: 'customer' });
  expect(await tell({ industryCode: 'kirjat' })).toEqual({ kind: 'refused', because: 'no_industry_code' });
  await tell({ industryCode: '58110', industryCodeSet: 'TOL2008' });
  await tell({ industryCode: '58130' });
  expect(await known()).toMatchObject({ industryCode: '58130', industryCodeSet: 'TOL2008' });
});
