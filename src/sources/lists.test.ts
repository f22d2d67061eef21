import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { customersIn } from '#customers';
import { bansIn, explainMarketing } from '#gate';
import { assert, type CustomerNumber } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { aCustomerRow, aFile, csvOf } from '../../test/given/sources.ts';
import { applyImport, canonicalProfile, type ShownRow, type Subject } from './index.ts';
import { listRows } from './list.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'bans');

async function applied(subject: Subject, ...rows: Record<string, string>[]): Promise<ShownRow[]> {
  const file = aFile(`${subject}.csv`, csvOf(subject, rows));
  const done = await applyImport(by, { file, profile: canonicalProfile(subject) });
  assert(done.kind === 'applied', 'the file was refused');
  return listRows(asWorker(register, 'imports:read'), done.batch.id, { verdict: null, after: 0, limit: 500 });
}

const said = ({ verdict, customer, others, reasons }: ShownRow) => [
  verdict,
  [customer, ...others].filter((one) => one !== null),
  reasons.map(({ reason }) => reason).join(),
];

const banned = async (customer: CustomerNumber): Promise<string[]> =>
  (await bansIn(register.db, customer)).map(({ channel }) => channel).toSorted();

const aBan = (values: Record<string, string>) => ({
  list_key: 'R1',
  ban_codes: 'post',
  registered_on: '2026-01-01',
  ...values,
});

test('a ban hits everybody it may mean, by telephone or by name and postal code, capitals and all', async () => {
  const one = await givenCustomer(register, 'Åke Sjöström', { phone: '+358405551001', streetAddress: 'Katu 1' });
  const namesake = await givenCustomer(register, 'Åke Sjöström', { streetAddress: 'Katu 9' });
  const rows = await applied(
    'bans',
    aBan({ given_names: 'ÅKE JOHAN', family_name: 'SJÖSTRÖM', postal_code: '00100' }),
    aBan({ ban_codes: 'phone', phone: '040 5551001', valid_until: '2028-01-01' }),
    aBan({ ban_codes: 'phone', phone: '040 5551001', valid_until: '2026-11-15' }),
    aBan({ ban_codes: 'dm', phone: '040 5551001' }),
    aBan({ given_names: 'Nimi' }),
  );
  expect(rows.map(said)).toEqual([
    ['updated', [one, namesake], ''],
    ['updated', [one], ''],
    ['unchanged', [], ''],
    ['rejected', [], 'unknown_ban_code'],
    ['rejected', [], 'missing_name'],
  ]);
  expect(await banned(one)).toEqual(['phone', 'post']);
  expect(await banned(namesake)).toEqual(['post']);
});

test('a ban that hits nobody is kept, and holds for whoever comes later', async () => {
  const row = aBan({ given_names: 'Tuuli', family_name: 'Tuleva', postal_code: '00100' });
  expect((await applied('bans', row)).map(said)).toEqual([['created', [], '']]);
  expect((await applied('bans', row)).map(said)).toEqual([['unchanged', [], '']]);
  const [made] = await applied(
    'customers',
    aCustomerRow({ source_key: 'T1', given_names: 'Tuuli', family_name: 'Tuleva' }),
  );
  const met = async () =>
    (await explainMarketing(asWorker(register, 'customers:find'), made?.customer as CustomerNumber))?.find(
      ({ channel }) => channel === 'post',
    )?.because;
  expect(await met()).toBe('suppressed');
});

const aMove = (values: Record<string, string>) => ({
  source_key: 'A1',
  kind: 'moved',
  old_given_names: 'Maija',
  old_family_name: 'Muuttaja',
  old_street_address: 'Vanhakatu 5 A 12',
  old_postal_code: '00100',
  new_given_names: values['old_given_names'] ?? 'Maija',
  new_family_name: values['old_family_name'] ?? 'Muuttaja',
  new_street_address: 'Uusitie 3',
  new_postal_code: '33100',
  new_city: 'Tampere',
  new_country: 'FI',
  moved_on: '2026-11-01',
  update_service: 'OSOITE',
  ...values,
});

/** A customer whom a file told of: the word of an address service weighs more. */
async function told(name: string, values: Record<string, string>): Promise<CustomerNumber> {
  const [given_names = '', family_name = ''] = name.split(' ');
  const key = `${name} ${Object.values(values).join(' ')}`;
  const [row] = await applied('customers', aCustomerRow({ source_key: key, given_names, family_name, ...values }));
  assert(row?.customer, 'nobody was made');
  return row.customer;
}

const valuesOf = async (customer: CustomerNumber) => (await customersIn(register.db, [customer]))[0];

test('a mover is found by old name and address however they are written, also when moving twice in one file', async () => {
  const maija = await told('Maija Muuttaja', { street_address: 'Vanhak. 5 A 12' });
  const rows = await applied(
    'address-updates',
    aMove({}),
    aMove({
      old_street_address: 'Uusitie 3',
      old_postal_code: '33100',
      new_street_address: 'Kolmaskuja 7',
      new_postal_code: '20100',
      new_city: 'Turku',
    }),
    aMove({ old_given_names: 'Xavier', old_family_name: 'Tuntematon', old_street_address: 'Muukatu 2' }),
    aMove({ kind: 'flew' }),
    aMove({ new_postal_code: '123' }),
  );
  expect(rows.map(said)).toEqual([
    ['updated', [maija], ''],
    ['updated', [maija], ''],
    ['rejected', [], 'no_match'],
    ['rejected', [], 'unknown_event'],
    ['rejected', [], 'bad_postal_code'],
  ]);
  expect((await valuesOf(maija))?.values).toMatchObject({ streetAddress: 'Kolmaskuja 7', city: 'Turku' });
  expect((await applied('address-updates', aMove({}))).map(said)).toEqual([['unchanged', [maija], '']]);
});

test('father and son of one name are asked about; a new name and a death are written down', async () => {
  await told('Pekka Perä', { street_address: 'Vanhakatu 5 A 12', phone: '+358405552001' });
  await givenCustomer(register, 'Pekka Perä', { streetAddress: 'Vanhakatu 5 A 12', phone: '+358405552002' });
  const bride = await told('Helmi Heino', { street_address: 'Vanhakatu 5 A 12' });
  const dead = await told('Urho Uoti', { street_address: 'Vanhakatu 5 A 12' });
  const blank = { new_street_address: '', new_postal_code: '', new_city: '', new_country: '' };
  const rows = await applied(
    'address-updates',
    aMove({ old_given_names: 'Pekka', old_family_name: 'Perä' }),
    aMove({
      ...blank,
      kind: 'name_change',
      old_given_names: 'Helmi',
      old_family_name: 'Heino',
      new_family_name: 'Salo',
    }),
    aMove({ ...blank, kind: 'deceased', old_given_names: 'Urho', old_family_name: 'Uoti' }),
    aMove({ ...blank, kind: 'unknown_at_address', old_given_names: 'Helmi', old_family_name: 'Salo' }),
  );
  expect(rows.slice(0, 3).map(said)).toEqual([
    ['quarantined', [], 'doubtful_match'],
    ['updated', [bride], ''],
    ['updated', [dead], ''],
  ]);
  expect((await valuesOf(bride))?.values).toMatchObject({ givenNames: 'Helmi', familyName: 'Salo' });
  expect(String((await valuesOf(dead))?.deceasedOn)).toBe('2026-11-01');
});
