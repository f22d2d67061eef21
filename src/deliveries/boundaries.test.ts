import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { nameOf, nothingKnown, postalLinesOf, valuesOnIn } from '#customers';
import { type CustomerNumber, customerNumber, day } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { aPerson, givenCustomer, givenCustomers } from '../../test/given/customers.ts';
import { frozen, givenCalendar, linesOf } from '../../test/given/deliveries.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { checkDeliveries, freezeRun, orderPrint, previewRun, reconcileRun } from './index.ts';
import { addressSetIn } from '#gate';

const register = await aRegister('2026-11-16');
const reading = asWorker(register, 'deliveries:read');
const run = asWorker(register, 'deliveries:run');

/** A number of the monthly, on a day of its own: the calendar is put right by hand. */
async function monthly(
  number: number,
  on: string,
  covers = 1,
): Promise<{ title: string; year: number; number: number }> {
  const year = day(on).year;
  await sql`update catalog.issue set planned_on = ${on}::date, orders_by = ${on}::date - 8, addresses_by = ${on}::date - 7,
                   labels_by = ${on}::date - 6, covers = ${covers} where title = 'KUU' and year = ${year} and number = ${number}`.execute(
    register.db,
  );
  return { title: 'KUU', year, number };
}

beforeAll(async () => {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027, 2028);
});

test.each([
  // the term of twelve months begins on, the issue's day, and whether it goes
  ['2027-01-31', '2027-01-30', false],
  ['2027-01-31', '2027-01-31', true],
  ['2027-01-31', '2027-02-28', true],
  ['2027-01-31', '2028-01-30', true],
  ['2027-01-31', '2028-01-31', false],
  ['2027-03-01', '2028-02-29', true],  // a leap day is the last day of the term
  ['2027-03-01', '2028-03-01', false],
  ['2026-12-31', '2026-12-31', true],  // year end
  ['2026-12-31', '2027-01-01', true],
  ['2027-03-28', '2027-03-28', true],  // the night without an hour
  ['2027-10-31', '2027-10-31', true],  // the night with an hour twice
])('a term from %s and an issue of %s: goes is %s', async (startOn, on, goes) => {
  const own = await aRegisterOf(startOn, on);
  expect(own).toBe(goes);
}); // prettier-ignore

async function aRegisterOf(startOn: string, on: string): Promise<boolean> {
  const customer = await givenCustomer(register, `Rauha Raja${startOn}${on}`.replaceAll(/[\d-]/g, 'a'));
  const order = await monthly(day(on).month, on);
  const { subscription } = await givenOrder(register, customer, { offer: 'LAHJA12', startOn, payer: await payer() });
  const seen = await previewRun(reading, order);
  if (seen.kind !== 'previewed') throw new Error(JSON.stringify(seen));
  return seen.differences.some((one) => one.subscription === subscription && one.status === 'new');
}

let paying: CustomerNumber | null = null;
async function payer(): Promise<CustomerNumber> {
  paying ??= await givenCustomer(register, 'Maija Maksaja');
  return paying;
}

test('a double issue is two numbers of the term and one copy in the post', async () => {
  register.setToday('2027-06-01');
  const order = await monthly(7, '2027-07-01', 2);
  await sql`update catalog.issue set cancelled_on = planned_on where title = 'KUU' and year = 2027 and number = 8`.execute(
    register.db,
  );
  const before = await previewRun(reading, order);
  if (before.kind !== 'previewed') throw new Error(JSON.stringify(before));
  const done = await frozen(register, { ...order, number: 8 });
  expect(done.plan.issue).toMatchObject({ number: 7, covers: 2 });
  const { rows } = await sql<{ copies: number; moved: number }>`
    select (select sum(copies)::integer from deliveries.copy where run = ${done.run}) as copies,
           (select sum(copies)::integer from orders.movement where issue = ${done.plan.issue.id} and to_account = 'delivered') as moved`.execute(
    register.db,
  );
  expect(rows[0]?.moved).toBe(2 * (rows[0]?.copies ?? 0));
  expect((await checkDeliveries(reading)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test('the printer’s number comes first, what was posted once, and a difference is told', async () => {
  const first = await sql<{ id: number }>`select min(id) as id from deliveries.run`.execute(register.db);
  const id = first.rows[0]?.id as never;
  expect(await reconcileRun(run, id, { printed: 20, posted: 20 })).toMatchObject({ because: 'no_print_order' });
  expect((await orderPrint(run, id, 'P-4711')).kind).toBe('ordered');
  expect(await reconcileRun(run, id, { printed: 500, posted: 499 })).toMatchObject({ kind: 'differs' });
  expect(await reconcileRun(run, id, { printed: 20, posted: 20 })).toMatchObject({ because: 'reconciled_already' });
});

test('a household that shares a label has its copies together, and a protected one never does', async () => {
  const home = { streetAddress: 'Perhekuja 4', postalCode: '02100', city: 'Espoo' };
  const people = await givenCustomers(register, [
    aPerson('Aada Perhe', home),
    aPerson('Olli Perhe', home),
    aPerson('Salla Perhe', { ...home, protectedUntil: '9999-12-31' }),
  ]);
  for (const receiver of people)
    await givenOrder(register, receiver, { offer: 'LAHJA12', startOn: '2027-06-15', payer: await payer() });
  const order = { ...(await monthly(9, '2027-09-01')), isByHousehold: true };
  const done = await freezeRun(run, order);
  if (done.kind !== 'frozen') throw new Error(JSON.stringify(done));
  const printed = await linesOf(register, done.run, 'printer.csv');
  const espoo = printed.filter((line) => line.includes('Perhekuja 4'));
  expect(new Set(espoo.map((line) => line.split(',')[2]))).toEqual(new Set(['1', '2']));
});

test('the gate’s rule for a whole run says what it says of each: name, lines, town in the person’s language, refusals', async () => {
  const odd = [
    aPerson('Åke Öberg', { language: 'sv', postalCode: '65100', city: 'Vaasa' }),
    aPerson('Co Asuja', { co: 'Mummola', city: 'HELSINKI' }),
    aPerson('Ilman Katua', { streetAddress: null }),
    { ...nothingKnown('post'), givenNames: 'Pia', familyName: 'Posti', organisationName: 'Oy Yhtiö Ab', co: 'C/O Vahtimestari', streetAddress: 'Tie 1', postalCode: '90100', city: 'Uleåborg', country: 'FI' },
    { ...nothingKnown('organisation'), organisationName: 'Yhdistys ry', streetAddress: 'PL 5', postalCode: '00101', city: 'helsingfors', country: 'FI' },
    aPerson('Anna Lind', { streetAddress: 'Vasagatan 9', postalCode: '111 20', city: 'Malmö', country: 'SE' }),
  ]; // prettier-ignore
  const numbers = await givenCustomers(register, odd);
  const on = day('2027-09-01');
  const [set, each] = await transact(asWorker(register, 'deliveries:run'), async (tx) => {
    await addressSetIn(
      tx,
      sql`select number as key, number as customer from customers.customer where number = any(${numbers}::integer[])`,
      on,
    );
    const { rows } = await sql<Record<string, string | number | null>>`
      select customer, because, name, line2, line3, street, postal_code as "postalCode", city, country from addressed order by customer`.execute(
      tx,
    );
    return [rows, await valuesOnIn(tx, numbers, on)] as const;
  });
  for (const row of set) {
    const values = each.get(customerNumber(Number(row['customer'])));
    if (!values) throw new Error('no values');
    const lines = postalLinesOf(values);
    expect(row['because']).toBe(lines === null ? 'not_reachable' : null);
    expect(row['name']).toBe(nameOf(values));
    if (lines !== null) expect(row).toMatchObject(lines);
  }
  expect(set).toHaveLength(odd.length);
});
