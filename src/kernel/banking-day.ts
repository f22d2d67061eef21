import { daysBetween, type Day } from './day.ts';
import { easterOf } from './easter.ts';

/** Feasts on a fixed day: New Year, Epiphany, May Day, Independence Day, Christmas Eve to Boxing Day. */
const FIXED = new Set(['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26']);

/** Days from Easter Sunday: Good Friday, Easter Monday, Ascension. */
const FROM_EASTER = new Set([-2, 1, 39]);

/**
 * Whether the day is one on which a debt must be paid: no Saturday, Sunday or feast, nor Midsummer or Christmas Eve.
 *
 * @see Velkakirjalaki 622/1947, 5 § (read 2026-11-22)
 */
export function isBankingDay(on: Day): boolean {
  if (on.dayOfWeek > 5 || FIXED.has(on.toString().slice(5))) return false;
  const isMidsummerEve = on.month === 6 && on.dayOfWeek === 5 && on.day >= 19 && on.day <= 25;
  return !isMidsummerEve && !FROM_EASTER.has(daysBetween(easterOf(on.year), on));
}

/** The day itself, or the next banking day after it: until then what falls due on it may be paid. */
export function bankingDayFrom(on: Day): Day {
  let candidate = on;
  while (!isBankingDay(candidate)) candidate = candidate.add({ days: 1 });
  return candidate;
}
