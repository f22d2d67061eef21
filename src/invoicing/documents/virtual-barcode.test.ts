import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  assert,
  cents,
  day,
  parseIban,
  referenceNumber,
  type ReferenceNumber,
  rfReference,
  type RfReference,
} from '#kernel';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { virtualBarcode } from './virtual-barcode.ts';

type Vector = { iban: string; reference: string; cents: number; due: string | null; barcode: string };

const account = (text: string) => {
  const iban = parseIban(text);
  assert(iban, `no account: ${text}`);
  return iban;
};

testWithShared('the barcodes of the field come out digit by digit', () => {
  const text = readFileSync(sharedPath('conformance/fi-identifiers/bank-barcodes.json'), 'utf8');
  const { vectors } = JSON.parse(text) as { vectors: Vector[] };
  expect(vectors.length).toBeGreaterThan(10);
  for (const vector of vectors) {
    const made = virtualBarcode({
      iban: account(vector.iban),
      reference: vector.reference as ReferenceNumber | RfReference,
      amountCents: cents(vector.cents),
      dueOn: vector.due === null ? null : day(vector.due),
    });
    expect(made).toBe(vector.barcode);
  }
});

const payment = {
  iban: account('FI21 1234 5600 0007 85'),
  reference: referenceNumber(12345),
  amountCents: cents(59_90),
  dueOn: day('2026-12-15'),
};

test('a national reference gives version 4, its RF form version 5, both of 54 digits', () => {
  expect(virtualBarcode(payment)).toBe('421123456000007850000599000000000000000000123453261215');
  const rf = virtualBarcode({ ...payment, reference: rfReference(payment.reference) });
  expect(rf).toMatch(/^5\d{53}$/);
  expect(rf).toContain('000000123453261215');
});

test('an amount that does not fit is left for the payer', () => {
  const amountOf = (amount: number) => virtualBarcode({ ...payment, amountCents: cents(amount) })?.slice(17, 25);
  expect(amountOf(999_999_99)).toBe('99999999');
  expect(amountOf(1_000_000_00)).toBe('00000000');
  expect(amountOf(-1)).toBe('00000000');
});

test('a foreign account and a reference with letters have no barcode', () => {
  expect(virtualBarcode({ ...payment, iban: account('DE71110220330123456789') })).toBeNull();
  expect(virtualBarcode({ ...payment, reference: 'RF1420041010050500013M02606' as RfReference })).toBeNull();
});
