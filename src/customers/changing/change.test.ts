import { describe, expect, test } from 'vitest';
import { day, type CustomerNumber, type SourceId } from '#kernel';
import { asWorker, databaseOf, transact } from '#access';
import { aRegister } from '../../../test/database.ts';
import { aPerson, anOrganisation, givenCustomer } from '../../../test/given/customers.ts';
import {
  change,
  changeIn,
  createCustomersIn,
  customersIn,
  provenanceIn,
  recordSource,
  undoSourceIn,
  type CustomerValues,
  type SomeValues,
  type SourceKind,
} from '../index.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);

const aSource = (kind: SourceKind, name: string, receivedOn = '2026-11-16') =>
  transact(by, (tx, act) => recordSource(tx, act, { kind, name, receivedOn: day(receivedOn) }));
const says = (source: SourceId, customer: CustomerNumber, values: SomeValues, row: number | null = 1) =>
  transact(by, async (tx, act) => (await changeIn(tx, { act, source }, [{ customer, row, values }]))[0]);
const undo = (source: SourceId) => transact(by, (tx, act) => undoSourceIn(tx, act, source));
const valuesOf = async (customer: CustomerNumber) => (await customersIn(db, [customer]))[0]?.values;
const made = async (source: SourceId, name: string, values: SomeValues = {}) => {
  const numbers = await transact(by, (tx, act) =>
    createCustomersIn(tx, { act, source, today: day('2026-11-16') }, [{ row: 7, values: aPerson(name, values) }]),
  );
  return numbers[0] ?? (0 as CustomerNumber);
};

describe('precedence', () => {
  test('the person’s own word beats an update file, which is kept beside it', async () => {
    const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
    const moved = { streetAddress: 'Uusikuja 2', postalCode: '00200', city: 'Espoo' };

    expect(await says(await aSource('update_service', 'OSOITE-A'), kaisa, moved, 12)).toEqual({
      customer: kaisa,
      outcome: 'held back',
      fields: ['streetAddress', 'postalCode', 'city'],
    });
    expect(await valuesOf(kaisa)).toMatchObject({ streetAddress: 'Kotikuja 1', city: 'Helsinki' });
    const street = (await provenanceIn(db, kaisa)).find((one) => one.field === 'streetAddress');
    expect(street).toMatchObject({ kind: 'staff', heldBack: [{ name: 'OSOITE-A', value: 'Uusikuja 2' }] });
  });

  test('an update service changes what an order seller said, with the whole address', async () => {
    const ville = await made(await aSource('order', 'S1', '2026-01-01'), 'Ville Laine', { co: 'Mäki' });

    const outcome = await says(await aSource('update_service', 'OSOITE-A'), ville, {
      streetAddress: 'Uusikuja 2',
      postalCode: '00200',
      city: 'Espoo',
    });

    expect(outcome?.outcome).toBe('changed');
    expect(await valuesOf(ville)).toMatchObject({
      co: null,
      streetAddress: 'Uusikuja 2',
      postalCode: '00200',
      city: 'Espoo',
      country: 'FI',
    });
  });

  test('of two equal sources the later word stands, whichever file is read last', async () => {
    const aino = await made(await aSource('order', 'S1', '2026-03-01'), 'Aino Salo', { phone: '+358405551111' });

    expect(await says(await aSource('order', 'S2', '2025-01-01'), aino, { phone: '+358405552222' })).toMatchObject({
      outcome: 'held back',
    });
    expect(await says(await aSource('order', 'S2', '2026-04-01'), aino, { phone: '+358405553333' })).toMatchObject({
      outcome: 'changed',
    });
    expect((await valuesOf(aino))?.phone).toBe('+358405553333');
  });

  test('a file’s blank empties nothing, the person’s does', async () => {
    const eero = await made(await aSource('order', 'S1'), 'Eero Aho', { phone: '+358405554444' });

    expect(await says(await aSource('update_service', 'OSOITE-A'), eero, { phone: null })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await says(await aSource('person', 'customer'), eero, { phone: null })).toMatchObject({
      outcome: 'changed',
      fields: ['phone'],
    });
    expect((await valuesOf(eero))?.phone).toBeNull();
    expect(await says(await aSource('order', 'S1', '2026-12-01'), eero, { phone: '+358405554444' })).toMatchObject({
      outcome: 'held back',
    });
  });

  test('a file in capitals confirms a name, the desk may mend its spelling', async () => {
    const liisa = await made(await aSource('order', 'S1'), 'Liisa Mäki', {});

    expect(
      await says(await aSource('partner', 'P1'), liisa, { familyName: 'MÄKI', streetAddress: 'KOTIKUJA 1' }),
    ).toMatchObject({ outcome: 'unchanged' });
    expect(await says(await aSource('staff', 'customer service'), liisa, { familyName: 'mäki' })).toMatchObject({
      outcome: 'changed',
    });
  });

  test('a value that the person confirmed is not changed by a file any more', async () => {
    const otto = await made(await aSource('bought_list', 'L1'), 'Otto Niemi', { email: 'otto@posti.example' });
    await says(await aSource('person', 'customer'), otto, { email: 'otto@posti.example' });

    expect(await says(await aSource('update_service', 'U1'), otto, { email: 'o.niemi@posti.example' })).toMatchObject({
      outcome: 'held back',
    });
  });
});

test('many changes of one customer in one go are taken in their order', async () => {
  const helmi = await givenCustomer(register, 'Helmi Koski');

  const outcomes = await change(by, { kind: 'person', name: 'customer' }, [
    { customer: helmi, row: null, values: { title: 'lääkäri' } },
    { customer: helmi, row: null, values: { title: 'eläkeläinen' } },
    { customer: helmi, row: null, values: { title: 'eläkeläinen' } },
  ]);

  expect(outcomes.map((one) => one.outcome)).toEqual(['changed', 'changed', 'unchanged']);
  expect((await valuesOf(helmi))?.title).toBe('eläkeläinen');
});

describe('undo of a batch', () => {
  test('what stood before stands again, and the journal no longer counts the batch', async () => {
    const aada = await made(await aSource('order', 'S1', '2026-01-01'), 'Aada Ranta', { phone: '+358405550001' });
    const batch = await aSource('update_service', 'BAD');
    await says(batch, aada, { phone: '+358405550002', title: 'rehtori' });

    expect(await undo(batch)).toEqual({ restored: 1, removed: 0, kept: 0 });
    expect(await valuesOf(aada)).toMatchObject({ phone: '+358405550001', title: null });
    expect(await undo(batch)).toEqual({ restored: 0, removed: 0, kept: 0 });
    expect((await provenanceIn(db, aada)).map((one) => one.name)).not.toContain('BAD');
  });

  test('what another confirmed or changed since stays', async () => {
    const oona = await made(await aSource('order', 'S1', '2026-01-01'), 'Oona Lehto', {});
    const batch = await aSource('update_service', 'BAD');
    await says(batch, oona, { phone: '+358405550003', title: 'rehtori', industryCode: '58.14' });
    await says(await aSource('person', 'customer'), oona, { phone: '+358405550003', title: 'opettaja' });

    expect(await undo(batch)).toEqual({ restored: 1, removed: 0, kept: 1 });
    expect(await valuesOf(oona)).toMatchObject({ phone: '+358405550003', title: 'opettaja', industryCode: null });
  });

  test('undoing one batch under another gives the value of the one that is left', async () => {
    const ilmari = await made(await aSource('order', 'S1', '2026-01-01'), 'Ilmari Ojala', { title: 'kirvesmies' });
    const [first, second] = [await aSource('update_service', 'U1'), await aSource('update_service', 'U2')];
    await says(first, ilmari, { title: 'rakennusmestari' });
    await says(second, ilmari, { title: 'rehtori' });

    await undo(first);
    expect((await valuesOf(ilmari))?.title).toBe('rehtori');
    await undo(second);
    expect((await valuesOf(ilmari))?.title).toBe('kirvesmies');
  });

  test('a customer that only the batch knows is removed with every row, its number never used again', async () => {
    const batch = await aSource('bought_list', 'L1');
    const nobody = await made(batch, 'Nelli Nurmi', { phone: '+358405550004' });

    expect(await undo(batch)).toEqual({ restored: 0, removed: 1, kept: 0 });
    expect(await customersIn(db, [nobody])).toEqual([]);
    expect(await made(await aSource('order', 'S1'), 'Nelli Nurmi')).toBeGreaterThan(nobody);
  });

  test('a customer that another source has spoken of since is kept with all it has', async () => {
    const batch = await aSource('bought_list', 'L1');
    const kept = await made(batch, 'Sulo Saari', { phone: '+358405550005' });
    await says(await aSource('person', 'customer'), kept, { title: 'kapteeni' });

    expect(await undo(batch)).toEqual({ restored: 0, removed: 0, kept: 1 });
    expect(await valuesOf(kept)).toMatchObject({ phone: '+358405550005', title: 'kapteeni' });
  });

  test.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'a customer is gone with the last of three batches, undone in the order %j',
    async (order) => {
      const [list, moves, titles] = [await aSource('bought_list', 'L1'), await aSource('update_service', 'U1'), await aSource('update_service', 'U2')]; // prettier-ignore
      const tilda = await made(list, 'Tilda Turha', { phone: '+358405550006' });
      await says(moves, tilda, { streetAddress: 'Uusikuja 2', postalCode: '00200', city: 'Espoo' });
      await says(titles, tilda, { title: 'rehtori' });
      const sources = [list, moves, titles];
      const removed: number[] = [];
      for (const at of order) removed.push((await undo(sources[at] ?? list)).removed);
      expect(removed).toEqual([0, 0, 1]);
      expect(await customersIn(db, [tilda])).toEqual([]);
    },
  );

  test.each([[[0, 1]], [[1, 0]]])(
    'a customer that another room names has what the one that made it said, undone in the order %j',
    async (order) => {
      const sources = [await aSource('bought_list', 'L1'), await aSource('update_service', 'U1')] as const;
      const named = await made(sources[0], 'Niilo Nimetty', { phone: '+358405550007' });
      await says(sources[1], named, { familyName: 'Toinen', title: 'rehtori', phone: '+358405550008' });
      await transact(by, (tx, act) => tx.insertInto('gate.ban').values({ customer: named, channel: 'post', told_by: 'customer', means: 'phone', act }).execute()); // prettier-ignore
      for (const at of order) expect(await undo(sources[at] ?? sources[0])).toMatchObject({ removed: 0 });
      expect(await valuesOf(named)).toMatchObject({ familyName: 'Nimetty', phone: '+358405550007', title: null });
      expect((await provenanceIn(db, named)).map(({ name }) => name)).not.toContain('U1');
      expect(await undo(sources[0])).toMatchObject({ removed: 0, restored: 0 });
      expect(await valuesOf(named)).toMatchObject({ familyName: 'Nimetty' });
    },
  );

  test.each([[[0, 1]], [[1, 0]]])(
    'nothing that two undone batches said is left of a customer whom another knows by name, undone in the order %j',
    async (order) => {
      const sources = [await aSource('bought_list', 'L1'), await aSource('update_service', 'U1')] as const;
      const known = await made(sources[0], 'Tuomo Tunnettu', { phone: '+358405550009' });
      await says(sources[1], known, { phone: '+358405550010', title: 'rehtori' });
      await says(await aSource('person', 'customer'), known, { familyName: 'Uusinimi' });
      for (const at of order) expect(await undo(sources[at] ?? sources[0])).toMatchObject({ removed: 0 });
      expect(await valuesOf(known)).toMatchObject({ familyName: 'Uusinimi', phone: null, title: null, streetAddress: null }); // prettier-ignore
    },
  );

  test.each([[[0, 1]], [[1, 0]]])(
    'an organisation goes with its post, whichever of their batches is undone first: %j',
    async (order) => {
      const sources = [await aSource('bought_list', 'L1'), await aSource('bought_list', 'L2')] as const;
      const create = (at: 0 | 1, values: CustomerValues, organisation: CustomerNumber | null = null) =>
        transact(by, async (tx, act) => (await createCustomersIn(tx, { act, source: sources[at], today: day('2026-11-16') }, [{ row: 1, values, organisation }]))[0]); // prettier-ignore
      const firm = await create(0, anOrganisation('Turha Oy'));
      const post = await create(1, { ...aPerson('Pirkko Posti'), kind: 'post' }, firm ?? null);
      for (const at of order) await undo(sources[at] ?? sources[0]);
      expect(await customersIn(db, [firm, post] as CustomerNumber[])).toEqual([]);
    },
  );

  test('a customer that another room names is kept', async () => {
    const batch = await aSource('bought_list', 'L1');
    const banned = await made(batch, 'Taimi Vuori');
    await transact(by, (tx, act) =>
      tx
        .insertInto('gate.ban')
        .values({ customer: banned, channel: 'post', told_by: 'customer', means: 'phone', act })
        .execute(),
    );

    expect(await undo(batch)).toEqual({ restored: 0, removed: 0, kept: 1 });
  });
});
