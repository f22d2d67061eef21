import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../../test/database.ts';
import { aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { mendSearch } from '../index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change', 'care');

const keys = async () =>
  (
    await sql`select kind, key::text, customer from customers.match_key order by customer, kind, key`.execute(
      register.db,
    )
  ).rows;

const [first, , last] = await givenCustomers(register, [
  aPerson('Kaisa Virtanen', { phone: '+358401234567' }),
  aPerson('Ville Virtanen'),
  aPerson('Helmi Kari', { email: 'helmi.kari@posti.example' }),
]);

test('customers keyed by an earlier version are keyed again, as far as the stretch goes, and the stretch is forgotten', async () => {
  const whole = await keys();
  await sql`update customers.match_key set key = key + 1`.execute(register.db);
  await sql`insert into customers.rekeying (up_to, until) values (0, ${last})`.execute(register.db);
  expect(await keys()).not.toEqual(whole);
  expect(await mendSearch(by)).toEqual({ customers: 3, words: 0 });
  expect(await keys()).toEqual(whole);
  expect(await mendSearch(by)).toEqual({ customers: 0, words: 0 });
});

test('those before the stretch, and those who came after it began, are left alone', async () => {
  await sql`insert into customers.rekeying (up_to, until) values (${first}, ${Number(last) - 1})`.execute(register.db);
  await sql`delete from customers.match_key`.execute(register.db);
  expect(await mendSearch(by)).toEqual({ customers: 1, words: 0 });
  expect(new Set((await keys()).map((row) => (row as { customer: number }).customer))).toEqual(
    new Set([Number(first) + 1]),
  );
});

test('told to stop, it leaves the stretch for the next time', async () => {
  await sql`insert into customers.rekeying (up_to, until) values (0, ${last})`.execute(register.db);
  expect(await mendSearch(by, () => true)).toEqual({ customers: 0, words: 0 });
  expect(await mendSearch(by)).toEqual({ customers: 3, words: 0 });
});
