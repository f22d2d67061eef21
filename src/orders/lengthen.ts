import { type Day, isBefore } from '#kernel';
import type { CalendarIssue, NewDays, StandingTerm } from './queries/extend.ts';
import { anchorAfter, lastDayOf } from './terms.ts';

/** So many more numbers of a title that a term is to reach to. */
export type MoreNumbers = { readonly title: string; readonly numbers: number };

/**
 * The last day of a term that is to reach to so many more numbers of each title: the day before the issue after them, or the day of the last of
 * them when the calendar goes no further. `null` when the calendar has not so many.
 * @param calendar  the issues after the term, by day
 */
export function lengthenedTo(
  endsOn: Day,
  more: readonly MoreNumbers[],
  calendar: readonly CalendarIssue[],
): Day | null {
  let reached = endsOn;
  for (const { title, numbers } of more) {
    const coming = calendar.filter((issue) => issue.title === title && isBefore(endsOn, issue.distributedOn));
    let [taken, at] = [0, 0];
    while (taken < numbers && at < coming.length) taken += coming[at++]?.covers ?? 0;
    const [last, next] = [coming[at - 1], coming[at]];
    if (taken < numbers || !last) return null;
    const end = next ? next.distributedOn.subtract({ days: 1 }) : last.distributedOn;
    if (isBefore(reached, end)) reached = end;
  }
  return reached;
}

/** The days of a term that now ends on `endsOn`, and of those after it, which are counted from there. */
export function daysAfterLengthening(terms: readonly StandingTerm[], at: number, endsOn: Day): NewDays[] {
  const [first, ...after] = terms.slice(at);
  if (!first) return [];
  const days: NewDays[] = [{ ...daysOf(first), endsOn }];
  let before = { ...first, endsOn };
  for (const term of after) {
    const anchor = anchorAfter(before);
    const startsOn = before.endsOn.add({ days: 1 });
    before = { ...term, ...anchor, startsOn, endsOn: lastDayOf({ ...anchor, months: term.months }) };
    days.push(daysOf(before));
  }
  return days;
}

const daysOf = ({ term, anchorOn, anchorMonths, startsOn, endsOn }: StandingTerm): NewDays => ({
  term,
  anchorOn,
  anchorMonths,
  startsOn,
  endsOn,
});
