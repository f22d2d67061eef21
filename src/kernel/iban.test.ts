import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { BIC_BY_BANK_CODE, bbanOf, bicOf, groupedIban, parseIban } from './index.ts';

const ibanOf = (text: string) => {
  const iban = parseIban(text);
  if (iban === null) throw new Error('the test itself is wrong');
  return iban;
};

testWithShared('published account numbers are read and refused as the banks do', () => {
  const { valid, invalid } = JSON.parse(
    readFileSync(sharedPath('conformance/fi-identifiers/iban-fi.json'), 'utf8'),
  ) as Record<'valid' | 'invalid', string[]>;
  for (const text of valid) expect(parseIban(text), text).toBe(text);
  for (const text of invalid) expect(parseIban(text), text).toBeNull();
});

testWithShared('the table of bank codes says what the published list says', () => {
  const { map } = JSON.parse(
    readFileSync(sharedPath('conformance/fi-identifiers/banks/fi-bank-codes-2020-06-16.json'), 'utf8'),
  ) as { map: Record<string, [string, string]> };
  const ours = new Map<string, string>();
  for (const { from, to, bic } of BIC_BY_BANK_CODE)
    for (let code = from; code <= to; code++) ours.set(String(code), bic);
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(Object.entries(map).map(([code, [bic]]) => [code, bic])));
});

test('an account is read with blanks, hyphens and small letters and printed in fours', () => {
  expect(parseIban(' fi21 1234-5600 0007 85 ')).toBe('FI2112345600000785');
  expect(groupedIban(ibanOf('FI2112345600000785'))).toBe('FI21 1234 5600 0007 85');
  expect(bbanOf(ibanOf('FI2112345600000785'))).toBe('12345600000785');
});

test('accounts of other countries are accepted, without a BIC', () => {
  expect(bicOf(ibanOf('DE89370400440532013000'))).toBeNull();
  expect(bicOf(ibanOf('FI4950009420028730'))).toBe('OKOYFIHH');
});

test('one wrong digit never passes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const digits = [...'FI4950009420028730'];
      digits[at + 2] = String((Number(digits[at + 2]) + shift) % 10);
      expect(parseIban(digits.join(''))).toBeNull();
    }),
  );
});
