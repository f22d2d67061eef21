import type { Day, IssueId } from '#kernel';
import type { Policy } from '../policies/rules.ts';
import { workingDaysBefore } from './holidays.ts';

/** An issue as the calendar has it. */
export type Issue = {
  readonly id: IssueId;
  readonly title: string;
  readonly year: number;
  /** The first of the numbers that it covers. */
  readonly number: number;
  readonly covers: number;
  /** The day of distribution. */
  readonly distributedOn: Day;
  /** Last day on which a new order still gets it. */
  readonly ordersBy: Day;
  /** Last day on which a change of address still reaches it. */
  readonly addressesBy: Day;
  /** The day on which its labels are made. */
  readonly labelsBy: Day;
  /** Its print run is frozen: it moves no more. */
  readonly closedOn: Day | null;
  readonly cancelledOn: Day | null;
};

/** An issue before it has a row. */
export type NewIssue = Omit<Issue, 'id'>;

/** The days up to which an issue takes what comes to it. */
export type CutOffs = Pick<Issue, 'ordersBy' | 'addressesBy' | 'labelsBy'>;

/** The numbers of an issue as they are printed: `12`, or `12–13` when it is double. */
export const numbersOf = ({ number, covers }: Pick<Issue, 'number' | 'covers'>): string =>
  covers === 1 ? String(number) : `${number}–${number + covers - 1}`;

/** An issue as people call it: its title, its numbers, a stroke, its year. */
export const nameOfIssue = (issue: Pick<Issue, 'title' | 'year' | 'number' | 'covers'>): string =>
  `${issue.title} ${numbersOf(issue)}/${issue.year}`;

/** The cut-off days of an issue distributed on a day, by the policy of its title: working days of Finland before it. */
export const cutOffsOf = ({ cutoffs }: Policy, distributedOn: Day): CutOffs => ({
  ordersBy: workingDaysBefore(distributedOn, cutoffs.ordersDays),
  addressesBy: workingDaysBefore(distributedOn, cutoffs.addressesDays),
  labelsBy: workingDaysBefore(distributedOn, cutoffs.labelsDays),
});
