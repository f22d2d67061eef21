import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Channel, CustomerNumber } from '#kernel';
import { asWorker, databaseOf, type nowOf, todayOf, transact } from '#access';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { addresseesIn, bansIn, consentIn, decisionsIn, liftBan, sendOut, withdrawConsent } from './index.ts';

const register = await aRegister();
const by = asWorker(register, 'bans:set');
const db = databaseOf(by);
const today = todayOf(by);

const send = (customers: readonly CustomerNumber[], channel: Channel) =>
  transact(by, async (tx, act) => {
    const sending = { channel, purpose: 'informing', messageType: 'marketing', today } as const;
    const gated = await addresseesIn(tx, act, sending, customers);
    await sendOut(tx, act, gated.addressees, { document: 'letter' });
    return { sent: gated.addressees.map((one) => one.customer), refused: gated.refused };
  });
const consent = (customer: CustomerNumber, channel: 'email' | 'sms') =>
  transact(by, (tx, act) => consentIn(tx, act, [{ customer, channel, givenOn: today, wording: 'Yes' }]));

test('a decision is about one customer and one channel, is never changed, and neither is what went out on it', async () => {
  const [asked, other] = [await givenCustomer(register, 'Yksi Kysytty'), await givenCustomer(register, 'Toinen Muu')];
  await givenBan(register, other, 'post');
  const decided = await transact(by, async (tx, act) => {
    const sending = { channel: 'post', purpose: 'informing', messageType: 'marketing', today } as const;
    return (await addresseesIn(tx, act, sending, [asked])).addressees[0]?.decision;
  });
  await send([other], 'post');
  await send([asked], 'post');
  const slip = (customer: CustomerNumber, channel: Channel) =>
    sql`insert into gate.outbound (decision, customer, channel, document, act)
      select ${decided}::bigint, ${customer}::integer, ${channel}, 'letter', max(id) from access.act`.execute(db);

  await expect(slip(other, 'post')).rejects.toThrow('outbound_stands_on_a_decision');
  await expect(slip(asked, 'email')).rejects.toThrow('outbound_stands_on_a_decision');
  for (const statement of [
    sql`update gate.decision set verdict = 'allowed', because = null where customer = ${other}`,
    sql`delete from gate.decision where id = ${decided}`,
    sql`truncate gate.decision cascade`,
    sql`update gate.outbound set customer = ${other} where customer = ${asked}`,
    sql`delete from gate.outbound where customer = ${asked}`,
    sql`truncate gate.outbound cascade`,
  ])
    await expect(statement.execute(db)).rejects.toThrow('only added to');
  for (const statement of [sql`truncate access.act cascade`, sql`truncate access.look`])
    await expect(statement.execute(db)).rejects.toThrow('only added to');

  await db.deleteFrom('gate.ban').where('customer', '=', other).execute();
  expect(await decisionsIn(db, other, 1)).toMatchObject([{ verdict: 'refused', because: 'banned', ban: null }]);
});

test('a ban stands since the moment of the register, and is lifted at one', async () => {
  const tilda = await givenCustomer(register, 'Tilda Aika');
  await givenBan(register, tilda, 'post');
  await liftBan(by, tilda, ['post'], { toldBy: 'customer', means: 'phone' });
  const day = (moment: ReturnType<typeof nowOf> | null | undefined) =>
    String(moment?.toZonedDateTimeISO('Europe/Helsinki').toPlainDate());

  const [ban] = await bansIn(db, tilda);
  expect([day(ban?.since), day(ban?.liftedAt)]).toEqual([String(today), String(today)]);
});

test('a consent is withdrawn as easily as it was given, by whoever keeps bans', async () => {
  const kerttu = await givenCustomer(register, 'Kerttu Suostuu', { email: 'kerttu@posti.example' });
  await consent(kerttu, 'email');
  expect((await send([kerttu], 'email')).sent).toEqual([kerttu]);

  expect(await withdrawConsent(by, kerttu, ['email', 'sms'])).toEqual({ kind: 'withdrawn', channels: ['email'] });
  expect((await send([kerttu], 'email')).refused).toEqual([{ customer: kerttu, because: 'no_consent' }]);
  expect(await withdrawConsent(by, kerttu, ['email'])).toEqual({ kind: 'refused', because: 'no_consent_stands' });
});
