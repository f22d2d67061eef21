import { expect, test } from 'vitest';
import { asWorker, databaseOf, nowOf, transact } from '#access';
import { explainMarketing, liftUpdateBan, rememberBansIn, setUpdateBan, takeApart } from '#gate';
import { assert, type BatchId, type CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenMerge } from '../../../test/given/merging.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, listProposals, type Subject, undoImport } from '../index.ts';

const register = await aRegister('2026-11-23');
const by = asWorker(register, 'imports:apply', 'orders');
const desk = asWorker(register, 'bans:set', 'bans');

async function applied(subject: Subject, row: Record<string, string>) {
  const file = aFile(`${subject}.csv`, csvOf(subject, [row]));
  const done = await applyImport(by, { file, profile: canonicalProfile(subject) });
  assert(done.kind === 'applied', `the file was refused: ${JSON.stringify(done)}`);
  const rows = await databaseOf(by)
    .selectFrom('sources.incoming_row')
    .select(['verdict', 'customer'])
    .where('batch', '=', done.batch.id)
    .execute();
  return { batch: done.batch.id, verdict: rows[0]?.verdict, customer: rows[0]?.customer as CustomerNumber };
}

const banned = (name: string, more: Record<string, string> = {}) => {
  const [given_names = '', family_name = ''] = name.split(' ');
  return applied('bans', { source_key: `B ${name}`, given_names, family_name, postal_code: '00100', ban_codes: 'update', ...more }); // prettier-ignore
};
const came = async (name: string): Promise<CustomerNumber> => {
  const [given_names = '', family_name = ''] = name.split(' ');
  return (await applied('customers', aCustomerRow({ source_key: `C ${name}`, given_names, family_name }))).customer;
};

let moves = 0;
async function proposed(name: string): Promise<[state: string, because: string | null]> {
  const [old_given_names = '', old_family_name = ''] = name.split(' ');
  moves += 1;
  const { batch } = await applied('address-updates', {
    source_key: `M${moves}`, kind: 'moved', old_given_names, old_family_name, old_street_address: 'Kotikuja 1',
    old_postal_code: '00100', new_street_address: `Uusikuja ${moves}`, new_postal_code: '20100', new_city: 'Turku',
    new_country: 'FI', moved_on: '2026-11-10', update_service: 'OSOITE-A',
  }); // prettier-ignore
  const [proposal] = await proposalsOf(batch);
  return [proposal?.state ?? 'nobody', proposal?.because ?? null];
}
const proposalsOf = async (batch: BatchId) =>
  (await listProposals(asWorker(register, 'imports:read'), { state: null, batch, after: 0, limit: 10 })).proposals;

const LEFT_ALONE = ['left alone', 'updates_forbidden'];
const APPLIED = ['applied', null];

test('an update ban that hits nobody is kept: who comes later is left alone, until the customer lifts it', async () => {
  expect(await banned('Aino Myöhempi')).toMatchObject({ verdict: 'created', customer: null });
  expect((await banned('Aino Myöhempi', { source_key: 'again' })).verdict).toBe('unchanged');
  const aino = await came('Aino Myöhempi');
  expect(await proposed('Aino Myöhempi')).toEqual(LEFT_ALONE);
  expect(await liftUpdateBan(desk, aino, { toldBy: 'customer', means: 'phone' })).toEqual({ kind: 'lifted' });
  expect(await liftUpdateBan(desk, aino, { toldBy: 'customer', means: 'phone' })).toMatchObject({ because: 'not_forbidden' }); // prettier-ignore
  expect(await proposed('Aino Myöhempi')).toEqual(APPLIED);
});

test('undoing the file of bans takes the kept one away, though the customer’s own word stays', async () => {
  const [first, second] = [await banned('Eino Peruttu'), await banned('Toivo Peruttu')];
  await came('Eino Peruttu');
  const toivo = await came('Toivo Peruttu');
  expect(await setUpdateBan(desk, toivo, { toldBy: 'customer', means: 'phone' })).toEqual({ kind: 'set' });
  expect(await proposed('Eino Peruttu')).toEqual(LEFT_ALONE);
  await undoImport(by, first.batch);
  await undoImport(by, second.batch);
  expect(await proposed('Eino Peruttu')).toEqual(APPLIED);
  expect(await proposed('Toivo Peruttu')).toEqual(LEFT_ALONE);
});

test('a ban on updating stops no marketing, and a ban on marketing no updating', async () => {
  await banned('Laina Sallii');
  await banned('Saima Sallii', { ban_codes: 'all' });
  const laina = await came('Laina Sallii');
  await came('Saima Sallii');
  const explained = await explainMarketing(asWorker(register, 'customers:find'), laina);
  expect(JSON.stringify(explained)).not.toMatch(/suppressed|banned/);
  expect(await proposed('Saima Sallii')).toEqual(APPLIED);
});

test('an erasure keeps a standing update ban for whoever is brought back by the same name and postal code', async () => {
  const erased = await came('Hilma Poistettu');
  await setUpdateBan(desk, erased, { toldBy: 'customer', means: 'letter' });
  await transact(by, (tx) => rememberBansIn(tx, erased, nowOf(by)));
  await databaseOf(by).deleteFrom('gate.update_ban').where('customer', '=', erased).execute();
  expect(await proposed('Hilma Poistettu')).toEqual(LEFT_ALONE);
});

test('a merge brings a kept update ban to the one who stands, and taking it apart leaves it where it was', async () => {
  await banned('Kerttu Yhdistetty');
  const old = await came('Kerttu Yhdistetty');
  const stands = await came('Lahja Uusinimi');
  await givenMerge(register, old, stands);
  expect(await proposed('Lahja Uusinimi')).toEqual(LEFT_ALONE);
  await takeApart(asWorker(register, 'customers:merge'), { customer: old, keepApart: true });
  expect(await proposed('Lahja Uusinimi')).toEqual(APPLIED);
  expect(await proposed('Kerttu Yhdistetty')).toEqual(LEFT_ALONE);
});

test('the ban on updating of a customer file’s row that is held back is kept too: whoever comes by its telephone is left alone', async () => {
  const phone = '+358405550781';
  const held = await applied('customers', aCustomerRow({ source_key: 'H1', postal_code: '00001', phone, ban_codes: 'update' })); // prettier-ignore
  expect(held.customer).toBeNull();
  await applied('customers', aCustomerRow({ source_key: 'H2', given_names: 'Vieno', family_name: 'Odottaa', phone }));
  expect(await proposed('Vieno Odottaa')).toEqual(LEFT_ALONE);
});
