import type { ActId, Day, IssueId } from '#kernel';
import type { Database, Tx } from '#platform';
import { policiesFrom } from '../policies/policies.ts';
import {
  insertIssues,
  type IssuesAsked,
  lockCalendars,
  selectIssues,
  updateClosed,
  updateIssues,
} from '../queries/issues.ts';
import { selectPolicies } from '../queries/policies.ts';
import { selectTitles } from '../queries/titles.ts';
import { type CalendarPlan, type IssueChange, planChanges } from './changes.ts';
import type { Issue } from './issue.ts';

/** Issues by day, title and number, the cancelled and the closed ones too. */
export const issuesIn: (db: Database | Tx, asked: IssuesAsked) => Promise<Issue[]> = selectIssues;

/** Makes the plan of a change of the calendar as it stands now, and holds the calendars concerned to the end of the transaction. */
export async function planIssueChangesIn(tx: Tx, changes: readonly IssueChange[], today: Day): Promise<CalendarPlan> {
  const ids = changes.flatMap((one) => (one.change === 'add' ? [] : [one.issue]));
  const named = changes.flatMap((one) => (one.change === 'add' ? [one.title] : []));
  const titles = [...new Set([...(await selectIssues(tx, { ids })).map(({ title }) => title), ...named])];
  await lockCalendars(tx, titles);
  const all = await selectTitles(tx);
  return planChanges(
    {
      titles: all.filter(({ code }) => titles.includes(code)),
      issues: await selectIssues(tx, { titles }),
      policies: policiesFrom(all, await selectPolicies(tx)),
      today,
    },
    changes,
  );
}

/** What came of changing the calendar: the issues that changed, as they were and as they are. */
export type IssuesChanged =
  | { readonly kind: 'changed'; readonly issues: readonly { readonly before: Issue | null; readonly after: Issue }[] }
  | Extract<CalendarPlan, { kind: 'refused' }>;

/**
 * Changes the calendar inside the caller's transaction, all of it or nothing. Who owes issues by it follows by its own hand
 * (room `orders`): call {@link planIssueChangesIn} for a preview.
 */
export async function changeIssuesIn(
  tx: Tx,
  _act: ActId,
  changes: readonly IssueChange[],
  today: Day,
): Promise<IssuesChanged> {
  const plan = await planIssueChangesIn(tx, changes, today);
  if (plan.kind === 'refused') return plan;
  // Those that go give their days free before others take them.
  const [gone, stays] = [plan.changed.filter(isGoing), plan.changed.filter((one) => !isGoing(one))];
  await updateIssues(
    tx,
    [...gone, ...stays].flatMap(({ before, after }) => (before ? [after] : [])),
  );
  await insertIssues(
    tx,
    plan.changed.flatMap(({ before, after }) => (before ? [] : [after])),
  );
  const titles = [...new Set(plan.changed.map(({ after }) => after.title))];
  const now = new Map((await selectIssues(tx, { titles })).map((issue) => [keyOf(issue), issue]));
  return {
    kind: 'changed',
    issues: plan.changed.map(({ before, after }) => ({ before, after: now.get(keyOf(after)) as Issue })),
  };
}

/** Closes issues whose run is frozen: they move no more. Gives those that it closed; the cancelled and the closed ones are not among them. */
export async function closeIssueIn(tx: Tx, _act: ActId, issues: readonly IssueId[], on: Day): Promise<IssueId[]> {
  const titles = (await selectIssues(tx, { ids: issues })).map(({ title }) => title);
  await lockCalendars(tx, [...new Set(titles)]);
  return updateClosed(tx, issues, on);
}

const isGoing = ({ after }: { readonly after: { readonly cancelledOn: Day | null } }): boolean =>
  after.cancelledOn !== null;

const keyOf = ({ title, year, number }: Pick<Issue, 'title' | 'year' | 'number'>): string =>
  `${title} ${year} ${number}`;
