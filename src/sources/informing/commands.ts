import { join } from 'node:path';
import { z } from 'zod';
import { registerOf, todayOf } from '#access';
import { command, type Command, dayField } from '#platform';
import { answerCommands } from './answer-commands.ts';
import { noteDuties } from './note-duties.ts';
import { countNotices } from './queue.ts';
import { sendNotices } from './send-notices.ts';

/** The duty to inform on the command line. */
export const informingCommands: readonly Command[] = [
  ...answerCommands,
  command('inform list', {
    summary: 'Count who has yet to be told where data about him came from, by source',
    permit: 'notices:read',
    purpose: 'rights',
    input: z.object({}),
    run: async (_, by) => {
      const counts = await countNotices(by);
      const text = counts.map(
        ({ origin, originName, waiting, overdue, oldestDueOn }) =>
          `${origin || '-'}  ${originName || 'files that name no sender'}: ${waiting} wait, ${overdue} overdue, the oldest due ${oldestDueOn.toString()}\n`,
      );
      return {
        exit: 'done',
        json: counts.map((one) => ({ ...one, oldestDueOn: one.oldestDueOn.toString() })),
        text: text.join(''),
      };
    },
  }),
  command('inform note', {
    summary:
      'Note who must be told, from what came in since the last noting; the running server does it every six hours',
    permit: 'notices:send',
    purpose: 'rights',
    input: z.object({}),
    run: async (_, by) => {
      const noted = await noteDuties(by);
      return { exit: 'done', json: noted, text: `${noted.made} noted, ${noted.broughtForward} brought forward\n` };
    },
  }),
  command('inform run', {
    summary: 'Tell everybody in the queue by letter where data about him came from',
    permit: 'notices:send',
    purpose: 'rights',
    changes: true,
    input: z.object({
      day: dayField.describe('the day of the letters: today; another day with --dry-run only'),
      out: z.string().optional().describe('the folder for the letters; letters/notices-DAY in the home unless told'),
    }),
    examples: ['kortisto inform run --day 2026-12-01 --dry-run', 'kortisto inform run --day 2026-12-01'],
    run: async ({ day, out }, by, terminal) => {
      const letters = out ?? join(registerOf(by).home, 'letters', `notices-${day.toString()}`);
      const run = await sendNotices(by, day, {
        dryRun: terminal.isDryRun,
        letters,
        tell: (told) => terminal.progress(told, null, 'persons'),
      });
      if (run.kind === 'refused') {
        const advice = `letters are sent today: ${todayOf(by).toString()}; preview another day with --dry-run`;
        return { exit: 'refused', because: run.because, advice };
      }
      const left = Object.entries(run.left);
      const text = `${run.told} persons ${run.kind === 'sent' ? `told, letters in ${letters}` : 'would be told'}, ${run.duties} duties\n`;
      const reasons = left.map(([because, count]) => `  not told, ${because}: ${count}\n`).join('');
      const exit = run.kind === 'sent' && left.length > 0 ? 'partly done' : 'done';
      return { exit, json: { ...run, day: run.day.toString() }, text: text + reasons };
    },
  }),
];
