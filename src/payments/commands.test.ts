import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { invoiceListCommand } from '#invoicing';
import { placeOrders } from '#orders';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { aPerson, givenCustomers } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { anOrder } from '../../test/given/orders.ts';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { commands } from './commands.ts';
import { openCentsIn } from './open-cents.ts';

const folder = mkdtempSync(join(tmpdir(), 'payment-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: string[]): string => join(folder, ...parts);
const rowsOf = (path: string) => parse(readFileSync(path), { columns: true }) as Record<string, string>[];

const GIVEN = ['Kaisa', 'Ville', 'Anna Maria', 'Eetu', 'Nino', 'Åke', 'Öysti'];
const FAMILY = ['Virtanen', 'Korhonen', 'Mäkinen', 'Selin', 'Sarpola', 'Nieminen', 'Ylä-Outinen', 'Lindström', 'Bäck'];

/** A register whose own invoices wait to be paid: customers, orders of several offers, one run. */
async function aPublisher(count: number) {
  const register = await aRegister('2026-11-16');
  await givenCatalogue(register);
  const names = Array.from(
    { length: count },
    (_, n) =>
      `${GIVEN[n % 7]} ${FAMILY[n % 9]}${String.fromCharCode(97 + (n % 23))}${String.fromCharCode(97 + (n % 19))}`,
  );
  const customers = await givenCustomers(
    register,
    names.map((name) => aPerson(name)),
  );
  const orders = customers.map((customer, n) =>
    anOrder(register, customer, { offer: n % 3 === 0 ? 'MAARA6' : 'KESTO12', startOn: '2026-12-01' }),
  );
  await placeOrders(asWorker(register, 'orders:make'), orders);
  register.setToday('2026-11-30');
  await givenInvoices(register);
  const all = [...commands, invoiceListCommand(openCentsIn)];
  return { register, run: (...words: string[]) => givenCommand(register, all, words) };
}

testWithShared.each(['camt053-08', 'camt053-02', 'camt054-02', 'ktl'])(
  '%s: the register’s own invoices are paid as is known, and once',
  async (format) => {
    const { register, run } = await aPublisher(500);
    writeFileSync(at('invoices.csv'), (await run('invoice', 'list', '--csv')).out);
    const args = [
      'bank',
      '--seed',
      '9',
      '--out',
      at(format),
      '--invoices',
      at('invoices.csv'),
      '--day',
      '2026-11-13',
      '--format',
      format,
    ];
    execFileSync(process.execPath, [sharedPath('tools/registergen/cli.mjs'), ...args], { stdio: 'ignore' });
    const file = at(format, format === 'ktl' ? 'bank.ktl' : 'bank.xml');

    expect(await run('payment', 'import', file, '--report', at(format, 'dry'), '--dry-run')).toMatchObject({ code: 0 });
    expect((await register.db.selectFrom('payments.entry').select('id').execute()).length).toBe(0);

    const imported = await run('payment', 'import', file, '--report', at(format, 'report'), '--json');
    expect(imported.code, imported.err).toBe(0);
    const rows = rowsOf(at(format, 'report', 'payments.csv'));
    expect(rowsOf(at(format, 'dry', 'payments.csv'))).toEqual(rows);
    const truth = rowsOf(at(format, 'truth', 'payments.csv'));
    const classes = new Map(rows.map((row) => [row['entry'], row['class']]));
    expect(truth.filter((row) => classes.get(row['payment'] ?? '') !== row['outcome'])).toEqual([]);
    const automatic = new Set(truth.filter((row) => row['expected'] === 'automatic').map((row) => row['payment']));
    const wanted = rowsOf(at(format, 'truth', 'allocations.csv'))
      .filter((row) => automatic.has(row['payment']) && row['invoice_number'] !== '')
      .map((row) => `${row['payment']} ${row['invoice_number']} ${row['cents']}`);
    const got = rows
      .filter((row) => row['allocated_cents'] !== '0')
      .map((row) => `${row['entry']} ${row['invoice_number']} ${row['allocated_cents']}`);
    expect(got.sort()).toEqual(wanted.sort());

    const summary = JSON.parse(readFileSync(at(format, 'report', 'summary.json'), 'utf8')) as {
      outcome: string;
      payments: number;
      differences: number;
    };
    expect(summary).toMatchObject({ outcome: 'imported', payments: truth.length, differences: 0 });
    expect(JSON.parse(imported.out)).toEqual(summary);

    await run('payment', 'import', file, '--report', at(format, 'again'));
    expect(new Set(rowsOf(at(format, 'again', 'payments.csv')).map((row) => row['class']))).toEqual(
      new Set(['duplicate_file']),
    );
    expect(await run('payment', 'check')).toMatchObject({ code: 0 });
  },
);

test('a file that is refused says where and how to mend it, and leaves no list of payments', async () => {
  const { run } = await aPublisher(1);
  writeFileSync(
    at('no.xml'),
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.99"/>',
  );
  const refused = await run('payment', 'import', at('no.xml'), '--report', at('no'));
  expect(refused).toMatchObject({ code: 4 });
  expect(refused.err).toContain('camt.053.001.99');
  expect(readdirSync(at('no'))).toEqual(['summary.json']);
  expect(JSON.parse(readFileSync(at('no', 'summary.json'), 'utf8'))).toMatchObject({
    outcome: 'refused',
    because: 'unknown_version',
    line: 1,
  });
  expect(await run('payment', 'import', at('nowhere.xml'))).toMatchObject({ code: 3 });
});

test('a folder given as the file is told, not tried', async () => {
  const { run } = await aPublisher(1);
  expect(await run('payment', 'import', folder, '--report', at('of-folder'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('a folder') as string,
  });
});
