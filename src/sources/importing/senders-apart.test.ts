import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { customersIn } from '#customers';
import { assert, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { aCustomerRow, aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile } from '../index.ts';
import { listRows } from '../list.ts';
import { addSupplier, endContract, setContract } from '../suppliers/contracts.ts';
import { type Contract, PLAIN_TERMS, type SupplierKind } from '../suppliers/supplier.ts';
import { doubtfulRow } from './decide-row.ts';
import { beginImport } from './import.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await givenSellers(register);
const by = asWorker(register, 'imports:apply', 'orders');
const reading = asWorker(register, 'imports:read');
const changing = asWorker(register, 'suppliers:change');
const profile = canonicalProfile('customers');

async function givenSupplier(code: string, kind: SupplierKind, terms: Partial<Contract> = {}): Promise<void> {
  await addSupplier(changing, { code, name: `Toimittaja ${code}`, kind });
  await setContract(changing, code, { ...PLAIN_TERMS, validFrom: day('2026-01-01'), validTo: null, ...terms });
}
await givenSupplier('LA', 'list_broker', { profile: 'customers' });
await givenSupplier('LB', 'list_broker', { profile: 'customers' });

const fileOf = (...rows: Record<string, string>[]) => aFile('customers.csv', csvOf('customers', rows));

async function given(supplier: string | null, file: ReturnType<typeof fileOf>) {
  const done = await applyImport(by, { file, profile, supplier });
  assert(done.kind === 'applied', 'the file was refused');
  const rows = await listRows(reading, done.batch.id, { verdict: null, after: 0, limit: 10 });
  return { batch: done.batch.id, rows };
}

async function nameOf(customer: CustomerNumber | null | undefined) {
  assert(customer, 'no customer');
  const [found] = await customersIn(register.db, [customer]);
  return [found?.values.givenNames, found?.values.familyName];
}

const maija = aCustomerRow({ source_key: 'K5', given_names: 'Maija', family_name: 'Mallikas', phone: '040 5550001' });
const pertti = aCustomerRow({
  source_key: 'K5',
  given_names: 'Pertti',
  family_name: 'Kumpula',
  street_address: 'Toinenkatu 9',
  phone: '040 5550002',
});

test('two suppliers of one profile have each their own keys', async () => {
  const [ofA] = (await given('LA', fileOf(maija))).rows;
  const [ofB] = (await given('LB', fileOf(pertti))).rows;
  expect([ofA?.verdict, ofB?.verdict]).toEqual(['created', 'created']);
  expect(await nameOf(ofA?.customer)).toEqual(['Maija', 'Mallikas']);
  expect(await nameOf(ofB?.customer)).toEqual(['Pertti', 'Kumpula']);
});

test('a row that another supplier gave before is no repeat, and its key under another name asks a person', async () => {
  const { batch, rows } = await given('LA', fileOf(pertti));
  expect(rows).toMatchObject([{ verdict: 'quarantined', reasons: [{ reason: 'doubtful_match' }] }]);
  const [standing] = (await given('LA', fileOf({ ...maija, email: 'maija@a.example' }))).rows;
  expect(await nameOf(standing?.customer)).toEqual(['Maija', 'Mallikas']);
  const doubtful = await doubtfulRow(reading, { batch, row: rows[0]?.row ?? 0 });
  expect(doubtful?.among).toEqual([{ field: 'receiver', customers: [standing?.customer] }]);
});

test('a married name under a known key still changes the customer', async () => {
  const { rows } = await given('LA', fileOf({ ...maija, family_name: 'Virtanen' }));
  expect(rows).toMatchObject([{ verdict: 'updated' }]);
});

test('a supplier gives what its contract is about, and nothing else', async () => {
  await givenSupplier('POSTI', 'update_service');
  await givenSupplier('LC', 'list_broker', { purposes: ['informing'] });
  await givenSupplier('SX', 'order_seller', { purposes: ['informing'] });
  await givenSupplier('LD', 'list_broker', { profile: 'bans' });
  const orders = aFile('orders.csv', csvOf('agent-orders', [anOrderRow()]));
  const refusals = [
    await applyImport(by, { file: fileOf(maija), profile, supplier: 'POSTI' }),
    await applyImport(by, { file: fileOf(maija), profile, supplier: 'LD' }),
    await applyImport(by, { file: orders, profile: canonicalProfile('agent-orders'), supplier: 'LC' }),
    await applyImport(by, { file: orders, profile: canonicalProfile('agent-orders'), supplier: 'SX' }),
  ];
  for (const one of refusals) expect(one).toMatchObject({ kind: 'refused', because: 'not_in_contract' });
});

test('a contract names a profile that there is', async () => {
  const terms = { ...PLAIN_TERMS, validFrom: day('2027-01-01'), validTo: null, profile: 'nobody-saved-this' };
  expect(await setContract(changing, 'LA', terms)).toEqual({ kind: 'refused', because: 'unknown_profile' });
});

test('a seller reports its own sales alone', async () => {
  const file = aFile('orders.csv', csvOf('agent-orders', [anOrderRow({ seller_code: 'S1' })]));
  const done = await applyImport(by, { file, profile: canonicalProfile('agent-orders'), supplier: 'S2' });
  assert(done.kind === 'applied', 'the file was refused');
  const rows = await listRows(reading, done.batch.id, { verdict: null, after: 0, limit: 10 });
  expect(rows).toMatchObject([{ verdict: 'rejected', reasons: [{ reason: 'unknown_seller', field: 'seller_code' }] }]);
});

test('a file cut short is not taken up again after its contract has ended, nor under another supplier', async () => {
  const file = fileOf(aCustomerRow({ source_key: 'K77', given_names: 'Oiva', family_name: 'Rantala' }));
  const begun = await beginImport(by, { file, profile, supplier: 'LB' });
  expect(begun).toMatchObject({ kind: 'begun', isResumed: false });
  expect(await beginImport(by, { file, profile, supplier: 'LA' })).toMatchObject({ kind: 'begun', isResumed: false });
  expect(await beginImport(by, { file, profile, supplier: 'LB' })).toMatchObject({ kind: 'begun', isResumed: true });
  await endContract(changing, 'LB', day('2026-11-15'));
  expect(await beginImport(by, { file, profile, supplier: 'LB' })).toMatchObject({ because: 'no_contract' });
});
