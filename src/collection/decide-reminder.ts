import { bankingDayFrom, type Cents, type Day, isBefore, later, lesser } from '#kernel';
import { type DebtorKind, REMINDER_POLICY, reminderLaw } from './collection-law.ts';

/** What is known of an unpaid invoice when reminders are decided. */
export type RemindableInvoice = {
  /** Everything open, fees of earlier reminders with it. */
  readonly openCents: Cents;
  /** What is open of the invoice itself, without fees and interest; 0 when it is paid or credited. */
  readonly principalCents: Cents;
  readonly isCredited: boolean;
  readonly dueOn: Day;
  readonly payerKind: DebtorKind;
  readonly remindersSent: number;
  readonly lastRemindedOn: Day | null;
  /** The day by which the last reminder asked to pay. */
  readonly lastDueOn: Day | null;
  /** What holds collection back now: the gravest, when there are several. */
  readonly hold: HoldKind | null;
  readonly isHandedOver: boolean;
  readonly isPayerDeceased: boolean;
};

export const HOLD_KINDS = ['dispute', 'estate', 'promise', 'other'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** Why an invoice is left alone; stable identifiers. */
export type LeftBecause =
  | 'paid'
  | 'credited'
  | 'disputed'
  | 'deceased'
  | 'estate'
  | 'promised'
  | 'held'
  | 'handed_over'
  | 'reminded_enough'
  | 'too_small';

export type ReminderDecision =
  | { readonly kind: 'remind'; readonly number: number; readonly feeCents: Cents; readonly dueOn: Day }
  | { readonly kind: 'wait'; readonly because: 'not_due' | 'too_early'; readonly until: Day }
  | { readonly kind: 'leave'; readonly because: LeftBecause };

const HELD_BECAUSE = { dispute: 'disputed', estate: 'estate', promise: 'promised', other: 'held' } as const;

/**
 * Decides whether an unpaid invoice gets a payment reminder today.
 *
 * Reasons in this order: it is paid; it is credited (a fee left over is no claim to collect); it is held (a disputed claim is not collected); the payer
 * has died and the estate must be asked; the agency has it; it was reminded
 * often enough; too little is open; it is not due; the law's days have not passed since the due day or the last reminder.
 * A due day that is no banking day moves to the next one: until then the debtor pays in time. The next reminder waits also
 * for the day that the last one named.
 *
 * @param today  calendar day in Europe/Helsinki
 * @returns a decision; never throws for business reasons
 * @see Laki saatavien perinnästä 513/1999, 10 a § and Velkakirjalaki 622/1947, 5 § (read 2026-11-22)
 */
export function decideReminder(invoice: RemindableInvoice, today: Day): ReminderDecision {
  const because = whyLeft(invoice);
  if (because !== null) return { kind: 'leave', because };
  const dueOn = bankingDayFrom(invoice.dueOn);
  if (!isBefore(dueOn, today)) return { kind: 'wait', because: 'not_due', until: dueOn.add({ days: 1 }) };
  const law = reminderLaw(invoice.payerKind, today);
  const from = earliestDay(invoice, dueOn, law.daysMin);
  if (isBefore(today, from)) return { kind: 'wait', because: 'too_early', until: from };
  return {
    kind: 'remind',
    number: invoice.remindersSent + 1,
    feeCents: lesser(REMINDER_POLICY.feeCents[invoice.payerKind], law.feeMaxCents),
    dueOn: bankingDayFrom(today.add({ days: REMINDER_POLICY.daysToPay })),
  };
}

function whyLeft(invoice: RemindableInvoice): LeftBecause | null {
  if (invoice.openCents <= 0) return 'paid';
  if (isSettledByCredit(invoice)) return 'credited';
  if (invoice.hold !== null) return HELD_BECAUSE[invoice.hold];
  if (invoice.isPayerDeceased) return 'deceased';
  if (invoice.isHandedOver) return 'handed_over';
  if (invoice.remindersSent >= REMINDER_POLICY.remindersMax) return 'reminded_enough';
  return invoice.openCents < REMINDER_POLICY.smallestCents ? 'too_small' : null;
}

/** Tells whether a credit note leaves nothing open of the invoice itself: then no fee that is left over is collected. */
export const isSettledByCredit = ({ isCredited, principalCents }: RemindableInvoice): boolean =>
  isCredited && principalCents <= 0;

/** The first day on which the next reminder may go out. */
function earliestDay({ lastRemindedOn, lastDueOn }: RemindableInvoice, dueOn: Day, daysMin: number): Day {
  const afterDue = dueOn.add({ days: daysMin });
  if (lastRemindedOn === null) return afterDue;
  const afterReminder = later(afterDue, lastRemindedOn.add({ days: daysMin }));
  return lastDueOn === null ? afterReminder : later(afterReminder, bankingDayFrom(lastDueOn).add({ days: 1 }));
}
