import { z } from 'zod';
import { databaseOf } from '#access';
import type { IssueId, Label } from '#kernel';
import { dayField, idField, route, wholeNumberField } from '#platform';
import { codeField } from '../fields.ts';
import { issuesIn } from './change-issues.ts';
import { holidaysOf } from './holidays.ts';

const label = z.object({ fi: z.string(), sv: z.string(), en: z.string() }) satisfies z.ZodType<Label>;

/** An issue of the calendar, as routes write it. */
export const issueField = z.object({
  id: idField<IssueId>(),
  title: z.string(),
  year: z.int(),
  number: z.int(),
  covers: z.int(),
  distributedOn: dayField,
  ordersBy: dayField,
  addressesBy: dayField,
  labelsBy: dayField,
  closedOn: dayField.nullable(),
  cancelledOn: dayField.nullable(),
});

/** The calendar of issues. */
export const calendarRoutes = [
  route('GET /issues', {
    permit: 'catalog:read',
    purpose: 'orders',
    summary: 'The issues of a year with their cut-offs, and the holidays of the year',
    input: z.object({ year: wholeNumberField(1990, 2200), title: codeField.optional() }),
    output: z.object({
      issues: z.array(issueField),
      holidays: z.array(z.object({ on: dayField, name: label, isEve: z.boolean() })),
    }),
    handle: async ({ year, title }, by) => ({
      issues: await issuesIn(databaseOf(by), { year, titles: title === undefined ? undefined : [title] }),
      holidays: holidaysOf(year),
    }),
  }),
] as const;
