import { expect, test } from 'vitest';
import { asWorker, todayOf, transact } from '#access';
import { createCustomersIn, nothingKnown, recordSource, relate } from '#customers';
import type { CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { anOrganisation, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { givenBan } from '../../../test/given/gate.ts';
import { givenMerge } from '../../../test/given/merging.ts';
import { givenOpenInvoices } from '../../../test/given/open-invoices.ts';
import { givenOrder } from '../../../test/given/orders.ts';
import { duplicateSides } from '../duplicates/sides.ts';
import { customerRelations } from './customer-relations.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const by = asWorker(register, 'customers:find');

test('the card tells who pays for whom, by the numbers that stand, and who lives with whom', async () => {
  const home = { streetAddress: 'Talonpolku 4', postalCode: '33500' };
  const granny = await givenCustomer(register, 'Ulla Mummo', { streetAddress: 'Muualla 1', postalCode: '20100' });
  const again = await givenCustomer(register, 'Ulla Mummo', { streetAddress: 'Muualla 1', postalCode: '20100' });
  const [child, father] = [await givenCustomer(register, 'Iiro Kallio', home), await givenCustomer(register, 'Jussi Kallio', home)]; // prettier-ignore
  await givenOrder(register, child, { payer: granny, startOn: '2027-01-01' });
  await givenMerge(register, granny, again);
  await relate(asWorker(register, 'customers:change'), { kind: 'guardian', customer: father, relatedTo: child, toldBy: 'customer' }); // prettier-ignore

  const shown = await customerRelations(by, child);
  expect(shown).toMatchObject({
    paysFor: [],
    paidBy: [{ customer: again, name: 'Ulla Mummo', subscriptions: 1, running: 1 }],
    household: [{ customer: father, name: 'Jussi Kallio' }],
    told: [{ kind: 'guardian', isOther: true, other: { customer: father } }],
  });
  expect(await customerRelations(by, again)).toMatchObject({
    paysFor: [{ customer: child }],
    merges: [{ merged: { customer: granny }, into: { customer: again } }],
  });
  expect(await customerRelations(by, father)).toMatchObject({
    told: [{ isOther: false, other: { customer: child } }],
  });
  expect(await customerRelations(by, 999_999 as CustomerNumber)).toEqual({ kind: 'not found' });

  const looks = await register.db
    .selectFrom('access.look')
    .select('customer')
    .where('screen', '=', 'relations')
    .execute();
  expect(looks.map(({ customer }) => customer)).toEqual(expect.arrayContaining([child, again, father]));
});

test('everybody whom the panel names is in the trail of that look: payers, posts, organisation, household, told and merged', async () => {
  const home = { streetAddress: 'Rantapolku 8', postalCode: '33500' };
  const [me, spouse] = [await givenCustomer(register, 'Satu Vaara', home), await givenCustomer(register, 'Ossi Vaara', home)]; // prettier-ignore
  const [payer, twin, ward] = [await givenCustomer(register, 'Erkki Maksaja'), await givenCustomer(register, 'Satu Vaara'), await givenCustomer(register, 'Lapsi Vaara')]; // prettier-ignore
  const [firm] = await givenCustomers(register, [anOrganisation('Vaara Oy')]);
  await givenOrder(register, me, { payer, startOn: '2027-01-01' });
  await givenMerge(register, twin, me);
  const changing = asWorker(register, 'customers:change');
  await relate(changing, { kind: 'guardian', customer: me, relatedTo: ward, toldBy: 'customer' });
  await relate(changing, { kind: 'employer', customer: firm as CustomerNumber, relatedTo: me, toldBy: 'customer' });
  const post = { row: null, values: { ...nothingKnown('post'), givenNames: 'Satu', familyName: 'Vaara' }, organisation: firm ?? null }; // prettier-ignore
  const [post1] = await transact(changing, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'staff', name: 'customer service', receivedOn: todayOf(changing) }); // prettier-ignore
    return createCustomersIn(tx, { act, source, today: todayOf(changing) }, [post]);
  });

  const numbersIn = (shown: unknown): number[] => [...JSON.stringify(shown).matchAll(/"customer":(\d+)/g)].map(([, number]) => Number(number)); // prettier-ignore
  for (const [customer, named] of [
    [me, [payer, spouse, ward, firm, twin]],
    [firm, [me, post1]],
    [post1, [firm]],
  ] as const) {
    const shown = await customerRelations(by, customer as CustomerNumber);
    expect(numbersIn(shown)).toEqual(expect.arrayContaining([...named]));
    const looks = await register.db.selectFrom('access.look').select(['act', 'customer']).where('screen', '=', 'relations').execute(); // prettier-ignore
    const last = Math.max(...looks.map(({ act }) => act));
    const seen = looks.filter(({ act }) => act === last).map((one) => one.customer);
    expect(new Set(seen)).toEqual(new Set([customer, ...numbersIn(shown)]));
  }
});

test('two customers stand side by side with orders, money and bans; whoever may not see invoices sees none', async () => {
  const [one, other] = [await givenCustomer(register, 'Aila Hill'), await givenCustomer(register, 'Aila Hill')];
  await givenOpenInvoices(register, [{ payerName: 'Aila Hill', payer: one, totalCents: 59_90 }]);
  await givenBan(register, other, 'phone');
  const merging = asWorker(register, 'customers:merge');
  expect(await duplicateSides(merging, one, other)).toMatchObject({
    one: { customer: one, openInvoices: 1, openCents: 59_90, bans: [] },
    other: { customer: other, openInvoices: 0, openCents: 0, bans: ['phone'] },
    suggested: one,
  });
  expect(await duplicateSides(merging, one, 999_999 as CustomerNumber)).toEqual({ kind: 'not found' });
});
