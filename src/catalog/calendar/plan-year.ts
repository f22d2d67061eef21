import { type Day, isBefore } from '#kernel';
import type { Title } from '../catalogue.ts';
import type { Policies } from '../policies/policies.ts';
import { workingDayFrom } from './holidays.ts';
import { cutOffsOf, type Issue, type NewIssue } from './issue.ts';
import { issueDays } from './issue-days.ts';

/**
 * Plans the issues of a title that its calendar lacks in a year: as many numbers as it promises, its double issues, its cut-offs, and
 * what is a holiday on the day that the policy gives it. No day gets two; a title that is not open yet, or closed, gets none.
 * @param standing  the issues of the title that the calendar has, of other years too; the cancelled ones stay cancelled
 */
export function planYear(title: Title, year: number, policies: Policies, standing: readonly Issue[]): NewIssue[] {
  const { calendar } = policies(title.code, new Temporal.PlainDate(year, 1, 1));
  const taken = new Set(standing.filter(isPlanned).map(({ distributedOn }) => distributedOn.toString()));
  const covered = new Set(standing.filter((issue) => issue.year === year).flatMap(coveredBy));
  const doubles = new Set(calendar.doubles);
  const issues: NewIssue[] = [];
  for (const [index, wanted] of issueDays(title.issuesAYear, year, calendar.weekday).entries()) {
    const number = index + 1;
    if (covered.has(number)) continue;
    const isDouble = doubles.has(number) && number < title.issuesAYear && !covered.has(number + 1);
    if (isDouble) covered.add(number + 1);
    const day = freeDay(onHolidays(wanted, calendar.onHoliday), taken);
    if (!isPublished(title, day)) continue;
    taken.add(day.toString());
    issues.push({
      title: title.code,
      year,
      number,
      covers: isDouble ? 2 : 1,
      distributedOn: day,
      ...cutOffsOf(policies(title.code, day), day),
      closedOn: null,
      cancelledOn: null,
    });
  }
  return issues;
}

/** Whether the title is issued and sold on the day. */
export const isPublished = ({ openedOn, closedOn }: Pick<Title, 'openedOn' | 'closedOn'>, on: Day): boolean =>
  !(openedOn && isBefore(on, openedOn)) && !(closedOn && !isBefore(on, closedOn));

/** Whether the issue stands in the calendar. */
export const isPlanned = ({ cancelledOn }: Pick<Issue, 'cancelledOn'>): boolean => cancelledOn === null;

/** The numbers that an issue covers. */
export const coveredBy = ({ number, covers }: Pick<Issue, 'number' | 'covers'>): number[] =>
  Array.from({ length: covers }, (_, index) => number + index);

const onHolidays = (on: Day, rule: 'stays' | 'before' | 'after'): Day =>
  rule === 'stays' ? on : workingDayFrom(on, rule);

function freeDay(wanted: Day, taken: ReadonlySet<string>): Day {
  let found = wanted;
  while (taken.has(found.toString())) found = found.add({ days: 1 });
  return found;
}
