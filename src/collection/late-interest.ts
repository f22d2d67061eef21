import { assert, type Cents, cents, type Day, day, daysBetween, isBefore, later } from '#kernel';
import type { DebtorKind } from './collection-law.ts';

/** A reference rate in hundredths of a percent, in force from a day until the next one's. */
type ReferenceRate = { readonly from: Day; readonly hundredths: number };

/** The last half-year whose rate is known; interest of later days cannot be told until the release is entered. */
const KNOWN_UNTIL = day('2026-06-30');

/**
 * Reference rates of late-payment interest by half-year, where they change.
 *
 * From 2007 to the first half of 2025 from the Bank of Finland's table of reference rates, the first half of 2026 from its
 * release (both read 2026-11-22). The second half of 2025 follows from the rule of § 12; its release was not read:
 * check it before relying on that half-year (docs/sources/interest-act.md).
 *
 * @see Korkolaki 633/1982, 12 § (read 2026-11-22)
 */
const REFERENCE_RATES: readonly ReferenceRate[] = (
  [
    ['2007-01-01', 400],
    ['2007-07-01', 450],
    ['2009-01-01', 250],
    ['2009-07-01', 100],
    ['2011-07-01', 150],
    ['2012-01-01', 100],
    ['2013-07-01', 50],
    ['2016-07-01', 0],
    ['2023-01-01', 250],
    ['2023-07-01', 400],
    ['2024-01-01', 450],
    ['2025-01-01', 350],
    ['2025-07-01', 250],
  ] as const
).map(([from, hundredths]) => ({ from: day(from), hundredths }));

/** Points over the reference rate: 7, and 8 between businesses since 16.3.2013 (Korkolaki 633/1982, 4 a §, read 2026-11-22). */
const MARGIN = 700;
const BUSINESS_MARGIN = 800;
const BUSINESS_SINCE = day('2013-03-16');

const WHOLE = 10_000n;
const DAYS_OF_YEAR = 365n;

/** The yearly rate of late-payment interest on a day, in hundredths of a percent; `null` before 2007 and where it is not known yet. */
export function lateInterestRate(kind: DebtorKind, on: Day): number | null {
  if (isBefore(KNOWN_UNTIL, on)) return null;
  const rate = REFERENCE_RATES.findLast(({ from }) => !isBefore(on, from));
  if (rate === undefined) return null;
  return rate.hundredths + (kind === 'business' && !isBefore(on, BUSINESS_SINCE) ? BUSINESS_MARGIN : MARGIN);
}

/**
 * Late-payment interest in cents from the day after `dueOn` to `to`, both days with their own rate, days by 365, rounded
 * half up once at the end. Days whose rate is not known yet bear the last known one: it is told as an estimate.
 */
export function lateInterest(
  principal: Cents,
  kind: DebtorKind,
  { dueOn, to }: { readonly dueOn: Day; readonly to: Day },
): Cents {
  if (principal <= 0 || !isBefore(dueOn, to)) return cents(0);
  let weighted = 0n;
  let from = dueOn;
  for (const next of [...changesAfter(dueOn), to.add({ days: 1 })]) {
    const end = isBefore(to, next) ? to : next.subtract({ days: 1 });
    const days = daysBetween(from, later(from, end));
    const rate = lateInterestRate(kind, isBefore(KNOWN_UNTIL, end) ? KNOWN_UNTIL : end);
    assert(rate !== null, `no reference rate for ${end.toString()}`);
    weighted += BigInt(days) * BigInt(rate);
    from = later(from, end);
  }
  const denominator = WHOLE * DAYS_OF_YEAR;
  return cents(Number((2n * BigInt(principal) * weighted + denominator) / (2n * denominator)));
}

/** The days on which a rate changes, after a day. */
const changesAfter = (on: Day): Day[] =>
  [...REFERENCE_RATES.map(({ from }) => from), BUSINESS_SINCE]
    .filter((from) => isBefore(on, from))
    .sort((a, b) => Temporal.PlainDate.compare(a, b));
