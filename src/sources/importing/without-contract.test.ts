import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { aCustomerRow, aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, continueUnfinished, type Subject } from '../index.ts';
import { listBatches, listRows } from '../list.ts';
import { addSupplier, endContract, setContract } from '../suppliers/contracts.ts';
import { PLAIN_TERMS, type SupplierKind } from '../suppliers/supplier.ts';
import { decideRow } from './decide-row.ts';
import { beginImport, importProgress } from './import.ts';
import { undoImport } from './undo.ts';
import { waitingForContract } from './waiting-for-contract.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await givenSellers(register);
const by = asWorker(register, 'imports:apply', 'orders');
const reading = asWorker(register, 'imports:read');
const changing = asWorker(register, 'suppliers:change');
const profile = canonicalProfile('customers');

const contract = (from: string, to: string | null) => ({ ...PLAIN_TERMS, validFrom: day(from), validTo: to === null ? null : day(to) }); // prettier-ignore
async function givenSupplier(code: string, kind: SupplierKind, until: string | null): Promise<void> {
  await addSupplier(changing, { code, name: `Toimittaja ${code}`, kind });
  await setContract(changing, code, contract('2026-01-01', until));
}
await givenSupplier('L7', 'list_broker', null);
await givenSupplier('L8', 'list_broker', '2026-10-31');
await givenSupplier('U8', 'update_service', '2026-10-31');

const fileOf = (subject: Subject, ...rows: Record<string, string>[]) => aFile('f.csv', csvOf(subject, rows));
async function applied(subject: Subject, ...rows: Record<string, string>[]) {
  const done = await applyImport(by, { file: fileOf(subject, ...rows), profile: canonicalProfile(subject) });
  if (done.kind === 'refused') return done;
  const shown = await listRows(reading, done.batch.id, { verdict: null, after: 0, limit: 10 });
  const said = shown.map(({ verdict, reasons }) => [verdict, ...reasons.map((one) => `${one.reason} ${one.field}`)].join(' '));
  return { batch: done.batch, said };
} // prettier-ignore
const saidOf = async (...given: Parameters<typeof applied>) => {
  const done = await applied(...given);
  return 'said' in done ? done.said : done.because;
};

const listed = (n: number, list_code: string) =>
  aCustomerRow({ source_key: `N${n}`, family_name: `Nimetty${n}`, street_address: `Tie ${n}`, phone: `04055570${n}0`, list_code }); // prettier-ignore
const moved = { kind: 'moved', old_given_names: 'A', old_family_name: 'B', old_street_address: 'C 1', old_postal_code: '00100', new_street_address: 'D 2', new_postal_code: '00100', new_city: 'Helsinki', new_country: 'FI', moved_on: '2026-11-01' }; // prettier-ignore

test('a file whose every row is of a supplier without a contract does not come in, whoever brings it', async () => {
  expect(await saidOf('customers', listed(10, 'L8'), listed(11, 'l8 '))).toBe('no_contract');
  expect(await saidOf('address-updates', { ...moved, update_service: 'U8' })).toBe('no_contract');
  await endContract(changing, 'S3', day('2026-11-01'));
  expect(await saidOf('agent-orders', anOrderRow({ seller_code: 'S3' }))).toBe('no_contract');
  expect(await saidOf('customers', listed(12, 'L8'), listed(13, 'U8'))).toBe('no_contract');
});

test('of a file of several, the rows of whom there is no contract are held, and the others come in', async () => {
  expect(await saidOf('customers', listed(20, 'L8'), listed(21, 'WEB-2026'), listed(22, ''))).toEqual([
    'quarantined no_contract list_code',
    'created',
    'created',
  ]);
  expect(await saidOf('address-updates', { ...moved, update_service: 'U8' }, moved)).toEqual([
    'quarantined no_contract update_service',
    'rejected no_match old_family_name',
  ]);
  expect(
    await saidOf('agent-orders', anOrderRow({ seller_code: 'S3' }), anOrderRow({ seller_reference: 'S1-20' })),
  ).toEqual([
    // prettier-ignore
    'rejected no_contract seller_code',
    'created',
  ]);
});

test('a file whose every row is of one supplier is its word, by its contract', async () => {
  const done = await applied('customers', listed(30, 'L7'));
  assert('said' in done, 'refused');
  expect(done.said).toEqual(['created']);
  expect(done.batch.supplier).toBe('L7');
});

test('a row held for want of a contract is decided once there is one, and a row that came under one after it has ended', async () => {
  const held = await applied('customers', listed(40, 'L8'), listed(41, 'L7'));
  assert('said' in held, 'refused');
  const at = { batch: held.batch.id, row: 1 };
  expect(await decideRow(by, at, { kind: 'apply' })).toMatchObject({
    because: 'still_doubtful',
    reasons: [{ reason: 'no_contract' }],
  });
  await setContract(changing, 'L8', contract('2026-11-16', '2026-11-20'));
  expect(await decideRow(by, at, { kind: 'apply' })).toMatchObject({ kind: 'decided', verdict: 'created' });
  const late = await applied('customers', { ...listed(42, 'L8'), family_name: 'Äiti ja isä', given_names: 'A ja B' });
  assert('said' in late, 'refused');
  register.setToday('2026-11-25');
  const decided = await decideRow(by, { batch: late.batch.id, row: 1 }, { kind: 'apply', waived: ['two_persons'] });
  expect(decided).toMatchObject({ kind: 'decided', verdict: 'created' });
  register.setToday('2026-11-16');
});

test('an import cut short does not go on when its contract has ended meanwhile, and goes on when there is one', async () => {
  await givenSupplier('L9', 'list_broker', null);
  const order = { file: fileOf('customers', listed(50, 'L9')), profile, supplier: 'L9' };
  const begun = await beginImport(by, order);
  assert(begun.kind === 'begun', 'refused');
  await endContract(changing, 'L9', day('2026-11-15'));
  expect(await continueUnfinished(by)).toBe(0);
  const left = await importProgress(reading, begun.batch);
  assert(left, 'no batch');
  expect(left).toMatchObject({ state: 'applying', rowsDone: 0 });
  expect([...(await waitingForContract(reading, [left]))]).toEqual([begun.batch]);
  await setContract(changing, 'L9', contract('2026-11-16', null));
  expect(await continueUnfinished(by)).toBe(1);
  expect(await importProgress(reading, begun.batch)).toMatchObject({ state: 'applied', counts: { created: 1 } });
});

test('a contract that ends while its file is applied stops it after the chunk, and the batch can be undone', async () => {
  await givenSupplier('L6', 'list_broker', '2026-11-20');
  const rows = Array.from({ length: 2_001 }, (_, n) => aCustomerRow({ source_key: `M${n}`, family_name: `Monta${n}`, street_address: `Raitti ${n}` })); // prettier-ignore
  const order = { file: fileOf('customers', ...rows), profile, supplier: 'L6' };
  const done = await applyImport(by, order, () => register.setToday('2026-11-21'));
  register.setToday('2026-11-16');
  assert(done.kind === 'refused', 'it went on');
  expect([done.because, done.message.en]).toEqual([
    'no_contract',
    expect.stringContaining(' 2000/2001 rows of batch '),
  ]);
  const [left] = await listBatches(reading, { before: null, limit: 1 });
  assert(left, 'no batch');
  expect(await undoImport(by, left.id)).toMatchObject({ kind: 'undone', customers: { removed: 2_000 } });
});
