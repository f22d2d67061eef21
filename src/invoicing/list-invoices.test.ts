import { expect, test } from 'vitest';
import { commands as ledgerCommands } from '#ledger';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { commands, invoiceListCommand } from './commands.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
await givenOrder(register, kaisa, { startOn: '2026-11-20' });
await givenInvoices(register);
const all = [...commands, ...ledgerCommands, invoiceListCommand(() => Promise.resolve(new Map()))];
const run = (...words: string[]) => givenCommand(register, all, words);

test('the list of invoices and the lines of the ledger come as JSON too', async () => {
  const list = await run('invoice', 'list', '--json');
  expect(JSON.parse(list.out)).toMatchObject([
    { number: 100_001, payer: kaisa, payerName: 'Kaisa Virtanen', issuedOn: '2026-11-16', status: 'paid' },
  ]);
  const lines = await run('ledger', 'export', '--from', '2026-11-01', '--to', '2026-11-30', '--json');
  expect(JSON.parse(lines.out)).toEqual(
    expect.arrayContaining([
      {
        entry: expect.any(Number) as number,
        postedOn: '2026-11-16',
        account: '1700',
        cents: 199_00,
        voucher: '100001',
      },
    ]),
  );
});

test('a run of a day to come is refused with what to do', async () => {
  const refused = await run('invoice', 'run', '--day', '2030-01-01');
  expect(refused.code).toBe(4);
  expect(refused.err).toContain('2026-11-16');
  expect(refused.err).toContain('--dry-run');
  expect((await run('invoice', 'run', '--day', '2030-01-01', '--dry-run')).code).toBe(0);
});
