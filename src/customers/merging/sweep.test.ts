import { expect, test } from 'vitest';
import { asWorker, databaseOf } from '#access';
import type { CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { givenMerge, takenApart } from '../../../test/given/merging.ts';
import { change } from '../index.ts';
import { keepApart, likelyPairs } from './likely-pairs.ts';
import { beginSweep, sweepRegister, sweepStanding } from './sweep.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:merge');
const db = databaseOf(by);

const queue = async (after: string | null = null, limit = 50) => {
  const { rows, next } = await likelyPairs(by, { after, limit });
  return { pairs: rows.map(({ one, other }) => [one, other]), rows, next };
};
const all = async () => (await queue()).pairs;

const two = async (name: string, other: string, shared: Parameters<typeof aPerson>[1]) => {
  const made = await givenCustomers(register, [aPerson(name, shared), aPerson(other, shared)]);
  return made as [CustomerNumber, CustomerNumber];
};

const [kaisa, kaisaAgain] = await two('Kaisa Virtanen', 'Kaisa Virtanen', { phone: '+358405550401', email: 'kaisa@posti.example' }); // prettier-ignore
const [matti, mattiSon] = await two('Matti Virta', 'Matti Virta', { streetAddress: 'Rantatie 3', postalCode: '20100' });
const [anna, jussi] = await two('Anna Kallio', 'Jussi Kallio', { email: 'kalliot@posti.example', streetAddress: 'Kalliotie 1', postalCode: '33100' }); // prettier-ignore

test('a sweep finds the pairs that may be one, the likeliest first, and merges nobody', async () => {
  const told: number[] = [];
  expect(await sweepRegister(by, { tell: ({ customers }) => told.push(customers) })).toMatchObject({ customers: 6, of: 6, pairs: 2, isFinished: true }); // prettier-ignore
  expect(told).toEqual([6]);

  const { rows } = await queue();
  expect(rows.map(({ one, other }) => [one, other])).toEqual([[kaisa, kaisaAgain], [matti, mattiSon]]); // prettier-ignore
  expect(rows[0]?.evidence).toContainEqual({ fact: 'phone', stands: 'agrees', ours: '+358405550401', theirs: '+358405550401' }); // prettier-ignore
  expect(rows.flatMap(({ one, other }) => [one, other])).not.toContain(anna);
  expect(rows.flatMap(({ one, other }) => [one, other])).not.toContain(jussi);
  expect(await db.selectFrom('customers.customer').select('number').where('merged_into', 'is not', null).execute()).toEqual([]); // prettier-ignore
});

test('what is kept of a pair says which facts agree and never what they say', async () => {
  const kept = await db.selectFrom('customers.likeness').select('evidence').execute();
  expect(JSON.stringify(kept)).not.toMatch(/0401|posti|Virta|Rantatie/);
});

test('the queue is read in parts, and every one shown stands in the trail of looks', async () => {
  const first = await queue(null, 1);
  const second = await queue(first.next, 1);
  expect([first.pairs, second.pairs, second.next]).toEqual([[[kaisa, kaisaAgain]], [[matti, mattiSon]], null]);
  const looks = await db.selectFrom('access.look').select('customer').where('screen', '=', 'duplicates').execute();
  expect(new Set(looks.map(({ customer }) => customer))).toEqual(new Set([kaisa, kaisaAgain, matti, mattiSon]));
});

test('a pair kept apart is never asked about again, however often the register is swept', async () => {
  expect(await keepApart(by, matti, mattiSon)).toEqual({ kind: 'kept apart' });
  expect(await all()).toEqual([[kaisa, kaisaAgain]]);
  expect(await sweepRegister(by)).toMatchObject({ pairs: 0 });
  expect(await all()).toEqual([[kaisa, kaisaAgain]]);
});

test('a merged pair is settled; taken apart it waits again, or is kept apart for good', async () => {
  await givenMerge(register, kaisaAgain, kaisa);
  expect(await all()).toEqual([]);
  await takenApart(register, kaisaAgain, { keepApart: false });
  expect(await all()).toEqual([[kaisa, kaisaAgain]]);
  await givenMerge(register, kaisaAgain, kaisa);
  await takenApart(register, kaisaAgain, { keepApart: true });
  await sweepRegister(by);
  expect(await all()).toEqual([]);
});

test('a pair is shown under the numbers that stand, and goes when the two are alike no longer', async () => {
  const [a, b] = await two('Tuomo Hovi', 'Tuomo Hovi', { phone: '+358405550402' });
  const c = await givenCustomer(register, 'Tuomo Hovi', { phone: null, streetAddress: 'Muualla 9', postalCode: '90100' }); // prettier-ignore
  await sweepRegister(by);
  expect(await all()).toEqual([[a, b]]);
  await givenMerge(register, a, c);
  expect(await all()).toEqual([[c, b]]);

  await takenApart(register, a, { keepApart: true });
  const mended = { givenNames: 'Oskari', familyName: 'Laine', phone: '+358405550403', streetAddress: 'Laineentie 1' };
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer' }, [{ customer: b, row: null, values: mended }]); // prettier-ignore
  await sweepRegister(by);
  expect(await all()).toEqual([]);
});

test('a sweep that was stopped goes on where it was; another cannot be begun beside it', async () => {
  await beginSweep(by);
  await beginSweep(by);
  expect(await sweepStanding(by)).toMatchObject({ finishedAt: null, customers: 0 });
  const { rows } = await register.pool.query(
    'select count(*)::int as n from customers.sweep where finished_at is null',
  );
  expect(rows).toEqual([{ n: 1 }]);
  await sweepRegister(by);
  const last = await sweepStanding(by);
  expect(last?.finishedAt).not.toBeNull();
});

test('a telephone that half the town shares makes no pairs', async () => {
  const crowd = Array.from({ length: 60 }, (_, at) => aPerson(`Eri${String.fromCodePoint(97 + (at % 26))} Ihminen${at}`, { phone: '+358405550499', streetAddress: `Tie ${at}`, postalCode: String(11_000 + at) })); // prettier-ignore
  await givenCustomers(register, crowd);
  const before = (await all()).length;
  await sweepRegister(by);
  expect((await all()).length).toBe(before);
});
