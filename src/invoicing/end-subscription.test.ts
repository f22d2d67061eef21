import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { endSubscription } from './end-subscription.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const by = asWorker(register, 'orders:make', 'orders');

const termsOf = async (customer: CustomerNumber) =>
  (
    await register.db
      .selectFrom('orders.term as t')
      .innerJoin('orders.subscription as s', 's.id', 't.subscription')
      .select(['t.cancelled_on', 's.ends_on', 't.ends_on as term_ends_on', 't.price_cents'])
      .where('s.receiver', '=', customer)
      .orderBy('t.id')
      .execute()
  ).map((row) => ({ ...row, cancelled_on: String(row.cancelled_on), ends_on: String(row.ends_on) }));

test('a subscription that is invoiced ends on a day, and what is left to credit is said to the cent', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Lopettaa');
  const { subscription } = await givenOrder(register, kaisa, { startOn: '2026-11-20' });
  await givenInvoices(register);
  const [term] = await termsOf(kaisa);

  const ended = await endSubscription(by, { customer: kaisa, subscription: null, endsOn: day('2026-12-31') });

  const days = Number(day('2026-11-20').until(day(String(term?.term_ends_on))).days) + 1;
  const left = Math.round((Number(term?.price_cents) * (days - 42)) / days);
  expect(ended).toMatchObject({ kind: 'ended', subscription, isCancelled: false, leftToCreditCents: left });
  expect(ended).toMatchObject({ invoices: [expect.any(Number)] });
  expect(await termsOf(kaisa)).toMatchObject([{ cancelled_on: 'null', ends_on: '2026-12-31' }]);
  expect(await endSubscription(by, { customer: kaisa, subscription: null, endsOn: day('2026-12-31') })).toEqual({
    kind: 'refused',
    because: 'no_subscription',
  });
});

test('a day before the first one cancels an order that is not invoiced, and is refused when it is', async () => {
  const [free, billed] = [await givenCustomer(register, 'Ville Vapaa'), await givenCustomer(register, 'Sari Sidottu')];
  await givenOrder(register, free, { startOn: '2027-03-01' });
  await givenOrder(register, billed, { startOn: '2026-11-25' });
  await givenInvoices(register);
  const end = (customer: CustomerNumber) =>
    endSubscription(by, { customer, subscription: null, endsOn: day('2026-11-16') });

  expect(await end(free)).toMatchObject({ kind: 'ended', isCancelled: true, leftToCreditCents: 0, invoices: [] });
  expect(await termsOf(free)).toMatchObject([{ cancelled_on: '2026-11-16', ends_on: '2027-02-28' }]);
  expect(await end(billed)).toEqual({ kind: 'refused', because: 'invoiced' });
});

test('of several subscriptions the one that ends is named, and it is one of the customer’s', async () => {
  const [two, other] = [await givenCustomer(register, 'Timo Tuplaaja'), await givenCustomer(register, 'Oona Outo')];
  const first = await givenOrder(register, two, { startOn: '2027-03-01' });
  await givenOrder(register, two, { startOn: '2027-04-01' });
  const end = (customer: CustomerNumber, subscription: typeof first.subscription | null) =>
    endSubscription(by, { customer, subscription, endsOn: day('2027-06-30') });

  expect(await end(two, null)).toEqual({ kind: 'refused', because: 'several_subscriptions' });
  expect(await end(other, first.subscription)).toEqual({ kind: 'refused', because: 'no_subscription' });
  expect(await end(two, first.subscription)).toMatchObject({ kind: 'ended', subscription: first.subscription });
});
