import { type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { connect, type Connection, startEmbedded } from '#platform';
import { aProgram, type Ended, ended } from '../command-line.ts';
import { ordersCsv } from '../given/publisher-files.ts';
import { inTurn } from './in-turn.ts';
import { pause } from './killing.ts';
import { faultsOf } from './what-stands.ts';

/*
 * `kill -9` of the embedded PostgreSQL itself, in a home of its own, while invoices are being made: what was acknowledged
 * before the kill stands after the next start, and the run given again bills the rest.
 */

const BILLED_ON = '2027-01-10';
const ORDERS = 3_000;

const step = inTurn(test, 300_000);
const program = aProgram('2026-11-24');
const invoiceRun = ['invoice', 'run', '--day', BILLED_ON];
const opened: { close(): Promise<void> }[] = [];

/** Looks into the database of the home; starts it when nobody has. */
async function looking(): Promise<Connection> {
  const server = await startEmbedded(program.home);
  const connection = connect({ socketFolder: server.socketFolder, database: 'kortisto' }, 2);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await connection.close();
    await server.stop();
  };
  opened.push({ close });
  return { ...connection, close };
}

const processOfDatabase = (): number =>
  Number(readFileSync(join(program.home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

/** The invoices that anybody can see now: acknowledged. */
async function acknowledged({ db }: Connection): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select jsonb_build_array(i.number, i.reference, i.total_cents, i.payer, i.ledger_entry,
      (select jsonb_agg(l.text order by l.position) from invoicing.invoice_line l where l.invoice = i.id))::text as line
    from invoicing.invoice i order by i.number`.execute(db);
  return rows.map(({ line }) => line);
}

/** Reads what is acknowledged until so many invoices are, then kills the database; gives the last that was read. */
async function killDatabase(child: ChildProcess, house: Connection, count: number): Promise<readonly string[]> {
  for (;;) {
    const seen = await acknowledged(house);
    if (seen.length >= count) {
      process.kill(processOfDatabase(), 'SIGKILL');
      return seen;
    }
    if (child.exitCode !== null) throw new Error('the run was done before the database was killed');
    await pause(5);
  }
}

afterAll(async () => {
  for (const house of opened) await house.close();
});

let seen: readonly string[] = [];

step('a register of orders on its own embedded database', async () => {
  expect((await program.run('init', '--test-clock')).code).toBe(0);
  const orders = join(program.home, 'agent-orders.csv');
  writeFileSync(orders, ordersCsv(ORDERS));
  expect((await program.run('import', 'apply', '--profile', 'agent-orders', orders)).code).toBe(7);
  program.today(BILLED_ON);
});

step('the database is killed in an invoice run: the command says that it could not go on', async () => {
  const house = await looking();
  const child = program.start(...invoiceRun);
  const end: Promise<Ended> = ended(child);
  seen = await killDatabase(child, house, 500);
  const { code, out, err } = await end;
  expect(code, err).toBe(8);
  expect(out).toBe('');
  expect(err).not.toBe('');
  await house.close();
});

step('what was acknowledged stands after the next start, and the run given again bills the rest', async () => {
  const rest = await program.json<{ invoices: number }>(invoiceRun);
  const house = await looking();
  const now = await acknowledged(house);
  expect(now.slice(0, seen.length)).toEqual(seen);
  expect(now.length).toBeGreaterThan(ORDERS * 0.9);
  expect(rest.invoices).toBeLessThanOrEqual(now.length - seen.length);
  expect(await faultsOf(house.db)).toEqual([]);
  const { rows } = await sql<{ unbilled: number }>`
    select count(*)::int as unbilled from orders.term t
    where t.bill_on <= ${BILLED_ON}::date and not exists (select from invoicing.billed_term b where b.term = t.id)`.execute(
    house.db,
  );
  expect(rows[0]?.unbilled).toBe(0);
  for (const check of ['ledger', 'order', 'payment']) expect((await program.run(check, 'check')).code).toBe(0);
});

step('the served application says so while its database is gone, starts it again and goes on', async () => {
  for (const house of opened) await house.close();
  const child = program.start('serve', '--port', '0');
  opened.push({ close: async () => void child.kill('SIGKILL') });
  let talk = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (talk += text));
  await expect.poll(() => talk, { timeout: 60_000 }).toMatch(/is served at http:\S+\n/);
  const health = async () => (await fetch(`${/served at (http:\S+)/.exec(talk)?.[1] ?? ''}/healthz`)).status;
  await expect.poll(health, { timeout: 30_000 }).toBe(200);
  const killed = processOfDatabase();
  process.kill(killed, 'SIGKILL');
  const isBack = async () => (await health()) === 200 && processOfDatabase() !== killed;
  await expect.poll(isBack, { timeout: 60_000 }).toBe(true);
  const end = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  expect(await end).toBe(0);
  expect((await program.run('ledger', 'check')).code).toBe(0);
});
