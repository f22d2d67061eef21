import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '#kernel';
import { aCompany, anAddress } from '../../../test/neighbours/trade-register.ts';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { readCompany, townCase, valuesOfCompany } from './company.ts';

const HELSINKI = ['HELSINKI', 'HELSINGFORS'] as const;

const read = (content: unknown) => {
  const company = readCompany(content);
  if (company === null) throw new Error('no company');
  return company;
};

testWithShared(
  'the published answer is read: name, postal address by language, industry with its code set, registers',
  () => {
    const { companies } = JSON.parse(readFileSync(sharedPath('conformance/ytj-prh/companies-one.json'), 'utf8')) as {
      companies: { businessId: { value: string } }[];
    };
    const company = read(companies[0]);
    expect(company).toMatchObject({
    situation: 'active', since: null, registers: ['trade', 'tax', 'prepayment', 'vat'], modifiedOn: day('2024-11-21'),
  }); // prettier-ignore
    expect(valuesOfCompany(company, 'fi')).toEqual({
    businessId: '2345678-0', organisationName: 'Esimerkkikustannus Oy', industryCode: '70220', industryCodeSet: 'TOL2008',
    co: 'Malli Henkilö', streetAddress: 'Esimerkkikatu 18 B 52', postalCode: '00100', city: 'Helsinki', country: 'FI',
  }); // prettier-ignore
    expect(valuesOfCompany(company, 'sv')).toMatchObject({ city: 'Helsingfors' });
  },
);

testWithShared('the shape of the third version that a public test shows is read too', () => {
  const company = read(JSON.parse(readFileSync(sharedPath('data/companies/prh-v3-shape-from-a-test.json'), 'utf8')));
  expect(valuesOfCompany(company, 'sv')).toMatchObject({
    organisationName: 'Dynava Oy', streetAddress: 'Test street 1', postalCode: '00100', city: 'Helsingfors', industryCode: '82200', industryCodeSet: 'TOL2008',
  }); // prettier-ignore
  expect(company).toMatchObject({
    situation: 'other situation',
    since: day('2021-01-01'),
    modifiedOn: day('2026-01-01'),
  });
});

testWithShared('every business id of the published sample is read as the register writes it', () => {
  const sample = JSON.parse(readFileSync(sharedPath('data/companies/prh-tr-v1-sample-2017-03.json'), 'utf8')) as {
    businessId: string;
    name: string;
  }[];
  expect(sample.map(({ businessId, name }) => read(aCompany(businessId, name)).name)).toEqual(
    sample.map(({ name }) => name),
  );
  expect(sample).toHaveLength(18);
});

const entry = (register: string, type: string, endDate: string | null = null, registrationDate = '2020-02-02') => ({
  register, type, endDate, registrationDate,
}); // prettier-ignore
const proceedings = (type: string, endDate: string | null = null) => ({
  type,
  endDate,
  registrationDate: '2025-05-05',
});

test.each<[string, object, string, string | null]>([
  ['nothing against it, status 2', { status: '2' }, 'active', null],
  ['status 1', { status: '1' }, 'active', null],
  ['an end of its own', { endDate: '2024-03-04' }, 'ceased', '2024-03-04'],
  ['a blank end', { endDate: '' }, 'active', null],
  ['bankruptcy', { companySituations: [proceedings('KONK')] }, 'bankruptcy', '2025-05-05'],
  ['bankruptcy that ended', { companySituations: [proceedings('KONK', '2025-06-06')] }, 'active', null],
  ['liquidation and bankruptcy', { companySituations: [proceedings('SELTILA'), proceedings('KONK')] }, 'bankruptcy', '2025-05-05'],
  ['liquidation', { companySituations: [proceedings('SELTILA')] }, 'liquidation', '2025-05-05'],
  ['restructuring', { companySituations: [proceedings('SANE')] }, 'restructuring', '2025-05-05'],
  ['proceedings of a kind not known', { companySituations: [proceedings('UUSI')] }, 'other situation', '2025-05-05'],
  ['an end and bankruptcy', { endDate: '2024-03-04', companySituations: [proceedings('KONK')] }, 'ceased', '2024-03-04'],
  ['removed from the trade register', { registeredEntries: [entry('1', '1', '2020-02-01'), entry('1', '2')] }, 'ceased', '2020-02-02'],
  ['ceased at the tax administration', { registeredEntries: [entry('4', '4')] }, 'ceased', '2020-02-02'],
  ['ceased for taxes, in the trade register still', { registeredEntries: [entry('1', '1'), entry('4', '4')] }, 'active', null],
  ['was unregistered once', { registeredEntries: [entry('1', '0', '2010-01-01'), entry('1', '1')] }, 'active', null],
])('%s', (_, answer, situation, since) => {
  expect(read(aCompany('1234567-1', 'A Oy', answer as Record<string, unknown>))).toMatchObject({
    situation, since: since === null ? null : day(since),
  });
}); // prettier-ignore

test('of names and addresses the newest that lasts is taken, the firm’s own name and the postal address first', () => {
  const company = read(aCompany('1234567-1', '', {
    names: [
      { name: 'Vanha Oy', type: '1', registrationDate: '2000-01-01', endDate: '2010-01-01' },
      { name: 'Uusi Oy', type: '1', registrationDate: '2020-01-01' },
      { name: 'Välissä Oy', type: '1', registrationDate: '2010-01-01', endDate: null },
      { name: 'Ny Ab', type: '2', registrationDate: '2021-01-01' },
      { name: 'Kioski', type: '3', registrationDate: '2022-01-01' },
    ],
    addresses: [
      anAddress('Käyntitie', '00100', HELSINKI, { type: 1, buildingNumber: '1' }),
      anAddress('Postitie', '00200', HELSINKI, { buildingNumber: '2', registrationDate: '2019-01-01' }),
      anAddress('Uuspostitie', '00300', HELSINKI, { buildingNumber: '3', registrationDate: '2021-01-01' }),
    ],
  })); // prettier-ignore
  expect(valuesOfCompany(company, 'fi')).toMatchObject({ organisationName: 'Uusi Oy', streetAddress: 'Uuspostitie 3', postalCode: '00300' });
}); // prettier-ignore

test.each<[string, object, string, object | null]>([
  ['a box', anAddress('Katu', '33101', ['TAMPERE', 'TAMPERE'], { postOfficeBox: '55' }), 'fi', { streetAddress: 'PL 55', postalCode: '33101', city: 'Tampere' }],
  ['a box in Swedish', anAddress('', '00101', HELSINKI, { postOfficeBox: '55' }), 'sv', { streetAddress: 'PB 55', city: 'Helsingfors' }],
  ['a box as written', anAddress('', '00101', HELSINKI, { postOfficeBox: 'PL 55' }), 'fi', { streetAddress: 'PL 55' }],
  ['a flat with a letter', anAddress('Katu', '00100', HELSINKI, { buildingNumber: '1', apartmentNumber: '2', apartmentIdSuffix: 'a' }), 'fi', { streetAddress: 'Katu 1 2a' }],
  ['Åland', anAddress('Torggatan', '22100', ['MAARIANHAMINA', 'MARIEHAMN']), 'sv', { city: 'Mariehamn', country: 'AX' }],
  ['abroad', anAddress('', '111 22', ['STOCKHOLM', 'STOCKHOLM'], { freeAddressLine: 'Storgatan 1_lgh 2', country: 'SE' }), 'fi', { streetAddress: 'Storgatan 1 lgh 2', country: 'SE' }],
  ['a country that is none', anAddress('Katu', '1', HELSINKI, { country: 'XX' }), 'fi', null],
  ['no town', { ...anAddress('Katu', '00100', HELSINKI), postOffices: [] }, 'fi', null],
  ['no street', anAddress('', '00100', HELSINKI), 'fi', null],
])('the address of %s', (_, address, language, expected) => {
  const values = valuesOfCompany(read(aCompany('1234567-1', 'A Oy', { addresses: [address] })), language as 'fi' | 'sv');
  if (expected === null) expect(values).not.toHaveProperty('streetAddress');
  else expect(values).toMatchObject(expected);
}); // prettier-ignore

test.each([
  ['TOIMI2', '22130', { industryCode: '22130', industryCodeSet: 'TOL2002' }],
  ['TOIMI3', '58140', { industryCode: '58140', industryCodeSet: 'TOL2008' }],
  ['TOIMI4', '58130', { industryCode: '58130', industryCodeSet: 'TOL2025' }],
  ['TOIMI9', '58130', {}],
  ['TOIMI4', 'X', {}],
])('the industry of the set %s with the code %s', (typeCodeSet, type, expected) => {
  const company = read(aCompany('1234567-1', 'A Oy', { mainBusinessLine: { type, typeCodeSet, registrationDate: '2026-01-01' } }));
  const { businessId: _id, organisationName: _name, ...rest } = valuesOfCompany(company, 'fi');
  expect(rest).toEqual(expected);
}); // prettier-ignore

test.each([[null], [{}], [[]], ['text'], [{ businessId: { value: '1234567-2' } }], [{ businessId: '1234567-1' }]])(
  '%j is no company',
  (content) => expect(readCompany(content)).toBeNull(),
);

test('towns in capitals are written as the desk writes them', () => {
  expect(['HELSINKI', 'UUSI-VÄRTSILÄ', 'INKOO AS', 'Järvenpää'].map(townCase)).toEqual([
    'Helsinki', 'Uusi-Värtsilä', 'Inkoo As', 'Järvenpää',
  ]);
}); // prettier-ignore
