import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { type CustomerNumber, customerNumber, day, type Kind, type OrderId, type TermId } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { anOrder, givenOrder } from '../../test/given/orders.ts';
import {
  cancelOrders,
  checkOrders,
  endSubscriptions,
  listOrders,
  placeOrders,
  renewTerms,
  subscriptionsOf,
  termsOfSourceIn,
  undoOrdersIn,
} from './index.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const making = asWorker(register, 'orders:make', 'orders');
const reading = asWorker(register, 'orders:read', 'orders');

let next = 500_001;
async function aCustomer(kind: Kind = 'person'): Promise<CustomerNumber> {
  const number = customerNumber(next++);
  await register.db
    .insertInto('customers.customer')
    .values({ number, kind, made_on: day('2026-01-01') })
    .execute();
  return number;
}
const broken = async () => (await checkOrders(reading)).filter((finding) => finding.broken > 0);
const terms = (subscription: number) =>
  register.db
    .selectFrom('orders.term')
    .select(['number', 'offer', 'starts_on', 'ends_on', 'price_cents', 'cancelled_on'])
    .where('subscription', '=', subscription)
    .orderBy('number')
    .execute();

test('an order makes a subscription and its first term; receiver and payer are two customers', async () => {
  const [receiver, payer] = [await aCustomer(), await aCustomer()];
  await givenOrder(register, receiver, { offer: 'LAHJA12', payer, startOn: '2027-01-01' });
  const [seen] = await subscriptionsOf(reading, payer);
  expect(seen).toMatchObject({
    receiver,
    payer,
    offer: 'LAHJA12',
    kind: 'fixed',
    state: 'coming',
    termPriceCents: 89_00,
  });
  expect(seen?.endsOn).toEqual(day('2027-12-31'));
  expect(await subscriptionsOf(reading, receiver)).toEqual([seen]);
});

test('refusals stand in the order of the rows and write nothing', async () => {
  const kaisa = await aCustomer();
  const order = (told: object) => anOrder(register, kaisa, told);
  const [a, b, c, d, e] = await placeOrders(making, [
    order({ seller: 'S1', sellerReference: '1' }),
    order({ seller: 'S1', sellerReference: '1' }),
    order({ salesChannel: 'phone', writtenOfferSentOn: day('2026-11-16') }),
    order({ offer: 'X' }),
    { ...order({}), payer: customerNumber(9) },
  ]);
  expect(a?.kind).toBe('placed');
  expect([b, c, d, e].map((it) => it?.kind === 'refused' && it.because)).toEqual([
    'repeated_reference', 'no_written_acceptance', 'unknown_offer', 'unknown_customer',
  ]); // prettier-ignore
  const [again] = await placeOrders(making, [order({ seller: 'S1', sellerReference: '1' })]);
  expect(again).toEqual({ kind: 'refused', because: 'repeated_reference' });
  expect(await subscriptionsOf(reading, kaisa)).toHaveLength(1);
});

test('an order told of a merged customer is of the one he was merged into; the dead order nothing', async () => {
  const [old, current, dead] = [await aCustomer(), await aCustomer(), await aCustomer()];
  await register.db.updateTable('customers.customer').set({ merged_into: current }).where('number', '=', old).execute();
  await register.db
    .updateTable('customers.customer')
    .set({ deceased_on: day('2026-10-01') })
    .where('number', '=', dead)
    .execute();
  await givenOrder(register, old);
  expect(await subscriptionsOf(reading, current)).toHaveLength(1);
  await expect(givenOrder(register, dead)).rejects.toThrow('unknown_customer');
});

test('a ban against calls stops a telephone sale to the payer', async () => {
  const ville = await aCustomer();
  await transact(asWorker(register, 'bans:set', 'bans'), (tx, act) =>
    tx.insertInto('gate.ban').values({ customer: ville, channel: 'phone', told_by: 'customer', means: 'letter', act: Number(act) }).execute(),
  ); // prettier-ignore
  const soldOn = day('2026-11-10');
  const sale = { salesChannel: 'phone', soldOn, writtenOfferSentOn: soldOn, writtenAcceptanceOn: soldOn };
  await expect(givenOrder(register, ville, sale)).rejects.toThrow('phone_ban');
  await givenOrder(register, ville, { ...sale, despitePhoneBan: true });
});

test('standing subscriptions get their next terms once; fixed ones end; a trial goes on as a standing one', async () => {
  const [a, b, c, d] = [await aCustomer(), await aCustomer(), await aCustomer(), await aCustomer()];
  const standing = await givenOrder(register, a, { startOn: '2026-12-01', copies: 2 });
  const fixed = await givenOrder(register, b, { startOn: '2026-12-01', offer: 'MAARA6' });
  const trial = await givenOrder(register, c, { startOn: '2026-12-01', offer: 'KOE3' });
  const monthly = await givenOrder(register, d, { startOn: '2026-12-31', offer: 'DIGI1' });
  expect((await renewTerms(making, day('2026-11-16'))).terms).toBe(0);
  const foreseen = await renewTerms(making, day('2027-11-20'), { dryRun: true });
  expect(await renewTerms(making, day('2027-11-20'))).toEqual(foreseen);
  expect(await renewTerms(making, day('2027-11-20'))).toEqual({ subscriptions: 0, terms: 0 });

  expect((await terms(standing.subscription)).map(({ starts_on, price_cents }) => [String(starts_on), price_cents])).toEqual([
    ['2026-12-01', 398_00], ['2027-12-01', 398_00],
  ]); // prettier-ignore
  expect(await terms(fixed.subscription)).toHaveLength(1);
  expect((await terms(trial.subscription)).map(({ offer }) => offer)).toEqual(['KOE3', 'KESTO12']);
  expect((await subscriptionsOf(reading, c))[0]).toMatchObject({ kind: 'standing', endsOn: null });
  const days = (await terms(monthly.subscription)).map(({ starts_on }) => String(starts_on));
  expect(days.slice(0, 4)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
  expect(await broken()).toEqual([]);
});

test('an order is cancelled unless an invoice stands on it, and gives its reference back', async () => {
  const kaisa = await aCustomer();
  const told = { seller: 'S2', sellerReference: '7' };
  const placed = await givenOrder(register, kaisa, told);
  const invoiced = new Set<TermId>(placed.terms);
  expect(await cancelOrders(making, [placed.order, 999_999 as OrderId], invoiced)).toEqual([
    { kind: 'refused', order: placed.order, because: 'invoiced' },
    { kind: 'refused', order: 999_999, because: 'unknown_order' },
  ]);
  expect(await cancelOrders(making, [placed.order], new Set())).toEqual([{ kind: 'cancelled', order: placed.order }]);
  expect(await cancelOrders(making, [placed.order], new Set())).toMatchObject([{ because: 'already_cancelled' }]);
  expect((await subscriptionsOf(reading, kaisa))[0]?.state).toBe('cancelled');
  await givenOrder(register, kaisa, told);
  expect(await broken()).toEqual([]);
});

test('undoing a source cancels its orders but those that an invoice stands on', async () => {
  const kaisa = await aCustomer();
  const source = await transact(making, (tx, act) =>
    tx.insertInto('customers.source').values({ kind: 'order', name: 'S1', received_on: day('2026-11-16'), act: Number(act) }).returning('id').executeTakeFirstOrThrow(),
  ); // prettier-ignore
  const [a, b] = [
    await givenOrder(register, kaisa, { source: source.id }),
    await givenOrder(register, kaisa, { source: source.id }),
  ];
  const undone = await transact(making, async (tx, act) => {
    expect(await termsOfSourceIn(tx, source.id)).toEqual([...a.terms, ...b.terms]);
    const facts = { today: day('2026-11-17'), invoicedTerms: new Set(b.terms) };
    return undoOrdersIn(tx, act, source.id, facts);
  });
  expect(undone).toEqual({ cancelled: [a.order], kept: [b.order] });
});

test('an ended subscription gets no more terms, and loses those that were not invoiced', async () => {
  const kaisa = await aCustomer();
  const { subscription } = await givenOrder(register, kaisa, { startOn: '2026-12-01' });
  await renewTerms(making, day('2027-11-20'));
  expect(await endSubscriptions(making, [{ subscription, endsOn: day('2027-11-30') }], new Set())).toEqual([
    subscription,
  ]);
  expect((await terms(subscription)).map(({ cancelled_on }) => cancelled_on !== null)).toEqual([false, true]);
  await renewTerms(making, day('2029-01-01'));
  expect(await terms(subscription)).toHaveLength(2);
  expect((await broken()).map(({ rule }) => rule)).toEqual([]);
});

test('the check sees a term that leaves a gap', async () => {
  const { subscription, terms: [first] } = await givenOrder(register, await aCustomer(), { startOn: '2026-12-01' }); // prettier-ignore
  await renewTerms(making, day('2027-11-20'));
  const spoil = (ends: string) =>
    register.db
      .updateTable('orders.term')
      .set({ ends_on: day(ends) })
      .where('id', '=', Number(first))
      .execute();
  await spoil('2027-11-28');
  expect((await broken()).map(({ rule }) => rule)).toEqual([
    'terms follow each other without gap or overlap', 'terms are counted from their first day',
  ]); // prettier-ignore
  await spoil('2027-11-30');
  expect(await broken()).toEqual([]);
  expect(await terms(subscription)).toHaveLength(2);
});

test('every list of orders leaves its looks in the audit trail', async () => {
  const kaisa = await aCustomer();
  const { order } = await givenOrder(register, kaisa);
  const [newest] = await listOrders(reading, { limit: 5 });
  expect(newest?.order).toBe(order);
  expect((await listOrders(reading, { limit: 5, before: order }))[0]?.order).toBeLessThan(order);
  const looks = await register.db.selectFrom('access.look').select('screen').where('customer', '=', kaisa).execute();
  expect(looks).toEqual([{ screen: 'order list' }]);
});

test('20,000 orders are taken in seconds, and renewed in seconds', async () => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => customerNumber(600_001 + index));
  await register.pool.query(
    `insert into customers.customer (number, kind, made_on) select n, 'person', '2026-01-01' from generate_series(600001, 620000) n`,
  );
  const orders = numbers.map((number, index) =>
    anOrder(register, number, { seller: 'S9', sellerReference: String(index), startOn: '2026-12-01' }),
  );
  const from = performance.now();
  const placed = await placeOrders(making, orders);
  const taken = performance.now();
  await renewTerms(making, day('2027-11-20'));
  const renewed = performance.now();
  expect(placed.filter(({ kind }) => kind === 'placed')).toHaveLength(20_000);
  console.log(`20,000 orders: ${Math.round(taken - from)} ms, renewed: ${Math.round(renewed - taken)} ms`);
  expect(taken - from).toBeLessThan(40_000);
});
