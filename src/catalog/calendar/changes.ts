import { type Day, isBefore, type IssueId } from '#kernel';
import type { Title } from '../catalogue.ts';
import type { Policies } from '../policies/policies.ts';
import { type CutOffs, cutOffsOf, type Issue, type NewIssue } from './issue.ts';
import { coveredBy, isPlanned, isPublished } from './plan-year.ts';

/** One change of the calendar. Cut-off days that are not told follow the policy of the title. */
export type IssueChange =
  | ({ readonly change: 'move'; readonly issue: IssueId; readonly distributedOn: Day } & Partial<CutOffs>)
  | ({ readonly change: 'cutoffs'; readonly issue: IssueId } & Partial<CutOffs>)
  /** It takes in the numbers that follow; 1 gives them back. */
  | { readonly change: 'covers'; readonly issue: IssueId; readonly covers: number }
  | { readonly change: 'cancel'; readonly issue: IssueId }
  | { readonly change: 'restore'; readonly issue: IssueId }
  | ({ readonly change: 'add' } & Pick<Issue, 'title' | 'year' | 'number' | 'covers' | 'distributedOn'>);

/** Why the calendar does not change, in the order in which it is looked for. */
export const CALENDAR_REFUSALS = [
  'unknown_title',
  'unknown_issue',
  'closed',
  'cancelled',
  'not_cancelled',
  'bad_covers',
  'number_taken',
  'title_closed',
  'cutoff_after_distribution',
  'two_on_one_day',
] as const;
export type CalendarRefusal = (typeof CALENDAR_REFUSALS)[number];

/** An issue before and after; `null` before: it comes to the calendar. */
export type ChangedIssue = {
  readonly before: Issue | null;
  readonly after: NewIssue & { readonly id: IssueId | null };
};

/** What the changes come to; a refusal tells which issue it is about, and days that would do. */
export type CalendarPlan =
  | { readonly kind: 'planned'; readonly changed: readonly ChangedIssue[] }
  | {
      readonly kind: 'refused';
      readonly because: CalendarRefusal;
      readonly issue: NewIssue | null;
      readonly allowed: readonly Day[];
    };

/** What the calendar is decided from: the titles concerned, all their issues, and the policies. */
export type CalendarFacts = {
  readonly titles: readonly Title[];
  readonly issues: readonly Issue[];
  readonly policies: Policies;
  readonly today: Day;
};

/** A summer number of a monthly may cover a quarter; nobody binds more than a year's twelve. */
const COVERS_MAX = 12;

type Row = ChangedIssue['after'];
type Refused = Extract<CalendarPlan, { kind: 'refused' }>;

/** Decides what changes of the calendar come to, one after the other, or why they cannot be made; nothing is made of a part of them. */
export function planChanges(facts: CalendarFacts, changes: readonly IssueChange[]): CalendarPlan {
  const rows: Row[] = facts.issues.map((issue) => ({ ...issue }));
  for (const change of changes) {
    const refused = applied(rows, change, facts);
    if (refused) return refused;
  }
  const before = new Map(facts.issues.map((issue) => [issue.id, issue]));
  const changed = rows
    .map((after) => ({ before: after.id === null ? null : (before.get(after.id) ?? null), after }))
    .filter(({ before: old, after }) => old === null || !isSame(old, after));
  return firstFault(changed, rows, facts) ?? { kind: 'planned', changed };
}

const refusal = (because: CalendarRefusal, issue: Row | null, allowed: readonly Day[] = []): Refused => ({
  kind: 'refused',
  because,
  issue,
  allowed,
});

function applied(rows: Row[], change: IssueChange, facts: CalendarFacts): Refused | null {
  if (change.change === 'add') return added(rows, change, facts);
  const at = rows.findIndex(({ id }) => id === change.issue);
  const row = rows[at];
  if (!row) return refusal('unknown_issue', null);
  if (row.closedOn) return refusal('closed', row);
  if (change.change === 'restore') {
    if (isPlanned(row)) return refusal('not_cancelled', row);
    rows[at] = { ...row, cancelledOn: null };
    return null;
  }
  if (!isPlanned(row)) return refusal('cancelled', row);
  if (change.change === 'covers') return covering(rows, row, change.covers, facts);
  if (change.change === 'cancel') rows[at] = { ...row, cancelledOn: facts.today };
  else rows[at] = dated(row, change, facts);
  return null;
}

function dated(
  row: Row,
  change: Extract<IssueChange, { change: 'move' | 'cutoffs' }>,
  { policies }: CalendarFacts,
): Row {
  const { ordersBy, addressesBy, labelsBy } = change;
  if (change.change === 'cutoffs') {
    const kept = row;
    return {
      ...row,
      ordersBy: ordersBy ?? kept.ordersBy,
      addressesBy: addressesBy ?? kept.addressesBy,
      labelsBy: labelsBy ?? kept.labelsBy,
    };
  }
  const { distributedOn } = change;
  const standard = cutOffsOf(policies(row.title, distributedOn), distributedOn);
  return {
    ...row,
    distributedOn,
    ordersBy: ordersBy ?? standard.ordersBy,
    addressesBy: addressesBy ?? standard.addressesBy,
    labelsBy: labelsBy ?? standard.labelsBy,
  };
}

function added(rows: Row[], change: Extract<IssueChange, { change: 'add' }>, facts: CalendarFacts): Refused | null {
  if (!facts.titles.some(({ code }) => code === change.title)) return refusal('unknown_title', null);
  const { change: _, ...told } = change;
  const { distributedOn, title, year, number } = told;
  const cutOffs = cutOffsOf(facts.policies(title, distributedOn), distributedOn);
  const standing = rows.findIndex((row) => row.title === title && row.year === year && row.number === number);
  const row = { ...told, ...cutOffs, id: rows[standing]?.id ?? null, closedOn: null, cancelledOn: null };
  if (standing >= 0 && isPlanned(rows[standing] as Row)) return refusal('number_taken', row);
  if (standing >= 0) rows[standing] = row;
  else rows.push(row);
  return null;
}

const isCovers = (covers: number): boolean => Number.isInteger(covers) && covers >= 1 && covers <= COVERS_MAX;

const isOfSameYear = (a: Row, b: Row): boolean => a.title === b.title && a.year === b.year;

/** A double issue takes in the issues of the numbers that follow; a single one gives those back that stand cancelled. */
function covering(rows: Row[], row: Row, covers: number, { today }: CalendarFacts): Refused | null {
  if (!isCovers(covers)) return refusal('bad_covers', row);
  const [wider, was] = [new Set(coveredBy({ ...row, covers })), new Set(coveredBy(row))];
  for (const [at, other] of rows.entries()) {
    if (!isOfSameYear(other, row) || other === row) continue;
    const isTaken = wider.has(other.number) && isPlanned(other);
    if (isTaken && other.closedOn) return refusal('closed', other);
    if (isTaken) rows[at] = { ...other, cancelledOn: today };
    else if (was.has(other.number) && !wider.has(other.number)) rows[at] = { ...other, cancelledOn: null };
  }
  rows[rows.indexOf(row)] = { ...row, covers };
  return null;
}

function firstFault(changed: readonly ChangedIssue[], rows: readonly Row[], facts: CalendarFacts): Refused | null {
  const planned = rows.filter(isPlanned);
  const titles = new Map(facts.titles.map((title) => [title.code, title]));
  for (const { after } of changed) {
    if (!isPlanned(after)) continue;
    const title = titles.get(after.title);
    const others = planned.filter((row) => row !== after && row.title === after.title);
    const numbers = new Set(coveredBy(after));
    const isTaken = others.some((row) => row.year === after.year && coveredBy(row).some((one) => numbers.has(one)));
    if (isTaken) return refusal('number_taken', after);
    if (title && !isPublished(title, after.distributedOn)) return refusal('title_closed', after, openDays(title));
    const cutOffs = [after.ordersBy, after.addressesBy, after.labelsBy];
    if (cutOffs.some((one) => isBefore(after.distributedOn, one))) {
      return refusal('cutoff_after_distribution', after, [after.distributedOn]);
    }
    if (others.some((row) => row.distributedOn.equals(after.distributedOn))) {
      return refusal('two_on_one_day', after, freeDays(after.distributedOn, others));
    }
  }
  return null;
}

const openDays = ({ openedOn, closedOn }: Title): Day[] =>
  [openedOn, closedOn?.subtract({ days: 1 })].filter((on) => on !== null && on !== undefined);

/** The nearest days before and after on which no other issue of the title comes out. */
function freeDays(wanted: Day, others: readonly Row[]): Day[] {
  const taken = new Set(others.map(({ distributedOn }) => distributedOn.toString()));
  return [-1, 1].map((step) => {
    let found = wanted.add({ days: step });
    while (taken.has(found.toString())) found = found.add({ days: step });
    return found;
  });
}

const isSame = (a: Issue, b: Row): boolean =>
  a.covers === b.covers &&
  String(a.cancelledOn) === String(b.cancelledOn) &&
  (['distributedOn', 'ordersBy', 'addressesBy', 'labelsBy'] as const).every((name) => a[name].equals(b[name]));
