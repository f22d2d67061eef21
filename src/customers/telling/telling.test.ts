import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker, databaseOf, transact } from '#access';
import { type CustomerNumber, day, type SourceId } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { changeCustomer, settleConflict } from '../desk-verbs.ts';
import { changeIn, conflictsIn, customersIn, historyOf, provenanceIn, recordSource, undoSourceIn, valuesAsOf, type SomeValues, type SourceFacts } from '../index.ts'; // prettier-ignore
import { historyOfCustomer } from './history.ts';
import { reveal } from './reveal.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const aSource = (facts: Partial<SourceFacts> & Pick<SourceFacts, 'kind' | 'name'>) =>
  transact(by, (tx, act) => recordSource(tx, act, { receivedOn: day('2026-11-16'), ...facts }));
const says = (source: SourceId, customer: CustomerNumber, values: SomeValues, row = 1) =>
  transact(by, (tx, act) => changeIn(tx, { act, source }, [{ customer, row, values }]));
const valuesOf = async (customer: CustomerNumber) => (await customersIn(db, [customer]))[0]?.values;
const MOVED = { streetAddress: 'Uusikuja 2', postalCode: '00200', city: 'Espoo' } as const;

test('provenance tells source, file and row, received day, licence, purposes and who', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  const file = await aSource({ kind: 'order', name: 'S1', fileName: 'tilaukset.csv', licence: 'sopimus 12', purposes: ['orders', 'invoicing'], toldBy: 'customer' }); // prettier-ignore
  await says(file, kaisa, { title: 'agronomi' }, 12);
  const title = (await provenanceIn(db, kaisa)).find(({ field }) => field === 'title');
  expect(title).toMatchObject({
    kind: 'order', name: 'S1', fileName: 'tilaukset.csv', row: 12, receivedOn: day('2026-11-16'), licence: 'sopimus 12',
    purposes: ['orders', 'invoicing'], toldBy: 'customer', who: 'worker',
  }); // prettier-ignore
});

test('a conflict is shown until it is settled: dismissed, what stands is the desk’s word; taken, the other is', async () => {
  const ville = await givenCustomer(register, 'Ville Laine');
  const file = await aSource({ kind: 'update_service', name: 'OSOITE-A' });
  await says(file, ville, { ...MOVED, phone: '+358405551111' });
  await says(await aSource({ kind: 'partner', name: 'P1' }), ville, { title: 'rehtori' });
  const [conflict, ...others] = await conflictsIn(db, ville);
  expect(others).toEqual([]);
  expect(conflict?.values.map(({ field, stands, said }) => [field, stands, said])).toEqual([
    ['streetAddress', 'Kotikuja 1', 'Uusikuja 2'],
    ['postalCode', '00100', '00200'],
    ['city', 'Helsinki', 'Espoo'],
  ]);
  const { change, field } = conflict ?? { change: 0, field: '' };
  expect(await settleConflict(by, { customer: ville, change, field, verdict: 'dismiss' })).toMatchObject({ kind: 'settled' }); // prettier-ignore
  expect(await conflictsIn(db, ville)).toEqual([]);
  expect(await valuesOf(ville)).toMatchObject({ streetAddress: 'Kotikuja 1' });
  expect(await settleConflict(by, { customer: ville, change, field, verdict: 'take' })).toEqual({ kind: 'refused', because: 'no_such_conflict' }); // prettier-ignore

  await says(file, ville, MOVED);
  const again = (await conflictsIn(db, ville))[0];
  await settleConflict(by, { customer: ville, change: again?.change ?? 0, field: 'streetAddress', verdict: 'take' });
  expect(await valuesOf(ville)).toMatchObject(MOVED);
  expect((await provenanceIn(db, ville)).find((one) => one.field === 'city')).toMatchObject({ kind: 'staff' });
  expect(await conflictsIn(db, ville)).toEqual([]);
});

test('as of a day the card is what the register knew then, also of what was undone since', async () => {
  const aino = await givenCustomer(register, 'Aino Salo', { title: 'opiskelija' });
  const [first, wrong] = [await aSource({ kind: 'order', name: 'S1' }), await aSource({ kind: 'person', name: 'customer' })]; // prettier-ignore
  await says(first, aino, { phone: '+358405552222' });
  await says(wrong, aino, { title: 'rehtori', ...MOVED });
  await transact(by, (tx, act) => undoSourceIn(tx, act, wrong));
  const at = (source: SourceId, moment: string) =>
    sql`update customers.change set changed_at = ${moment}::timestamptz where source = ${source}`.execute(db);
  await sql`update customers.change set changed_at = '2026-01-10T10:00Z' where customer = ${aino} and made`.execute(db);
  await sql`update customers.customer set made_on = '2026-01-10' where number = ${aino}`.execute(db);
  await at(first, '2026-02-10T10:00Z');
  await at(wrong, '2026-03-10T22:30Z');
  const asOf = async (on: string) => (await valuesAsOf(db, aino, day(on)))?.values;
  expect(await asOf('2026-01-09')).toBeUndefined();
  expect(await asOf('2026-01-10')).toMatchObject({ title: 'opiskelija', phone: null, city: 'Helsinki' });
  expect(await asOf('2026-02-10')).toMatchObject({ phone: '+358405552222' });
  expect(await asOf('2026-03-10')).toMatchObject({ title: 'opiskelija' });
  expect(await asOf('2026-03-11')).toMatchObject({ title: 'rehtori', city: 'Espoo' });
  expect(await asOf('9999-01-01')).toEqual(await valuesOf(aino));
});

test('the history of a field tells everybody who spoke of it, and what came of it', async () => {
  const otto = await givenCustomer(register, 'Otto Niemi', { title: 'kokki' });
  await says(await aSource({ kind: 'partner', name: 'P1' }), otto, { title: 'leipuri' });
  await says(await aSource({ kind: 'order', name: 'S1' }), otto, { title: 'KOKKI' });
  await changeCustomer(by, otto, { values: { title: 'keittiömestari' } }, { toldBy: 'customer' });
  expect((await historyOf(db, otto, 'title')).map(({ verdict, name, before, value }) => [verdict, name, before, value])).toEqual([
    ['taken', 'customer', 'kokki', 'keittiömestari'],
    ['confirmed', 'S1', null, 'kokki'],
    ['held back', 'P1', null, 'leipuri'],
    ['taken', 'customer service', null, 'kokki'],
  ]); // prettier-ignore
});

test('a protected address is in no history, and is revealed for a reason that stands in the trail', async () => {
  const liisa = await givenCustomer(register, 'Liisa Oja', { phone: '+358405553333' });
  await changeCustomer(
    by,
    liisa,
    { values: { protectedUntil: '9999-12-31' }, contacts: [{ kind: 'phone', value: '+358405554444' }] },
    { toldBy: 'customer' },
  );
  const told = await historyOfCustomer(asWorker(register, 'customers:find', 'care'), liisa);
  expect(JSON.stringify(told)).not.toMatch(/Kotikuja|00100|Helsinki|40555/);
  const revealing = asWorker(register, 'customers:reveal', 'care');
  expect(await reveal(revealing, liisa, ' ')).toEqual({ kind: 'refused', because: 'reason_needed' });
  expect(await reveal(revealing, liisa, 'liisa@posti.example')).toEqual({ kind: 'refused', because: 'reason_names_somebody' }); // prettier-ignore
  expect(await reveal(revealing, liisa, 'palautettu lehti 12')).toMatchObject({
    kind: 'revealed',
    addresses: [{ streetAddress: 'Kotikuja 1' }],
    contactPoints: [{ value: '+358405553333' }, { value: '+358405554444' }],
  });
  const { rows } =
    await sql`select a.reason, a.permission, l.screen from access.look l join access.act a on a.id = l.act
    where l.customer = ${liisa} and l.screen = 'protected address'`.execute(db);
  expect(rows).toEqual([{ reason: 'palautettu lehti 12', permission: 'customers:reveal', screen: 'protected address' }]); // prettier-ignore
});

test('a rehearsed change says what would change, and changes nothing', async () => {
  const eero = await givenCustomer(register, 'Eero Aho');
  const saying = { values: { title: 'seppä' } };
  expect(await changeCustomer(by, eero, saying, { toldBy: 'customer', isRehearsal: true })).toEqual({
    kind: 'changed',
    fields: ['title'],
  });
  expect(await valuesOf(eero)).toMatchObject({ title: null });
  expect(await historyOf(db, eero, 'title')).toEqual([]);
});

test('what is wrong is said before anything is written', async () => {
  const oona = await givenCustomer(register, 'Oona Lehto');
  const refused = async (saying: Parameters<typeof changeCustomer>[2]) => {
    const changed = await changeCustomer(by, oona, saying, { toldBy: 'customer' });
    return changed.kind === 'refused' ? changed.because : changed.kind;
  };
  const place = { streetAddress: 'Tie 1', city: 'Turku' };
  const from = { kind: 'temporary', validFrom: day('2026-12-02') } as const;
  expect(await refused({ values: {}, organisation: oona })).toBe('not_a_post');
  expect(await refused({ values: { industryCode: '58.1', industryCodeSet: 'TOL1' } })).toBe('unknown_code_set');
  expect(await refused({ values: {}, addresses: [{ ...from, validTo: null, city: 'Turku' }] })).toBe('no_place');
  expect(await refused({ values: {}, addresses: [{ ...from, ...place, validTo: day('2026-12-01') }] })).toBe('ends_before_it_begins'); // prettier-ignore
  expect(await refused({ values: {}, addresses: [{ ...from, ...place, validTo: null }] })).toBe('changed');
});
