import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from '#kernel';
import { allocateVat, vatByRate } from './vat.ts';

const RATES = [0, 900, 1000, 1350, 1400, 2400, 2550];
const aLine = fc.record({
  vatRate: fc.constantFrom(...RATES),
  grossCents: fc.integer({ min: -100_000_000, max: 100_000_000 }).map(cents),
});
const someLines = fc.array(aLine, { minLength: 1, maxLength: 40 });

test.each([
  { rate: 1000, gross: 59_90, net: 54_45, vat: 5_45, why: 'a year of a printed magazine' },
  { rate: 2550, gross: 125_50, net: 100_00, vat: 25_50, why: 'the general rate, even' },
  { rate: 1350, gross: 22_70, net: 20_00, vat: 2_70, why: 'a book in 2026' },
  { rate: 900, gross: 1_09, net: 1_00, vat: 9, why: 'a magazine in 2012' },
  { rate: 0, gross: 59_90, net: 59_90, vat: 0, why: 'a magazine before 2012' },
  { rate: 1000, gross: -59_90, net: -54_45, vat: -5_45, why: 'its credit note, cent for cent' },
])('$gross cents at $rate hundredths hold $vat cents of VAT: $why', ({ rate, gross, net, vat }) => {
  expect(vatByRate([{ vatRate: rate, grossCents: cents(gross) }])).toEqual([
    { vatRate: rate, netCents: net, vatCents: vat, grossCents: gross },
  ]);
});

test('the sums are listed by rate, the highest first, each rate once', () => {
  const lines = [1000, 2550, 0, 1000].map((vatRate) => ({ vatRate, grossCents: cents(10_00) }));
  expect(vatByRate(lines).map(({ vatRate, grossCents }) => [vatRate, grossCents])).toEqual([
    [2550, 10_00],
    [1000, 20_00],
    [0, 10_00],
  ]);
});

test('three equal lines share the cent that their roundings lose', () => {
  const lines = [1, 2, 3].map(() => ({ vatRate: 1000, grossCents: cents(59_94) }));
  expect(vatByRate(lines)[0]?.vatCents).toBe(16_35);
  expect(allocateVat(lines).map(({ vatCents }) => vatCents)).toEqual([5_45, 5_45, 5_45]);
  const uneven = [1, 2, 3].map(() => ({ vatRate: 1000, grossCents: cents(5) }));
  expect(vatByRate(uneven)[0]?.vatCents).toBe(1);
  expect(allocateVat(uneven).map(({ vatCents }) => vatCents)).toEqual([1, 0, 0]);
});

test('net and VAT make the gross, by line and by rate, and the lines of a rate make its sums', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const rows = allocateVat(lines);
      rows.forEach((row, at) => {
        expect(row.netCents + row.vatCents).toBe(row.grossCents);
        expect(row.grossCents).toBe(lines[at]?.grossCents);
      });
      for (const category of vatByRate(lines)) {
        const own = rows.filter((row) => row.vatRate === category.vatRate);
        const sum = (key: 'netCents' | 'vatCents' | 'grossCents') => own.reduce((all, row) => all + row[key], 0);
        expect(category.netCents + category.vatCents).toBe(category.grossCents);
        expect([sum('netCents'), sum('vatCents'), sum('grossCents')]).toEqual([
          category.netCents,
          category.vatCents,
          category.grossCents,
        ]);
      }
    }),
  );
});

test('no line is more than a cent from its own rounding', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      for (const row of allocateVat(lines)) {
        const exact = (row.grossCents * row.vatRate) / (10_000 + row.vatRate);
        expect(Math.abs(row.vatCents - exact)).toBeLessThan(1.5);
      }
    }),
  );
});

test('VAT equals net times the rate, rounded, whenever whole cents exist for which it can', () => {
  const roundedVat = (net: number, rate: number) => Math.floor((2 * net * rate + 10_000) / 20_000);
  fc.assert(
    fc.property(fc.constantFrom(...RATES), fc.integer({ min: 0, max: 10_000_000 }), (rate, gross) => {
      const [category] = vatByRate([{ vatRate: rate, grossCents: cents(gross) }]);
      const near = Math.round((gross * 10_000) / (10_000 + rate));
      const exact = [near - 1, near, near + 1].filter((net) => net + roundedVat(net, rate) === gross);
      if (exact.length > 0) expect(exact).toContain(category?.netCents);
      const missedBy = Math.abs((category?.vatCents ?? NaN) - ((category?.netCents ?? NaN) * rate) / 10_000);
      expect(missedBy).toBeLessThan(1);
    }),
    { numRuns: 2_000 },
  );
});

test('a credit of everything mirrors the invoice cent for cent', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const turned = lines.map((line) => ({ ...line, grossCents: cents(0 - line.grossCents) }));
      const vat = allocateVat(lines).map((row) => 0 - row.vatCents);
      expect(allocateVat(turned).map((row) => row.vatCents)).toEqual(vat);
    }),
  );
});

test('a rate that is no rate is our own mistake', () => {
  expect(() => vatByRate([{ vatRate: 25.5, grossCents: cents(100) }])).toThrow('no VAT rate');
  expect(() => vatByRate([{ vatRate: -1, grossCents: cents(100) }])).toThrow('no VAT rate');
});
