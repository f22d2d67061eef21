import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { addressesOnIn, change, createCustomersIn, customersIn, recordSource, type SomeValues } from '#customers';
import { liftUpdateBan, setUpdateBan } from '#gate';
import { assert, type BatchId, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson } from '../../../test/given/customers.ts';
import { applyImport, canonicalProfile, giveVerdict, listProposals, setUpdatePolicy, undoImport } from '../index.ts';

const register = await aRegister('2026-11-23');
const by = asWorker(register, 'imports:apply', 'orders');
const desk = asWorker(register, 'bans:set', 'bans');
const folder = mkdtempSync(join(tmpdir(), 'kortisto-updates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A customer whom an order seller told of, so that an update service may change it. */
const given = (name: string, values: SomeValues): Promise<CustomerNumber> =>
  transact(asWorker(register, 'customers:change'), async (tx, act) => {
    const today = register.clock.today();
    const source = await recordSource(tx, act, { kind: 'order', name: 'S1', receivedOn: day('2026-01-01') });
    const [number] = await createCustomersIn(tx, { act, source, today }, [
      { row: null, values: aPerson(name, values) },
    ]);
    assert(number !== undefined, 'no customer was made');
    return number;
  });

const HEADER = 'source_key,kind,old_given_names,old_family_name,old_street_address,old_postal_code,new_given_names,new_family_name,new_street_address,new_postal_code,new_city,new_country,moved_on,update_service'; // prettier-ignore
let files = 0;

async function told(...lines: string[]): Promise<BatchId> {
  files += 1;
  const path = join(folder, `updates-${files}.csv`);
  writeFileSync(path, [HEADER, ...lines.map((line, at) => `K${files}-${at},${line}`), ''].join('\r\n'));
  const done = await applyImport(by, { file: { path, name: `updates-${files}.csv` }, profile: canonicalProfile('address-updates') }); // prettier-ignore
  assert(done.kind === 'applied', 'the file was refused');
  return done.batch.id;
}

const moved = (name: string, home: string, on = '2026-11-10', service = 'OSOITE-A'): string => {
  const [given = '', family = ''] = name.split(' ');
  return `moved,${given},${family},${home},,,Uusikuja 2,20100,Turku,FI,${on},${service}`;
};

const proposalsOf = async (batch: BatchId) =>
  (await listProposals(asWorker(register, 'imports:read'), { state: null, batch, after: 0, limit: 100 })).proposals;
const valuesOf = async (customer: CustomerNumber) => (await customersIn(register.db, [customer]))[0]?.values;

test('a sure move is done, with its evidence and what stood; undoing the file takes it back', async () => {
  const kaisa = await given('Kaisa Muuttaja', { streetAddress: 'Vanhakuja 1', postalCode: '00100', city: 'Helsinki' });
  const batch = await told(moved('Kaisa Muuttaja', 'Vanhakuja 1,00100'));
  expect(await valuesOf(kaisa)).toMatchObject({ streetAddress: 'Uusikuja 2', postalCode: '20100', city: 'Turku' });
  expect(await proposalsOf(batch)).toMatchObject([
    {
      customer: kaisa,
      service: 'OSOITE-A',
      event: 'moved',
      state: 'applied',
      says: { streetAddress: 'Uusikuja 2', city: 'Turku' },
      stood: { streetAddress: 'Vanhakuja 1', city: 'Helsinki' },
      evidence: [{ fact: 'name', stands: 'agrees' }, { fact: 'address', stands: 'agrees' }], // prettier-ignore
    },
  ]);
  await undoImport(by, batch);
  expect(await valuesOf(kaisa)).toMatchObject({ streetAddress: 'Vanhakuja 1', city: 'Helsinki' });
  expect(await proposalsOf(batch)).toMatchObject([{ state: 'undone' }]);
});

test('whoever forbade updating is left alone, and the reason is shown; what is allowed again is done by the next file', async () => {
  const ville = await given('Ville Kieltäjä', { streetAddress: 'Vanhakuja 2', postalCode: '00100' });
  expect(await setUpdateBan(desk, ville, { toldBy: 'population register', means: 'letter' })).toEqual({ kind: 'set' });
  const batch = await told(moved('Ville Kieltäjä', 'Vanhakuja 2,00100'));
  expect(await valuesOf(ville)).toMatchObject({ streetAddress: 'Vanhakuja 2' });
  expect(await proposalsOf(batch)).toMatchObject([{ customer: ville, state: 'left alone', because: 'updates_forbidden' }]); // prettier-ignore
  expect(await liftUpdateBan(desk, ville, { toldBy: 'relative', means: 'phone' })).toEqual({ kind: 'refused', because: 'only_the_customer_lifts' }); // prettier-ignore
  expect(await liftUpdateBan(desk, ville, { toldBy: 'customer', means: 'phone' })).toEqual({ kind: 'lifted' });
  await told(moved('Ville Kieltäjä', 'Vanhakuja 2,00100', '2026-11-12'));
  expect(await valuesOf(ville)).toMatchObject({ streetAddress: 'Uusikuja 2' });
});

test('father and son at one address are asked about; a person says who it was, and undoing the file takes that back too', async () => {
  const home = { streetAddress: 'Isänkuja 3', postalCode: '00100' };
  const father = await given('Matti Isänpoika', home);
  const son = await given('Matti Isänpoika', home);
  const batch = await told(moved('Matti Isänpoika', 'Isänkuja 3,00100'));
  const waiting = await proposalsOf(batch);
  expect(waiting.map(({ customer, state, because }) => [customer, state, because])).toEqual([
    [father, 'waiting', 'doubtful_match'],
    [son, 'waiting', 'doubtful_match'],
  ]);
  const [, ofSon] = waiting;
  expect(await giveVerdict(by, ofSon?.id ?? 0, 'apply')).toEqual({ kind: 'decided', state: 'applied' });
  expect((await proposalsOf(batch)).map(({ state }) => state)).toEqual(['refused', 'applied']);
  expect([await valuesOf(father), await valuesOf(son)]).toMatchObject([home, { streetAddress: 'Uusikuja 2' }]);
  expect(await giveVerdict(by, ofSon?.id ?? 0, 'apply')).toEqual({ kind: 'refused', because: 'not_waiting' });
  await undoImport(by, batch);
  expect(await valuesOf(son)).toMatchObject(home);
});

test('of two persons who decide at once the first decides, and the other finds that nothing waits', async () => {
  const home = { streetAddress: 'Kilpakuja 8', postalCode: '00100' };
  const one = await given('Eero Kilpa', home);
  await given('Eero Kilpa', home);
  for (const order of [['apply', 'leave'], ['leave', 'apply'], ['apply', 'leave']] as const) {
    const batch = await told(moved('Eero Kilpa', 'Kilpakuja 8,00100'));
    const [proposal] = await proposalsOf(batch);
    const given = await Promise.all(order.map((verdict) => giveVerdict(by, proposal?.id ?? 0, verdict)));
    expect(given.map(({ kind }) => kind).toSorted()).toEqual(['decided', 'refused']);
    const at = given.findIndex(({ kind }) => kind === 'decided');
    expect(given[1 - at]).toEqual({ kind: 'refused', because: 'not_waiting' });
    expect((await proposalsOf(batch))[0]?.state).toBe(order[at] === 'apply' ? 'applied' : 'refused');
    expect(await valuesOf(one)).toMatchObject(order[at] === 'apply' ? { streetAddress: 'Uusikuja 2' } : home);
    await undoImport(by, batch);
  }
}); // prettier-ignore

test('leaving the last proposal of a row drops the row', async () => {
  const home = { streetAddress: 'Veljeskuja 4', postalCode: '00100' };
  await given('Antti Veljes', home);
  await given('Antti Veljes', home);
  const batch = await told(moved('Antti Veljes', 'Veljeskuja 4,00100'));
  for (const { id } of await proposalsOf(batch)) expect(await giveVerdict(by, id, 'leave')).toEqual({ kind: 'decided', state: 'refused' }); // prettier-ignore
  const row = await register.db.selectFrom('sources.incoming_row').select('verdict').where('batch', '=', batch).executeTakeFirst(); // prettier-ignore
  expect(row?.verdict).toBe('rejected');
});

test('a service whose policy asks waits for a person; the one key applies it', async () => {
  await setUpdatePolicy(by, { service: 'OSOITE-B', event: 'moved', verdict: 'ask' });
  const aino = await given('Aino Kysytty', { streetAddress: 'Vanhakuja 5', postalCode: '00100' });
  const batch = await told(moved('Aino Kysytty', 'Vanhakuja 5,00100', '2026-11-10', 'OSOITE-B'));
  const [proposal] = await proposalsOf(batch);
  expect(proposal).toMatchObject({ customer: aino, state: 'waiting', because: 'policy' });
  expect(await valuesOf(aino)).toMatchObject({ streetAddress: 'Vanhakuja 5' });
  expect(await giveVerdict(by, proposal?.id ?? 0, 'apply')).toEqual({ kind: 'decided', state: 'applied' });
  expect(await valuesOf(aino)).toMatchObject({ streetAddress: 'Uusikuja 2' });
});

test('a move of a day to come is an address of that day', async () => {
  const eero = await given('Eero Tuleva', { streetAddress: 'Vanhakuja 6', postalCode: '00100' });
  await told(moved('Eero Tuleva', 'Vanhakuja 6,00100', '2026-12-15'));
  expect(await valuesOf(eero)).toMatchObject({ streetAddress: 'Vanhakuja 6' });
  const on = async (text: string) => (await addressesOnIn(register.db, [eero], day(text))).get(eero)?.streetAddress;
  expect([await on('2026-12-14'), await on('2026-12-15')]).toEqual(['Vanhakuja 6', 'Uusikuja 2']);
});

test('a death is written, and somebody not found at the address is undeliverable once a person says so', async () => {
  const home = { streetAddress: 'Vanhakuja 7', postalCode: '00100' };
  const [late, gone] = [await given('Urho Edesmennyt', home), await given('Lahja Kadonnut', home)];
  const batch = await told(
    'deceased,Urho,Edesmennyt,Vanhakuja 7,00100,,,,,,,2026-11-01,OSOITE-A',
    'unknown_at_address,Lahja,Kadonnut,Vanhakuja 7,00100,,,,,,,2026-11-02,OSOITE-A',
    'deceased,Urho,Edesmennyt,Vanhakuja 7,00100,,,,,,,2027-11-01,OSOITE-A',
  );
  expect(await valuesOf(late)).toMatchObject({ deceasedOn: '2026-11-01' });
  expect(await valuesOf(gone)).toMatchObject({ undeliverableSince: null });
  const waiting = (await proposalsOf(batch)).filter(({ state }) => state === 'waiting');
  expect(waiting).toMatchObject([{ customer: gone, event: 'unknown_at_address', because: 'policy' }]);
  await giveVerdict(by, waiting[0]?.id ?? 0, 'apply');
  expect(await valuesOf(gone)).toMatchObject({ undeliverableSince: '2026-11-02' });
  await undoImport(by, batch);
  expect([await valuesOf(late), await valuesOf(gone)]).toMatchObject([{ deceasedOn: null }, { undeliverableSince: null }]); // prettier-ignore
});

test('the person’s own later word stands, and the proposal says so', async () => {
  const helmi = await given('Helmi Sanoja', { streetAddress: 'Vanhakuja 8', postalCode: '00100' });
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer' }, [{ customer: helmi, row: null, values: { streetAddress: 'Vanhakuja 8', postalCode: '00100', city: 'Helsinki' } }]); // prettier-ignore
  const batch = await told(moved('Helmi Sanoja', 'Vanhakuja 8,00100'));
  expect(await valuesOf(helmi)).toMatchObject({ streetAddress: 'Vanhakuja 8' });
  expect(await proposalsOf(batch)).toMatchObject([{ state: 'held back', because: 'better_source' }]);
});

test('a ban list with the code `update` forbids updating and nothing else, and goes with its file', async () => {
  const onni = await given('Onni Luettelosta', { streetAddress: 'Vanhakuja 9', postalCode: '00100' });
  const path = join(folder, 'bans.csv');
  writeFileSync(path, 'list_key,ban_codes,given_names,family_name,postal_code,phone,registered_on,valid_until\r\nB1,update,Onni,Luettelosta,00100,,,\r\n'); // prettier-ignore
  const list = await applyImport(by, { file: { path, name: 'bans.csv' }, profile: canonicalProfile('bans') });
  assert(list.kind === 'applied', 'the list was refused');
  expect(list.batch.counts.updated).toBe(1);
  const bans = await register.db.selectFrom('gate.ban').select('channel').where('customer', '=', onni).execute();
  expect(bans).toEqual([]);
  const batch = await told(moved('Onni Luettelosta', 'Vanhakuja 9,00100'));
  expect(await proposalsOf(batch)).toMatchObject([{ customer: onni, state: 'left alone' }]);
  await undoImport(by, list.batch.id);
  await told(moved('Onni Luettelosta', 'Vanhakuja 9,00100', '2026-11-14'));
  expect(await valuesOf(onni)).toMatchObject({ streetAddress: 'Uusikuja 2' });
});
