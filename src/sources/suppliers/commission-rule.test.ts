import { expect, test } from 'vitest';
import { cents, day } from '#kernel';
import { aRule } from '../../../test/given/sellers.ts';
import { type CommissionFacts, commissionOn, isWholeRule } from './commission-rule.ts';

const facts = (told: Partial<CommissionFacts> = {}): CommissionFacts => ({
  receivedOn: day('2026-03-02'),
  netCents: cents(100_00),
  paidOn: null,
  dueOn: day('2026-03-30'),
  cancelledOn: null,
  creditedOn: null,
  endedEarlyOn: null,
  retainedOn: null,
  safeOn: null,
  ...told,
});
const atTheEnd = day('2026-12-31');
const payment = aRule({ event: 'payment' });
const retained = aRule({ event: 'retained', retainedIssues: 10 });

test.each([
  ['an order earns from the day it came', aRule(), facts(), '10.00 order 2026-03-02'],
  ['a percent is of the price without tax, halves up', aRule({ percent: 1_250 }), facts({ netCents: cents(90_20) }), '11.28 order 2026-03-02'],
  ['a payment earns when the whole invoice is paid', payment, facts({ paidOn: day('2026-04-01') }), '10.00 payment 2026-04-01'],
  ['nothing is earned by an invoice that is not paid', payment, facts(), 'nothing'],
  ['retained issues earn on the day of the last of them', retained, facts({ retainedOn: day('2026-05-20') }), '10.00 retained 2026-05-20'],
  ['a subscription that ended before them earns nothing', retained, facts({ retainedOn: day('2026-05-20'), endedEarlyOn: day('2026-05-01') }), 'nothing'],
  ['a withdrawn order gives it back', aRule(), facts({ cancelledOn: day('2026-03-10') }), '0.00 withdrawn 2026-03-10'],
  ['a credited one too', aRule(), facts({ creditedOn: day('2026-04-10') }), '0.00 credited 2026-04-10'],
  ['a rule may let a withdrawn order keep it', aRule({ takesBackWithdrawn: false }), facts({ cancelledOn: day('2026-03-10') }), '10.00 order 2026-03-02'],
  ['unpaid so many days after the due day gives it back', aRule({ takesBackUnpaidDays: 60 }), facts(), '0.00 unpaid 2026-05-30'],
  ['paid after all, it stands', aRule({ takesBackUnpaidDays: 60 }), facts({ paidOn: day('2026-08-01') }), '10.00 order 2026-03-02'],
  ['an end before so many issues gives it back', aRule({ takesBackIssues: 8 }), facts({ endedEarlyOn: day('2026-04-01'), safeOn: day('2026-05-01') }), '0.00 ended_early 2026-04-01'],
  ['an end after them does not', aRule({ takesBackIssues: 8 }), facts({ endedEarlyOn: day('2026-06-01'), safeOn: day('2026-05-01') }), '10.00 order 2026-03-02'],
] as const)('%s', (_, rule, of, expected) => {
  const standing = commissionOn(rule, of, atTheEnd);
  const said = standing === null ? 'nothing' : `${(standing.cents / 100).toFixed(2)} ${standing.because} ${standing.on.toString()}`;
  expect(said).toBe(expected);
}); // prettier-ignore

test('what happens after the day that is asked about has not happened yet', () => {
  const rule = aRule({ takesBackUnpaidDays: 60 });
  expect(commissionOn(rule, facts(), day('2026-03-01'))).toBeNull();
  expect(commissionOn(rule, facts(), day('2026-05-29'))?.cents).toBe(10_00);
  expect(commissionOn(rule, facts(), day('2026-05-30'))?.cents).toBe(0);
});

test('a rule is an amount or a percent, and counts issues only when it is about them', () => {
  expect(isWholeRule(aRule())).toBe(true);
  expect(isWholeRule(aRule({ cents: null }))).toBe(false);
  expect(isWholeRule(aRule({ cents: cents(1), percent: 100 }))).toBe(false);
  expect(isWholeRule(aRule({ event: 'retained' }))).toBe(false);
  expect(isWholeRule(aRule({ retainedIssues: 3 }))).toBe(false);
});
