import { afterAll, expect, test } from 'vitest';
import { asWorker, databaseOf } from '#access';
import { day, type PostalCode } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { pcfFile, pcfRecord } from '../../../test/given/pcf-file.ts';
import {
  doubtfulAddresses,
  listPostalLists,
  postalCodesIn,
  showPostalCode,
  tellSuccessor,
} from './codes-of-register.ts';
import { codesInUse, goBy } from './known-codes.ts';
import type { PostalKind } from './postal-code.ts';
import { importPcf, loadShippedCodes } from './refresh-codes.ts';
import { countsOfRefreshed, linesOfRefreshed } from './say-refreshed.ts';
import { shippedList } from './shipped-list.ts';

const register = await aRegister('2026-11-24');
const by = asWorker(register, 'settings:change');
const reader = asWorker(register, 'customers:find');
const db = databaseOf(by);
afterAll(() => goBy(null));

const code = (text: string) => text as PostalCode;

const TYPE: Readonly<Record<PostalKind, string>> = {
  normal: '1', box: '2', company: '3', aggregation: '4', reply: '5', parcel: '6', 'pick-up': '7', technical: '8', competition: '3',
}; // prettier-ignore
const asDate = (text: string): string => text.replaceAll('-', '');

/** The shipped list as a file of a later day, some records otherwise or left out. */
function laterFile(runOn: string, changes: Readonly<Record<string, object | null>>, more: readonly string[] = []): Uint8Array {
  const records = shippedList().codes.flatMap((one) => {
    const change = changes[one.code];
    if (change === null) return [];
    const usual = {
      runOn, code: one.code, fi: one.fi, sv: one.sv, abbreviationFi: one.abbreviationFi, abbreviationSv: one.abbreviationSv,
      validFrom: asDate(String(one.validFrom)), type: TYPE[one.kind], municipality: one.municipality,
      municipalityFi: one.municipalityFi, municipalitySv: one.municipalitySv, languages: String(one.languages),
    };
    return [pcfRecord({ ...usual, ...change })];
  });
  return pcfFile(...records, ...more);
} // prettier-ignore

const sha256 = new Uint8Array(32);
const take = (bytes: Uint8Array, how: { isDryRun?: boolean; acceptsFewer?: boolean } = {}) =>
  importPcf(by, { name: 'PCF.dat', bytes, sha256 }, { isDryRun: false, acceptsFewer: false, ...how });

const NEW_CODE = pcfRecord({ runOn: '20261101', code: '00175', validFrom: '20261015', municipality: '091' });
const FILE = laterFile(
  '20261101',
  { '00150': null, '00160': { fi: 'UUSIHELSINKI', validFrom: '20260901' }, '00170': { type: '3' } },
  [NEW_CODE],
);

await givenCustomers(register, [
  aPerson('Kaisa Virtanen', { postalCode: '00150' }),
  aPerson('Ville Laine', { postalCode: '00150' }),
  aPerson('Aino Salo', { postalCode: '00170' }),
  aPerson('Eino Koski', { postalCode: '00160' }),
  aPerson('Nils Berg', { postalCode: '00150', country: 'SE' }),
  aPerson('Outi Aho', { postalCode: '99899' }),
]);

test('a register opened for the first time knows the shipped list, and is not told it twice', async () => {
  expect((await listPostalLists(by, 10)).map(({ origin, runOn }) => [origin, String(runOn)])).toEqual([['package', '2024-04-13']]);
  expect(await loadShippedCodes(by)).toBe('known');
  const known = await postalCodesIn(db, ['00150', '02290', '99899'], day('2026-11-24'));
  expect(known.get('00150')).toMatchObject({ fi: 'HELSINKI', validTo: null, isHome: true });
  expect(known.get('02290')).toMatchObject({ validTo: day('2026-05-25') });
  expect(known.has('99899')).toBe(false);
}); // prettier-ignore

test('a dry run says what a file would do and whom it touches, and does nothing', async () => {
  const done = await take(FILE, { isDryRun: true });
  if (done.kind === 'refused') throw new Error(done.because);
  expect(done.kind).toBe('previewed');
  expect(countsOfRefreshed(done)).toEqual({
    added: 1, changed: 2, retired: 1, back: 0, unchanged: shippedList().codes.length - 3, customersInChanged: 2, customersInRetired: 2,
  }); // prettier-ignore
  expect(linesOfRefreshed(done).map(({ change, code: of, customers }) => [change, of, customers])).toEqual([
    ['retired', '00150', 2],
    ['changed', '00160', 1],
    ['changed', '00170', 1],
    ['new', '00175', 0],
  ]);
  expect(linesOfRefreshed(done)[0]?.detail).toBe('last day 2026-10-31, 00175?');
  expect(await listPostalLists(by, 10)).toHaveLength(1);
});

test('a file is taken in, its history kept: codes end, change and begin on their days', async () => {
  expect(await take(FILE)).toMatchObject({ kind: 'refreshed' });
  expect(await take(FILE)).toMatchObject({ kind: 'unchanged' });
  expect(['00150', '00160', '00175', '99899'].map((one) => codesInUse().lastStanding(one))).toEqual(['retired', 'in_use', 'in_use', 'unknown']);

  expect(await showPostalCode(reader, code('00150'))).toMatchObject({ standing: 'retired', facts: { validTo: day('2026-10-31') } });
  const renamed = await showPostalCode(reader, code('00160'));
  expect(renamed?.history.map(({ fi, validFrom, validTo }) => [fi, String(validFrom), String(validTo)])).toEqual([
    ['HELSINKI', '1988-10-01', '2026-08-31'],
    ['UUSIHELSINKI', '2026-09-01', 'null'],
  ]);
  expect(await showPostalCode(reader, code('00170'))).toMatchObject({ standing: 'in_use', facts: { kind: 'company', isHome: false } });
  expect(await showPostalCode(reader, code('00175'))).toMatchObject({ standing: 'in_use' });
  expect(await showPostalCode(reader, code('99899'))).toBeNull();
  const before = await postalCodesIn(db, ['00160', '00170'], day('2026-08-31'));
  expect([before.get('00160')?.fi, before.get('00170')?.isHome]).toEqual(['HELSINKI', true]);
}); // prettier-ignore

test('customers in retired, unknown and homeless codes are listed, with the successor once it is told', async () => {
  const found = async () => (await doubtfulAddresses(reader, 100)).map(({ code: of, standing, kind, successor }) => [of, standing, kind, successor]); // prettier-ignore
  expect(await found()).toEqual([
    ['00150', 'retired', 'normal', null],
    ['00150', 'retired', 'normal', null],
    ['00170', 'in_use', 'company', null],
    ['99899', 'unknown', null, null],
  ]);
  expect(await tellSuccessor(by, code('00150'), code('00175'))).toEqual({ kind: 'set' });
  expect((await found())[0]).toEqual(['00150', 'retired', 'normal', '00175']);
  expect(await tellSuccessor(by, code('00160'), code('00175'))).toMatchObject({ because: 'code_in_use' });
  expect(await tellSuccessor(by, code('00150'), code('99899'))).toMatchObject({ because: 'unknown_successor' });
  expect(await tellSuccessor(by, code('99899'), code('00175'))).toMatchObject({ because: 'unknown_code' });
  expect(await doubtfulAddresses(reader, 1)).toHaveLength(1);
});

test('an older list and a part of a list are refused, and nothing of them stands', async () => {
  const before = await showPostalCode(reader, code('00160'));
  expect(await take(laterFile('20261031', {}))).toMatchObject({
    because: 'older_than_known',
    knownOn: day('2026-11-01'),
  });
  const part = pcfFile(pcfRecord({ runOn: '20261102' }), pcfRecord({ runOn: '20261102', code: '00120' }));
  expect(await take(part)).toMatchObject({ kind: 'refused', because: 'too_many_retired' });
  const broken = Buffer.concat([laterFile('20261102', { '00160': null }), Buffer.from('PONOT2026110')]);
  expect(await take(broken)).toMatchObject({ because: 'wrong_length' });
  expect(await showPostalCode(reader, code('00160'))).toEqual(before);
  expect(await listPostalLists(by, 10)).toHaveLength(2);
});

test('a code that comes back begins anew', async () => {
  const change = { fi: 'UUSIHELSINKI', validFrom: '20260901' };
  const file = laterFile('20261120', { '00160': change, '00170': { type: '3' } }, [
    pcfRecord({ runOn: '20261120', code: '00175', validFrom: '20261015' }),
  ]);
  expect(await take(file)).toMatchObject({
    kind: 'refreshed',
    changes: { back: [{ said: { code: '00150' } }], changed: [] },
  });
  const back = await showPostalCode(reader, code('00150'));
  expect(back?.standing).toBe('in_use');
  expect(back?.history.map(({ validFrom, validTo }) => [String(validFrom), String(validTo)])).toEqual([
    ['1988-10-01', '2026-10-31'],
    ['2026-11-20', 'null'],
  ]);
});

test('a part of a list is taken in when the operator says that it is whole', async () => {
  const part = pcfFile(pcfRecord({ runOn: '20261121' }));
  const done = await take(part, { acceptsFewer: true });
  expect(done).toMatchObject({ kind: 'refreshed', codes: 1 });
  expect(await showPostalCode(reader, code('00120'))).toMatchObject({ standing: 'retired', facts: { validTo: day('2026-11-20') } });
}); // prettier-ignore
