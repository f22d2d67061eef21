import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '#kernel';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { openRecords, readProfile } from '../files/index.ts';
import {
  checkCustomerRow,
  checkOrderRow,
  mendLetters,
  type OfferFacts,
  readDay,
  referenceKey,
  type Row,
} from './index.ts';

const today = day('2026-11-23');

const matti: Row = {
  source_key: '1001',
  kind: 'person',
  given_names: 'Matti',
  family_name: 'Meikäläinen',
  language: 'fi',
  street_address: 'Saunapolku 4',
  postal_code: '40320',
  city: 'Jyväskylä',
  country: 'FI',
  phone: '+358457380001',
  email: 'matti@mm.example',
};

const reasons = (row: Row): string[] => {
  const checked = checkCustomerRow(row, today);
  return checked.kind === 'valid'
    ? []
    : checked.findings.map(({ verdict, reason, field }) => `${verdict} ${reason} ${field}`);
};

test('a sound row is valid, its values in the form of the register', () => {
  const checked = checkCustomerRow(
    { ...matti, ban_codes: 'post|SMS', received_on: '1.2.2024', phone: '045 738 0001' },
    today,
  );
  expect(checked).toMatchObject({
    kind: 'valid',
    values: {
      sourceKey: '1001',
      banCodes: ['post', 'sms'],
      receivedOn: day('2024-02-01'),
      party: { phone: '+358457380001', address: { postalCode: '40320', country: 'FI' } },
    },
  });
});

test.each([
  ['Þóra', 'Ødegård-Åström', []],
  ["D'Angelo", 'O’Brien', []],
  ['José', 'Núñez Jr.', []],
  ['=1+1', '@SUM(1)', []],
  ['', 'Mononym', []],
  ['.', 'Meikäläinen', ['quarantined name_without_letters given_names']],
  ['Matti', '123', ['quarantined name_without_letters family_name']],
  ['', '', ['rejected missing_name family_name']],
  ['Ma\0tti', 'M', ['rejected control_character given_names']],
  ['M'.repeat(100), 'M', []],
  ['M'.repeat(101), 'M', ['rejected field_too_long given_names']],
  ['Matti ja Liisa', 'M', ['quarantined two_persons given_names']],
  ['Matti', 'Meikäläinen kuolinpesä', ['quarantined estate family_name']],
  ['Ville kp', 'Meikäläinen', ['quarantined estate given_names']],
  ['Ville', 'Meikäläinen ja Virtanen', ['quarantined two_persons family_name']],
  ['M\ufffdki', 'M', ['quarantined lost_letters given_names']],
])('the name %j %j gives %j', (given_names, family_name, expected) => {
  expect(reasons({ ...matti, given_names, family_name })).toEqual(expected);
});

test.each([
  ['postal_code', '100', ['rejected bad_postal_code postal_code']],
  ['postal_code', '00000', ['rejected bad_postal_code postal_code']],
  ['postal_code', '00100', []],
  ['postal_code', '99899', ['quarantined bad_postal_code postal_code']],
  ['postal_code', '02290', ['quarantined expired_postal_code postal_code']],
  ['postal_code', '00002', ['quarantined no_home_code postal_code']],
  ['postal_code', '15207', ['quarantined no_home_code postal_code']],
  ['postal_code', '00081', []],
  ['postal_code', '33101', []],
  ['postal_code', '', ['quarantined bad_postal_code postal_code']],
  ['country', 'XX', ['quarantined unknown_country country']],
  ['country', '', []],
  ['street_address', '', ['quarantined missing_street street_address']],
  ['ban_codes', ' dm ', ['rejected unknown_ban_code ban_codes']],
  ['email', 'a@mm.example\nBcc: b@mm.example', ['rejected bad_email email']],
  ['email', 'matti(at)mm.example', ['quarantined bad_email email']],
  ['phone', '12', ['quarantined bad_phone phone']],
  ['received_on', '2026-02-30', ['rejected bad_date received_on']],
  ['received_on', '2027-01-01', ['rejected date_in_future received_on']],
  ['received_on', '31.12.1899', []],
  ['kind', 'household', ['rejected unknown_kind kind']],
  ['business_id', '1234567-8', ['quarantined bad_business_id business_id']],
])('%s %j gives %j', (field, value, expected) => {
  expect(reasons({ ...matti, [field]: value })).toEqual(expected);
});

test('letters misread on the way are mended, and only when there is no doubt', () => {
  expect(mendLetters('MeikÃ¤lÃ¤inen')).toBe('Meikäläinen');
  expect(mendLetters('LindÃ©n')).toBe('Lindén');
  expect(mendLetters('M{kel{')).toBe('Mäkelä');
  expect(mendLetters('H[M[L[INEN')).toBe('HÄMÄLÄINEN');
  expect(mendLetters('{{nekoski')).toBe('{{nekoski');
  for (const fine of ['Åström', 'São Paulo', 'a | b', "=cmd|'/C calc'!A0", '[Anna]'])
    expect(mendLetters(fine)).toBe(fine);
});

test('days are read as files write them', () => {
  expect(readDay('2026-11-23')).toEqual({ kind: 'day', day: today });
  expect(readDay('23.11.2026')).toEqual({ kind: 'day', day: today });
  expect(readDay('46349')).toEqual({ kind: 'day', day: today });
  for (const wrong of ['2026-02-30', '31.13.2026', 'huomenna', '2026-11', '46348x'])
    expect(readDay(wrong)).toEqual({ kind: 'wrong' });
});

const order: Row = {
  ...matti,
  offer_code: 'KESTO12',
  start_on: '2026-12-14',
  copies: '1',
  sold_on: '2026-11-20',
  sales_channel: 'phone',
  seller_code: 'S1',
  seller_reference: 'S1-1',
  written_offer_sent_on: '2026-11-20',
  written_acceptance_on: '2026-11-21',
  acceptance_medium: 'sms',
};

const sold: OfferFacts = { isGift: false, forOrganisation: false, validFrom: day('2010-01-01'), validTo: null };

const facts = {
  today,
  offers: new Map([
    ['KESTO12', sold],
    ['LAHJA12', { ...sold, isGift: true }],
    ['YRITYS12', { ...sold, forOrganisation: true }],
    ['VANHA', { ...sold, validTo: day('2026-11-19') }],
  ]),
  sellers: new Set(['S1']),
  usedReferences: new Set([referenceKey('S1', 'S1-0')]),
};

test('a firm’s name has a letter or a digit, its industry is a code', () => {
  const firm = { kind: 'organisation', given_names: '', family_name: '' };
  expect(reasons({ ...matti, ...firm, organisation_name: '1000', industry_code: '58.14' })).toEqual([]);
  expect(reasons({ ...matti, ...firm, organisation_name: '-', industry_code: 'kirjat' })).toEqual([
    'quarantined name_without_letters organisation_name',
    'quarantined no_industry_code industry_code',
  ]);
});

test.each<[Row, string[]]>([
  [{}, []],
  [{ given_names: '', family_name: '' }, ['rejected missing_name family_name']],
  [{ offer_code: 'kesto-12' }, ['rejected unknown_offer offer_code']],
  [{ seller_code: 'S9' }, ['rejected unknown_seller seller_code']],
  [{ offer_code: 'VANHA' }, ['rejected offer_not_sold offer_code']],
  [{ offer_code: 'YRITYS12' }, ['quarantined only_for_organisations offer_code']],
  [{ start_on: '2029-01-01' }, ['rejected start_too_far start_on']],
  [{ written_offer_sent_on: '' }, ['quarantined no_written_offer written_offer_sent_on']],
  [{ start_on: '' }, ['rejected bad_date start_on']],
  [{ sold_on: '2026-11-24' }, ['rejected sold_in_future sold_on']],
  [{ copies: '1,5' }, ['rejected bad_copies copies']],
  [{ copies: '0' }, ['rejected bad_copies copies']],
  [{ street_address: 'Pitkäkatu '.repeat(11) }, ['rejected field_too_long street_address']],
  [{ seller_reference: 'S1-0' }, ['rejected repeated_reference seller_reference']],
  [{ postal_code: 'XXXXX' }, ['quarantined bad_postal_code postal_code']],
  [{ family_name: '=1+1' }, ['quarantined formula_cell family_name']],
  [{ offer_code: 'LAHJA12' }, ['quarantined gift_without_payer payer_family_name']],
  [{ written_acceptance_on: '2026-11-19' }, ['quarantined acceptance_before_offer written_acceptance_on']],
  [{ written_acceptance_on: '' }, ['quarantined no_written_acceptance written_acceptance_on']],
  [{ written_acceptance_on: '', sales_channel: 'door' }, []],
  [{ written_acceptance_on: '', kind: 'organisation', organisation_name: 'Yritys Oy' }, []],
  [
    { written_acceptance_on: '', copies: '-1' },
    ['rejected bad_copies copies', 'quarantined no_written_acceptance written_acceptance_on'],
  ],
])('an order with %j gives %j', (...[change, expected]) => {
  const checked = checkOrderRow({ ...order, ...change }, facts);
  expect(checked.kind === 'valid' ? [] : checked.findings.map((f) => `${f.verdict} ${f.reason} ${f.field}`)).toEqual(
    expected,
  );
});

test('a slip in an e-mail address does not hold an order up: the address is left out, and said so', () => {
  const checked = checkOrderRow({ ...order, email: 'matti@@mm.example' }, facts);
  expect(checked).toMatchObject({
    kind: 'valid',
    values: { receiver: { email: null } },
    remarks: [{ reason: 'bad_email' }],
  });
});

test('the postal codes of other countries are held to their form', () => {
  const at = (country: string, postal_code: string) => reasons({ ...matti, country, postal_code });
  expect(at('SE', '112 23')).toEqual([]);
  expect(at('GB', 'SW1A 1AA')).toEqual([]);
  expect(at('ES', 'XXXXX')).toEqual(['quarantined bad_postal_code postal_code']);
  expect(at('SE', '123456')).toEqual(['quarantined bad_postal_code postal_code']);
});

test('the payer of an order is checked like its receiver', () => {
  const checked = checkOrderRow({ ...order, payer_kind: 'x', payer_family_name: 'X', payer_email: 'no' }, facts);
  expect(checked).toMatchObject({
    kind: 'rejected',
    findings: [
      { reason: 'unknown_kind', field: 'payer_kind' },
      { verdict: 'left out', reason: 'bad_email', field: 'payer_email' },
    ],
  });
});

test('what is said of a telephone ban does not tell the seller that there is one', () => {
  const checked = checkOrderRow({ ...order, copies: 'x' }, facts);
  expect(checked).toMatchObject({ findings: [{ message: { en: expect.stringContaining('copies') as string } }] });
});

testWithShared('every row of the hostile csv family gets its verdict', async () => {
  type Verdict = { file: string; family: string; verdict: string };
  const lines = readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8').trim().split('\n');
  const verdicts = lines.map((line) => JSON.parse(line) as Verdict).filter(({ family }) => family === 'csv');
  const read = readProfile(JSON.parse(readFileSync(sharedPath('hostile/csv/profile.json'), 'utf8')), 'hostile');
  if (read.kind === 'refused') throw new Error(read.detail);
  for (const { file, verdict } of verdicts.filter((one) => one.verdict !== 'reject_file')) {
    const encoding = file.includes('latin1') ? 'iso-8859-1' : 'utf-8';
    const kinds = new Set<string>();
    const opened = await openRecords(sharedPath(`hostile/${file}`), { ...read.profile, encoding });
    if (opened.kind === 'refused') throw new Error(`${file}: ${opened.because}`);
    for await (const record of opened.records)
      if (record.kind === 'record') kinds.add(checkCustomerRow(record.values, today).kind);
    expect([file, ...kinds]).toEqual([file, verdict === 'accept' ? 'valid' : 'rejected']);
  }
});
