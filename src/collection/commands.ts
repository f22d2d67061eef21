import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { registerOf, todayOf } from '#access';
import { type Day, eurosPlain } from '#kernel';
import { command, type Command, dayField, type Outcome } from '#platform';
import { handOver } from './hand-over.ts';
import { REMINDER_COLUMNS, reminderLines } from './report.ts';
import { type ReminderOptions, type ReminderRun, runReminders } from './run-reminders.ts';

/** Collection on the command line. */
export const commands: readonly Command[] = [
  command('reminder run', {
    summary: 'Remind of every invoice that is overdue and may be reminded of: charge the fee, write the letter',
    permit: 'reminders:send',
    purpose: 'invoicing',
    changes: true,
    input: z.object({
      day: dayField.describe('the day of the reminders: today; another day with --dry-run only'),
      out: z.string().optional().describe('the folder for the letters; letters/reminders-DAY in the home unless told'),
      report: z
        .string()
        .optional()
        .describe('a folder for reminders.csv: every overdue invoice with its verdict and reason'),
    }),
    examples: [
      'kortisto reminder run --day 2026-12-01 --dry-run --report out',
      'kortisto reminder run --day 2026-12-01',
    ],
    run: async ({ day, out, report }, by, terminal) => {
      const letters = out ?? join(registerOf(by).home, 'letters', `reminders-${day.toString()}`);
      const lines = report === undefined ? null : await Lines.into(report);
      let seen = 0;
      const options: ReminderOptions = {
        dryRun: terminal.isDryRun,
        letters,
        tell: (told) => {
          seen += told.length;
          terminal.progress(seen, null, 'overdue invoices');
          lines?.write(reminderLines(told));
        },
      };
      const run = await runReminders(by, day, options);
      await lines?.close();
      return outcomeOf(run, { letters, today: todayOf(by) });
    },
  }),
  command('collection export', {
    summary: 'Hand the claims that reminders did not settle to the collection agency, as one file',
    permit: 'reminders:send',
    purpose: 'invoicing',
    changes: true,
    input: z.object({
      out: z.string().describe('the folder for claims-DAY.csv; a second file of the day is claims-DAY-2.csv'),
    }),
    run: async ({ out }, by, terminal) => {
      const handed = await handOver(by, { folder: out, on: todayOf(by), isDryRun: terminal.isDryRun });
      const text = `${handed.claims} claims, ${eurosPlain(handed.openCents)} open${handed.file === null ? '' : `: ${handed.file}`}\n`;
      return { exit: 'done', json: handed, text };
    },
  }),
];

function outcomeOf(
  run: Awaited<ReturnType<typeof runReminders>>,
  { letters, today }: { readonly letters: string; readonly today: Day },
): Outcome {
  if (run.kind === 'refused') {
    return {
      exit: 'refused',
      because: run.because,
      advice: `reminders are sent today: ${today.toString()}; preview another day with --dry-run`,
    };
  }
  return { exit: 'done', json: { ...run, day: run.day.toString() }, text: sentences(run, letters) };
}

function sentences({ kind, overdue, reminded, openCents, feeCents, excluded }: ReminderRun, letters: string): string {
  const what = kind === 'previewed' ? 'would be reminded' : `reminded, letters in ${letters}`;
  const reasons = Object.entries(excluded).map(([because, count]) => `  ${because}: ${count}\n`);
  return `${overdue} overdue, ${reminded} ${what}; open ${eurosPlain(openCents)}, fees ${eurosPlain(feeCents)}\n${reasons.join('')}`;
}

/** reminders.csv, written as the run goes. */
class Lines {
  private readonly stream: ReturnType<typeof createWriteStream>;

  private constructor(path: string) {
    this.stream = createWriteStream(path);
  }

  static async into(folder: string): Promise<Lines> {
    await mkdir(folder, { recursive: true });
    const lines = new Lines(join(folder, 'reminders.csv'));
    lines.write(`${REMINDER_COLUMNS}\r\n`);
    return lines;
  }

  write(text: string): void {
    this.stream.write(text);
  }

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
  }
}
