import { transact } from '#access';
import type { Permit } from '#kernel';
import { issueDays } from './issue-calendar.ts';
import { insertIssues, selectTitles } from './queries.ts';

/** Plans the issues of every title for a year; what is planned already stays. Gives how many issues came to the calendar. */
export const planIssues = (by: Permit<'catalog:change'>, year: number): Promise<number> =>
  transact(by, async (tx) => {
    const titles = await selectTitles(tx);
    const issues = titles.flatMap(({ code, issuesAYear }) =>
      issueDays(issuesAYear, year).map((plannedOn, index) => ({ title: code, year, number: index + 1, plannedOn })),
    );
    return insertIssues(tx, issues);
  });
