import { describe, expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import { type CustomerNumber, customerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { takenApart } from '../../../test/given/merging.ts';
import {
  changeIn,
  createCustomersIn,
  currentIn,
  customersIn,
  recordSource,
  type SomeValues,
  undoSourceIn,
} from '../index.ts';
import { keepApart, keptApartIn } from './likely-pairs.ts';
import { merge, type MergeAsked } from './merge.ts';
import { previewMerge } from './preview.ts';
import { sweepRegister } from './sweep.ts';
import { mergesIn } from './unmerge.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:merge');
const db = databaseOf(by);

const merging = (merged: CustomerNumber, into: CustomerNumber, take: MergeAsked['take'] = 'better') =>
  merge(by, { merged, into, take });
const valuesOf = async (customer: CustomerNumber) => (await customersIn(db, [customer]))[0]?.values;
const standsFor = async (customer: CustomerNumber) => (await currentIn(db, [customer])).get(customer);

/** Says something of a customer by a file of a kind, as if it came on a day; gives the source. */
const said = (
  kind: 'bought_list' | 'update_service',
  customer: CustomerNumber,
  values: SomeValues,
  on = '2026-11-10',
) =>
  transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind, name: 'a file', receivedOn: day(on) });
    await changeIn(tx, { act, source, today: todayOf(by) }, [{ customer, row: 7, values }]);
    return source;
  });

/** Makes a customer out of a file, and gives it with its source. */
const fromFile = (name: string, values: SomeValues) =>
  transact(by, async (tx, act) => {
    const today = todayOf(by);
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'a list', receivedOn: today });
    const [customer] = await createCustomersIn(tx, { act, source, today }, [{ row: 3, values: aPerson(name, values) }]);
    return { customer: customer ?? customerNumber(1), source };
  });

describe('what stands of two customers', () => {
  test('is what a person picks, and nothing of the merged one’s own row is touched', async () => {
    const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { phone: '+358405550201' });
    const twin = await givenCustomer(register, 'Kaija Virtanen', { phone: '+358405550202', email: 'k@posti.example' });
    const before = await valuesOf(twin);

    expect(await merging(twin, kaisa, ['givenNames', 'email'])).toMatchObject({ kind: 'merged', taken: ['givenNames', 'email'] }); // prettier-ignore
    expect(await valuesOf(kaisa)).toMatchObject({ givenNames: 'Kaija', phone: '+358405550201', email: 'k@posti.example' }); // prettier-ignore
    expect(await valuesOf(twin)).toEqual(before);
    expect(await standsFor(twin)).toBe(kaisa);
  });

  test('is the better value where nobody picks: what only one knows, and the weightier word', async () => {
    const { customer: bought } = await fromFile('Ville Salo', { phone: '+358405550203', streetAddress: 'Vanhatie 1' });
    const told = await givenCustomer(register, 'Ville Salo', { phone: null, streetAddress: 'Uusitie 2', title: 'Rehtori' }); // prettier-ignore

    await merging(told, bought);
    expect(await valuesOf(bought)).toMatchObject({ streetAddress: 'Uusitie 2', title: 'Rehtori', phone: '+358405550203' }); // prettier-ignore
  });

  test('keeps the source of each value: an update file may change it as before', async () => {
    const { customer: stands } = await fromFile('Oili Rauta', {});
    const { customer: twin } = await fromFile('Oili Rauta', {});
    await said('update_service', twin, { streetAddress: 'Muuttokuja 3', postalCode: '00200', city: 'Helsinki' });
    await merging(twin, stands);
    expect(await valuesOf(stands)).toMatchObject({ streetAddress: 'Muuttokuja 3' });

    await said('update_service', stands, { streetAddress: 'Uusikuja 4', postalCode: '00300', city: 'Helsinki' }, '2026-11-12'); // prettier-ignore
    expect(await valuesOf(stands)).toMatchObject({ streetAddress: 'Uusikuja 4' });
  });

  test('goes by the person’s own word where a lighter word is picked over a weightier one', async () => {
    const told = await givenCustomer(register, 'Eero Koski', { phone: '+358405550204' });
    const { customer: bought } = await fromFile('Eero Koski', { phone: '+358405550205' });
    await merging(bought, told, ['phone']);
    expect(await valuesOf(told)).toMatchObject({ phone: '+358405550205' });

    const { rows } = await register.pool.query('select s.kind, s.name from customers.change c join customers.source s on s.id = c.source where c.customer = $1 order by c.id', [told]); // prettier-ignore
    expect(rows.at(-1)).toEqual({ kind: 'staff', name: 'merge' });
  });

  test('a death and a protected address are never forgotten, whatever is picked', async () => {
    const [stands, twin] = [await givenCustomer(register, 'Aune Lahti'), await givenCustomer(register, 'Aune Lahti')];
    await said('update_service', twin, { deceasedOn: '2026-10-01', protectedUntil: '9999-12-31' });
    await merging(twin, stands, []);
    expect(await valuesOf(stands)).toMatchObject({ deceasedOn: '2026-10-01', protectedUntil: '9999-12-31' });
  });
});

describe('a merge is refused', () => {
  const nobody = customerNumber(999_999);

  test('of kinds that do not mix, of one customer, of numbers that nobody has, and twice', async () => {
    const [a, b] = [await givenCustomer(register, 'Tapio Niemi'), await givenCustomer(register, 'Tapio Niemi')];
    const [firm] = await givenCustomers(register, [anOrganisation('Niemi Oy')]);
    expect(await merging(a, firm ?? nobody)).toMatchObject({ because: 'another_kind' });
    expect(await merging(a, a)).toMatchObject({ because: 'already_one' });
    expect(await merging(a, nobody)).toMatchObject({ because: 'unknown' });
    expect(await merging(a, b)).toMatchObject({ kind: 'merged' });
    expect(await merging(a, b)).toMatchObject({ because: 'already_one' });
    expect(await takenApart(register, b, { keepApart: false })).toMatchObject({ because: 'is_merged_into_nobody' });
  });

  test('when either has changed since the person looked', async () => {
    const [a, b] = [await givenCustomer(register, 'Sanna Oja'), await givenCustomer(register, 'Sanna Oja')];
    const preview = await previewMerge(by, { merged: a, into: b });
    const seen = preview.kind === 'preview' ? preview.seen : '';
    await said('update_service', a, { phone: '+358405550206' });
    expect(await merge(by, { merged: a, into: b, take: [], seen })).toMatchObject({ because: 'changed_meanwhile' });

    const again = await previewMerge(by, { merged: a, into: b });
    expect(again).toMatchObject({ kind: 'preview', picks: expect.arrayContaining([expect.objectContaining({ pick: 'phone', ours: null, theirs: '+358405550206', better: 'other' })]) }); // prettier-ignore
  });
});

describe('taking a merge apart', () => {
  test('leaves with the one that stands what others have said of it since, and says so before', async () => {
    const stands = await givenCustomer(register, 'Leena Aho', { phone: '+358405550207', email: null });
    const twin = await givenCustomer(register, 'Leena Aho', { phone: '+358405550208', email: 'l@posti.example' });
    await merging(twin, stands, ['phone', 'email']);
    await transact(by, async (tx, act) => {
      const source = await recordSource(tx, act, { kind: 'person', name: 'customer', receivedOn: todayOf(by) });
      await changeIn(tx, { act, source }, [{ customer: stands, row: null, values: { phone: '+358405550209' } }]);
    });

    expect(await mergesIn(db, stands)).toMatchObject([{ merged: twin, into: stands, restores: ['email'], keeps: ['phone'] }]); // prettier-ignore
    expect(await takenApart(register, twin, { keepApart: true })).toMatchObject({
      restored: ['email'],
      kept: ['phone'],
    });
    expect(await valuesOf(stands)).toMatchObject({ phone: '+358405550209', email: null });
    expect(await standsFor(twin)).toBe(twin);
    expect(await keptApartIn(db, [{ a: twin, b: stands }])).toEqual([true]);
  });

  test.each([
    ['the first merge first', [0, 1]],
    ['the last merge first', [1, 0]],
  ] as const)('of a chain gives each its own again: %s', async (_order, [first, second]) => {
    const a = await givenCustomer(register, 'Pekka Harju', { phone: '+358405550210', email: null });
    const b = await givenCustomer(register, 'Pekka Harju', { phone: null, title: 'Seppä' });
    const c = await givenCustomer(register, 'Pekka Harju', { phone: null, title: null });
    const before = [await valuesOf(a), await valuesOf(b), await valuesOf(c)];
    await merging(a, b);
    await merging(b, c);
    expect([await standsFor(a), await standsFor(b), await standsFor(c)]).toEqual([c, c, c]);
    expect(await valuesOf(c)).toMatchObject({ phone: '+358405550210', title: 'Seppä' });

    const apart = [a, b] as const;
    await takenApart(register, apart[first], { keepApart: false });
    expect([await standsFor(a), await standsFor(b)]).toEqual(first === 0 ? [a, c] : [b, b]);
    await takenApart(register, apart[second], { keepApart: false });
    expect([await standsFor(a), await standsFor(b), await standsFor(c)]).toEqual([a, b, c]);
    expect([await valuesOf(a), await valuesOf(b), await valuesOf(c)]).toEqual(before);
  });
});

describe('the undo of a file', () => {
  test('takes a value away also from the one that took it in a merge, and leaves nothing for the unmerge', async () => {
    const stands = await givenCustomer(register, 'Hanna Ketola', { phone: null });
    const twin = await givenCustomer(register, 'Hanna Ketola', { phone: null });
    const source = await said('bought_list', twin, { phone: '+358405550211' });
    await merging(twin, stands);
    expect(await valuesOf(stands)).toMatchObject({ phone: '+358405550211' });

    await transact(by, (tx, act) => undoSourceIn(tx, act, source));
    expect(await valuesOf(stands)).toMatchObject({ phone: null });
    expect(await valuesOf(twin)).toMatchObject({ phone: null });
    expect(await takenApart(register, twin, { keepApart: false })).toMatchObject({ restored: [] });
  });

  test('removes a customer that it made with the pairs in which it waited', async () => {
    await givenCustomer(register, 'Kerttu Salmi', { phone: '+358405550213' });
    const { customer, source } = await fromFile('Kerttu Salmi', { phone: '+358405550213' });
    await sweepRegister(by);
    const waits = () => db.selectFrom('customers.likeness').select('first').where('second', '=', customer).execute();
    expect(await waits()).toHaveLength(1);
    expect(await transact(by, (tx, act) => undoSourceIn(tx, act, source))).toMatchObject({ removed: 1 });
    expect(await waits()).toEqual([]);
  });

  test('leaves a customer that it made and that a person has merged since', async () => {
    const stands = await givenCustomer(register, 'Irma Lepola');
    const { customer, source } = await fromFile('Irma Lepola', { phone: '+358405550212' });
    await merging(customer, stands);
    expect(await transact(by, (tx, act) => undoSourceIn(tx, act, source))).toMatchObject({ removed: 0 });
    expect(await standsFor(customer)).toBe(stands);
  });
});

test('a pair kept apart stays so for whomever they are merged into', async () => {
  const people = await givenCustomers(
    register,
    ['Antti Suo', 'Antti Suo', 'Antti Suo'].map((name) => aPerson(name)),
  );
  const [father, son, twin] = [people[0] ?? 0, people[1] ?? 0, people[2] ?? 0] as CustomerNumber[] as [CustomerNumber, CustomerNumber, CustomerNumber]; // prettier-ignore
  expect(await keepApart(by, father, son)).toEqual({ kind: 'kept apart' });
  await merging(son, twin);
  expect(await keptApartIn(db, [{ a: twin, b: father }, { a: father, b: son }, { a: son, b: twin }])).toEqual([true, true, false]); // prettier-ignore
  expect(await keepApart(by, son, twin)).toEqual({ kind: 'refused', because: 'already_one' });
});
