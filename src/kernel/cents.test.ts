import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenInvariant, cents, eurosPlain, minus, negated, NO_CENTS, parseEuros, plus, split } from './index.ts';

const anAmount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(cents);

test('a part of a cent is a mistake of ours', () => {
  expect(() => cents(0.5)).toThrow(BrokenInvariant);
  expect(() => cents(Number.NaN)).toThrow(BrokenInvariant);
  expect(() => cents(Number.MAX_SAFE_INTEGER + 1)).toThrow(BrokenInvariant);
});

test('what is split adds up to the whole', () => {
  fc.assert(
    fc.property(
      anAmount,
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
      (total, weights) => {
        expect(plus(...split(total, weights))).toBe(total);
      },
    ),
  );
});

test('three equal shares of a euro give the odd cent to the first', () => {
  expect(split(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
});

test('an amount written plainly is read back the same, with a point and with a comma', () => {
  fc.assert(
    fc.property(anAmount, (amount) => {
      expect(parseEuros(eurosPlain(amount))).toBe(amount);
      expect(parseEuros(eurosPlain(amount, ','))).toBe(amount);
    }),
  );
});

test.each(['', '1.234', '1,2,3', '1e3', '0x10', '١٢', '59.90 €', '--1', '12345678901234567890'])(
  '%j is no amount',
  (text) => {
    expect(parseEuros(text)).toBeNull();
  },
);

test('turning the sign of nothing gives nothing, not minus nothing', () => {
  expect(Object.is(negated(NO_CENTS), 0)).toBe(true);
  expect(negated(cents(59_90))).toBe(-59_90);
  expect(minus(cents(10), cents(59_90))).toBe(-59_80);
});
