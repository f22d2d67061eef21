import { expect, test } from 'vitest';
import { day } from '#kernel';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { readFileSync } from 'node:fs';
import { ratesOf } from './vat-table.ts';
import { vatDay, vatRate } from './vat.ts';

test.each([
  // class          day           hundredths of a percent
  ['subscription', '2011-12-31', 0],
  ['subscription', '2012-01-01', 900],
  ['subscription', '2012-12-31', 900],
  ['subscription', '2013-01-01', 1000],
  ['subscription', '2025-01-01', 1000],
  ['subscription', '2026-11-24', 1000],
  ['single_copy', '2019-06-30', 2400],
  ['single_copy', '2019-07-01', 1000],
  ['e_magazine', '2019-06-30', 2400],
  ['e_magazine', '2019-07-01', 1000],
  ['book', '2024-12-31', 1000],
  ['book', '2025-01-01', 1400],
  ['book', '2025-12-31', 1400],
  ['book', '2026-01-01', 1350],
  ['general', '2024-08-31', 2400],
  ['general', '2024-09-01', 2550],
])('VAT of %s on %s is %i', (vatClass, on, hundredths) => {
  expect(vatRate(vatClass, day(on))).toBe(hundredths);
});

test('a class or a day that the table does not know stops the invoice', () => {
  expect(() => vatRate('newspaper', day('2026-01-01'))).toThrow('no VAT class');
  expect(() => vatRate('book', day('2012-12-31'))).toThrow('no VAT rate');
});

testWithShared('the table says what the conformance data says', () => {
  type Rate = { validFrom: string; pct: string };
  const { general, products } = JSON.parse(readFileSync(sharedPath('conformance/data/vat-fi.json'), 'utf8')) as {
    general: Rate[];
    products: Record<string, { rates: Rate[] }>;
  };
  const asOurs = (rates: Rate[]) =>
    rates.map(({ validFrom, pct }) => ({ from: day(validFrom), hundredths: Math.round(Number(pct) * 100) }));
  expect(ratesOf('general')).toEqual(asOurs(general));
  expect(ratesOf('subscription')).toEqual(asOurs(products['periodicalSubscription']?.rates ?? []));
  expect(ratesOf('book')).toEqual(asOurs(products['bookPrinted']?.rates ?? []));
  expect(ratesOf('e_magazine').slice(-2)).toEqual(asOurs(products['periodicalDigital']?.rates ?? []));
});

test('a prepaid term bears the rate of the day it is billed, a delivered one that of its delivery', () => {
  const [before, after] = [day('2024-08-20'), day('2024-09-20')];
  expect(vatDay({ billedOn: before, startsOn: after })).toEqual(before);
  expect(vatDay({ billedOn: after, startsOn: before })).toEqual(before);
});

test.each([
  // a change of rate on the day                  payment rule  delivery rule
  ['subscription', '2011-12-20', '2012-01-01', [0, 900]],
  ['subscription', '2012-12-20', '2013-01-01', [900, 1000]],
  ['general', '2024-08-20', '2024-09-01', [2400, 2550]],
  ['book', '2024-12-20', '2025-01-01', [1000, 1400]],
  ['book', '2025-12-20', '2026-01-01', [1400, 1350]],
])(
  '%s billed on %s for a term from %s: the rates by payment and by delivery are %j',
  (vatClass, billed, starts, rates) => {
    const facts = { billedOn: day(billed), startsOn: day(starts) };
    const rateBy = (rule: 'payment' | 'delivery') =>
      vatRate(vatClass, vatDay(facts, [{ from: day('1994-06-01'), rule }]));
    expect([rateBy('payment'), rateBy('delivery')]).toEqual(rates);
  },
);

test('a change of the rule itself is dated by the day of the invoice', () => {
  const policy = [
    { from: day('1994-06-01'), rule: 'payment' },
    { from: day('2027-01-01'), rule: 'delivery' },
  ] as const;
  const startsOn = day('2027-02-01');
  expect(vatDay({ billedOn: day('2026-12-31'), startsOn }, policy)).toEqual(day('2026-12-31'));
  expect(vatDay({ billedOn: day('2027-01-01'), startsOn }, policy)).toEqual(startsOn);
});
