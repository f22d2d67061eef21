import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { addresseesIn, routes as gateRoutes } from '#gate';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenUser } from '../../test/given/users.ts';
import { aServer } from '../../test/served.ts';
import { routes as accessRoutes } from '#access';
import { routes } from './index.ts';

const register = await aRegister('2026-11-16');
const { browser } = await aServer(register, [...accessRoutes, ...gateRoutes, ...routes]);
const customer = await givenCustomer(register, 'Kaisa Virtanen');
for (const [messageType, purpose] of [
  ['reminder', 'invoicing'],
  ['invoice', 'invoicing'],
  ['marketing', 'informing'],
] as const)
  await transact(asWorker(register, 'reminders:send'), (tx, act) =>
    addresseesIn(tx, act, { channel: 'post', purpose, messageType, today: register.clock.today() }, [customer]),
  );

test.each([
  ['marketing', ['marketing']],
  ['billing', ['marketing', 'invoice', 'reminder']],
] as const)('%s sees of what the gate decided: %j', async (role, seen) => {
  const user = await givenUser(register, `${role}@lehti.example`, { roles: [role] });
  const one = browser();
  await one.signIn(user.email, user.password);
  for (const path of [`/customers/${customer}`, `/customers/${customer}/decisions`]) {
    const decisions = (await one.ask('GET', path)).body['decisions'] as { messageType: string }[];
    expect(decisions.map(({ messageType }) => messageType)).toEqual(seen);
  }
});
