import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { aCommandLine, readCsv } from '../command-line.ts';
import { registergen } from '../registergen.ts';
import { sharedPath, testWithShared as test } from '../shared.ts';
import { inTurn } from './in-turn.ts';
import { pictureOfCustomers } from './picture-of-customers.ts';

/*
 * The main line by the command line, on a register of 20,000 persons and 1,600 organisations with its duplicates and dirt.
 * Each sentence goes on from where the one before it ended.
 */

const TODAY = '2026-11-24';
const MINUTES = 60_000;
const house = await aCommandLine(TODAY);
const at = (...parts: string[]): string => join(house.home, ...parts);
const step = inTurn(test, 10 * MINUTES);

type Counts = Readonly<Record<'created' | 'updated' | 'unchanged' | 'quarantined' | 'rejected', number>>;
type Summary = Counts & { readonly batch: number; readonly rows: number };
const VERDICTS = ['created', 'updated', 'unchanged', 'quarantined', 'rejected'] as const;
const sum = (counts: Counts): number => VERDICTS.reduce((so, verdict) => so + counts[verdict], 0);
const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.db);
  return rows[0]?.n ?? 0;
};
const summaryOf = (report: string): Summary => JSON.parse(readFileSync(at(report, 'summary.json'), 'utf8')) as Summary;

step('an empty register is made, with a clock for trying things out', async () => {
  expect((await house.run('init', '--test-clock')).code).toBe(0);
  registergen('customers', { seed: 1, out: at('reg'), persons: 20_000, organisations: 1_600 });
});

step('(a) a register file: every row gets a verdict, and the counts add up', async () => {
  const rows = readCsv(at('reg/customers.csv')).length;
  const applied = await house.run(
    'import',
    'apply',
    '--profile',
    'customers',
    at('reg/customers.csv'),
    '--report',
    at('first'),
  );
  expect(applied.code, applied.err).toBe(7);
  const verdicts = readCsv(at('first/rows.csv'));
  expect(verdicts.length).toBe(rows);
  const counts = summaryOf('first');
  expect(sum(counts)).toBe(rows);
  expect(verdicts.filter(({ verdict }) => verdict === 'created').length).toBe(counts.created);
  expect(counts.created).toBeGreaterThan(20_000);
  expect(counts.quarantined + counts.rejected).toBeLessThan(rows * 0.1);
  for (const row of verdicts.filter(({ verdict }) => verdict === 'rejected')) expect(row['message']).not.toBe('');
});

step('(a) the same file again changes nothing', async () => {
  const [customers, changes] = [await count('customers.customer'), await count('customers.change')];
  await house.run('import', 'apply', '--profile', 'customers', at('reg/customers.csv'), '--report', at('second'));
  const counts = summaryOf('second');
  expect([counts.created, counts.updated]).toEqual([0, 0]);
  expect([await count('customers.customer'), await count('customers.change')]).toEqual([customers, changes]);
});

step('(a) undo restores what stood before', async () => {
  registergen('customers', { seed: 2, out: at('other'), persons: 200, organisations: 16 });
  const before = await pictureOfCustomers(house.db);
  await house.run('import', 'apply', '--profile', 'customers', at('other/customers.csv'), '--report', at('third'));
  expect(await pictureOfCustomers(house.db)).not.toEqual(before);
  const undone = await house.run('import', 'undo', String(summaryOf('third').batch));
  expect(undone.code, undone.err).toBe(0);
  expect(await pictureOfCustomers(house.db)).toEqual(before);
});

step('(b) a seller’s orders: matched, made, quarantined for a person, or rejected with how to mend', async () => {
  registergen('agent-orders', { seed: 3, out: at('in'), register: at('reg'), orders: 400, seller: 'S1', day: TODAY });
  const applied = await house.run(
    'import',
    'apply',
    '--profile',
    'agent-orders',
    at('in/agent-orders.csv'),
    '--report',
    at('orders'),
  );
  expect(applied.code, applied.err).toBe(7);
  const verdicts = readCsv(at('orders/rows.csv'));
  const truth = readCsv(at('in/truth/agent-orders.csv'));
  expect(verdicts.length).toBe(truth.length);
  const placed = new Set(['created', 'updated', 'unchanged']);
  const wrong = truth.filter(({ row, verdict }) => {
    const got = verdicts.find((one) => one['row'] === row)?.['verdict'] ?? '';
    // Asking a person is never wrong; taking what should not be taken is, and so is throwing away a good order.
    return verdict === 'accept' ? got === 'rejected' : placed.has(got);
  });
  expect(wrong).toEqual([]);
  const accepted = truth.filter(({ verdict }) => verdict === 'accept').length;
  const taken = verdicts.filter(({ verdict }) => placed.has(verdict ?? '')).length;
  expect(taken).toBeGreaterThan(accepted * 0.85);
  for (const row of verdicts.filter(({ verdict }) => verdict === 'rejected')) {
    expect(row['field']).not.toBe('');
    expect(row['message']).not.toBe('');
  }
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from orders.placed_order o join customers.customer c on c.number = o.payer
    where o.sales_channel = 'phone' and c.kind = 'person' and o.written_acceptance_on is null`.execute(house.db);
  expect(rows[0]?.n).toBe(0);
  const { rows: two } = await sql<{
    n: number;
  }>`select count(*)::int as n from orders.placed_order where payer <> receiver`.execute(house.db);
  expect(two[0]?.n).toBeGreaterThan(0);
});

step(
  '(c) the orders are invoiced once: gapless numbers, references, a balanced ledger, nothing new the second time',
  async () => {
    house.today('2027-01-10');
    const run = await house.json<{ invoices: number; firstNumber: number; lastNumber: number }>([
      'invoice',
      'run',
      '--day',
      '2027-01-10',
    ]);
    expect(run.invoices).toBeGreaterThan(200);
    expect(run.lastNumber - run.firstNumber + 1).toBe(run.invoices);
    expect((await house.json<{ invoices: number }>(['invoice', 'run', '--day', '2027-01-10'])).invoices).toBe(0);
    expect((await house.run('ledger', 'check')).code).toBe(0);
    expect((await house.run('order', 'check')).code).toBe(0);
    const list = await house.run('invoice', 'list', '--csv');
    expect(list.out.split(/\r?\n/)[0]).toBe(
      'invoice_number,reference,rf_reference,payer_name,open_cents,due_on,payee_iban,issued_on,total_cents,status',
    );
    expect(list.out.trim().split(/\r?\n/).length).toBe(run.invoices + 1);
  },
);

step('(c) invoices leave as PDF and Finvoice', async () => {
  const first = (await house.run('invoice', 'list', '--csv')).out.split(/\r?\n/)[1]?.split(',')[0] ?? '';
  for (const format of ['pdf', 'finvoice']) {
    const sent = await house.run('invoice', 'export', '--format', format, '--out', at('out'), '--invoice', first);
    expect(sent.code, sent.err).toBe(0);
  }
  expect(
    readFileSync(at('out', `${first}.pdf`))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(readFileSync(at('out', `${first}.xml`), 'latin1')).toContain('<Finvoice');
});

step('(d) bank files of every format pay them, and the same file again has no effect', async () => {
  for (const [seed, format] of ['camt053-08', 'camt053-02', 'camt054-02', 'ktl'].entries()) {
    writeFileSync(at('invoices.csv'), (await house.run('invoice', 'list', '--csv')).out);
    registergen('bank', {
      seed: seed + 1,
      out: at(format),
      invoices: at('invoices.csv'),
      day: '2027-01-20',
      format,
      paid: 0.3,
    });
    const file = at(format, format === 'ktl' ? 'bank.ktl' : 'bank.xml');
    const imported = await house.run('payment', 'import', file, '--report', at(`${format}-report`));
    expect([0, 7], imported.err).toContain(imported.code);
    const payments = readCsv(at(`${format}-report`, 'payments.csv'));
    expect(payments.length).toBeGreaterThan(4);
    expect(payments.some((one) => ['exact', 'part'].includes(one['class'] ?? ''))).toBe(true);
    const allocated = await count('payments.allocation');
    await house.run('payment', 'import', file, '--report', at(`${format}-again`));
    expect(await count('payments.allocation')).toBe(allocated);
    for (const one of readCsv(at(`${format}-again`, 'payments.csv'))) expect(one['class']).toBe('duplicate_file');
  }
  expect((await house.run('ledger', 'check')).code).toBe(0);
  expect((await house.run('payment', 'check')).code).toBe(0);
});

step('(d) the samples of the banks are read, and another bank’s account is refused', async () => {
  const sample = await house.run(
    'payment',
    'import',
    sharedPath('conformance/ktl-tito/nordea-demo/ktl-20060303.txt'),
    '--report',
    at('sample'),
  );
  expect(sample.code).toBe(4);
});

step('(e) what is overdue is reminded once, at most 5 euros to a consumer, never what is paid', async () => {
  house.today('2027-03-01');
  const first = await house.json<{ reminded: number }>(['reminder', 'run', '--day', '2027-03-01']);
  expect(first.reminded).toBeGreaterThan(50);
  const again = await house.json<{ reminded: number }>(['reminder', 'run', '--day', '2027-03-01']);
  expect(again.reminded).toBe(0);
  const { rows } = await sql<{
    wrong: number;
  }>`select count(*)::int as wrong from collection.reminder r join invoicing.invoice i on i.id = r.invoice
    join payments.open_invoice o on o.invoice = i.id
    where o.open_cents <= 0 or r.reminded_on < i.due_on + 14 or (i.payer_kind = 'consumer' and r.fee_cents > 500)`.execute(
    house.db,
  );
  expect(rows[0]?.wrong).toBe(0);
});

step(
  '(f) a ban takes effect in the same second: the count falls, the list lacks the person, the refusal stands',
  async () => {
    writeFileSync(
      at('group.json'),
      JSON.stringify({ combinator: 'and', rules: [{ field: 'language', operator: '=', value: 'fi' }] }),
    );
    const counted = async (): Promise<number> => {
      const { channels } = await house.json<{ channels: { channel: string; reached: number }[] }>([
        'group',
        'count',
        '--definition',
        at('group.json'),
      ]);
      return channels.find(({ channel }) => channel === 'post')?.reached ?? 0;
    };
    const before = await counted();
    const { rows } = await sql<{
      number: number;
    }>`select c.number from customers.customer c join customers.address a on a.customer = c.number
    where c.kind = 'person' and c.language = 'fi' and not exists (select from gate.ban b where b.customer = c.number)
      and a.street_address is not null order by c.number limit 1`.execute(house.db);
    const customer = String(rows[0]?.number);
    const ban = await house.run('ban', 'set', customer, '--channel', 'post');
    expect(ban.code, ban.err).toBe(0);
    expect(await counted()).toBe(before - 1);
    const exported = await house.run(
      'group',
      'export',
      '--definition',
      at('group.json'),
      '--channel',
      'post',
      '--out',
      at('list.csv'),
    );
    expect(exported.code, exported.err).toBe(0);
    expect(readCsv(at('list.csv')).some((row) => row['customer_number'] === customer)).toBe(false);
    const { rows: refusals } = await sql<{
      because: string;
    }>`select because from gate.decision where customer = ${Number(customer)} and verdict = 'refused' order by id desc limit 1`.execute(
      house.db,
    );
    expect(refusals[0]?.because).toBe('banned');
  },
);

step('(g) inspection tells, erasure erases with a printed list of what the law keeps', async () => {
  const { rows } = await sql<{
    payer: number;
  }>`select o.payer from payments.open_invoice o join orders.subscription s on s.payer = o.payer
    group by o.payer having sum(o.open_cents) = 0 and bool_and(s.ends_on is not null and s.ends_on < '2028-01-01') order by 1 limit 1`.execute(
    house.db,
  );
  const customer = String(rows[0]?.payer);
  const told = await house.run('inspection', customer, '--out', at('answer'));
  expect(told.code, told.err).toBe(0);
  expect(readFileSync(at('answer/inspection.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const document = JSON.parse(readFileSync(at('answer/inspection.json'), 'utf8')) as { tables: { table: string }[] };
  expect(document.tables.map(({ table }) => table)).toContain('invoicing.invoice');
  house.today('2028-02-01');
  expect((await house.run('erasure', 'plan', customer)).code).toBe(0);
  expect((await house.run('erasure', 'approve', customer)).code).toBe(0);
  const erased = await house.run('erasure', 'run', customer, '--out', at('erased'));
  expect(erased.code, erased.err).toBe(0);
  expect(erased.out).toContain('Kirjanpitolaki 1336/1997 2:10, until 2033-12-31');
  expect((await house.run('erasure', 'verify', customer)).code).toBe(0);
});

step('(h) the description is shown in three languages', async () => {
  for (const [lang, heading] of [
    ['fi', 'Rekisteriseloste'],
    ['sv', 'Registerbeskrivning'],
    ['en', 'Register description'],
  ] as const) {
    expect((await house.run('description', 'show', '--lang', lang, '--format', 'md')).out).toContain(`# ${heading}`);
  }
});
