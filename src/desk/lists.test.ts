import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../test/database.ts';
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
