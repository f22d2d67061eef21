import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { type CustomerNumber, day } from '#kernel';
import { customersIn, merge } from '#customers';
import { takeApart } from '#gate';
import { customerAccount, customerCard } from '#desk';
import { runInvoices } from '#invoicing';
import { countGroup } from '#marketing';
import { inspect, approveErasure, Declared, planErasure, runErasure } from '#rights';
import { applyImport, canonicalProfile, undoImport } from '#sources';
import { declarations } from '../../src/app/rooms.ts';
import { aRegister } from '../database.ts';
import { givenCatalogue } from '../given/catalog.ts';
import { givenCustomer } from '../given/customers.ts';
import { givenBan } from '../given/gate.ts';
import { givenMerge } from '../given/merging.ts';
import { givenOpenInvoices } from '../given/open-invoices.ts';
import { givenOrder } from '../given/orders.ts';
import { aCustomerRow, aFile, csvOf, givenSellers } from '../given/sources.ts';

/*
 * Two customers are found to be one while invoices are open, while an invoice run is under way, and while a file is being
 * read in. Whoever comes first, nothing is lost and nothing is doubled; and it can be taken apart afterwards.
 */

const register = await aRegister('2026-11-17');
await givenCatalogue(register);
await givenSellers(register);
const merging = asWorker(register, 'customers:merge');
const issuing = asWorker(register, 'invoices:issue', 'invoicing');
const reading = asWorker(register, 'invoices:read', 'invoicing');
const finding = asWorker(register, 'customers:find');
const importing = asWorker(register, 'imports:apply', 'orders');
const declared = new Declared(declarations);

const account = async (customer: CustomerNumber) => {
  const { openCents, invoices } = await customerAccount(reading, customer);
  return { openCents, invoices: invoices.map(({ number }) => number).toSorted((a, b) => a - b) };
};
/** How many people live in Virtala, and how many of them may be telephoned for marketing. */
async function reached() {
  const people = { combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Virtala' }] };
  const counted = await countGroup(asWorker(register, 'groups:read', 'informing'), people);
  if (counted.kind === 'refused') throw new Error(counted.because);
  return { people: counted.matched, phone: counted.channels.find(({ channel }) => channel === 'phone')?.reached };
}
const phoneOf = async (customer: CustomerNumber) => (await customersIn(register.db, [customer]))[0]?.values.phone;

/** Another connection holds what the SQL locks, until it is let go. */
async function held(locking: string): Promise<() => Promise<void>> {
  const client = await register.pool.connect();
  await client.query('begin');
  await client.query(locking);
  return async () => {
    await client.query('commit');
    client.release();
  };
}

/** Waits until so many connections wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    const { rows } = await register.pool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    if ((rows[0]?.n ?? 0) >= count) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`nobody waited: ${count}`);
}

test('under open invoices: what is owed, and what is received, is one customer’s, and two customers’ again', async () => {
  const there = { city: 'Virtala', phone: '+358405550600' };
  const [old, stands] = [await givenCustomer(register, 'Kaisa Virtanen', { ...there, phone: null }), await givenCustomer(register, 'Kaisa Virtanen', there)]; // prettier-ignore
  const [first, second] = await givenOpenInvoices(register, [
    { payerName: 'Kaisa Virtanen', payer: old, totalCents: 59_90 },
    { payerName: 'Kaisa Virtanen', payer: stands, totalCents: 40_00 },
  ]);
  await givenBan(register, old, 'phone');
  await givenOrder(register, old, { startOn: '2027-06-01' });
  const before = [await account(old), await account(stands), await reached()];

  await givenMerge(register, old, stands);
  expect(await account(stands)).toEqual({ openCents: 99_90, invoices: [first?.number, second?.number] });
  const card = await customerCard(finding, stands);
  expect(card).toMatchObject({ kind: 'card', bans: [{ channel: 'phone' }], subscriptions: [{ receiver: old }] });

  expect(await reached()).toEqual({ people: 1, phone: 0 });
  await takeApart(merging, { customer: old, keepApart: true });
  expect([await account(old), await account(stands), await reached()]).toEqual(before);
  expect(before[2]).toEqual({ people: 2, phone: 1 });
});

/** Terms that two customers have to be billed for, and the two. */
async function twoToBill(name: string): Promise<readonly [CustomerNumber, CustomerNumber]> {
  const two = [await givenCustomer(register, name), await givenCustomer(register, name)] as const;
  for (const one of two) await givenOrder(register, one, { startOn: '2026-12-01' });
  return two;
}

/** Terms that are billed twice or not at all. */
async function faults(): Promise<unknown> {
  const { rows } = await register.pool.query(`
    select (select count(*)::int from orders.term t where cancelled_on is null and bill_on <= '2026-11-17'
               and not exists (select from invoicing.billed_term b where b.term = t.id)) as missing,
           (select count(*)::int from (select term from invoicing.invoice_line group by term having count(*) > 2) d) as twice,
           (select sum(total_cents)::int from invoicing.invoice where issued_on = '2026-11-17')
             - (select sum(gross_cents)::int from invoicing.invoice_line) as differs`);
  return rows[0];
}

test.each(['the run first', 'the merge first'])(
  'while an invoice run is under way, %s: each term is billed once',
  async (order) => {
    const [old, stands] = await twoToBill(order === 'the run first' ? 'Ville Salo' : 'Oili Rauta');
    const locking =
      order === 'the run first'
        ? 'lock table invoicing.invoice in share mode'
        : `select from customers.customer where number = ${old} for no key update`;
    const letGo = await held(locking);
    const run = runInvoices(issuing, day('2026-11-17'));
    if (order === 'the run first') await untilWaiting(1);
    else await run;
    const merged = merge(merging, { merged: old, into: stands, take: 'better' });
    if (order === 'the run first') await merged;
    else await untilWaiting(1);
    await letGo();

    expect(await run).toMatchObject({ kind: 'issued', totalCents: 398_00 });
    expect(await merged).toMatchObject({ kind: 'merged' });
    expect(await faults()).toMatchObject({ missing: 0, differs: 0 });
    expect((await account(stands)).openCents).toBe(398_00);
    await takeApart(merging, { customer: old, keepApart: true });
    expect([(await account(old)).openCents, (await account(stands)).openCents]).toEqual([199_00, 199_00]);
  },
);

test.each(['the file first', 'the merge first'])(
  'while a file is being read in, %s: its word stands once, and goes with its undo',
  async (order) => {
    const who = order === 'the file first' ? ['Merja', 'merja'] : ['Sirpa', 'sirpa'];
    const known = { email: `${who[1]}@posti.example`, phone: null, streetAddress: 'Vanhatie 1' };
    const old = await givenCustomer(register, `${who[0]} Laakso`, known);
    const stands = await givenCustomer(register, `${who[0]} Laakso`, { phone: null, email: null, streetAddress: 'Muutie 9', postalCode: '90100' }); // prettier-ignore
    const phone = order === 'the file first' ? '+358405550601' : '+358405550602';
    const row = aCustomerRow({ given_names: who[0] ?? '', family_name: 'Laakso', email: known.email, phone, street_address: 'Vanhatie 1' }); // prettier-ignore
    const file = aFile('list.csv', csvOf('customers', [row]));

    const letGo = await held(`select from customers.customer where number = ${old} for no key update`);
    const read = () => applyImport(importing, { file, profile: canonicalProfile('customers') });
    const join = () => merge(merging, { merged: old, into: stands, take: 'better' });
    const first = order === 'the file first' ? read() : join();
    await untilWaiting(1);
    const second = order === 'the file first' ? join() : read();
    await untilWaiting(2);
    await letGo();
    const [applied, merged] = order === 'the file first' ? [await first, await second] : [await second, await first];

    expect(merged).toMatchObject({ kind: 'merged' });
    expect(applied).toMatchObject({ kind: 'applied', batch: { counts: { created: 0, updated: 1 } } });
    expect(await phoneOf(stands)).toBe(phone);
    if (!('batch' in applied)) throw new Error('the file was refused');
    expect(await undoImport(importing, applied.batch.id)).toMatchObject({ kind: 'undone' });
    expect([await phoneOf(stands), await phoneOf(old)]).toEqual([null, null]);
    expect(await takeApart(merging, { customer: old, keepApart: true })).toMatchObject({ kind: 'unmerged' });
  },
);

test('two merges of one customer at once: one is made, the other is told so', async () => {
  const [a, b, c] = [await givenCustomer(register, 'Aune Ek'), await givenCustomer(register, 'Aune Ek'), await givenCustomer(register, 'Aune Ek')]; // prettier-ignore
  const letGo = await held(`select from customers.customer where number = ${a} for no key update`);
  const both = [b, c].map((into) => merge(merging, { merged: a, into, take: 'better' }));
  await untilWaiting(2);
  await letGo();
  const kinds = (await Promise.all(both)).map((one) => (one.kind === 'refused' ? one.because : one.kind));
  expect(kinds.toSorted()).toEqual(['already_one', 'merged']);
});

test('whoever is inspected or erased is so under both numbers; what was erased is never taken apart', async () => {
  const old = await givenCustomer(register, 'Helmi Kaisla', { email: 'vanha@kaisla.example' });
  const stands = await givenCustomer(register, 'Helmi Kaisla', { email: 'uusi@kaisla.example' });
  await givenMerge(register, old, stands);
  for (const number of [old, stands]) {
    const told = JSON.stringify(await inspect(asWorker(register, 'rights:answer', 'rights'), declared, number));
    expect(told).toContain('vanha@kaisla.example');
    expect(told).toContain('uusi@kaisla.example');
    expect(told).toContain('customers.merge');
  }
  const erasing = asWorker(register, 'rights:erase', 'rights');
  expect(await planErasure(erasing, declared, old)).toMatchObject({ kind: 'planned' });
  await approveErasure(asWorker(register, 'rights:approve', 'rights'), stands);
  expect(await runErasure(erasing, declared, stands)).toMatchObject({ kind: 'erased' });
  expect(await takeApart(merging, { customer: old, keepApart: false })).toMatchObject({
    because: 'is_merged_into_nobody',
  });
  const left = await customersIn(register.db, [old, stands]);
  expect(left.map(({ erasedOn, mergedInto }) => [String(erasedOn), mergedInto])).toEqual([['2026-11-17', stands], ['2026-11-17', null]]); // prettier-ignore
});
