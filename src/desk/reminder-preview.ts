import { look } from '#access';
import { type ReminderLine, type ReminderRun, runReminders } from '#collection';
import type { Cents, CustomerNumber, Day, Permit } from '#kernel';
import { payerNames } from './queries/reminders.ts';

/** One overdue invoice as a run would treat it, and why. */
export type PreviewedReminder = {
  readonly invoiceId: number;
  readonly invoice: number;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly dueOn: Day;
  readonly openCents: Cents;
  readonly verdict: 'reminded' | 'waits' | 'left';
  readonly because: string | null;
  readonly until: Day | null;
  readonly feeCents: Cents;
};

/** A run as it would be, with the lines that a screen can show; all of them are counted. */
export type ReminderPreview = { readonly run: ReminderRun; readonly lines: readonly PreviewedReminder[] };

/** As many lines of each verdict as somebody reads on a screen; the report of a run has them all. */
const LINES_PER_VERDICT_MAX = 300;

/** Shows whom a run of the day would remind, whom not and why. Writes nothing but the look. */
export const previewReminders = (by: Permit<'reminders:send'>, day: Day): Promise<ReminderPreview> =>
  look(by, 'reminder run', async (tx) => {
    const shown: ReminderLine[] = [];
    const tell = (lines: readonly ReminderLine[]): void => {
      for (const verdict of ['reminded', 'waits', 'left'] as const) {
        const room = LINES_PER_VERDICT_MAX - shown.filter((line) => line.verdict === verdict).length;
        shown.push(...lines.filter((line) => line.verdict === verdict).slice(0, Math.max(0, room)));
      }
    };
    const run = await runReminders(by, day, { dryRun: true, tell });
    if (run.kind === 'refused') throw new RangeError('a preview is never refused');
    const names = await payerNames(tx, shown.map(({ invoice }) => invoice.invoice)); // prettier-ignore
    const lines = shown.map((line): PreviewedReminder => {
      const { invoice, number, payer, dueOn, openCents } = line.invoice;
      const { verdict, because, until, feeCents } = line;
      const payerName = names.get(invoice) ?? '';
      return {
        invoiceId: invoice,
        invoice: number,
        payer,
        payerName,
        dueOn,
        openCents,
        verdict,
        because,
        until,
        feeCents,
      };
    });
    return { customers: lines.map(({ payer }) => payer), answer: { run, lines } };
  });
