import { assert, type Day, day, isBefore } from '#kernel';
import { type DatedRate, isVatClass, ratesOf, VAT_CLASSES, type VatClass } from './vat-table.ts';

const TABLE = new Map<VatClass, readonly DatedRate[]>(VAT_CLASSES.map((name) => [name, ratesOf(name)]));

/**
 * The rate of value-added tax of a class on a day, in whole hundredths of a percent: 25,5 % is 2550.
 * Asserts a class of the table and a day on which the table knows it. Which day to ask for: {@link vatDay}.
 */
export function vatRate(vatClass: string, on: Day): number {
  assert(isVatClass(vatClass), `no VAT class: ${vatClass}`);
  const rate = (TABLE.get(vatClass) ?? []).findLast(({ from }) => !isBefore(on, from));
  assert(rate, `no VAT rate of ${vatClass} on ${on.toString()}`);
  return rate.hundredths;
}

/** What decides the rate of something that is paid before it is delivered: the payment, or the delivery. */
export type VatDayRule = 'payment' | 'delivery';

/** A rule and the first day on which it is applied. */
export type VatDayPolicy = readonly { readonly from: Day; readonly rule: VatDayRule }[];

/**
 * Advance payments: the rate is that of the day on which the payment accrues (docs/sources/vat-act.md, read 2026-11-22).
 * Why the rule is data, and what another reading of it would be: docs/decisions/024-day-of-vat.md.
 */
export const VAT_DAY_POLICY: VatDayPolicy = [{ from: day('1994-06-01'), rule: 'payment' }];

/** What is known of a term when it is invoiced. */
export type VatDayFacts = {
  /** The day of the invoice; it stands for the day of the payment, which is not known yet. */
  readonly billedOn: Day;
  /** The first day of what is delivered. */
  readonly startsOn: Day;
};

/** The day whose rate an invoice line bears, by the policy in force on the day of the invoice. */
export function vatDay({ billedOn, startsOn }: VatDayFacts, policy: VatDayPolicy = VAT_DAY_POLICY): Day {
  const rule = policy.findLast(({ from }) => !isBefore(billedOn, from))?.rule;
  assert(rule, `no policy for the day of VAT on ${billedOn.toString()}`);
  // What was delivered before it was billed is taxed by its delivery under both rules.
  if (isBefore(startsOn, billedOn)) return startsOn;
  return rule === 'payment' ? billedOn : startsOn;
}
