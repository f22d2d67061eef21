import { expect, test } from 'vitest';
import { asStart, asWorker, transact } from '#access';
import { assert, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { aFile, anOrderRow, csvOf, givenSellers } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, decideRow } from '../index.ts';
import { listRows } from '../list.ts';
import {
  addSupplier,
  endContract,
  listSuppliers,
  setContract,
  setSuppliersIn,
  supplierContractOn,
} from './contracts.ts';
import { exampleSellers, setSellersIn, toldSuppliers } from './sellers.ts';
import { type Contract, PLAIN_TERMS } from './supplier.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await givenSellers(register);
const changing = asWorker(register, 'suppliers:change');
const reading = asWorker(register, 'suppliers:read');

const contract = (validFrom: string, validTo: string | null, told: Partial<Contract> = {}): Contract => ({
  ...PLAIN_TERMS,
  validFrom: day(validFrom),
  validTo: validTo === null ? null : day(validTo),
  ...told,
});
const allowedOn = (code: string, on: string) => transact(changing, (tx) => supplierContractOn(tx, code, day(on)));

test('a seller of the settings file is a supplier with a contract of its days', async () => {
  const suppliers = await listSuppliers(reading);
  expect(suppliers.map(({ code, kind, contracts }) => [code, kind, contracts.length])).toEqual([
    ['S1', 'order_seller', 1],
    ['S2', 'order_seller', 1],
    ['S3', 'order_seller', 1],
  ]);
  expect(await allowedOn('S1', '2026-11-16')).toMatchObject({ kind: 'valid', sourceKind: 'order' });
  expect(await allowedOn('S1', '2031-01-01')).toEqual({ kind: 'none', because: 'ended' });
});

test('the settings file tells sellers as before and every other supplier whole, and reads both back', async () => {
  await addSupplier(changing, { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker' });
  const terms = { licence: 'one mailing', purposes: ['informing'], duties: ['tells whence the data is'] } as const;
  await setContract(changing, 'L7', contract('2026-01-01', '2026-12-31', terms));
  const told = await toldSuppliers(asStart(register, 'suppliers:read'));
  expect(told.sellers).toEqual(exampleSellers);
  expect(told.suppliers.map(({ code }) => code)).toEqual(['L7']);
  const other = await aRegister('2026-11-16');
  await transact(asStart(other, 'settings:change'), async (tx) => {
    await setSellersIn(tx, told.sellers);
    await setSuppliersIn(tx, told.suppliers);
  });
  expect(await toldSuppliers(asStart(other, 'suppliers:read'))).toEqual(told);
});

test('a contract of the settings file names a profile that there is, else nothing is written', async () => {
  const other = await aRegister('2026-11-16');
  const contracts = [contract('2026-01-01', null, { profile: 'nobody-saved-this' })];
  const told = [{ code: 'L5', name: 'Listat', kind: 'list_broker' as const, contracts }];
  const set = await transact(asStart(other, 'settings:change'), (tx) => setSuppliersIn(tx, told));
  expect(set).toEqual({ kind: 'refused', because: 'unknown_profile', supplier: 'L5', profile: 'nobody-saved-this' });
  expect((await toldSuppliers(asStart(other, 'suppliers:read'))).suppliers).toEqual([]);
});

test('on a day the contract in force says what its data may be used for, and no contract says why', async () => {
  expect(await allowedOn('L7', '2026-06-01')).toEqual({
    kind: 'valid',
    name: 'Osoitelistat Oy',
    sourceKind: 'bought_list',
    profile: null,
    licence: 'one mailing',
    purposes: ['informing'],
    duties: ['tells whence the data is'],
    runningSubscription: 'accept',
  });
  expect(await allowedOn('L7', '2025-12-31')).toEqual({ kind: 'none', because: 'not_begun' });
  expect(await allowedOn('L8', '2026-06-01')).toEqual({ kind: 'none', because: 'unknown_supplier' });
  await addSupplier(changing, { code: 'U1', name: 'Osoitepalvelu', kind: 'update_service' });
  expect(await allowedOn('U1', '2026-06-01')).toEqual({ kind: 'none', because: 'no_contract' });
});

test('contracts of one supplier never meet, and a code is given once', async () => {
  expect(await addSupplier(changing, { code: 'L7', name: 'x', kind: 'partner' })).toMatchObject({
    because: 'code_is_taken',
  });
  expect(await setContract(changing, 'L7', contract('2026-12-31', null))).toMatchObject({
    because: 'contracts_overlap',
  });
  expect(await setContract(changing, 'L9', contract('2026-12-31', null))).toMatchObject({
    because: 'unknown_supplier',
  });
  expect(await setContract(changing, 'L7', contract('2027-02-01', '2027-01-01'))).toMatchObject({
    because: 'ends_before_start',
  });
  expect(await setContract(changing, 'L7', contract('2027-01-01', null))).toEqual({ kind: 'set' });
  expect(await endContract(changing, 'L7', day('2027-03-31'))).toEqual({ kind: 'ended' });
  expect(await allowedOn('L7', '2027-04-01')).toEqual({ kind: 'none', because: 'ended' });
});

async function applied(...rows: Record<string, string>[]) {
  const by = asWorker(register, 'imports:apply', 'orders');
  const done = await applyImport(by, {
    file: aFile('o.csv', csvOf('agent-orders', rows)),
    profile: canonicalProfile('agent-orders'),
  });
  assert(done.kind === 'applied', 'the file was refused');
  const { id } = done.batch;
  const listed = await listRows(asWorker(register, 'imports:read'), id, { verdict: null, after: 0, limit: 500 });
  return { id, said: listed.map(({ verdict, reasons }) => [verdict, ...reasons.map(({ reason }) => reason)]) };
}
const ville = { given_names: 'Ville', family_name: 'Salo', phone: '040 5550009' };

test('an order of a title that runs already does what the contract of its seller says', async () => {
  const [s2] = (await listSuppliers(reading)).filter(({ code }) => code === 'S2');
  const [plain] = s2?.contracts ?? [];
  assert(plain, 'S2 has a contract');
  await setContract(changing, 'S2', { ...plain, runningSubscription: 'quarantine' });
  const again = (reference: string, told: Record<string, string> = {}) =>
    anOrderRow({ ...ville, seller_code: 'S2', seller_reference: reference, ...told });
  expect((await applied(again('A1'))).said).toEqual([['created']]);
  const second = await applied(
    again('A2'),
    again('A3', {
      offer_code: 'YRITYS12',
      kind: 'organisation',
      organisation_name: 'Muu Oy',
      given_names: '',
      family_name: '',
    }),
  );
  expect(second.said[0]).toEqual(['quarantined', 'has_running_subscription']);
  expect((await applied(again('A4', { seller_code: 'S1' }))).said).toEqual([['created']]);
  await setContract(changing, 'S2', { ...plain, runningSubscription: 'reject' });
  expect((await applied(again('A5'))).said).toEqual([['rejected', 'has_running_subscription']]);
  const by = asWorker(register, 'imports:apply', 'orders');
  const decided = await decideRow(
    by,
    { batch: second.id, row: 1 },
    { kind: 'apply', waived: ['has_running_subscription'] },
  );
  expect(decided).toMatchObject({ kind: 'decided', verdict: 'created' });
});

test('the same title ordered twice for one new reader in one file is noticed too', async () => {
  const eeva = (reference: string) => anOrderRow({ given_names: 'Eeva', family_name: 'Uusi', phone: '040 5550010', seller_code: 'S2', seller_reference: reference }); // prettier-ignore
  expect((await applied(eeva('B1'), eeva('B2'))).said).toEqual([['created'], ['rejected', 'has_running_subscription']]);
});
