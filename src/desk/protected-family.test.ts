import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenMerge } from '../../test/given/merging.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { asWorker } from '#access';
import { change } from '#customers';
import { customerCard, customerChanges } from './customer-card.ts';
import { invoiceCard } from './invoice-list.ts';

const register = await aRegister('2026-11-24');
await givenCatalogue(register);

test('whoever is protected is so under every number that was merged, and on the card of an invoice', async () => {
  const [x, y] = [await givenCustomer(register, 'Salla Suojattu'), await givenCustomer(register, 'Salla Suojattu')];
  await givenOrder(register, y, { offer: 'MAARA6', startOn: '2026-11-30' });
  await givenInvoices(register);
  await givenMerge(register, x, y);
  const told = { kind: 'person', name: 'customer service' } as const;
  await change(asWorker(register, 'customers:change'), told, [{ customer: y, row: null, values: { protectedUntil: '2031-01-01' } }]); // prettier-ignore
  const finds = asWorker(register, 'customers:find');
  for (const number of [x, y]) {
    const card = await customerCard(finds, number);
    expect(JSON.stringify(card)).not.toContain('Kotikuja');
    expect(JSON.stringify(await customerChanges(finds, number, { before: null, limit: 20 }))).not.toContain('Kotikuja');
  }
  const { id } = await register.db.selectFrom('invoicing.invoice').select('id').executeTakeFirstOrThrow();
  expect(JSON.stringify(await invoiceCard(asWorker(register, 'invoices:read'), Number(id)))).not.toContain('Kotikuja');
});
