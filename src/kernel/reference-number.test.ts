import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import {
  BrokenInvariant,
  groupedReference,
  parseReferenceNumber,
  parseRfReference,
  referenceNumber,
  rfReference,
} from './index.ts';

type Vectors = {
  generate: { base: string; reference: string }[];
  valid: string[];
  invalid: string[];
  toRF: { fi: string; rf: string }[];
  rfValid: string[];
  rfInvalid: string[];
  format: { inp: string; out: string }[];
};
const vectors = () =>
  JSON.parse(readFileSync(sharedPath('conformance/fi-identifiers/reference-numbers.json'), 'utf8')) as Vectors;
const aBase = fc.bigInt({ min: 100n, max: 9_999_999_999_999_999_999n });

testWithShared('published reference numbers are made, read and refused as the banks do', () => {
  const { generate, valid, invalid } = vectors();
  for (const { base, reference } of generate) expect(referenceNumber(base)).toBe(reference);
  for (const text of valid) expect(parseReferenceNumber(text), text).toBe(text.replace(/\s/g, ''));
  for (const text of invalid) expect(parseReferenceNumber(text), text).toBeNull();
});

testWithShared('published RF references are made, read and refused as the standard says', () => {
  const { toRF, rfValid, rfInvalid } = vectors();
  for (const { fi, rf } of toRF) {
    const national = parseReferenceNumber(fi);
    expect(national && rfReference(national)).toBe(rf);
    expect(parseRfReference(rf)).toBe(fi);
  }
  for (const text of rfValid) expect(parseRfReference(text.toLowerCase()), text).not.toBeNull();
  for (const text of rfInvalid) expect(parseRfReference(text), text).toBeNull();
});

testWithShared('references are printed in groups', () => {
  for (const { inp, out } of vectors().format) {
    const reference = parseReferenceNumber(inp) ?? parseRfReference(inp);
    const printed = inp.startsWith('RF')
      ? rfReference(parseReferenceNumber(inp.slice(4)) ?? referenceNumber(100))
      : reference;
    expect(printed && groupedReference(printed)).toBe(out);
  }
});

test('a made reference number is read back with blanks, zeros in front and as RF', () => {
  fc.assert(
    fc.property(aBase, (base) => {
      const reference = referenceNumber(base);
      expect(parseReferenceNumber(`000${reference}`)).toBe(reference);
      expect(parseReferenceNumber(groupedReference(reference))).toBe(reference);
      expect(parseRfReference(` ${groupedReference(rfReference(reference)).toLowerCase()}`)).toBe(reference);
    }),
  );
});

test('one mistyped digit never passes as another customer’s reference number', () => {
  fc.assert(
    fc.property(aBase, fc.nat(), fc.integer({ min: 1, max: 9 }), (base, at, shift) => {
      const digits = [...referenceNumber(base)];
      const i = at % digits.length;
      digits[i] = String((Number(digits[i]) + shift) % 10);
      fc.pre(digits[0] !== '0');
      expect(parseReferenceNumber(digits.join(''))).toBeNull();
    }),
  );
});

test('swapped neighbours that differ by five go unseen, as the docstring warns', () => {
  const reference = referenceNumber('1161');
  expect(parseReferenceNumber(`1611${reference.at(-1)}`)).not.toBeNull();
  expect(parseReferenceNumber(`1116${reference.at(-1)}`)).not.toBeNull();
});

test.each(['12', '1'.repeat(20), '12a4', '-123', ''])('%j is no base', (base) => {
  expect(() => referenceNumber(base)).toThrow(BrokenInvariant);
});

test('an endless text is no reference and costs no time', () => {
  expect(parseReferenceNumber('0'.repeat(1_000_000))).toBeNull();
  expect(parseRfReference(`RF${'1'.repeat(1_000_000)}`)).toBeNull();
});
