import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { type CustomerNumber, day } from '#kernel';
import { checkLedger } from '#ledger';
import { cancelOrders, placeOrders } from '#orders';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { anOrganisation, aPerson, givenCustomer, givenCustomers } from '../../test/given/customers.ts';
import { anOrder, givenOrder } from '../../test/given/orders.ts';
import { previewInvoices, runInvoices } from './run-invoices.ts';

const register = await aRegister('2026-11-17');
await givenCatalogue(register);
const issuing = asWorker(register, 'invoices:issue', 'invoicing');
const reading = asWorker(register, 'ledger:read', 'accounting');
const TODAY = day('2026-11-17');

const invoices = () =>
  register.db
    .selectFrom('invoicing.invoice')
    .select([
      'number',
      'payer',
      'payer_name',
      'payer_kind',
      'issued_on',
      'due_on',
      'total_cents',
      'reference',
      'rf_reference',
    ])
    .orderBy('number')
    .execute();

/** Gaps and repetitions of numbers, terms billed twice or not at all, invoices whose lines do not add up. */
async function faults(): Promise<Record<string, number>> {
  const { rows } = await register.pool.query<Record<string, number>>(`
    select (select count(*) from (select number, row_number() over (order by id) as place, min(number) over () as first
                                    from invoicing.invoice) n where number <> first + place - 1) as "out of place",
           (select count(*) from invoicing.series s where s.next_number <> (select max(number) + 1 from invoicing.invoice)) as "series",
           (select count(*) from orders.term t where cancelled_on is null and bill_on <= '2026-11-17' and price_cents > 0
               and not exists (select from invoicing.billed_term b where b.term = t.id)) as "missing",
           (select count(*) from (select term from invoicing.invoice_line group by term having count(distinct invoice) > 1) d) as "twice",
           (select count(*) from invoicing.invoice i where total_cents <> (select sum(gross_cents) from invoicing.invoice_line l where l.invoice = i.id)) as "lines differ",
           (select count(*) from invoicing.invoice i where total_cents <> (select sum(amount_cents) from ledger.line l where l.entry = i.ledger_entry and account = '1700')) as "ledger differs"`);
  return rows[0] ?? {};
}
const NO_FAULTS = { 'out of place': 0, series: 0, missing: 0, twice: 0, 'lines differ': 0, 'ledger differs': 0 };

test('a term that is due is billed with its lines, VAT by class, due day and references', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  await givenOrder(register, kaisa, { startOn: '2026-12-01' });
  const preview = await previewInvoices(issuing, day('2026-11-17'));
  expect(preview).toMatchObject({ kind: 'previewed', invoices: 1, totalCents: 199_00, firstNumber: null });
  expect(await invoices()).toEqual([]);

  const run = await runInvoices(issuing, day('2026-11-17'));
  expect(run).toEqual({
    kind: 'issued',
    day: day('2026-11-17'),
    invoices: 1,
    totalCents: 199_00,
    vatCents: 18_09,
    firstNumber: 100_001,
    lastNumber: 100_001,
  });
  expect(await invoices()).toEqual([
    {
      number: 100_001,
      payer: kaisa,
      payer_name: 'Kaisa Virtanen',
      payer_kind: 'consumer',
      issued_on: day('2026-11-17'),
      due_on: day('2026-12-01'),
      total_cents: 199_00,
      reference: '1000012',
      rf_reference: expect.stringMatching(/^RF\d\d1000012$/) as string,
    },
  ]);
  const { rows: lines } = await register.pool.query(
    'select title, copies, vat_rate, net_cents, vat_cents, gross_cents from invoicing.invoice_line order by position',
  );
  expect(lines).toEqual([
    { title: 'DIGI', copies: 1, vat_rate: 1000, net_cents: 27_27, vat_cents: 2_73, gross_cents: 30_00 },
    { title: 'VIIKKO', copies: 1, vat_rate: 1000, net_cents: 153_64, vat_cents: 15_36, gross_cents: 169_00 },
  ]);
});

test('a second run makes nothing', async () => {
  expect(await runInvoices(issuing, day('2026-11-17'))).toMatchObject({
    invoices: 0,
    firstNumber: null,
    lastNumber: null,
  });
});

test('a day to come is refused, and only previewed', async () => {
  const early = await givenCustomer(register, 'Sanna Salo');
  const { order } = await givenOrder(register, early, { startOn: '2027-03-01' });
  expect(await runInvoices(issuing, day('2030-01-01'))).toEqual({ kind: 'refused', because: 'day_to_come' });
  expect(await runInvoices(issuing, TODAY.add({ days: 1 }))).toEqual({ kind: 'refused', because: 'day_to_come' });
  expect(await previewInvoices(issuing, day('2027-03-01'))).toMatchObject({ kind: 'previewed', invoices: 1 });
  expect(await invoices()).toHaveLength(1);
  await cancelOrders(asWorker(register, 'orders:make', 'orders'), [order], new Set());
});

test('terms of days gone by are billed today: numbers stand in the order of issue', async () => {
  register.setToday('2026-11-16');
  await givenOrder(register, await givenCustomer(register, 'Timo Toivonen'), { startOn: '2026-11-20' });
  register.setToday('2026-11-17');
  expect(await runInvoices(issuing, day('2026-11-16'))).toMatchObject({ kind: 'issued', invoices: 1 });
  expect((await invoices()).at(-1)).toMatchObject({ issued_on: TODAY, due_on: TODAY.add({ days: 14 }) });
});

test('an invoice that was issued is not changed, deleted or emptied, by whomever', async () => {
  for (const statement of [
    'update invoicing.invoice set total_cents = 1',
    'delete from invoicing.invoice',
    'truncate invoicing.invoice cascade',
    'update invoicing.invoice_line set gross_cents = 1, net_cents = 1, vat_cents = 0',
    'delete from invoicing.invoice_line',
    'truncate invoicing.invoice_line',
  ])
    await expect(register.pool.query(statement), statement).rejects.toThrow('is not changed');
});

test('what is not due yet, and what is cancelled, is not billed', async () => {
  const ville = await givenCustomer(register, 'Ville Nieminen');
  await givenOrder(register, ville, { startOn: '2027-03-01' });
  const cancelled = await givenOrder(register, ville, { startOn: '2026-11-20' });
  await cancelOrders(asWorker(register, 'orders:make', 'orders'), [cancelled.order], new Set());
  expect(await runInvoices(issuing, TODAY)).toMatchObject({ invoices: 0 });
});

test('the payer pays for what another gets, an organisation as a business', async () => {
  const [firm] = await givenCustomers(register, [
    anOrganisation('Kirjakauppa Oy', { businessId: '1234567-1', language: 'sv' }),
  ]);
  const aino = await givenCustomer(register, 'Aino Korhonen');
  await givenOrder(register, aino, {
    payer: firm as CustomerNumber,
    offer: 'YRITYS12',
    copies: 3,
    startOn: '2026-11-20',
  });
  expect(await runInvoices(issuing, TODAY)).toMatchObject({ invoices: 1 });
  const [last] = (await invoices()).toReversed();
  expect(last).toMatchObject({ payer: firm, payer_name: 'Kirjakauppa Oy', payer_kind: 'business' });
  const { rows } = await register.pool.query(
    'select receiver, copies, text from invoicing.invoice_line order by invoice desc limit 1',
  );
  expect(rows[0]).toMatchObject({ receiver: aino, copies: 3 });
});

test('a payer merged into another is billed as that other', async () => {
  const [old, kept] = [await givenCustomer(register, 'Maija Mäki'), await givenCustomer(register, 'Maija Mäkinen')];
  await givenOrder(register, old, { startOn: '2026-11-20' });
  await register.pool.query('update customers.customer set merged_into = $1 where number = $2', [kept, old]);
  await runInvoices(issuing, TODAY);
  expect((await invoices()).at(-1)).toMatchObject({ payer: kept, payer_name: 'Maija Mäkinen' });
});

/** So many customers, each with an order that is due today. */
async function givenDueOrders(count: number): Promise<void> {
  const values = Array.from({ length: count }, (_, at) => aPerson(`Tilaaja Numero${at}`));
  const customers = await givenCustomers(register, values);
  await placeOrders(
    asWorker(register, 'orders:make', 'orders'),
    customers.map((customer) => anOrder(register, customer, { startOn: '2026-11-20' })),
  );
}

test('several runs at a time bill each term once, in numbers without a gap', async () => {
  await givenDueOrders(2_500);
  const runs = await Promise.all([1, 2, 3, 4].map(() => runInvoices(issuing, TODAY)));
  expect(runs.reduce((sum, run) => sum + (run.kind === 'issued' ? run.invoices : 0), 0)).toBe(2_500);
  expect(await faults()).toEqual(NO_FAULTS);
  expect(await checkLedger(reading)).toMatchObject({ isRight: true });
});

test(
  'a run killed again and again leaves no gap and no double, and the next one does the rest',
  { timeout: 120_000 },
  async () => {
    await givenDueOrders(2_000);
    for (let kill = 0; kill < 4; kill++) {
      const child = spawn(
        process.execPath,
        [new URL('./testing-run.ts', import.meta.url).pathname, register.url, '2026-11-17'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, 25 * kill));
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await runInvoices(issuing, TODAY);
    // What a killed run had locked is free once the server has noticed that it is gone.
    for (let again = 0; again < 100 && (await faults())['missing'] !== 0; again++) await runInvoices(issuing, TODAY);
    expect(await faults()).toEqual(NO_FAULTS);
    expect(await checkLedger(reading)).toMatchObject({ isRight: true });
  },
);
