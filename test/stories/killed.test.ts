import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import type { Database } from '#platform';
import { aCommandLine, type CommandLine, readCsv } from '../command-line.ts';
import { bankStatement, customersCsv, ordersCsv, type Owed } from '../given/publisher-files.ts';
import { inTurn } from './in-turn.ts';
import { after, decided, killAt, type Moment, standing, written } from './killing.ts';
import { type Answer } from '../served.ts';
import { aServedHouse } from './served-house.ts';
import { customersOf, faultsOf, invoicesOf, ordersOf, paymentsOf, verdictsOf } from './what-stands.ts';

/*
 * `kill -9` in the middle of an import, an invoice run and a payment import, once as a command and once as the served
 * application, at several moments each. Afterwards everything stands as in a register whose processes nobody touched.
 */

const TODAY = '2026-11-24';
const BILLED_ON = '2027-01-10';
const PAID_ON = '2027-01-21';
const CUSTOMERS = 4_300;
const ORDERS = 2_400;

const step = inTurn(test, 300_000);
const calm = await aCommandLine(TODAY);
const house = await aCommandLine(TODAY);
const web = await aCommandLine(TODAY);
const served = aServedHouse(web);
const file = (name: string): string => join(calm.home, name);
let kills = 0;
afterAll(() => console.log(`killed.test.ts: ${kills} kills`));

/** Starts the command, kills it at the moment, and looks whether anything is half-applied. */
async function knock({ start, db }: CommandLine, words: readonly string[], moment: Moment): Promise<void> {
  await killAt(start(...words), db, moment);
  kills += 1;
  expect(await faultsOf(db)).toEqual([]);
}

/** Asks the served application, kills it at the moment, looks, and serves again. */
async function knockAtWeb(ask: () => Promise<Answer>, moment: Moment): Promise<void> {
  await served.killedWhile(ask, moment);
  kills += 1;
  expect(await faultsOf(web.db)).toEqual([]);
  await served.serve();
}

/** Two registers tell the same; what one of them alone tells is shown. */
async function expectSame(told: (db: Database) => Promise<string[]>, one: CommandLine): Promise<void> {
  const [here, there] = [await told(one.db), await told(calm.db)];
  const [known, wanted] = [new Set(here), new Set(there)];
  const difference = [...here.filter((line) => !wanted.has(line)), ...there.filter((line) => !known.has(line))];
  expect(difference.slice(0, 4)).toEqual([]);
  expect(here).toEqual(there);
  expect(here.length).toBeGreaterThan(100);
}

const importOf = (profile: string): string[] => [
  'import', 'apply', '--profile', profile, file(`${profile}.csv`), '--report', file(`${profile}-report`),
]; // prettier-ignore
const invoiceRun = ['invoice', 'run', '--day', BILLED_ON];
const paymentImport = ['payment', 'import', file('bank.xml'), '--report', file('bank-report')];
const upload = (name: string) => ({ name, content: readFileSync(file(name)) });

/** How many rows stand in a table. */
async function count({ db }: CommandLine, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? -1;
}

step('a register whose processes nobody touches', async () => {
  const made = await Promise.all([calm, house, web].map((one) => one.run('init', '--test-clock')));
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0]);
  writeFileSync(file('customers.csv'), customersCsv(CUSTOMERS));
  writeFileSync(file('agent-orders.csv'), ordersCsv(ORDERS));
  for (const profile of ['customers', 'agent-orders']) {
    const applied = await calm.run(...importOf(profile));
    expect(applied.code, applied.err).toBe(7);
  }
  for (const one of [calm, house, web]) one.today(BILLED_ON);
  const run = await calm.json<{ invoices: number }>(invoiceRun);
  expect(run.invoices).toBeGreaterThan(ORDERS * 0.9);
  const owed = await sql<Owed>`select reference, total_cents from invoicing.invoice order by number`.execute(calm.db);
  const { rows } = await sql<{ iban: string }>`select payee_iban as iban from invoicing.invoice limit 1`.execute(
    calm.db,
  );
  writeFileSync(file('bank.xml'), bankStatement(owed.rows, rows[0]?.iban ?? '', '2027-01-20'));
  for (const one of [calm, house, web]) one.today(PAID_ON);
  expect((await calm.run(...paymentImport)).code).toBe(0);
  expect(await faultsOf(calm.db)).toEqual([]);
  for (const one of [house, web]) one.today(TODAY);
});

step('the import of a customer file is killed as a command, and the same file again finishes it', async () => {
  const words = importOf('customers');
  await knock(house, words, written('sources.incoming_row'));
  expect(await count(house, 'customers.customer')).toBe(0);
  await knock(house, words, after(60, decided(0)));
  await knock(house, words, decided(2_000));
  await knock(house, words, after(60, decided(4_000)));
  const done = await house.run(...words);
  expect(done.code, done.err).toBe(7);
  expect(readCsv(file('customers-report/rows.csv')).map(({ row }) => Number(row))).toEqual(
    Array.from({ length: CUSTOMERS }, (_each, at) => at + 1),
  );
  await expectSame(verdictsIn('customers'), house);
  await expectSame(keyedCustomers, house);
});

step('the import of a seller’s file is killed as a command, and the same file again finishes it', async () => {
  const words = importOf('agent-orders');
  await knock(house, words, after(40, decided(0)));
  await knock(house, words, decided(2_000));
  expect((await house.run(...words)).code).toBe(7);
  for (const told of [verdictsOf, customersOf, ordersOf]) await expectSame(told, house);
});

step('the invoice run is killed as a command: no number is lost, no term is billed twice', async () => {
  house.today(BILLED_ON);
  for (const moment of [
    written('invoicing.invoice'),
    standing('invoicing.invoice', 500),
    after(35, standing('invoicing.invoice', 500)),
  ])
    await knock(house, invoiceRun, moment);
  const stood = await count(house, 'invoicing.invoice');
  const rest = await house.json<{ invoices: number }>(invoiceRun);
  expect(stood + rest.invoices).toBe(await count(calm, 'invoicing.invoice'));
  expect((await house.json<{ invoices: number }>(invoiceRun)).invoices).toBe(0);
  await expectSame(invoicesOf, house);
});

step('the import of a bank file is killed as a command: all of it stands, or nothing', async () => {
  house.today(PAID_ON);
  for (const moment of [written('payments.bank_file'), written('payments.entry'), written('payments.allocation')]) {
    await knock(house, paymentImport, moment);
    expect(await count(house, 'payments.bank_file')).toBe(0);
    expect(await count(house, 'payments.entry')).toBe(0);
  }
  const done = await house.run(...paymentImport);
  expect(done.code, done.err).toBe(0);
  await expectSame(paymentsOf, house);
});

step('the served application is killed in its imports, and goes on with them when it is started', async () => {
  await served.serve();
  await served.hire(['marketing', 'billing']);
  const importing = (profile: string) => () => served.browser().send('/imports', upload(`${profile}.csv`), { profile });
  await knockAtWeb(importing('customers'), decided(2_000));
  await served.allApplied();
  await expectSame(verdictsIn('customers'), web);
  await expectSame(keyedCustomers, web);
  await knockAtWeb(importing('agent-orders'), after(40, decided(0)));
  await served.allApplied();
  for (const told of [verdictsOf, customersOf, ordersOf]) await expectSame(told, web);
});

step('the served application is killed in an invoice run, and the run is given again', async () => {
  await nextDay(BILLED_ON);
  const run = () => served.browser().ask('POST', '/invoice-runs', { day: BILLED_ON });
  await knockAtWeb(run, standing('invoicing.invoice', 500));
  await knockAtWeb(run, after(35, standing('invoicing.invoice', 500)));
  expect((await run()).status).toBe(200);
  await expectSame(invoicesOf, web);
});

step('the served application is killed in a payment import, and the file is given again', async () => {
  await nextDay(PAID_ON);
  const pay = () => served.browser().send('/bank-files', upload('bank.xml'));
  await knockAtWeb(pay, written('payments.allocation'));
  expect(await count(web, 'payments.bank_file')).toBe(0);
  expect(await pay()).toMatchObject({ status: 200, body: { kind: 'imported' } });
  await expectSame(paymentsOf, web);
  await served.stop();
});

step('the register’s own checks agree, and the same files again have no effect', async () => {
  for (const one of [house, web]) {
    one.today(PAID_ON);
    const checks = [
      ['ledger', 'check'],
      ['order', 'check'],
      ['payment', 'check'],
      ['audit', 'verify'],
    ] as const;
    const codes = await Promise.all(checks.map(async (words) => (await one.run(...words)).code));
    expect(codes).toEqual([0, 0, 0, 0]);
  }
  const sums = await Promise.all([calm, house, web].map((one) => one.json(['ledger', 'check'])));
  expect(sums[1]).toEqual(sums[0]);
  expect(sums[2]).toEqual(sums[0]);
  const before = await paymentsOf(house.db);
  expect((await house.run(...paymentImport)).code).toBe(0);
  expect(await paymentsOf(house.db)).toEqual(before);
  expect(new Set(readCsv(file('bank-report/payments.csv')).map((one) => one['class']))).toEqual(
    new Set(['duplicate_file']),
  );
});

/** The clock of a served register is that of its process; sessions of the day before are over. */
async function nextDay(day: string): Promise<void> {
  web.today(day);
  await served.stop();
  await served.serve();
  await served.signIn();
}

/** The customers that the customer file made: those with a key of it. */
async function keyedCustomers(db: Database): Promise<string[]> {
  return (await customersOf(db, 'customers')).filter((line) => line.includes('"keys": ["'));
}

const verdictsIn =
  (profile: string) =>
  async (db: Database): Promise<string[]> =>
    (await verdictsOf(db)).filter((line) => line.startsWith(`["${profile}"`));
