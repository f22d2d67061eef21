import { daysBetween, type Day } from './day.ts';

/** Easter Sunday of a year, by the anonymous Gregorian rule (Meeus, Jones, Butcher). */
function easterOf(year: number): Day {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon =
    (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * weekday) / 451);
  const counted = moon + weekday - 7 * late + 114;
  return new Temporal.PlainDate(year, Math.floor(counted / 31), (counted % 31) + 1);
}

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
