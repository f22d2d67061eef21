import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { asStart } from '#access';
import { planIssues } from '#catalog';
import { runReminders } from '#collection';
import { freezeRun } from '#deliveries';
import { runInvoices } from '#invoicing';
import { cents, type CustomerNumber, type Day, plus } from '#kernel';
import { countGroup } from '#marketing';
import { placeOrders } from '#orders';
import { importPayments } from '#payments';
import { clockAt, type Register } from '#platform';
import { exampleSettings } from '#register';
import { applyImport, profileNamed } from '#sources';
import { waitingInvoices } from '../src/app/demo/queries.ts';
import { statementFile } from '../src/app/demo/statement.ts';
import { writeCustomerFile } from './files.ts';
import { type Measured, measureBulk, measureQuestion } from './measure.ts';
import { withPublisher } from './publisher.ts';
import { benchSearch } from './search/search.ts';

/*
 * Times each bulk verb beside plain SQL writing the same rows, with the same indexes, checks and foreign keys, in the same
 * database and run. `npm run bench -- 20000` sets the number of rows, `npm run bench -- search 1000000` measures the search
 * alone among so many customers; `DATABASE_URL` measures a server instead of the embedded database. Figures of one machine
 * are read as ratios.
 */

const IS_SEARCH_ALONE = process.argv[2] === 'search';
const ROWS = Number(process.argv[IS_SEARCH_ALONE ? 3 : 2] ?? 20_000);
const COUNTS = 50;

const table: Measured[] = [];
await withPublisher(async (register, version) => {
  const today = register.clock.today();
  console.log(
    `PostgreSQL ${version} ${process.env['DATABASE_URL'] ? '(server)' : '(embedded)'}, ${ROWS} rows, ${today.toString()}`,
  );
  if (IS_SEARCH_ALONE) {
    show(await benchSearch(register, ROWS));
    return;
  }
  const start = today.subtract({ days: 60 });
  const past: Register = { ...register, clock: clockAt(start) };
  show(await importing(register));
  for (const year of [start.year, today.year, today.year + 1]) await planIssues(asStart(past, 'catalog:change'), year);
  await ordersFor(past, start, 'KESTO12');
  show(await measureBulk(past, 'invoice run', ROWS, () => runInvoices(asStart(past, 'invoices:issue'), start)));
  show(await printing(register));
  show(await paying(register));
  await ordersFor(past, start, 'DIGI1');
  await runInvoices(asStart(past, 'invoices:issue'), start);
  show(
    await measureBulk(register, 'reminder run', ROWS, () => runReminders(asStart(register, 'reminders:send'), today)),
  );
  await counting(register);
});
if (!IS_SEARCH_ALONE) await withPublisher(async (register) => show(await benchSearch(register, ROWS)));
const out = process.env['KORTISTO_BENCH_OUT'];
if (out) writeFileSync(out, `${JSON.stringify(table, null, 2)}\n`);

function show(measured: Measured & { p50Ms?: number; p95Ms?: number }): void {
  table.push(measured);
  const { what, rows, seconds, plainSeconds, ratio, risenMb, p50Ms, p95Ms } = measured;
  const rate = Math.round(rows / seconds);
  const percentiles = p95Ms === undefined ? '' : `, p50 ${(p50Ms ?? 0).toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`;
  console.log(
    `${what.padEnd(18)} ${String(rows).padStart(7)} rows  ${seconds.toFixed(2).padStart(7)} s  ${String(rate).padStart(7)}/s  ` +
      `plain SQL ${plainSeconds.toFixed(2).padStart(6)} s  ratio ${ratio.toFixed(1).padStart(5)}  +${risenMb} MB${percentiles}`,
  );
}

async function importing(register: Register): Promise<Measured> {
  const path = join(register.home, 'customers.csv');
  await writeCustomerFile(path, ROWS, 1);
  const by = asStart(register, 'imports:apply');
  const found = await profileNamed(by, 'customers');
  if (found.kind !== 'profile') throw new Error('no profile customers');
  return measureBulk(register, 'import', ROWS, async () => {
    const applied = await applyImport(by, { file: { path, name: 'customers.csv' }, profile: found.profile });
    // Namesakes of one street are asked of a person; that is work too.
    if (applied.kind !== 'applied' || applied.batch.counts.created < ROWS * 0.9)
      throw new Error(`not created: ${JSON.stringify(applied)}`);
  });
}

async function ordersFor(register: Register, day: Day, offer: string): Promise<void> {
  const { rows } = await sql<{
    number: CustomerNumber;
  }>`select number from customers.customer order by number limit ${ROWS}`.execute(register.db);
  const orders = rows.map(({ number }) => ({
    receiver: number, payer: number, offer, copies: 1, startOn: day, soldOn: day, salesChannel: 'web',
  })); // prettier-ignore
  const placed = await placeOrders(asStart(register, 'orders:make'), orders);
  const refused = placed.find(({ kind }) => kind === 'refused');
  if (refused) throw new Error(`an order was refused: ${JSON.stringify(refused)}`);
}

/** Freezes the next issue of the weekly for everybody who takes it. */
async function printing(register: Register): Promise<Measured> {
  const { rows } = await sql<{ year: number; number: number }>`
    select year::integer, number::integer from catalog.issue
     where title = 'VIIKKO' and planned_on >= current_date order by planned_on limit 1`.execute(register.db);
  const [issue] = rows;
  if (!issue) throw new Error('no issue to print');
  return measureBulk(register, 'print run', ROWS, async () => {
    const run = await freezeRun(asStart(register, 'deliveries:run'), { title: 'VIIKKO', ...issue });
    if (run.kind !== 'frozen' || run.plan.copies < ROWS * 0.9) throw new Error(`not frozen: ${JSON.stringify(run)}`);
  });
}

async function paying(register: Register): Promise<Measured> {
  const to = register.clock.today();
  const waiting = await waitingInvoices(register.db, to, ROWS);
  const deposits = waiting.map((invoice, at) => ({
    key: `B${String(at).padStart(12, '0')}`, bookedOn: to, cents: cents(invoice.open_cents), reference: invoice.reference,
    payerName: invoice.payer_name.slice(0, 70), message: null,
  })); // prettier-ignore
  const openingCents = cents(100_00);
  const content = statementFile({
    id: 'BENCH', iban: exampleSettings.ibans[0]?.iban ?? '', openingCents, from: to, to, deposits,
    closingCents: plus(openingCents, ...deposits.map((deposit) => deposit.cents)),
  }); // prettier-ignore
  const path = join(register.home, 'bench.xml');
  writeFileSync(path, content);
  return measureBulk(register, 'payment matching', deposits.length, async () => {
    const imported = await importPayments(asStart(register, 'payments:import'), {
      name: 'bench.xml',
      open: () => createReadStream(path),
    });
    if (imported.kind !== 'imported') throw new Error(`refused: ${JSON.stringify(imported)}`);
  });
}

async function counting(register: Register): Promise<void> {
  const group = {
    combinator: 'and',
    rules: [
      { field: 'language', operator: '=', value: 'fi' },
      { field: 'postalCode', operator: 'beginsWith', value: '0' },
    ],
  };
  const groups = Array.from({ length: COUNTS }, () => group);
  show(
    await measureQuestion('target-group count', groups, {
      ours: async (definition) => {
        const counted = await countGroup(asStart(register, 'groups:read'), definition);
        if (counted.kind === 'refused') throw new Error(JSON.stringify(counted));
      },
      plain: () =>
        sql`select count(*) from customers.customer c join customers.address a on a.customer = c.number
             where c.language = 'fi' and a.postal_code like '0%'
               and not exists (select from gate.ban b where b.customer = c.number and b.channel = 'post' and b.lifted_at is null)`.execute(
          register.db,
        ),
    }),
  );
}
