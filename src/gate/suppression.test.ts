import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Channel, type CustomerNumber, day, type Purpose } from '#kernel';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import { createCustomersIn, recordSource, undoSourceIn } from '#customers';
import { aRegister } from '../../test/database.ts';
import { aPerson, givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import {
  addresseesIn,
  banIn,
  banSuppressedIn,
  liftBan,
  type MessageType,
  rememberBansIn,
  sendOut,
  suppressIn,
  undoBansIn,
} from './index.ts';

const register = await aRegister();
const by = asWorker(register, 'bans:set');
const db = databaseOf(by);
const today = todayOf(by);

const send = (
  customers: readonly CustomerNumber[],
  channel: Channel,
  messageType: MessageType = 'marketing',
  purpose: Purpose = 'informing',
) =>
  transact(by, async (tx, act) => {
    const gated = await addresseesIn(tx, act, { channel, purpose, messageType, today: todayOf(by) }, customers);
    await sendOut(tx, act, gated.addressees, { document: 'letter' });
    return { sent: gated.addressees.map((one) => one.customer), refused: gated.refused };
  });

describe('a ban that outlives its record', () => {
  test.each([
    [
      'telephone',
      { phone: '+358405550301' },
      { phone: '+358405550301', streetAddress: 'Uusikuja 1', postalCode: '33100' },
    ],
    ['e-mail', { email: 'nelli@posti.example' }, { email: 'NELLI@posti.example', postalCode: '33100' }],
    ['name and postal code', {}, { streetAddress: 'Toinen katu 5' }],
  ])('is met again by %s when a file brings the person back', async (how, before, after) => {
    const name = `Nelli ${how.replaceAll(/\W/g, '')}`;
    const first = await givenCustomer(register, name, before);
    await givenBan(register, first, 'post', 'phone');
    await transact(by, (tx, act) => rememberBansIn(tx, act, first));

    const again = await givenCustomer(register, name, after);
    expect((await send([again], 'post')).refused).toEqual([{ customer: again, because: 'suppressed' }]);
    expect(await transact(by, (tx, act) => banSuppressedIn(tx, { act, today }, [again]))).toBe(2);
    expect((await send([again], 'post')).refused).toEqual([{ customer: again, because: 'banned' }]);
    expect(await transact(by, (tx, act) => banSuppressedIn(tx, { act, today }, [again]))).toBe(0);
  });

  test('is gone when the person lifts it', async () => {
    const values = { phone: '+358405550302' };
    const first = await givenCustomer(register, 'Uuno Lifted', values);
    await givenBan(register, first, 'phone');
    await transact(by, (tx, act) => rememberBansIn(tx, act, first));
    await liftBan(by, first, ['phone'], { toldBy: 'customer', means: 'letter' });

    expect((await send([first], 'phone')).sent).toEqual([first]);
  });

  test('keeps no name and no number, and stops nobody else', async () => {
    const who = { ...aPerson('Jarkko Silvennoinen'), phone: '+358405550303' };
    await transact(by, (tx, act) => suppressIn(tx, act, [{ who, channels: ['phone'], until: day('2026-11-16') }]));
    const kept = await sql<{ text: string }>`select s::text as text from gate.suppression s`.execute(db);
    expect(kept.rows.map((row) => row.text).join()).not.toMatch(/silvennoinen|40555|33303/i);

    const [same, other] = [
      await givenCustomer(register, 'Muu Nimi', { phone: '+358405550303' }),
      await givenCustomer(register, 'Jarkko Muu', { phone: '+358405550304' }),
    ];
    expect((await send([same, other], 'phone')).sent).toEqual([other]);
    register.setToday('2026-11-17');
    expect((await send([same], 'phone')).sent).toEqual([same]);
    register.setToday('2026-11-16');
  });
});

test('the bans of a file that is undone are taken back, and a customer that only it knew goes', async () => {
  const undone = await transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'L1', receivedOn: today });
    const numbers = await createCustomersIn(tx, { act, source, today }, [{ row: 1, values: aPerson('Eila Räihä') }]);
    await banIn(tx, act, numbers.map((customer) => ({ customer, channel: 'post' as const, toldBy: 'L1', means: 'file', source }))); // prettier-ignore
    return { bans: await undoBansIn(tx, act, source), ...(await undoSourceIn(tx, act, source)) };
  });

  expect(undone).toEqual({ bans: 1, restored: 0, removed: 1, kept: 0 });
});
