import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asStart, asWorker } from '#access';
import { planIssues } from '#catalog';
import { endSubscription } from '#invoicing';
import { assert, cents, type CustomerNumber, day } from '#kernel';
import { checkLedger } from '#ledger';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { givenInvoices } from '../../../test/given/invoicing.ts';
import { givenPaid, givenRule } from '../../../test/given/sellers.ts';
import { aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, undoImport } from '../index.ts';
import { answerSellers } from './answer.ts';
import { bookCommissions, endCommissionRule, statementOf } from './commissions.ts';
import { noteComplaint } from './complaints.ts';
import { endContract } from './contracts.ts';
import { qualityOf } from './quality.ts';
import { statementCsv } from './statement-file.ts';

const register = await aRegister('2026-01-20');
await givenCatalogue(register);
await givenSellers(register);
await planIssues(asStart(register, 'catalog:change'), 2026);
const reading = asWorker(register, 'suppliers:read');
const booking = asWorker(register, 'commissions:book');
const names = ['Aho', 'Berg', 'Dahl', 'Eklund'];
const orders = names.map(
  (family_name, at) =>
  anOrderRow({ given_names: 'Outi', family_name, phone: `040 66600${at}0`, street_address: `Polku ${at + 1}`, seller_reference: `R${at + 1}`, sold_on: '2026-01-10', start_on: '2026-02-02' }), // prettier-ignore
);

async function applied(rows: readonly Record<string, string>[]) {
  const by = asWorker(register, 'imports:apply', 'orders');
  const done = await applyImport(by, {
    file: aFile('o.csv', csvOf('agent-orders', rows)),
    profile: canonicalProfile('agent-orders'),
  });
  assert(done.kind === 'applied', 'the file was refused');
  return done.batch.id;
}

/** The order of a reference: its number, its receiver and its subscription. */
async function soldAs(reference: string) {
  const { rows } = await sql<{ order: number; customer: CustomerNumber; subscription: number }>`
    select o.id as "order", o.receiver as customer, s.id as subscription from orders.placed_order o
      join orders.subscription s on s.placed_order = o.id where o.seller_reference = ${reference}`.execute(register.db);
  const [sold] = rows;
  assert(sold, `nobody sold ${reference}`);
  return sold;
}

async function statement(month: string) {
  const found = await statementOf(reading, 'S1', day(`${month}-01`));
  assert(found.kind === 'statement', 'S1 is a seller');
  return found;
}
const said = async (month: string) =>
  (await statement(month)).lines.map(
    ({ reference, because, cents: amount }) => `${reference} ${because} ${amount / 100}`,
  );

test('a month of orders, payments and what is taken back: each statement is the difference to the ones before', async () => {
  await givenRule(register, 'S1', { cents: cents(5_00), takesBackUnpaidDays: 30, takesBackIssues: 6 });
  await givenRule(register, 'S1', { event: 'payment', percent: 2_000 });
  await givenRule(register, 'S1', { event: 'retained', retainedIssues: 4, cents: cents(3_00) });
  await applied(orders);
  expect(await said('2026-01')).toEqual(['R1 order 5', 'R2 order 5', 'R3 order 5', 'R4 order 5']);
  expect(await bookCommissions(booking, 'S1', day('2026-01-01'))).toMatchObject({ because: 'month_is_not_over' });

  register.setToday('2026-02-01');
  expect(await bookCommissions(booking, 'S1', day('2026-01-01'))).toEqual({
    kind: 'booked',
    totalCents: 20_00,
    lines: 4,
  });
  await givenInvoices(register);
  register.setToday('2026-02-12');
  const [r1, r2, r3] = [await soldAs('R1'), await soldAs('R2'), await soldAs('R3')];
  await givenPaid(register, [r1.customer, r2.customer, r3.customer]);
  register.setToday('2026-02-16');
  const ending = { customer: r2.customer, subscription: r2.subscription as never, endsOn: day('2026-02-16') };
  const ended = await endSubscription(asWorker(register, 'orders:make'), ending);
  expect(ended.kind).toBe('ended');
  register.setToday('2026-04-01');

  const february = await said('2026-02');
  expect(february).toContain('R2 ended_early -5');
  expect(february).toContain('R1 retained 3');
  // 20 % of 169,00 € and 30,00 € without their 10 % of tax.
  expect(february).toContain('R1 payment 36.18');
  expect(february.filter((line) => line.startsWith('R4'))).toEqual(['R4 retained 3']);
  const march = await said('2026-03');
  expect(march).toContain('R4 unpaid -5');
});

test('a booked month stands, is posted in balance, and what becomes known later comes in the next', async () => {
  const before = await statement('2026-02');
  expect(await bookCommissions(booking, 'S1', day('2026-02-01'))).toMatchObject({
    kind: 'booked',
    totalCents: before.totalCents,
  });
  expect(await bookCommissions(booking, 'S1', day('2026-02-01'))).toMatchObject({ because: 'booked_already' });
  expect(await bookCommissions(booking, 'S1', day('2026-01-01'))).toMatchObject({ because: 'later_month_is_booked' });
  await givenPaid(register, [(await soldAs('R4')).customer]);
  const after = await statement('2026-02');
  expect(after).toEqual({ ...before, isClosed: true });
  expect(statementCsv(after)).toBe(statementCsv(before));
  expect(await said('2026-03')).toEqual(['R4 unpaid -5']);
  register.setToday('2026-05-01');
  expect(await bookCommissions(booking, 'S1', day('2026-03-01'))).toMatchObject({ totalCents: -5_00 });
  expect(await said('2026-04')).toEqual(['R4 order 5', 'R4 payment 36.18']);
  const { isRight } = await checkLedger(asWorker(register, 'ledger:read'));
  expect(isRight).toBe(true);
  const { rows } = await sql<{ account: string; cents: number }>`
    select account, sum(amount_cents)::int as cents from ledger.line where account in ('4300', '2870') group by 1 order by 1`.execute(
    register.db,
  );
  expect(rows).toEqual([
    { account: '2870', cents: -15_00 - before.totalCents },
    { account: '4300', cents: 15_00 + before.totalCents },
  ]);
});

test('a rule that was paid by is not ended into a month that was closed', async () => {
  const { rows } = await sql<{ id: number }>`select min(id) as id from sources.commission_rule`.execute(register.db);
  const rule = rows[0]?.id ?? 0;
  const end = (lastDay: string) =>
    endCommissionRule(asWorker(register, 'suppliers:change'), { supplier: 'S1', rule, lastDay: day(lastDay) });
  expect(await end('2026-02-27')).toBe(false);
  expect(await end('2026-03-31')).toBe(true);
});

test('the seller’s own file of a statement never says that somebody did not pay, or why he stopped', async () => {
  const csv = statementCsv(await statement('2026-02')) + statementCsv(await statement('2026-03'));
  expect(csv).toContain('R2,2026-01-10,KESTO12,taken back,-500');
  expect(csv).not.toMatch(/unpaid|withdrawn|credited|ended/);
});

test('quality counts what came in a month and what became of it, whenever that was', async () => {
  const { order, customer } = await soldAs('R3');
  const noted = await noteComplaint(asWorker(register, 'orders:make'), {
    order: order as never,
    customer,
    kind: 'pressed',
    note: 'Soitti kolmesti',
  });
  expect(noted.kind).toBe('noted');
  const stranger = (await soldAs('R1')).customer;
  expect(await noteComplaint(asWorker(register, 'orders:make'), { order: order as never, customer: stranger, kind: 'other', note: null })).toMatchObject({ because: 'not_a_party' }); // prettier-ignore
  register.setToday('2026-05-04');
  const undone = await applied([anOrderRow({ seller_reference: 'R20', sold_on: '2026-05-01' })]);
  await undoImport(asWorker(register, 'imports:apply', 'orders'), undone);
  await applied([
    anOrderRow({ seller_reference: 'R1', sold_on: '2026-05-01', given_names: 'Muu' }),
    anOrderRow({ seller_reference: 'R9', sold_on: '2026-05-01', sales_channel: 'phone', given_names: 'Iiro', phone: '040 6660099' }),
    anOrderRow({ seller_reference: 'R10', sold_on: '2026-05-01', offer_code: 'NONE' }),
  ]); // prettier-ignore
  const months = await qualityOf(reading, { supplier: 'S1', from: day('2026-01-01'), to: day('2026-05-31') });
  expect(months).toEqual([
    { supplier: 'S1', month: '2026-01', rows: 4, accepted: 4, rejected: 0, waiting: 0, duplicates: 0, reasons: {}, orders: 4, cancelled: 0, endedEarly: 1, unpaid: 0, complaints: 1 },
    { supplier: 'S1', month: '2026-05', rows: 3, accepted: 0, rejected: 2, waiting: 1, duplicates: 1, reasons: { repeated_reference: 1, unknown_offer: 1, no_written_acceptance: 1 }, orders: 0,
      cancelled: 0, endedEarly: 0, unpaid: 0, complaints: 0 },
  ]); // prettier-ignore
});

test('the answer names the seller’s references alone, with what it can mend itself', async () => {
  const { rows } = await sql<{ id: number }>`select max(id) as id from sources.batch`.execute(register.db);
  const by = asWorker(register, 'suppliers:change');
  const answered = await answerSellers(by, { batch: (rows[0]?.id ?? 0) as never, language: 'en' });
  assert(answered.kind === 'answered', 'the file is answered');
  const [file] = answered.files;
  expect(file?.csv.split('\n').slice(0, 4).map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
    'reference answer',
    'R1 not accepted',
    'R9 in hand',
    'R10 not accepted',
  ]); // prettier-ignore
  expect(file?.csv).not.toMatch(/Iiro|Virtanen|Kaisa|Muu|\+358|10\d{4}/);
  await endContract(by, 'S1', day('2026-05-03'));
  expect(await answerSellers(by, { batch: (rows[0]?.id ?? 0) as never, language: 'en' })).toEqual({
    kind: 'refused',
    because: 'no_contract',
  });
});
