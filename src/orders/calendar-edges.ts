import { z } from 'zod';
import type { IssueChange } from '#catalog';
import type { IssueId } from '#kernel';
import { command, dayField, idField, lineField, route, wholeNumberField } from '#platform';
import { type CalendarChanged, changeCalendar, previewCalendar } from './change-calendar.ts';
import { calendarChanged, calendarChanges, calendarRefusalTexts } from './calendar-shapes.ts';
import { followCalendar } from './follow-calendar.ts';

const shown = (it: CalendarChanged) => ({
  ...it,
  ...('issues' in it && { issues: [...it.issues], followed: [...it.followed] }),
  ...('allowed' in it && { allowed: [...it.allowed] }),
});

/** The calendar, with what follows from it for those who are owed issues. */
export const calendarRoutes = [
  route('POST /calendar/previews', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'See what changes of the calendar would come to for those who are owed issues; nothing is written',
    input: z.object({ changes: calendarChanges }),
    output: calendarChanged,
    says: calendarRefusalTexts,
    handle: async ({ changes }, by) =>
      calendarChanged.parse(shown(await previewCalendar(by, changes as IssueChange[]))),
  }),
  route('POST /calendar/changes', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Change the calendar as it was previewed; terms owe what it has for their days',
    input: z.object({ changes: calendarChanges, token: lineField(64).nullable().default(null) }),
    output: calendarChanged,
    says: calendarRefusalTexts,
    handle: async ({ changes, token }, by) =>
      calendarChanged.parse(shown(await changeCalendar(by, changes as IssueChange[], token))),
  }),
] as const;

type Told = { readonly issue: IssueId; readonly cancel: boolean; readonly restore: boolean } & {
  readonly to?: Extract<IssueChange, { change: 'move' }>['distributedOn'] | undefined;
  readonly covers?: number | undefined;
};

function changesOf({ issue, to, covers, cancel, restore }: Told): IssueChange[] {
  const changes: IssueChange[] = [];
  if (restore) changes.push({ change: 'restore', issue });
  if (to) changes.push({ change: 'move', issue, distributedOn: to });
  if (covers !== undefined) changes.push({ change: 'covers', issue, covers });
  if (cancel) changes.push({ change: 'cancel', issue });
  return changes;
}

const linesOf = (it: Extract<CalendarChanged, { kind: 'changed' | 'previewed' }>): string =>
  [
    ...it.issues.map(({ before, after }) => `${after.title} ${after.year}/${after.number} ${before?.distributedOn.toString() ?? '-'} ${after.distributedOn.toString()}`),
    ...it.followed.map(({ title, terms, more, fewer }) => `${title}: ${terms} terms, +${more} −${fewer} numbers`),
    `token ${it.token}`, '',
  ].join('\n'); // prettier-ignore

/** The calendar on the command line. */
export const calendarCommands = [
  command('issue change', {
    summary: 'Move an issue, make it a double one, cancel it or take it back; terms owe what the calendar has then',
    permit: 'catalog:change',
    purpose: 'orders',
    changes: true,
    input: z.object({
      issue: idField<IssueId>().describe('the issue’s id, as in issue calendar'),
      to: dayField.optional().describe('its new day of distribution'),
      covers: wholeNumberField(1, 12).optional().describe('how many numbers it covers'),
      cancel: z.boolean().default(false).describe('it does not come out'),
      restore: z.boolean().default(false).describe('it comes out after all'),
      token: lineField(64).optional().describe('of the preview; refused when the world has moved since'),
    }),
    examples: ['kortisto issue change --issue 12 --to 2027-04-02 --dry-run'],
    run: async ({ token, ...told }, by, terminal) => {
      const changes = changesOf(told);
      const it = terminal.isDryRun
        ? await previewCalendar(by, changes)
        : await changeCalendar(by, changes, token ?? null);
      if (it.kind !== 'refused') return { exit: 'done', json: it, text: linesOf(it) };
      const advice = calendarRefusalTexts[it.because].en;
      return { exit: it.because === 'world_moved' ? 'differs' : 'refused', because: it.because, advice, json: it };
    },
  }),
  command('order follow-calendar', {
    summary: 'Let terms owe what the calendar has for their days now; the second time nothing moves',
    permit: 'orders:make',
    purpose: 'orders',
    input: z.object({}),
    run: async (_input, by) => {
      const followed = await followCalendar(by);
      const lines = followed.map(
        ({ title, terms, more, fewer }) => `${title}: ${terms} terms, +${more} −${fewer} numbers\n`,
      );
      return { exit: 'done', json: followed, text: lines.join('') };
    },
  }),
] as const;
