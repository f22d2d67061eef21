import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { ovtOf, parseBusinessId, vatIdOf } from './index.ts';

testWithShared('published business ids are read and refused as the register does', () => {
  const vectors = JSON.parse(readFileSync(sharedPath('conformance/fi-identifiers/business-ids.json'), 'utf8')) as {
    valid: string[];
    invalid: string[];
    vat: { ytunnus: string; vat: string; ovt: string }[];
  };
  for (const text of vectors.valid) expect(parseBusinessId(text), text).toBe(text);
  for (const text of vectors.invalid) expect(parseBusinessId(text), text).toBeNull();
  for (const { ytunnus, vat, ovt } of vectors.vat) {
    const id = parseBusinessId(ytunnus);
    expect(id && [vatIdOf(id), ovtOf(id)]).toEqual([vat, ovt]);
  }
});

test('an old id of six digits, a VAT number and one without its hyphen are the same id', () => {
  expect(parseBusinessId('114162-2')).toBe('0114162-2');
  expect(parseBusinessId('FI01141622')).toBe('0114162-2');
  expect(parseBusinessId(' 01141622 ')).toBe('0114162-2');
});

test('one wrong digit never passes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 6 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const digits = [...'1790235-0'];
      digits[at] = String((Number(digits[at]) + shift) % 10);
      expect(parseBusinessId(digits.join(''))).toBeNull();
    }),
  );
});
