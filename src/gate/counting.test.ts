import { expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import { type Channel, CHANNELS, type CustomerNumber } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenMerge } from '../../test/given/merging.ts';
import { addresseesIn, consentIn, mayMarket } from './index.ts';

const register = await aRegister();
const by = asWorker(register, 'bans:set');
const db = databaseOf(by);
const today = todayOf(by);

const reached = (customers: readonly CustomerNumber[], channel: Channel) =>
  transact(by, async (tx, act) => {
    const sending = { channel, purpose: 'informing', messageType: 'marketing', today } as const;
    return (await addresseesIn(tx, act, sending, customers)).addressees.map(({ customer }) => customer);
  });

test('the condition for counting lets through exactly whom the gate lets through', async () => {
  const people = await givenCustomers(register, [
    aPerson('A Vapaa', { phone: '+358405550401', email: 'a@posti.example' }),
    aPerson('B Kielto', { phone: '+358405550402', email: 'b@posti.example' }),
    aPerson('C Osoitteeton', { streetAddress: null, city: null }),
    anOrganisation('D Oy', { email: 'd@yritys.example' }),
    aPerson('E Yhdistetty'),
    aPerson('F Yhdistävä'),
    aPerson('H Numeronjakaja', { phone: '+358405550402' }),
    aPerson('G Kuollut', { phone: '+358405550403', deceasedOn: '2026-01-01' }),
  ]);
  const [a, b, , , e, f] = people;
  if (!a || !b || !e || !f) throw new Error('customers are missing');
  await givenBan(register, b, ...CHANNELS);
  await transact(by, (tx, act) =>
    consentIn(tx, act, [{ customer: a, channel: 'email', givenOn: today, wording: 'Saa lähettää tarjouksia.' }]),
  );
  await givenBan(register, e, 'post');
  await givenMerge(register, e, f);

  for (const channel of CHANNELS) {
    const counted = await db
      .selectFrom('customers.customer as c')
      .select('c.number')
      .where('c.number', 'in', people)
      .where(mayMarket('c.number', channel, today))
      .orderBy('c.number')
      .execute();
    const standing = people.filter((number) => number !== e);
    expect(
      counted.map((row) => row.number),
      channel,
    ).toEqual(await reached(standing, channel));
  }
});
