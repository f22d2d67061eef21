import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { customersIn } from '#customers';
import { bansIn, explainMarketing } from '#gate';
import { assert, type BatchId, type CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import {
  applyImport,
  type Batch,
  canonicalProfile,
  decideRow,
  planImport,
  type ShownRow,
  undoImport,
} from '../index.ts';
import { beginImport, continueImport } from './import.ts';
import { doubtfulRow } from './decide-row.ts';
import { listBatches, listRows } from '../list.ts';
import { photograph } from '../../../test/photograph.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const profile = canonicalProfile('customers');

const fileOf = (...rows: Record<string, string>[]) => aFile('customers.csv', csvOf('customers', rows));

async function applied(...rows: Record<string, string>[]): Promise<{ batch: Batch; rows: ShownRow[] }> {
  const done = await applyImport(by, { file: fileOf(...rows), profile });
  assert(done.kind === 'applied', 'the file was refused');
  return { batch: done.batch, rows: await rowsOf(done.batch.id) };
}

const rowsOf = (batch: BatchId): Promise<ShownRow[]> =>
  listRows(asWorker(register, 'imports:read'), batch, { verdict: null, after: 0, limit: 500 });

async function valuesOf(customer: CustomerNumber | null | undefined) {
  assert(customer, 'no customer');
  const [found] = await customersIn(register.db, [customer]);
  return found?.values;
}

test('a file makes customers, changes those that its own keys name, and says so row by row', async () => {
  const kaisa = { source_key: 'A1', email: 'kaisa@a.example' };
  const first = await applied(
    aCustomerRow(kaisa),
    aCustomerRow({ source_key: 'A2', given_names: 'Ville', family_name: 'Salo', phone: '040 5551234' }),
  );
  expect(first.batch).toMatchObject({ state: 'applied', rowsTotal: 2, rowsDone: 2, counts: { created: 2 } });

  const moved = aCustomerRow({ ...kaisa, street_address: 'Uusikuja 2', postal_code: '33100', city: 'Tampere' });
  const second = await applied(moved);
  expect(second.rows).toMatchObject([{ verdict: 'updated', customer: first.rows[0]?.customer }]);
  expect(await valuesOf(first.rows[0]?.customer)).toMatchObject({ streetAddress: 'Uusikuja 2', city: 'Tampere' });
});

test('the same file again changes nothing, not even the order in which its rows had their say', async () => {
  const rows = [
    aCustomerRow({
      source_key: 'B1',
      given_names: 'Liisa',
      family_name: 'Harju',
      phone: '040 5552001',
      received_on: '2020-01-01',
    }),
    aCustomerRow({
      source_key: 'B2',
      given_names: 'Liisa',
      family_name: 'Harju',
      phone: '040 5552001',
      email: 'liisa@b.example',
    }),
    aCustomerRow({ source_key: 'B3', given_names: 'Liisa', family_name: 'Harju', postal_code: '1' }),
  ];
  const first = await applied(...rows);
  expect(first.batch.counts).toMatchObject({ created: 1, updated: 1, rejected: 1 });
  const before = await photograph(register.db, ['customers', 'gate', 'orders']);
  const again = await applied(...rows);
  expect(again.batch.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 1 });
  expect(await photograph(register.db, ['customers', 'gate', 'orders'])).toEqual({
    ...before,
    'customers.source': expect.anything() as unknown,
  });
});

test('a second record of the same person completes the first and corrects nothing', async () => {
  const one = aCustomerRow({ given_names: 'Aino', family_name: 'Koski', phone: '040 5553001', source_key: 'C1' });
  const other = {
    ...one,
    source_key: 'C2',
    street_address: 'Kotikj. 1',
    email: 'aino@c.example',
    job_title: 'opettaja',
  };
  const { rows } = await applied(one, other);
  expect(rows.map(({ verdict }) => verdict)).toEqual(['created', 'updated']);
  expect(rows[1]?.customer).toBe(rows[0]?.customer);
  expect(await valuesOf(rows[0]?.customer)).toMatchObject({
    streetAddress: 'Kotikuja 1',
    email: 'aino@c.example',
    title: 'opettaja',
  });
});

test('bans and consents of the file hold at once, and an unknown ban code is never "no ban"', async () => {
  const person = { given_names: 'Eeva', family_name: 'Laine', phone: '040 5554001' };
  const { rows } = await applied(
    aCustomerRow({ ...person, source_key: 'D1', ban_codes: 'all', consent_email_on: '2024-05-01' }),
    aCustomerRow({ source_key: 'D2', given_names: 'Onni', family_name: 'Lehto', ban_codes: 'post|dm' }),
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(['created', 'rejected']);
  const bans = await bansIn(register.db, rows[0]?.customer as CustomerNumber);
  expect(bans.map(({ channel }) => channel).toSorted()).toEqual(['disclosure', 'email', 'phone', 'post', 'sms']);
});

test('the ban of a row that is held back holds too: whoever comes later by the same telephone is banned', async () => {
  const person = { given_names: 'Antti', family_name: 'Keskinen', phone: '040 5554777' };
  const held = await applied(
    aCustomerRow({ ...person, source_key: 'K1', postal_code: '00001', ban_codes: 'phone|sms' }),
  );
  expect(held.rows.map(({ verdict }) => verdict)).toEqual(['quarantined']);
  const later = await applied(aCustomerRow({ ...person, source_key: 'K2' }));
  expect(later.rows.map(({ verdict }) => verdict)).toEqual(['created']);
  const metChannels = async () =>
    ((await explainMarketing(asWorker(register, 'customers:find'), later.rows[0]?.customer as CustomerNumber)) ?? [])
      .filter(({ because }) => because === 'suppressed')
      .map(({ channel }) => channel);
  expect(await metChannels()).toEqual(['phone', 'sms']);

  await undoImport(by, held.batch.id);
  expect(await metChannels()).toEqual([]);
});

test('a file that cannot be trusted leaves nothing behind', async () => {
  const before = await photograph(register.db);
  const half = csvOf('customers', [aCustomerRow({ source_key: 'E1' }), aCustomerRow({ source_key: 'E2' })]).slice(
    0,
    -60,
  );
  const done = await applyImport(by, { file: aFile('half.csv', half), profile });
  expect(done).toMatchObject({ kind: 'refused', because: 'wrong_field_count', record: 2, line: 3 });
  expect(await photograph(register.db)).toEqual(before);
});

test('a plan says what applying does, and writes nothing', async () => {
  const file = fileOf(
    aCustomerRow({ source_key: 'F1', given_names: 'Tapio', family_name: 'Mäki', phone: '040 5556001' }),
    aCustomerRow({ source_key: 'F2', given_names: 'Matti ja Maija', family_name: 'Mäki' }),
  );
  const before = await photograph(register.db);
  const seen: ShownRow[] = [];
  const plan = await planImport(by, { file, profile, onRows: (rows) => void seen.push(...rows) });
  expect(plan).toMatchObject({ kind: 'planned', batch: { counts: { created: 1, quarantined: 1 } } });
  expect(seen.map(({ verdict, customer }) => [verdict, customer])).toEqual([
    ['created', null],
    ['quarantined', null],
  ]);
  expect(await photograph(register.db)).toEqual(before);
  const done = await applyImport(by, { file, profile });
  expect(done).toMatchObject({ kind: 'applied', batch: { counts: { created: 1, quarantined: 1 } } });
});

test('a doubtful row waits for a person, who says whom it means, lets a doubt pass, or drops it', async () => {
  const { batch, rows } = await applied(
    aCustomerRow({ source_key: 'G1', given_names: 'Olavi', family_name: 'Niemi', postal_code: '02290', city: 'Espoo' }),
    aCustomerRow({ source_key: 'G2', given_names: 'Olavi', family_name: 'Ranta', email: 'olavi(at)g.example' }),
    aCustomerRow({ source_key: 'G3', given_names: 'Olavi', family_name: 'Virta', phone: '12' }),
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(['quarantined', 'quarantined', 'quarantined']);
  const at = (row: number) => ({ batch: batch.id, row });

  expect(await doubtfulRow(asWorker(register, 'imports:read'), at(1))).toMatchObject({
    reasons: [{ reason: 'expired_postal_code', field: 'postal_code' }],
  });
  expect(await decideRow(by, at(1), { kind: 'apply' })).toMatchObject({ because: 'still_doubtful' });
  const passed = await decideRow(by, at(1), { kind: 'apply', waived: ['expired_postal_code'] });
  expect(passed).toMatchObject({ kind: 'decided', verdict: 'created' });

  const mended = await decideRow(by, at(2), { kind: 'apply', values: { email: 'olavi@g.example' } });
  assert(mended.kind === 'decided', 'the mended row was refused');
  expect(await valuesOf(mended.customer)).toMatchObject({ familyName: 'Ranta', email: 'olavi@g.example' });

  expect(await decideRow(by, at(3), { kind: 'drop' })).toMatchObject({ kind: 'decided', verdict: 'rejected' });
  expect(await decideRow(by, at(3), { kind: 'drop' })).toMatchObject({ because: 'no_doubtful_row' });
  const [listed] = await listBatches(asWorker(register, 'imports:read'), { before: null, limit: 1 });
  expect(listed?.counts).toEqual({ created: 2, updated: 0, unchanged: 0, quarantined: 0, rejected: 1 });
});

test('a row that may mean a known customer is applied to whom the person chooses', async () => {
  const known = aCustomerRow({ source_key: 'H1', given_names: 'Risto', family_name: 'Aho', phone: '040 5558001' });
  const first = await applied(known);
  const { batch, rows } = await applied(aCustomerRow({ source_key: 'H2', given_names: 'Risto', family_name: 'Aho' }));
  expect(rows[0]?.reasons).toMatchObject([{ reason: 'doubtful_match' }]);
  const customer = first.rows[0]?.customer as CustomerNumber;
  const at = { batch: batch.id, row: 1 };
  const shown = await doubtfulRow(asWorker(register, 'imports:read'), at);
  expect(shown?.among).toEqual([{ field: 'receiver', customers: [customer] }]);
  const decided = await decideRow(by, at, { kind: 'apply', receiver: { kind: 'same', customer } });
  expect(decided).toMatchObject({ kind: 'decided', customer });
});

test('undo restores what stood before, but what others have confirmed since', async () => {
  const anna = { source_key: 'J1', given_names: 'Anna', family_name: 'Kallio', phone: '040 5559001' };
  const first = await applied(aCustomerRow(anna));
  const customer = first.rows[0]?.customer;
  const wrong = await applied(
    aCustomerRow({ ...anna, street_address: 'Vääräkuja 9', ban_codes: 'phone' }),
    aCustomerRow({ source_key: 'J2', given_names: 'Uusi', family_name: 'Tulija', email: 'uusi@j.example' }),
  );
  expect(wrong.batch.counts).toMatchObject({ created: 1, updated: 1 });
  expect(await undoImport(by, wrong.batch.id)).toMatchObject({
    kind: 'undone',
    customers: { restored: 1, removed: 1, kept: 0 },
  });
  expect(await valuesOf(customer)).toMatchObject({ streetAddress: 'Kotikuja 1' });
  const bans = await bansIn(register.db, customer as CustomerNumber);
  expect(bans.filter(({ liftedAt }) => liftedAt === null)).toEqual([]);
  expect(await undoImport(by, wrong.batch.id)).toEqual({ kind: 'refused', because: 'already_undone' });
  const again = await applied(
    aCustomerRow({ source_key: 'J2', given_names: 'Uusi', family_name: 'Tulija', email: 'uusi@j.example' }),
  );
  expect(again.batch.counts).toMatchObject({ created: 1 });
});

test('an import that was begun and left goes on with the same file, and repeats nothing', async () => {
  const file = fileOf(
    aCustomerRow({ source_key: 'K1', given_names: 'Kerttu', family_name: 'Salmi', phone: '040 5550101' }),
  );
  const begun = await beginImport(by, { file, profile });
  assert(begun.kind === 'begun', 'refused');
  const done = await applyImport(by, { file, profile });
  expect(done).toMatchObject({ kind: 'applied', isResumed: true, batch: { id: begun.batch, counts: { created: 1 } } });
  expect(await continueImport(by, begun.batch)).toMatchObject({ counts: { created: 1 }, state: 'applied' });
});
