import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { changeIn, recordSource } from '#customers';
import { assert, type BatchId, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { aCustomerRow, aFile, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, type Subject, undoImport } from '../index.ts';
import { addSupplier, setContract } from '../suppliers/contracts.ts';
import { PLAIN_TERMS } from '../suppliers/supplier.ts';
import { noteDuties } from './note-duties.ts';
import { answerDuty, noticesOf, waitingNotices } from './queue.ts';
import { previewNotice } from './send-notices.ts';

const register = await aRegister('2027-01-10');
await givenSellers(register);
const sending = asWorker(register, 'notices:send', 'rights');
const reading = asWorker(register, 'notices:read', 'rights');
const importing = asWorker(register, 'imports:apply', 'orders');
const changing = asWorker(register, 'suppliers:change');
await addSupplier(changing, { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker' });
const terms = { ...PLAIN_TERMS, validFrom: day('2026-01-01'), validTo: null, purposes: ['informing'] as const };
await setContract(changing, 'L7', terms);

async function applied(subject: Subject, rows: readonly Record<string, string>[], supplier: string | null = null) {
  const file = aFile('f.csv', csvOf(subject, rows));
  const done = await applyImport(importing, { file, profile: canonicalProfile(subject), supplier });
  assert(done.kind === 'applied', 'the file was refused');
  await noteDuties(sending);
  return done.batch.id;
}
const undone = (batch: BatchId) => undoImport(importing, batch);

/** What is owed to whoever has the surname. */
const linesOf = async (familyName: string): Promise<string[]> =>
  (await waitingNotices(reading, { after: null, limit: 100 }))
    .filter(({ name }) => name.endsWith(familyName))
    .map(({ origin, dueOn, said }) => [origin, dueOn.toString(), ...said.toSorted()].join(' '));

async function numberOf(familyName: string): Promise<CustomerNumber> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer where family_name = ${familyName}`.execute(register.db);
  assert(rows[0], `nobody is called ${familyName}`);
  return rows[0].number;
}

async function letterTo(familyName: string): Promise<string> {
  const letter = await previewNotice(reading, await numberOf(familyName));
  assert(letter.kind === 'notice', 'nobody waits');
  return letter.body;
}

test('a duty goes over to the next file of its supplier that stands, and goes with the last', async () => {
  register.setToday('2027-01-10');
  const row = {
    source_key: 'K30',
    given_names: 'Orvokki',
    family_name: 'Kahdesti',
    street_address: 'Orvokkitie 30',
    phone: '0405553001',
  };
  const first = await applied('customers', [aCustomerRow(row)], 'L7');
  register.setToday('2027-01-15');
  const second = await applied('customers', [aCustomerRow({ ...row, email: 'k@posti.example' })], 'L7');
  expect(await linesOf('Kahdesti')).toEqual([expect.stringMatching(/L7 2027-02-10 .*phone/)]);
  await undone(first);
  const moved = [expect.stringMatching(/L7 2027-02-15 city .*email familyName .*phone/)];
  expect(await linesOf('Kahdesti')).toEqual(moved);
  await noteDuties(sending);
  expect(await linesOf('Kahdesti')).toEqual(moved);
  expect(await undone(second)).toMatchObject({ customers: { removed: 1 } });
  expect(await linesOf('Kahdesti')).toEqual([]);
});

test('a later file of the same supplier is told of too while nobody was told, and no more once it is taken back', async () => {
  const row = { source_key: 'K41', given_names: 'Laina', family_name: 'Laajeneva', street_address: 'Lavea 41', phone: '0405554101' }; // prettier-ignore
  await applied('customers', [aCustomerRow(row)], 'L7');
  expect(await letterTo('Laajeneva')).not.toContain('sähköpostiosoite');
  const later = await applied('customers', [aCustomerRow({ ...row, email: 'l@posti.example' })], 'L7');
  expect(await letterTo('Laajeneva')).toContain('nimi, postiosoite, puhelinnumero, sähköpostiosoite');
  expect((await linesOf('Laajeneva')).length).toBe(1);
  await undone(later);
  expect(await letterTo('Laajeneva')).not.toContain('sähköpostiosoite');
});

test('two files that name nobody are two origins: who was told of one is told of the other', async () => {
  const row = { source_key: 'K42', given_names: 'Kaino', family_name: 'Kahdelta', street_address: 'Kuja 42', phone: '0405554201' }; // prettier-ignore
  await applied('customers', [aCustomerRow(row)]);
  const customer = await numberOf('Kahdelta');
  const [first] = await noticesOf(asWorker(register, 'customers:find', 'rights'), customer);
  assert(first, 'no duty');
  await answerDuty(sending, first.id, { kind: 'told', means: 'phone', on: day('2027-01-15') });
  expect((await linesOf('Kahdelta')).length).toBe(0);
  await applied('customers', [aCustomerRow({ ...row, email: 'kaino@posti.example' })]);
  expect(await linesOf('Kahdelta')).toEqual([expect.stringContaining('email')]);
  expect(await letterTo('Kahdelta')).toContain('saatu tiedosto');
});

test('a source taken back owes nothing, also of somebody who stays', async () => {
  const batch = await applied('customers', [aCustomerRow({ source_key: 'K31', given_names: 'Urho', family_name: 'Jäänyt', street_address: 'Urhontie 31', phone: '0405553101' })], 'L7'); // prettier-ignore
  const customer = await numberOf('Jäänyt');
  await transact(sending, (tx, act) => tx.insertInto('gate.ban').values({ customer, channel: 'post', told_by: 'customer', means: 'phone', act }).execute()); // prettier-ignore
  expect(await undone(batch)).toMatchObject({ customers: { kept: 1 } });
  await noteDuties(sending);
  expect(await linesOf('Jäänyt')).toEqual([]);
});

test('the letter tells all that a source gave, also what stood already or was not taken', async () => {
  const known = { phone: '+358405553201', email: 'tuttu@posti.example' };
  const customer = await givenCustomer(register, 'Taina Tuttu', known);
  await transact(asWorker(register, 'imports:apply', 'orders'), async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'L7', receivedOn: day('2027-01-15') });
    const values = {
      givenNames: 'Taina',
      familyName: 'Tuttu',
      ...known,
      streetAddress: 'Toinen 9',
      postalCode: '00200',
    };
    await changeIn(tx, { act, source }, [{ customer, row: 1, values }]);
  });
  await noteDuties(sending);
  expect(await letterTo('Tuttu')).toContain(
    'Lähde: Osoitelistat Oy (osoiteluettelon toimittaja), 15.1.2027: nimi, postiosoite, puhelinnumero, sähköpostiosoite.',
  );
});

test('an update service is named as the row names it, and a file that names nobody by its day', async () => {
  await applied('customers', [
    aCustomerRow({
      source_key: 'K33',
      given_names: 'Raimo',
      family_name: 'Muuttava',
      phone: '0405553301',
      street_address: 'Vanhakuja 33',
    }),
    aCustomerRow({
      source_key: 'K34',
      given_names: 'Sixten',
      family_name: 'Onämnd',
      street_address: 'Backgränd 34',
      language: 'sv',
      phone: '0405553401',
    }),
    aCustomerRow({
      source_key: 'K35',
      given_names: 'Oswald',
      family_name: 'Unnamed',
      street_address: 'Harbour Road 35',
      language: 'en',
      phone: '0405553501',
    }),
  ]);
  expect(await letterTo('Muuttava')).toContain('Lähde: 15.1.2027 saatu tiedosto (yhteistyökumppani), 15.1.2027: nimi');
  expect(await letterTo('Onämnd')).toMatch(/Källa: en fil som mottogs 15.1.2027 \(/);
  expect(await letterTo('Unnamed')).toMatch(/Source: a file received on 15 January 2027 \(/);
  register.setToday('2027-01-20');
  await applied('address-updates', [
    {
      source_key: 'M1', kind: 'moved', old_given_names: 'Raimo', old_family_name: 'Muuttava', old_street_address: 'Vanhakuja 33',
      old_postal_code: '00100', new_street_address: 'Uusikuja 2', new_postal_code: '20100', new_city: 'Turku', new_country: 'FI',
      moved_on: '2027-01-18', update_service: 'POSTI-X',
    },
  ]); // prettier-ignore
  expect(await letterTo('Muuttava')).toMatch(/Lähde: POSTI-X \(osoite- ja päivityspalvelu\), 20.1.2027: postiosoite\./);
});
