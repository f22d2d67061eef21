import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { CHANNELS, type Channel, type CustomerNumber, day, type Purpose } from '#kernel';
import { asWorker, databaseOf, nowOf, todayOf, transact } from '#access';
import { change, createCustomersIn, recordSource, undoSourceIn, unmergeIn } from '#customers';
import { aRegister } from '../../test/database.ts';
import { aPerson, givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenMerge } from '../../test/given/merging.ts';
import {
  addresseesIn,
  banIn,
  liftBan,
  mayMarket,
  type MessageType,
  refreshKeys,
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

const counted = async (customers: readonly CustomerNumber[], channel: Channel) => {
  await refreshKeys(db);
  const rows = await db
    .selectFrom('customers.customer as c')
    .select('c.number')
    .where('c.number', 'in', customers)
    .where(mayMarket('c.number', channel, today))
    .orderBy('c.number')
    .execute();
  return rows.map((row) => row.number);
};

describe('a ban that outlives its record', () => {
  test('meets the one into whom the person it meets was merged, until that merge is taken apart', async () => {
    const known = { email: 'vanha.osoite@posti.example', postalCode: '90100' };
    await transact(by, (tx) => suppressIn(tx, [{ who: aPerson('Merja Saari', known), channels: ['email', 'phone'] }], { source: null, now: nowOf(by) })); // prettier-ignore
    const old = await givenCustomer(register, 'Merja Saari', known);
    const stands = await givenCustomer(register, 'Merja Saari-Lind', { email: 'uusi@posti.example', phone: '+358405550399' }); // prettier-ignore
    expect(await counted([stands], 'phone')).toEqual([stands]);

    await givenMerge(register, old, stands);
    expect(await counted([stands], 'phone')).toEqual([]);
    expect((await send([stands], 'phone')).refused).toEqual([{ customer: stands, because: 'suppressed' }]);

    await transact(by, (tx, act) => unmergeIn(tx, act, { customer: old, keepApart: true }));
    expect(await counted([stands], 'phone')).toEqual([stands]);
    expect((await send([stands], 'phone')).sent).toEqual([stands]);
  });

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
    await transact(by, (tx) => rememberBansIn(tx, first, nowOf(by)));

    const again = await givenCustomer(register, name, after);
    expect((await send([again], 'post')).refused).toEqual([{ customer: again, because: 'suppressed' }]);
    expect(await counted([again], 'post')).toEqual([]);
  });

  test('is gone when the person lifts it', async () => {
    const values = { phone: '+358405550302' };
    const first = await givenCustomer(register, 'Uuno Lifted', values);
    await givenBan(register, first, 'phone');
    await transact(by, (tx) => rememberBansIn(tx, first, nowOf(by)));
    await liftBan(by, first, ['phone'], { toldBy: 'customer', means: 'letter' });

    expect((await send([first], 'phone')).sent).toEqual([first]);
  });

  test('keeps no name and no number, and stops nobody else', async () => {
    const who = { ...aPerson('Jarkko Silvennoinen'), phone: '+358405550303' };
    await transact(by, (tx) =>
      suppressIn(tx, [{ who, channels: ['phone'], until: day('2026-11-16') }], { source: null, now: nowOf(by) }),
    );
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

test('a kept ban is in the count of a group as in its list, also when a change brings it to a customer', async () => {
  const first = await givenCustomer(register, 'Saimi Laskettu', { phone: '+358405550311', postalCode: '20100' });
  await givenBan(register, first, 'phone');
  await transact(by, (tx) => rememberBansIn(tx, first, nowOf(by)));
  await db.deleteFrom('gate.ban').where('customer', '=', first).execute();

  const [met, changed] = [
    await givenCustomer(register, 'Toinen Nimi', { phone: '+358405550311' }),
    await givenCustomer(register, 'Kolmas Nimi', { phone: '+358405550312' }),
  ];
  expect(await counted([met, changed], 'phone')).toEqual([changed]);
  await change(asWorker(register, 'customers:change'), { kind: 'staff', name: 'customer service' }, [
    { customer: changed, row: null, values: { phone: '+358405550311' } },
  ]);
  expect(await counted([met, changed], 'phone')).toEqual([]);
  expect((await send([met, changed], 'phone')).sent).toEqual([]);
});

test('what one lifts is lifted for that one: the kept ban of a housemate with the same telephone holds', async () => {
  const phone = '+358405550321';
  const told = { toldBy: 'customer', means: 'phone' };
  const a = await givenCustomer(register, 'Aada Kämppis', { phone });
  await givenBan(register, a, ...CHANNELS);
  await transact(by, (tx) => rememberBansIn(tx, a, nowOf(by)));
  await db.deleteFrom('gate.ban').where('customer', '=', a).execute();
  await db.deleteFrom('customers.contact_point').where('customer', '=', a).execute();
  const b = await givenCustomer(register, 'Bertta Toinen', { phone, postalCode: '33100' });

  expect((await send([b], 'phone')).refused).toEqual([{ customer: b, because: 'suppressed' }]);
  expect(await liftBan(by, b, ['phone'], told)).toEqual({ kind: 'lifted', channels: ['phone'] });
  expect(await liftBan(by, b, ['phone'], told)).toEqual({ kind: 'refused', because: 'not_banned' });
  const again = await givenCustomer(register, 'Aada Palannut', { phone, postalCode: '40100' });
  expect((await send([b, again], 'phone')).refused).toEqual([{ customer: again, because: 'suppressed' }]);
  expect(await counted([b, again], 'phone')).toEqual([b]);
});

test('a ban that a file kept goes with the file, and the same one of another file stays', async () => {
  const who = aPerson('Pirjo Poistettu', { phone: '+358405550331' });
  const keep = (name: string) =>
    transact(by, async (tx, act) => {
      const source = await recordSource(tx, act, { kind: 'bought_list', name, receivedOn: today });
      await suppressIn(tx, [{ who, channels: ['phone'] }], { source, now: nowOf(by) });
      return source;
    });
  const [wrong, right] = [await keep('wrong'), await keep('right')];
  const met = await givenCustomer(register, 'Muu Henkilö', { phone: '+358405550331' });

  await transact(by, (tx, act) => undoBansIn(tx, act, wrong));
  expect(await counted([met], 'phone')).toEqual([]);
  await transact(by, (tx, act) => undoBansIn(tx, act, right));
  expect(await counted([met], 'phone')).toEqual([met]);
  expect((await send([met], 'phone')).sent).toEqual([met]);
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
