import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { CHANNELS, type Channel, type CustomerNumber, customerNumber, day, type Purpose } from '#kernel';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenMerge } from '../../test/given/merging.ts';
import {
  addresseesIn,
  banIn,
  bansIn,
  consentIn,
  decisionsIn,
  explainMarketing,
  liftBan,
  type MessageType,
  sendOut,
  setBan,
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
const consent = (customer: CustomerNumber, channel: 'email' | 'sms') =>
  transact(by, (tx, act) => consentIn(tx, act, [{ customer, channel, givenOn: today, wording: 'Yes' }]));
const everyWay = { phone: '+358405550201', email: 'kaisa@posti.example' };

describe('a ban', () => {
  test('takes effect at once on its channel and on no other', async () => {
    const kaisa = await givenCustomer(register, 'Kaisa Virtanen', everyWay);
    expect(await send([kaisa], 'phone')).toEqual({ sent: [kaisa], refused: [] });

    await givenBan(register, kaisa, 'phone');

    expect(await send([kaisa], 'phone')).toEqual({ sent: [], refused: [{ customer: kaisa, because: 'banned' }] });
    expect(await send([kaisa], 'post')).toEqual({ sent: [kaisa], refused: [] });
  });

  test('on every channel lets nothing through but service messages', async () => {
    const kaisa = await givenCustomer(register, 'Kaisa Kielto', {
      phone: '+358405550202',
      email: 'kielto@posti.example',
    });
    await consent(kaisa, 'email');
    await consent(kaisa, 'sms');
    for (const channel of CHANNELS) expect((await send([kaisa], channel)).sent, channel).toEqual([kaisa]);
    await givenBan(register, kaisa, ...CHANNELS);

    for (const channel of CHANNELS)
      expect((await send([kaisa], channel)).refused, channel).toEqual([{ customer: kaisa, because: 'banned' }]);
    expect((await send([kaisa], 'post', 'invoice', 'invoicing')).sent).toEqual([kaisa]);
    expect((await send([kaisa], 'email', 'breach notice', 'security')).sent).toEqual([kaisa]);
  });

  test('stands once: told again it is no news, and the longer of two ends counts', async () => {
    const ville = await givenCustomer(register, 'Ville Laine');
    const tell = (until: string | null) =>
      transact(by, (tx, act) =>
        banIn(tx, act, [
          { customer: ville, channel: 'post', toldBy: 'ban register', means: 'file', until: until ? day(until) : null },
        ]),
      );

    expect(await tell('2027-01-01')).toEqual([{ customer: ville, channel: 'post' }]);
    expect(await tell('2026-12-01')).toEqual([]);
    expect((await bansIn(db, ville)).map((ban) => String(ban.until))).toEqual(['2027-01-01']);
    await tell(null);
    expect((await bansIn(db, ville)).map((ban) => ban.until)).toEqual([null]);
  });

  test('that has run out stops nothing any more, and can be told anew', async () => {
    const aino = await givenCustomer(register, 'Aino Salo');
    await transact(by, (tx, act) =>
      banIn(tx, act, [
        { customer: aino, channel: 'post', toldBy: 'ban register', means: 'file', until: day('2026-11-15') },
      ]),
    );
    expect((await send([aino], 'post')).sent).toEqual([aino]);

    await givenBan(register, aino, 'post');
    expect((await send([aino], 'post')).refused).toMatchObject([{ because: 'banned' }]);
  });

  test('is lifted by the customer only, and only when it stands', async () => {
    const eero = await givenCustomer(register, 'Eero Aho');
    await givenBan(register, eero, 'post', 'phone');

    expect(await liftBan(by, eero, ['post'], { toldBy: 'seller', means: 'file' })).toEqual({
      kind: 'refused',
      because: 'only_the_customer_lifts',
    });
    expect(await liftBan(by, eero, ['post'], { toldBy: 'customer', means: 'phone' })).toEqual({
      kind: 'lifted',
      channels: ['post'],
    });
    expect(await liftBan(by, eero, ['post'], { toldBy: 'customer', means: 'phone' })).toEqual({
      kind: 'refused',
      because: 'not_banned',
    });
    expect((await send([eero], 'post')).sent).toEqual([eero]);
    expect((await send([eero], 'phone')).sent).toEqual([]);
    expect(await setBan(by, customerNumber(999_999), ['post'], { toldBy: 'customer', means: 'phone' })).toEqual({
      kind: 'refused',
      because: 'unknown_customer',
    });
  });

  test('of a customer that was merged away is the ban of the one that stands, and so is its lifting', async () => {
    const [old, stands] = [await givenCustomer(register, 'Liisa Mäki'), await givenCustomer(register, 'Liisa Mäki')];
    await givenBan(register, old, 'post');
    await givenMerge(register, old, stands);

    expect((await send([stands], 'post')).refused).toEqual([{ customer: stands, because: 'banned' }]);
    expect((await send([old], 'post')).refused).toEqual([{ customer: stands, because: 'banned' }]);
    expect(await liftBan(by, stands, ['post'], { toldBy: 'customer', means: 'phone' })).toMatchObject({
      kind: 'lifted',
    });
    expect((await send([old], 'post')).sent).toEqual([stands]);
  });

  test('that is told while a message is being sent waits for it, and holds after it', async () => {
    const otto = await givenCustomer(register, 'Otto Niemi');
    let banned: Promise<void> | undefined;
    const sent = await transact(by, async (tx, act) => {
      const gated = await addresseesIn(
        tx,
        act,
        { channel: 'post', purpose: 'informing', messageType: 'marketing', today },
        [otto],
      );
      banned = givenBan(register, otto, 'post');
      await new Promise((done) => setTimeout(done, 100));
      expect(await bansIn(db, otto)).toEqual([]);
      return sendOut(tx, act, gated.addressees, { document: 'letter' });
    });
    await banned;

    expect(sent).toHaveLength(1);
    expect((await send([otto], 'post')).sent).toEqual([]);
  });
});

describe('a telephone or an e-mail that two customers share', () => {
  test('is forbidden to both when one forbids it, the post of the other is not', async () => {
    const mine = { phone: '+358405550210', email: 'meidan@posti.example' };
    const [one, other] = [
      await givenCustomer(register, 'Sanna Romppanen', mine),
      await givenCustomer(register, 'Janne Romppanen', mine),
    ];
    await consent(other, 'email');
    await givenBan(register, one, 'phone', 'email', 'post');

    expect((await send([other], 'phone')).refused).toEqual([{ customer: other, because: 'contact_banned' }]);
    expect((await send([other], 'email')).refused).toEqual([{ customer: other, because: 'contact_banned' }]);
    expect((await send([other], 'post')).sent).toEqual([other]);
  });
});

describe('a decision', () => {
  test('is stored for everybody asked, with rule, reason and ban, in the order asked, also twice for one', async () => {
    const [free, banned] = [await givenCustomer(register, 'Helmi Koski'), await givenCustomer(register, 'Sulo Saari')];
    await givenBan(register, banned, 'post');

    expect(await send([free, banned, free], 'post')).toEqual({
      sent: [free, free],
      refused: [{ customer: banned, because: 'banned' }],
    });

    const [ban] = await bansIn(db, banned);
    expect(await decisionsIn(db, banned, 10)).toMatchObject([
      { verdict: 'refused', because: 'banned', rule: 'marketing', version: 2, ban: ban?.id, document: null },
    ]);
    expect(await decisionsIn(db, free, 10)).toMatchObject([
      { verdict: 'allowed', document: 'letter' },
      { verdict: 'allowed', document: 'letter' },
    ]);
  });

  test('stands behind everything that goes out: the database refuses a row without one, on a refusal, or a second time', async () => {
    const banned = await givenCustomer(register, 'Taimi Vuori');
    await givenBan(register, banned, 'post');
    await send([banned], 'post');
    const [refusal] = await decisionsIn(db, banned, 1);
    const slip = (decision: number | null) =>
      sql`insert into gate.outbound (decision, customer, channel, document, act) select ${decision}::bigint, ${banned}, 'post', 'letter', max(id) from access.act`.execute(
        db,
      );

    await expect(slip(refusal?.id ?? 0)).rejects.toThrow('outbound_stands_on_a_decision');
    await expect(slip(null)).rejects.toThrow('null value in column "decision"');
    await expect(slip(999_999_999)).rejects.toThrow('outbound_stands_on_a_decision');
    const twice = transact(by, async (tx, act) => {
      const { addressees } = await addresseesIn(
        tx,
        act,
        { channel: 'post', purpose: 'invoicing', messageType: 'invoice', today },
        [banned],
      );
      await sendOut(tx, act, addressees, { document: 'letter' });
      await sendOut(tx, act, addressees, { document: 'letter' });
    });
    await expect(twice).rejects.toThrow('a_decision_sends_once');
  });

  test('an addressee carries the name and the lines of the envelope, and nothing else gets past the door', async () => {
    const oona = await givenCustomer(register, 'Oona Lehto', { co: 'Mäki' });
    await transact(by, async (tx, act) => {
      const { addressees } = await addresseesIn(
        tx,
        act,
        { channel: 'post', purpose: 'orders', messageType: 'delivery', today },
        [oona],
      );

      expect(addressees[0]).toMatchObject({
        name: 'Oona Lehto',
        address: { line2: 'c/o Mäki', street: 'Kotikuja 1', postalCode: '00100', city: 'HELSINKI' },
      });
      await expect(sendOut(tx, act, addressees.map((one) => ({ ...one, customer: customerNumber(1) })), { document: 'letter' })).rejects.toThrow('did not make'); // prettier-ignore
    });
    await expect(send([oona], 'post', 'invoice', 'informing')).rejects.toThrow('does not serve');
  });

  test('says on the card why marketing may or may not reach somebody, without storing anything', async () => {
    const iida = await givenCustomer(register, 'Iida Bui', { email: 'iida@posti.example' });
    await givenBan(register, iida, 'disclosure');

    const explained = await explainMarketing(asWorker(register, 'customers:find'), iida);
    expect(explained?.map(({ channel, because }) => [channel, because])).toEqual([
      ['post', null],
      ['phone', 'not_reachable'],
      ['email', 'no_consent'],
      ['sms', 'no_consent'],
      ['disclosure', 'banned'],
    ]);
    expect(await decisionsIn(db, iida, 10)).toEqual([]);
    expect(await explainMarketing(asWorker(register, 'customers:find'), customerNumber(999_999))).toBeNull();
  });
});
