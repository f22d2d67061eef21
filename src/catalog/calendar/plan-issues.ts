import { transact } from '#access';
import type { Permit } from '#kernel';
import type { Tx } from '#platform';
import { policiesFrom } from '../policies/policies.ts';
import { insertIssues, lockCalendars, selectIssues } from '../queries/issues.ts';
import { selectPolicies } from '../queries/policies.ts';
import { selectTitles } from '../queries/titles.ts';
import type { NewIssue } from './issue.ts';
import { planYear } from './plan-year.ts';

/** What a year's plan adds to the calendar of one title, or of all; nothing is written. */
export async function missingIssuesIn(tx: Tx, year: number, title: string | null = null): Promise<NewIssue[]> {
  const all = await selectTitles(tx);
  const policies = policiesFrom(all, await selectPolicies(tx));
  const titles = all.filter(({ code }) => title === null || code === title);
  const codes = titles.map(({ code }) => code);
  await lockCalendars(tx, codes);
  const [from, to] = [new Temporal.PlainDate(year - 1, 7, 1), new Temporal.PlainDate(year + 1, 6, 30)];
  const standing = Map.groupBy(await selectIssues(tx, { titles: codes, from, to }), (issue) => issue.title);
  return titles.flatMap((one) => planYear(one, year, policies, standing.get(one.code) ?? []));
}

/** Plans the issues of every title for a year; what is planned already stays. Gives how many issues came to the calendar. */
export const planIssues = (by: Permit<'catalog:change'>, year: number, title: string | null = null): Promise<number> =>
  transact(by, async (tx) => insertIssues(tx, await missingIssuesIn(tx, year, title)));
