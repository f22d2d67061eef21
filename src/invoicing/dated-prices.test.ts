import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { exampleCatalogue } from '#catalog';
import { cents, day } from '#kernel';
import { changePrices, renewTerms } from '#orders';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { runInvoices } from './run-invoices.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const parts = exampleCatalogue.offers.find(({ code }) => code === 'KESTO12')?.parts ?? [];
const pricing = asWorker(register, 'catalog:change', 'orders');
const issuing = asWorker(register, 'invoices:issue', 'invoicing');

/** What the terms of the subscription cost, and what each line of their invoices is. */
async function billed(): Promise<{ terms: number[]; lines: [string | null, number][] }> {
  const terms = await register.db
    .selectFrom('orders.term')
    .select('price_cents')
    .orderBy('subscription')
    .orderBy('number')
    .execute();
  const lines = await register.db.selectFrom('invoicing.invoice_line').select(['title', 'gross_cents']).orderBy('invoice').orderBy('title').execute(); // prettier-ignore
  return {
    terms: terms.map(({ price_cents }) => Number(price_cents)),
    lines: lines.map(({ title, gross_cents }) => [title, Number(gross_cents)]),
  };
}

test('a dated price is what the preview promised: the next term costs it and is split by it, the one that was sold does not', async () => {
  await givenOrder(register, await givenCustomer(register, 'Liisa Lukija'), {
    startOn: '2026-01-31',
    soldOn: day('2026-01-15'),
  });
  const [paper, digital] = [cents(169_00), cents(60_00)];
  const dearer = parts.map((part, at) => ({ ...part, priceCents: at === 0 ? paper : digital }));
  const changed = await changePrices(pricing, [
    { offer: 'KESTO12', validFrom: day('2027-01-01'), validTo: null, priceCents: cents(229_00), parts: dearer },
  ]);
  expect(changed).toMatchObject({
    kind: 'changed',
    consequences: [{ subscriptions: 1, firstOn: day('2027-01-31'), moreCents: 30_00 }],
  });
  register.setToday('2027-01-20');
  await renewTerms(asWorker(register, 'orders:make'), day('2027-01-20'));
  await runInvoices(issuing, day('2027-01-20'));
  expect(await billed()).toEqual({
    terms: [199_00, 229_00],
    lines: [
      ['DIGI', 30_00],
      ['VIIKKO', 169_00],
      ['DIGI', 60_00],
      ['VIIKKO', 169_00],
    ],
  });
});

test('what is sold is sold at the price of the day of the sale, whenever it begins', async () => {
  const before = await billed();
  await givenOrder(register, await givenCustomer(register, 'Ville Varhainen'), {
    startOn: '2027-03-01',
    soldOn: day('2026-12-30'),
  });
  await givenOrder(register, await givenCustomer(register, 'Maija Myöhäinen'), {
    startOn: '2027-03-01',
    soldOn: day('2027-01-02'),
  });
  expect((await billed()).terms.slice(before.terms.length)).toEqual([199_00, 229_00]);
});
