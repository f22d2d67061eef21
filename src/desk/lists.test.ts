import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert, day } from '#kernel';
import { applyImport, canonicalProfile, undoImport } from '#sources';
import { aRegister } from '../../test/database.ts';
import { aPerson, givenCustomers } from '../../test/given/customers.ts';
import { givenOpenInvoices } from '../../test/given/open-invoices.ts';
import { aCustomerRow, aFile, csvOf } from '../../test/given/sources.ts';
import { listInvoices } from './invoice-list.ts';
import { pageOf } from './part.ts';
import { listPayments, listReminders, paymentsInShort } from './payment-list.ts';
import { overviewOf } from './queries/overview.ts';
import { INVOICE_STATES } from './queries/invoices.ts';

const register = await aRegister('2026-11-16');
const part = { before: null, limit: 2 };

test('a page tells where the next one begins, and the last one that there is none', () => {
  const rows = [{ id: 9 }, { id: 7 }, { id: 4 }];
  expect(pageOf(rows, 2)).toEqual({ rows: [{ id: 9 }, { id: 7 }], next: '7' });
  expect(pageOf(rows, 3)).toEqual({ rows, next: null });
  expect(pageOf([], 3)).toEqual({ rows: [], next: null });
});

test.each(INVOICE_STATES)('an empty register lists no invoice that is %s', async (state) => {
  const wish = { state, text: 'virtanen', from: register.clock.today(), to: register.clock.today() };
  expect(await listInvoices(asWorker(register, 'invoices:read', 'invoicing'), wish, part)).toEqual({
    rows: [],
    next: null,
  });
});

test('an empty register has nothing paid, reminded or waiting', async () => {
  const payments = asWorker(register, 'payments:read', 'invoicing');
  expect(await listPayments(payments, { class: 'exact', text: '1232', bankFile: 1 }, part)).toEqual({
    rows: [],
    next: null,
  });
  expect(await paymentsInShort(payments)).toEqual({ classes: [], files: [] });
  expect(await listReminders(asWorker(register, 'reminders:read', 'invoicing'), part)).toEqual({
    rows: [],
    next: null,
  });
  expect(await overviewOf(register.db, register.clock.today())).toMatchObject({
    customers: 0,
    overdueCents: 0,
    termsToBill: 0,
  });
});

test('invoices are found by state, payer’s name, number and reference, newest first, page by page', async () => {
  const reading = asWorker(register, 'invoices:read', 'invoicing');
  const [late, open] = await givenOpenInvoices(register, [
    { payerName: 'Kaisa Virtanen', totalCents: 59_90, issuedOn: '2026-10-01', dueOn: '2026-10-15' },
    { payerName: 'Ville Niemi', totalCents: 20_00, issuedOn: '2026-11-10', dueOn: '2026-11-24' },
  ]);
  const none = { state: null, text: null, from: null, to: null };
  const found = async (wish: object) =>
    (await listInvoices(reading, { ...none, ...wish }, { before: null, limit: 10 })).rows.map(({ number }) => number);
  expect(await found({})).toEqual([open?.number, late?.number]);
  expect(await found({ state: 'overdue' })).toEqual([late?.number]);
  expect(await found({ state: 'open' })).toEqual([open?.number]);
  expect(await found({ state: 'paid' })).toEqual([]);
  expect(await found({ text: 'virtanen' })).toEqual([late?.number]);
  expect(await found({ text: String(open?.number) })).toEqual([open?.number]);
  expect(await found({ from: day('2026-11-01') })).toEqual([open?.number]);
  const first = await listInvoices(reading, none, { before: null, limit: 1 });
  expect(first.next).toBe(String(open?.invoice));
  const rest = await listInvoices(reading, none, { before: Number(first.next), limit: 1 });
  expect([rest.rows[0]?.number, rest.next]).toEqual([late?.number, null]);
});

test('a doubtful row waits on the first page until its file is taken back', async () => {
  const importing = asWorker(register, 'imports:apply', 'orders');
  const waiting = async () => (await overviewOf(register.db, register.clock.today())).rowsToDecide;
  const at = { streetAddress: 'Saarikuja 3', postalCode: '00850' };
  await givenCustomers(register, [aPerson('Jere Saari', { ...at, phone: '+358405557001' })]);
  const son = aCustomerRow({ source_key: 'A1', given_names: 'Jere', family_name: 'Saari', street_address: at.streetAddress, postal_code: at.postalCode, phone: '040 5557002' }); // prettier-ignore
  const file = aFile('pojat.csv', csvOf('customers', [son]));
  const done = await applyImport(importing, { file, profile: canonicalProfile('customers') });
  assert(done.kind === 'applied', 'the file was refused');
  expect(await waiting()).toBe(1);

  await undoImport(importing, done.batch.id);
  expect(await waiting()).toBe(0);
});
