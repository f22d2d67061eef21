import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cents, day } from '#kernel';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { lateInterest, lateInterestRate } from './late-interest.ts';

describe('late-payment interest', () => {
  test.each([
    // principal, kind,      due,          to,           cents: by hand, 365 days a year, halves up
    [1_000_00, 'consumer', '2026-01-01', '2026-01-31', 7_81],
    [1_000_00, 'business', '2026-01-01', '2026-01-31', 8_63],
    [1_000_00, 'consumer', '2024-12-01', '2025-01-30', 18_08],
    [1_000_00, 'consumer', '2022-06-30', '2023-06-30', 82_40],
    [1_000_00, 'consumer', '2026-01-31', '2026-01-31', 0],
    [0, 'consumer', '2026-01-01', '2026-02-01', 0],
  ] as const)('of %i for a %s from %s to %s is %i', (...[principal, kind, dueOn, to, wanted]) => {
    expect(lateInterest(cents(principal), kind, { dueOn: day(dueOn), to: day(to) })).toBe(wanted);
  });

  test('a rate that is not known yet is not told', () => {
    expect(lateInterestRate('consumer', day('2026-07-01'))).toBeNull();
    expect(lateInterestRate('consumer', day('2026-06-30'))).toBe(950);
  });

  testWithShared('the rates are those of the table, every half-year', () => {
    type Table = {
      readonly rates: readonly {
        readonly validFrom: string;
        readonly general: number;
        readonly commercial: number | null;
      }[];
    };
    const { rates } = JSON.parse(readFileSync(sharedPath('conformance/data/late-interest-fi.json'), 'utf8')) as Table;
    const told = rates.map(({ validFrom, commercial }) => [
      validFrom,
      lateInterestRate('consumer', day(validFrom)),
      commercial === null ? null : lateInterestRate('business', day(validFrom)),
    ]);
    expect(told).toEqual(
      rates.map(({ validFrom, general, commercial }) => [
        validFrom,
        general * 100,
        commercial === null ? null : commercial * 100,
      ]),
    );
  });
});
