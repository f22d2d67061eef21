import { z } from 'zod';
import { databaseOf } from '#access';
import { command, type Command, wholeNumberField } from '#platform';
import { codeField } from '../fields.ts';
import { issuesIn } from './change-issues.ts';
import { holidayOn } from './holidays.ts';
import { type Issue, numbersOf } from './issue.ts';
import { planIssues } from './plan-issues.ts';

const HEADER = 'title,year,numbers,distributed_on,orders_by,addresses_by,labels_by,closed_on,cancelled_on,holiday';

const line = (issue: Issue): string =>
  [
    issue.title,
    issue.year,
    numbersOf(issue),
    issue.distributedOn,
    issue.ordersBy,
    issue.addressesBy,
    issue.labelsBy,
    issue.closedOn ?? '',
    issue.cancelledOn ?? '',
    holidayOn(issue.distributedOn)?.name.fi ?? '',
  ].join(',');

/** The calendar of issues on the command line. */
export const calendarCommands: readonly Command[] = [
  command('issue calendar', {
    summary:
      'Plan the issues of every title for a year; what is planned already stays. With a title, list its calendar',
    permit: 'catalog:change',
    purpose: 'orders',
    input: z.object({
      year: wholeNumberField(1990, 2200).describe('the year'),
      title: codeField.optional().describe('list the calendar of this title as CSV, and plan nothing'),
    }),
    examples: ['kortisto issue calendar --year 2027', 'kortisto issue calendar --title VIIKKO --year 2027'],
    run: async ({ year, title }, by) => {
      if (title) {
        const issues = await issuesIn(databaseOf(by), { titles: [title], year });
        return { exit: 'done', json: issues, text: `${[HEADER, ...issues.map(line)].join('\n')}\n` };
      }
      const planned = await planIssues(by, year);
      return { exit: 'done', json: { year, planned }, text: `${planned}\n` };
    },
  }),
];
