import { assert, type Day, day } from '#kernel';

/** The week starts on Monday; a weekly comes out on Thursdays. */
const THURSDAY = 4;
const DAYS_A_WEEK = 7;
const WEEKLY_FROM = 45;

/**
 * The days on which a title's issues come out in a year, as many as it promises.
 * A weekly (45 issues a year or more) comes out on one day of the week, Thursday unless told, from the year's first; the others on the first days of equal parts of
 * the year that are counted in whole months when twelve divides evenly. A calendar to begin with: the publisher moves the days.
 */
export function issueDays(issuesAYear: number, year: number, weekday: number = THURSDAY): Day[] {
  assert(issuesAYear >= 1 && issuesAYear <= 366, `issues a year: ${issuesAYear}`);
  const newYear = day(`${year}-01-01`);
  const numbers = Array.from({ length: issuesAYear }, (_, index) => index);
  if (issuesAYear >= WEEKLY_FROM && issuesAYear <= 52) {
    const first = newYear.add({ days: (weekday - newYear.dayOfWeek + DAYS_A_WEEK) % DAYS_A_WEEK });
    return numbers.map((index) => first.add({ days: index * DAYS_A_WEEK }));
  }
  if (12 % issuesAYear === 0) return numbers.map((index) => newYear.add({ months: (index * 12) / issuesAYear }));
  const count = Math.min(issuesAYear, newYear.daysInYear);
  return numbers
    .slice(0, count)
    .map((index) => newYear.add({ days: Math.floor((index * newYear.daysInYear) / count) }));
}
