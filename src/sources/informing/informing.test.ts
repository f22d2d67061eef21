import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { changeIn, recordSource } from '#customers';
import { addresseesIn, sendOut } from '#gate';
import { assert, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { aCustomerRow, aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, type Subject, undoImport } from '../index.ts';
import { addSupplier, setContract } from '../suppliers/contracts.ts';
import { PLAIN_TERMS } from '../suppliers/supplier.ts';
import { noteDuties } from './note-duties.ts';
import { answerDuty, countNotices, noticesOf, waitingNotices } from './queue.ts';
import { previewNotice, sendNotices } from './send-notices.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await givenSellers(register);
const sending = asWorker(register, 'notices:send', 'rights');
const reading = asWorker(register, 'notices:read', 'rights');
const finding = asWorker(register, 'customers:find', 'rights');
const changing = asWorker(register, 'suppliers:change');
await addSupplier(changing, { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker' });
await setContract(changing, 'L7', {
  ...PLAIN_TERMS,
  validFrom: day('2026-01-01'),
  validTo: null,
  purposes: ['informing'],
});

async function applied(subject: Subject, rows: readonly Record<string, string>[], supplier: string | null = null) {
  const file = aFile('f.csv', csvOf(subject, rows));
  const by = asWorker(register, 'imports:apply', 'orders');
  const done = await applyImport(by, { file, profile: canonicalProfile(subject), supplier });
  assert(done.kind === 'applied', 'the file was refused');
  await noteDuties(sending);
  return done.batch.id;
}
const waiting = async () =>
  (await waitingNotices(reading, { after: null, limit: 100 })).map(({ name, origin, dueOn, said }) =>
    [name, origin, dueOn.toString(), ...said.toSorted()].join(' '),
  );
async function numberOf(familyName: string): Promise<CustomerNumber> {
  const { rows } = await sql<{
    number: CustomerNumber;
  }>`select number from customers.customer where family_name = ${familyName}`.execute(register.db);
  assert(rows[0], `nobody is called ${familyName}`);
  return rows[0].number;
}
const folder = join(register.home, 'letters');

test('everybody on a bought list is to be told within a month, an organisation is not', async () => {
  await applied(
    'customers',
    [
      aCustomerRow({ source_key: 'K1', family_name: 'Ahola', phone: '0405550101' }),
      aCustomerRow({ source_key: 'K2', family_name: 'Bäck', language: 'sv', street_address: '', postal_code: '', city: '', phone: '0405550102' }),
      aCustomerRow({ source_key: 'K3', kind: 'organisation', given_names: '', family_name: '', organisation_name: 'Yritys Oy' }),
    ],
    'L7',
  ); // prettier-ignore
  expect(await waiting()).toEqual([
    'Kaisa Ahola L7 2026-12-16 city country familyName givenNames kind language phone postalCode streetAddress',
    'Kaisa Bäck L7 2026-12-16 familyName givenNames kind language phone',
  ]);
  expect((await noteDuties(sending)).made).toBe(0);
});

test('a buyer was told with the order, who gets a gift was not', async () => {
  await applied('agent-orders', [
    anOrderRow({ family_name: 'Ostaja', phone: '0405550201', seller_reference: 'G1' }),
    anOrderRow({
      seller_reference: 'G2', offer_code: 'LAHJA12', given_names: 'Lapsi', family_name: 'Saaja', phone: '0405550202',
      payer_kind: 'person', payer_given_names: 'Mummo', payer_family_name: 'Antaja', payer_phone: '0405550203',
      payer_street_address: 'Toinen 2', payer_postal_code: '00140', payer_city: 'Helsinki', payer_country: 'FI',
    }),
  ]); // prettier-ignore
  expect((await waiting()).filter((line) => line.includes(' S1 '))).toEqual([expect.stringMatching(/^Lapsi Saaja S1/)]);
  for (const name of ['Ostaja', 'Antaja']) {
    const [duty] = await noticesOf(finding, await numberOf(name));
    expect([duty?.exempt, duty?.means, duty?.toldOn?.toString(), duty?.originName]).toEqual([
      'told_at_the_order',
      'order',
      '2026-11-10',
      'Myyntiryhmä Etelä Oy',
    ]);
  }
});

test('a customer whose address is kept current was told of update services when he became one', async () => {
  const moving = await givenCustomer(register, 'Milla Muuttaja', {
    streetAddress: 'Vanhakuja 1',
    postalCode: '00100',
    phone: '+358405550301',
  });
  await addSupplier(changing, { code: 'U1', name: 'Osoitepalvelu', kind: 'update_service' });
  await setContract(changing, 'U1', { ...PLAIN_TERMS, validFrom: day('2026-01-01'), validTo: null });
  await transact(asWorker(register, 'imports:apply', 'orders'), async (tx, act) => {
    const receivedOn = day('2026-11-16');
    const source = await recordSource(tx, act, { kind: 'update_service', name: 'U1', receivedOn });
    const values = { streetAddress: 'Uusikuja 2', postalCode: '33100', city: 'Tampere' };
    await changeIn(tx, { act, source }, [{ customer: moving, row: 1, values }]);
  });
  await noteDuties(sending);
  const duties = await noticesOf(finding, moving);
  expect(duties.map(({ exempt, originName }) => [exempt, originName])).toEqual([
    ['had_the_information', 'Osoitepalvelu'],
  ]);
});

test('the letter names the source, what it told, the purposes of its contract and the rights, in the person’s language', async () => {
  const letter = await previewNotice(reading, await numberOf('Bäck'));
  assert(letter.kind === 'notice', 'somebody waits');
  expect(letter.language).toBe('sv');
  expect(letter.body).toContain(
    'Källa: Osoitelistat Oy (leverantör av adresslista), 16.11.2026: namn, telefonnummer, språk.',
  );
  expect(letter.body).toContain('Ändamål: information om tjänster och produkter.');
  expect(letter.body).toMatch(/dataombudsmannen/);
  expect(letter.body).not.toMatch(/[{}]|undefined|null/);
});

test('a day other than today is only previewed, and a preview sends nothing', async () => {
  expect(await sendNotices(sending, day('2026-11-20'), { letters: folder })).toEqual({
    kind: 'refused',
    because: 'not_today',
  });
  const before = await waiting();
  const run = await sendNotices(sending, day('2026-11-20'), { dryRun: true, letters: folder });
  expect(run).toMatchObject({ kind: 'previewed', told: 2, duties: 2, left: { not_reachable: 1 } });
  expect(await waiting()).toEqual(before);
  expect(existsSync(folder)).toBe(false);
});

test('the first contact is the last moment to tell: it brings the duty forward', async () => {
  const customer = await numberOf('Ahola');
  register.setToday('2026-11-18');
  await transact(asWorker(register, 'orders:make'), async (tx, act) => {
    const asked = {
      channel: 'post',
      purpose: 'orders',
      messageType: 'order confirmation',
      today: day('2026-11-18'),
    } as const;
    const { addressees } = await addresseesIn(tx, act, asked, [customer]);
    await sendOut(tx, act, addressees, { document: 'order confirmation' });
  });
  expect((await noteDuties(sending)).broughtForward).toBe(1);
  const [first] = await waitingNotices(reading, { after: null, limit: 1 });
  expect([first?.customer, first?.dueOn.toString(), first?.dueBecause]).toEqual([
    customer,
    '2026-11-18',
    'first_contact',
  ]);
});

test('the run tells everybody it reaches once, by a letter that stands in the log and on the card', async () => {
  register.setToday('2026-12-20');
  expect(await countNotices(reading)).toEqual([
    expect.objectContaining({ origin: 'L7', waiting: 2, overdue: 2 }),
    expect.objectContaining({ origin: 'S1', waiting: 1, overdue: 1 }),
  ]);
  const run = await sendNotices(sending, day('2026-12-20'), { letters: folder });
  expect(run).toMatchObject({ kind: 'sent', told: 2, duties: 2, left: { not_reachable: 1 } });
  expect(readdirSync(folder)).toHaveLength(2);
  const customer = await numberOf('Ahola');
  const [duty] = await noticesOf(finding, customer);
  expect([duty?.toldOn?.toString(), duty?.means, duty?.originName]).toEqual([
    '2026-12-20',
    'letter',
    'Osoitelistat Oy',
  ]);
  const { rows } = await sql<{ subject: string; document: string }>`
    select c.subject, o.document from contacts.contact c join gate.outbound o on o.id = c.outbound where c.customer = ${customer}`.execute(
    register.db,
  );
  expect(rows).toEqual([{ subject: 'Mistä saimme tietosi ja mihin niitä käytetään', document: 'information letter' }]);
  expect(await sendNotices(sending, day('2026-12-20'), { letters: folder })).toMatchObject({
    told: 0,
    left: { not_reachable: 1 },
  });
  expect(readdirSync(folder)).toHaveLength(2);
});

test('who cannot be reached by letter is told by telephone, once', async () => {
  const [duty] = await waitingNotices(reading, { after: null, limit: 1 });
  assert(duty, 'somebody waits');
  const phone = { kind: 'told', means: 'phone', on: day('2026-12-20') } as const;
  expect(await answerDuty(sending, duty.id, { ...phone, on: day('2026-12-21') })).toMatchObject({
    because: 'day_in_future',
  });
  expect(await answerDuty(sending, duty.id, phone)).toEqual({ kind: 'answered' });
  expect(await answerDuty(sending, duty.id, phone)).toMatchObject({ because: 'no_open_duty' });
  expect(await waiting()).toEqual([]);
});

test('an undone batch takes its persons and their duties away; who was written to stays', async () => {
  const by = asWorker(register, 'imports:apply', 'orders');
  const batch = await applied(
    'customers',
    [aCustomerRow({ source_key: 'K9', family_name: 'Turha', phone: '0405550901' })],
    'L7',
  );
  expect(await waiting()).toHaveLength(1);
  expect(await undoImport(by, batch)).toMatchObject({ kind: 'undone', customers: { removed: 1 } });
  expect(await waiting()).toEqual([]);
  const first = await sql<{ id: number }>`select min(id) as id from sources.batch`.execute(register.db);
  expect(await undoImport(by, first.rows[0]?.id as never)).toMatchObject({ kind: 'undone', customers: { kept: 2 } });
});

test('of a file of nobody’s contract the list that the row names is the origin', async () => {
  await applied('customers', [
    aCustomerRow({ source_key: 'K20', family_name: 'Listattu', phone: '0405552001', list_code: 'LISTA' }),
  ]);
  expect(await waiting()).toEqual([expect.stringMatching(/^Kaisa Listattu LISTA/)]);
  const [duty] = await waitingNotices(reading, { after: null, limit: 1 });
  const answer = { kind: 'exempt', because: 'impossible', note: 'muuttanut ulkomaille' } as const;
  expect(await answerDuty(sending, duty?.id ?? 0, answer)).toEqual({ kind: 'answered' });
  expect(await waiting()).toEqual([]);
});

test('of a merged customer the one that stands is told', async () => {
  await applied('customers', [aCustomerRow({ source_key: 'K10', family_name: 'Kaksi', phone: '0405551001' })], 'L7');
  const [one, stands] = [await numberOf('Kaksi'), await givenCustomer(register, 'Kaisa Toinen')];
  await sql`update customers.customer set merged_into = ${stands} where number = ${one}`.execute(register.db);
  expect(await waiting()).toEqual([expect.stringMatching(/^Kaisa Toinen L7/)]);
});
