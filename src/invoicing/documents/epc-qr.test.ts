import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assert, cents, parseIban } from '#kernel';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { epcQr, type EpcPayment } from './epc-qr.ts';

const account = (text: string) => {
  const iban = parseIban(text);
  assert(iban, `no account: ${text}`);
  return iban;
};

testWithShared('the two examples of EPC069-12 come out as they stand there, in UTF-8', () => {
  const file = readFileSync(sharedPath('conformance/epc-qr/epc-qr.json'), 'utf8');
  const { vectors } = JSON.parse(file) as { vectors: { payload: string; bytes: number }[] };
  const inUtf8 = vectors.map(({ payload }) => payload.replace('\n2\nSCT', '\n1\nSCT'));
  const franz = epcQr({
    version: '002',
    name: 'Franz Mustermänn',
    iban: account('DE71110220330123456789'),
    bic: 'BHBLDEHHXXX',
    amountCents: cents(12_30),
    purpose: 'GDDS',
    reference: 'RF18539007547034',
  });
  const francois = epcQr({
    name: "François D'Alsace S.A.",
    iban: account('FR1420041010050500013M02606'),
    bic: null,
    amountCents: cents(12_30),
    text: 'Client:Marie Louise La Lune',
  });
  expect([franz, francois]).toEqual(inUtf8);
  expect(Buffer.byteLength(franz ?? '')).toBe(vectors[0]?.bytes);
});

const payment: EpcPayment = {
  name: 'Lehtikustannus Oy',
  iban: account('FI2112345600000785'),
  bic: 'NDEAFIHH',
  amountCents: cents(59_90),
  reference: '123453',
  information: 'ReqdExctnDt/2026-12-15',
};

test('the Finnish way: version 1 with BIC, national reference, due day in the last line', () => {
  expect(epcQr(payment)?.split('\n')).toEqual([
    'BCD',
    '001',
    '1',
    'SCT',
    'NDEAFIHH',
    'Lehtikustannus Oy',
    'FI2112345600000785',
    'EUR59.9',
    '',
    '123453',
    '',
    'ReqdExctnDt/2026-12-15',
  ]);
});

test.each([
  [1, 'EUR0.01'],
  [10, 'EUR0.1'],
  [100, 'EUR1'],
  [10_000, 'EUR100'],
  [99_999_999_999, 'EUR999999999.99'],
])('%d cents are written %s', (amount, written) => {
  expect(epcQr({ ...payment, amountCents: cents(amount) })?.split('\n')[7]).toBe(written);
});

test.each([0, -1, 100_000_000_000])('%d cents have no code', (amount) => {
  expect(epcQr({ ...payment, amountCents: cents(amount) })).toBeNull();
});

test.each(['BHBLDE', 'BHBLDEHHXXXX', 'BHBLDEHHXX', 'bhbldehh'])('%s is no BIC', (bic) => {
  expect(epcQr({ ...payment, bic })).toBeNull();
});

test('version 1 without a BIC has no code', () => {
  expect(epcQr({ ...payment, bic: null, version: '001' })).toBeNull();
});

test('a line feed in a name does not move the account into another field', () => {
  expect(epcQr({ ...payment, name: 'Lehti\nFI4950009420028730\r\nOy' })?.split('\n')[6]).toBe('FI2112345600000785');
});

test('a name too long is cut, and a code that would be too large is not made', () => {
  expect(epcQr({ ...payment, name: 'ä'.repeat(80) })?.split('\n')[5]).toBe('ä'.repeat(70));
  expect(epcQr({ ...payment, name: '🙂'.repeat(70), information: '🙂'.repeat(70) })).toBeNull();
});

test('a reference and a text together are a mistake of ours', () => {
  expect(() => epcQr({ ...payment, text: 'kiitos' })).toThrow('not both');
});
