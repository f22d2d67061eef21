import { expect, test } from 'vitest';
import { asStart, asWorker, look } from '#access';
import type { CustomerNumber } from '#kernel';
import { setSettings, exampleSettings } from '#register';
import { approveErasure, Declared, inspect, planErasure, runErasure, verifyErasure } from '#rights';
import { applyImport, canonicalProfile } from '#sources';
import { declarations } from '../../src/app/rooms.ts';
import { aRegister } from '../database.ts';
import { givenCatalogue } from '../given/catalog.ts';
import { givenCustomer } from '../given/customers.ts';
import { givenMerge } from '../given/merging.ts';
import { aFile, anOrderRow, csvOf, givenSellers } from '../given/sources.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await givenSellers(register);
const declared = new Declared(declarations);
const by = asWorker(register, 'rights:erase', 'rights');

const told = async (customer: CustomerNumber): Promise<string> => {
  const inspected = await inspect(asWorker(register, 'rights:answer', 'rights'), declared, customer);
  if (inspected.kind === 'refused') throw new Error(inspected.because);
  return JSON.stringify(inspected.document);
};

async function erase(customer: CustomerNumber): Promise<void> {
  expect((await planErasure(by, declared, customer)).kind).toBe('planned');
  expect(await approveErasure(asWorker(register, 'rights:approve', 'rights'), customer)).toEqual({ kind: 'approved' });
  expect((await runErasure(by, declared, customer)).kind).toBe('erased');
}

test('whoever was merged is inspected and erased whole, by any of the numbers', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Merinen', { email: 'vanha@posti.example' });
  const again = await givenCustomer(register, 'Kaisa Merinen', { email: 'uusi@posti.example' });
  await givenMerge(register, kaisa, again);
  for (const number of [kaisa, again]) {
    expect(await told(number)).toContain('vanha@posti.example');
    expect(await told(number)).toContain('uusi@posti.example');
  }
  await erase(kaisa);
  expect((await verifyErasure(by, declared, again)).kind).toBe('verified');
  const left = await register.db
    .selectFrom('customers.contact_point')
    .select('value')
    .where('value', 'like', '%posti.example')
    .execute();
  expect(left).toEqual([]);
  const names = await register.db
    .selectFrom('customers.customer')
    .select('family_name')
    .where('number', 'in', [kaisa, again])
    .execute();
  expect(names.map(({ family_name }) => family_name)).toEqual([null, null]);
});

test('a record that names a payer and a receiver is told to neither of them, and each is told what is theirs', async () => {
  const row = anOrderRow({
    seller_reference: 'G1', offer_code: 'LAHJA12', given_names: 'Saara', family_name: 'Saaja', email: 'saara@posti.example',
    payer_kind: 'person', payer_given_names: 'Matti', payer_family_name: 'Maksaja', payer_language: 'fi',
    payer_street_address: 'Rantatie 2', payer_postal_code: '33100', payer_city: 'TAMPERE', payer_country: 'FI',
    payer_email: 'matti@posti.example',
  }); // prettier-ignore
  const file = aFile('orders.csv', csvOf('agent-orders', [row]));
  const applied = await applyImport(asWorker(register, 'imports:apply'), {
    file,
    profile: canonicalProfile('agent-orders'),
  });
  if (applied.kind !== 'applied') throw new Error(applied.kind);
  const order = await register.db
    .selectFrom('orders.placed_order')
    .select(['receiver', 'payer'])
    .executeTakeFirstOrThrow();
  const saara = await told(order.receiver as CustomerNumber);
  const matti = await told(order.payer as CustomerNumber);
  expect([saara.includes('saara@posti.example'), saara.includes('matti@posti.example')]).toEqual([true, false]);
  expect([matti.includes('matti@posti.example'), matti.includes('saara@posti.example')]).toEqual([true, false]);
});

test('a look between plan and run spoils nothing; another value does', async () => {
  const liisa = await givenCustomer(register, 'Liisa Laakso');
  await planErasure(by, declared, liisa);
  await look(asWorker(register, 'customers:find', 'care'), 'card', () =>
    Promise.resolve({ customers: [liisa], answer: null }),
  );
  await approveErasure(asWorker(register, 'rights:approve', 'rights'), liisa);
  expect((await runErasure(by, declared, liisa)).kind).toBe('erased');
});

test('the contact person of the register may be erased as a customer, and stays the contact person', async () => {
  const riikka = await givenCustomer(register, 'Riikka Rekisteri', { email: 'riikka@lehti.example' });
  const contactPerson = { ...exampleSettings.contactPerson, email: 'riikka@lehti.example' };
  await setSettings(asStart(register, 'settings:change'), { contactPerson });
  await erase(riikka);
});

test('a telephone that stands in the name of a file stops the erasure, says where, and takes everything back', async () => {
  const ossi = await givenCustomer(register, 'Ossi Oja', { email: 'ossi.oja@posti.example' });
  await register.db.updateTable('sources.batch').set({ file_name: 'tilaus ossi.oja@posti.example.csv' }).execute();
  await planErasure(by, declared, ossi);
  await approveErasure(asWorker(register, 'rights:approve', 'rights'), ossi);
  expect(await runErasure(by, declared, ossi)).toEqual({
    kind: 'refused',
    because: 'found_elsewhere',
    places: ['sources.batch.file_name'],
  });
  expect(await told(ossi)).toContain('ossi.oja@posti.example');
});
