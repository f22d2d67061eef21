import type { Day } from './day.ts';

/** Tells Easter Sunday of a year, by the anonymous Gregorian rule (Meeus, Jones, Butcher). */
export function easterOf(year: number): Day {
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
