import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert, type CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { banIn } from '#gate';
import { transact } from '#access';
import { subscriptionsOf as ordersOf } from '#orders';
import { applyImport, type Batch, canonicalProfile, decideRow, type ShownRow, undoImport } from '../index.ts';
import { listRows } from '../list.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
await givenCatalogue(register);
await givenSellers(register);

async function applied(...rows: Record<string, string>[]): Promise<{ batch: Batch; rows: ShownRow[] }> {
  const file = aFile('agent-orders.csv', csvOf('agent-orders', rows));
  const done = await applyImport(by, { file, profile: canonicalProfile('agent-orders') });
  assert(done.kind === 'applied', 'the file was refused');
  const { batch } = done;
  return {
    batch,
    rows: await listRows(asWorker(register, 'imports:read'), batch.id, { verdict: null, after: 0, limit: 500 }),
  };
}

const subscriptionsOf = (customer: CustomerNumber) => ordersOf(asWorker(register, 'orders:read', 'orders'), customer);

const said = ({ verdict, reasons }: ShownRow) => [verdict, ...reasons.map(({ reason }) => reason)];

test('a new reader becomes a customer with a subscription, a known one is recognised', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { phone: '+358405550001' });
  const { rows } = await applied(
    anOrderRow({ phone: '040 5550001', email: 'kaisa@a.example' }),
    anOrderRow({ given_names: 'Ville', family_name: 'Salo', phone: '040 5550002', seller_reference: 'S1-2' }),
  );
  expect(rows.map(said)).toEqual([['created'], ['created']]);
  expect(rows[0]?.customer).toBe(kaisa);
  expect(rows[1]?.customer).not.toBe(kaisa);
  const subscriptions = await subscriptionsOf(kaisa);
  expect(subscriptions).toHaveLength(1);
});

test('a gift has two customers: who receives and who pays', async () => {
  const { rows } = await applied(
    anOrderRow({
      seller_reference: 'S1-3',
      offer_code: 'LAHJA12',
      given_names: 'Lapsi',
      family_name: 'Laine',
      phone: '040 5550003',
      payer_kind: 'person',
      payer_given_names: 'Mummo',
      payer_family_name: 'Laine',
      payer_phone: '040 5550004',
      payer_street_address: 'Toinen 2',
      payer_postal_code: '00140',
      payer_city: 'Helsinki',
      payer_country: 'FI',
    }),
    anOrderRow({ seller_reference: 'S1-4', offer_code: 'LAHJA12' }),
  );
  expect(rows.map(said)).toEqual([['created'], ['quarantined', 'gift_without_payer']]);
  expect(rows[0]?.payer).not.toBeNull();
  expect(rows[0]?.payer).not.toBe(rows[0]?.customer);
});

test('a telephone sale makes no order without written acceptance, nor when the buyer forbids calls', async () => {
  const called = { sales_channel: 'phone', written_offer_sent_on: '2026-11-10' };
  const banned = await givenCustomer(register, 'Eeva Laine', { phone: '+358405550005' });
  await transact(by, (tx, act) =>
    banIn(tx, act, [{ customer: banned, channel: 'phone', toldBy: 'customer', means: 'phone' }]),
  );
  const { rows } = await applied(
    anOrderRow({ ...called, seller_reference: 'S1-5', given_names: 'Uno', family_name: 'Uusi' }),
    anOrderRow({
      ...called,
      seller_reference: 'S1-6',
      given_names: 'Eeva',
      family_name: 'Laine',
      phone: '040 5550005',
      written_acceptance_on: '2026-11-11',
      acceptance_medium: 'sms',
    }),
  );
  expect(rows.map(said)).toEqual([
    ['quarantined', 'no_written_acceptance'],
    ['quarantined', 'phone_ban'],
  ]);
  expect(await subscriptionsOf(banned)).toEqual([]);
});

test('broken rows go back with the field; a reference used twice is rejected, the same row of another file changes nothing', async () => {
  const good = anOrderRow({
    seller_reference: 'S1-7',
    given_names: 'Pia',
    family_name: 'Pekkanen',
    phone: '040 5550007',
  });
  const first = await applied(good, good, anOrderRow({ seller_reference: 'S1-8', copies: '0', given_names: 'Q' }));
  expect(first.rows.map(said)).toEqual([['created'], ['rejected', 'repeated_reference'], ['rejected', 'bad_copies']]);
  expect(first.rows[2]?.reasons[0]?.field).toBe('copies');
  const second = await applied(good, { ...good, copies: '2' });
  expect(second.rows.map(said)).toEqual([['unchanged'], ['rejected', 'repeated_reference']]);
  expect(second.rows[0]?.customer).toBe(first.rows[0]?.customer);
});

test('an acceptance that came later is written into the row, and the order is made', async () => {
  const { batch, rows } = await applied(
    anOrderRow({
      seller_reference: 'S1-9',
      given_names: 'Ulla',
      family_name: 'Uotila',
      sales_channel: 'phone',
      written_offer_sent_on: '2026-11-10',
    }),
  );
  expect(rows.map(said)).toEqual([['quarantined', 'no_written_acceptance']]);
  const at = { batch: batch.id, row: 1 };
  expect(await decideRow(by, at, { kind: 'apply', waived: ['no_written_acceptance'] })).toMatchObject({
    because: 'still_doubtful',
  });
  const values = { written_acceptance_on: '2026-11-15', acceptance_medium: 'email' };
  const decided = await decideRow(by, at, { kind: 'apply', values });
  assert(decided.kind === 'decided' && decided.customer !== null, 'the order was not made');
  expect(await subscriptionsOf(decided.customer)).toHaveLength(1);
});

test('undo takes the orders of a file away, and with them who came by it and is named by nothing else', async () => {
  const { batch, rows } = await applied(
    anOrderRow({ seller_reference: 'S1-10', given_names: 'Tea', family_name: 'Toivonen', phone: '040 5550010' }),
  );
  expect(await undoImport(by, batch.id)).toMatchObject({
    kind: 'undone',
    customers: { restored: 0, removed: 1, kept: 0 },
    orders: { cancelled: 1, kept: 0 },
  });
  expect(await subscriptionsOf(rows[0]?.customer as CustomerNumber)).toEqual([]);
  const again = await applied(
    anOrderRow({ seller_reference: 'S1-10', given_names: 'Tea', family_name: 'Toivonen', phone: '040 5550010' }),
  );
  expect(again.rows.map(said)).toEqual([['created']]);
  expect(again.rows[0]?.customer).not.toBe(rows[0]?.customer);
});
