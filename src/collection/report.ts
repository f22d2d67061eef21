import type { ReminderLine } from './run-reminders.ts';

/** The columns of `reminders.csv`: numbers, codes and days, none of which is a formula. */
export const REMINDER_COLUMNS =
  'invoice_number,customer_number,due_on,open_cents,verdict,because,until,fee_cents,new_due_on';

/** The lines of `reminders.csv`, one an overdue invoice. */
export const reminderLines = (lines: readonly ReminderLine[]): string =>
  lines
    .map(
      ({ invoice, verdict, because, until, feeCents, dueOn }) =>
      [
        invoice.number, invoice.payer, invoice.dueOn.toString(), invoice.openCents, verdict, because ?? '',
        until?.toString() ?? '', feeCents, dueOn?.toString() ?? '',
      ].join(','), // prettier-ignore
    )
    .map((line) => `${line}\r\n`)
    .join('');
