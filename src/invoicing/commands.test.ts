import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { commands } from './commands.ts';
import { invoicesAsCsv, listInvoices } from './list-invoices.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
for (const name of ['Kaisa Virtanen', 'Ville Nieminen', '=1+1 Lahti'])
  await givenOrder(register, await givenCustomer(register, name), { startOn: '2026-11-20' });
await givenInvoices(register);

test('invoices named with --invoice twice are both written, and no other', async () => {
  const out = join(register.home, 'letters');
  const words = ['invoice', 'export', '--format', 'pdf', '--out', out, '--invoice', '100001', '--invoice', '100003'];
  expect(await givenCommand(register, commands, words)).toMatchObject({ code: 0, out: '2 documents written\n' });
  expect(readdirSync(out).sort()).toEqual(['100001.pdf', '100003.pdf']);
});

test('a payer’s name that a spreadsheet would calculate is text in the list of invoices', async () => {
  const open = () => Promise.resolve(new Map());
  const list = listInvoices(asWorker(register, 'invoices:read', 'invoicing'), open, register.clock.today());
  const csv = (await Array.fromAsync(invoicesAsCsv(list))).join('');
  expect(csv).toContain(",'=1+1 Lahti,");
  expect(csv).not.toMatch(/,=/);
});
