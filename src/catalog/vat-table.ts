import { type Day, day } from '#kernel';

/**
 * Rates of value-added tax in Finland by class of sale, in hundredths of a percent, each from its first day.
 *
 * @see docs/sources/vat-act.md (read 2026-11-22); what it marks uncertain, the general rate before 2013, is
 * here for invoices of old that come from another system.
 */
const RATES = {
  /** A printed newspaper or magazine ordered for a month or longer. */
  subscription: [
    ['1994-06-01', 0],
    ['2012-01-01', 900],
    ['2013-01-01', 1000],
  ],
  /** One printed issue. */
  single_copy: [
    ['1994-06-01', 2200],
    ['2010-07-01', 2300],
    ['2013-01-01', 2400],
    ['2019-07-01', 1000],
  ],
  /** A magazine over the network, by subscription or one issue. */
  e_magazine: [
    ['1994-06-01', 2200],
    ['2010-07-01', 2300],
    ['2013-01-01', 2400],
    ['2019-07-01', 1000],
  ],
  /** A printed book. */
  book: [
    ['2013-01-01', 1000],
    ['2025-01-01', 1400],
    ['2026-01-01', 1350],
  ],
  /** A book over the network. */
  e_book: [
    ['2013-01-01', 2400],
    ['2019-07-01', 1000],
    ['2025-01-01', 1400],
    ['2026-01-01', 1350],
  ],
  /** Everything else, and publications that are mainly advertising, video or sound. */
  general: [
    ['1994-06-01', 2200],
    ['2010-07-01', 2300],
    ['2013-01-01', 2400],
    ['2024-09-01', 2550],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [from: string, hundredths: number])[]>>;

/** A class of sale that has its own rates of value-added tax. */
export type VatClass = keyof typeof RATES;

/** The classes, in the order of the table. */
export const VAT_CLASSES = Object.keys(RATES) as VatClass[];

/** Whether the text is one of the classes. */
export const isVatClass = (text: string): text is VatClass => Object.hasOwn(RATES, text);

/** One rate and its first day. */
export type DatedRate = { readonly from: Day; readonly hundredths: number };

/** Every rate of the class, oldest first. */
export const ratesOf = (vatClass: VatClass): DatedRate[] =>
  RATES[vatClass].map(([from, hundredths]) => ({ from: day(from), hundredths }));
