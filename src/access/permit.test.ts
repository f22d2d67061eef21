import { expect, test } from 'vitest';
import { customerNumber, type Permit } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { asWorker, look, transact } from './index.ts';

const register = await aRegister();

test('every transaction begins with its act, and every look stands before the answer is given', async () => {
  const by = asWorker(register, 'customers:find', 'care');
  const answer = await look(by, 'card', () =>
    Promise.resolve({ customers: [customerNumber(100_001)], answer: 'seen' }),
  );
  expect(answer).toBe('seen');
  const looks = await register.db.selectFrom('access.look').select(['customer', 'screen']).execute();
  expect(looks).toEqual([{ customer: 100_001, screen: 'card' }]);
});

test('a transaction that fails leaves no act', async () => {
  const acts = () =>
    register.db
      .selectFrom('access.act')
      .select((q) => q.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
  const before = await acts();
  const failing = transact(asWorker(register, 'customers:change', 'care'), () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await acts()).toEqual(before);
});

test('a permit that somebody made up opens nothing', async () => {
  const made = { permission: 'customers:find', purpose: 'care' } as unknown as Permit;
  expect(() => transact(made, () => Promise.resolve())).toThrow('did not make');
});
