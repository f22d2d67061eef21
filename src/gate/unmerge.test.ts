import { expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import type { CustomerNumber } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenMerge } from '../../test/given/merging.ts';
import { bansIn, forbidUpdatesIn, liftBan, takeApart, updatesForbiddenIn } from './index.ts';

const register = await aRegister();
const by = asWorker(register, 'bans:set');
const merging = asWorker(register, 'customers:merge');
const db = databaseOf(by);

const forbidUpdates = (customer: CustomerNumber) =>
  transact(by, (tx, act) => forbidUpdatesIn(tx, act, [{ customer, toldBy: 'customer', means: 'phone' }]));
const standing = async (customer: CustomerNumber) =>
  (await bansIn(db, customer)).filter(({ liftedAt }) => liftedAt === null).map(({ channel }) => channel);

test('a ban told or lifted while two customers were one is lost to neither of them when they are two again', async () => {
  const [old, stands] = [await givenCustomer(register, 'Sirkka Oksa'), await givenCustomer(register, 'Sirkka Oksa')];
  await givenBan(register, old, 'phone');
  await givenMerge(register, old, stands);
  await givenBan(register, stands, 'post');
  await liftBan(by, stands, ['phone'], { toldBy: 'customer', means: 'phone' });
  await forbidUpdates(stands);
  expect(await takeApart(merging, { customer: old, keepApart: true })).toMatchObject({ kind: 'unmerged' });

  expect([await standing(old), await standing(stands)]).toEqual([['phone', 'post'], ['post']]);
  expect([...(await updatesForbiddenIn(db, [old, stands], todayOf(by)))].toSorted((a, b) => a - b)).toEqual([
    old,
    stands,
  ]);
});

test('a ban told of one before they were merged is that one’s alone afterwards', async () => {
  const [old, stands] = [await givenCustomer(register, 'Tyyne Oksa'), await givenCustomer(register, 'Tyyne Oksa')];
  await givenBan(register, old, 'email');
  await givenMerge(register, old, stands);
  expect(await standing(stands)).toEqual(['email']);
  await takeApart(merging, { customer: old, keepApart: true });
  expect([await standing(old), await standing(stands)]).toEqual([['email'], []]);
  expect(await takeApart(merging, { customer: old, keepApart: true })).toMatchObject({
    because: 'is_merged_into_nobody',
  });
});
