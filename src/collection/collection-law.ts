import { assert, type Cents, cents, type Day, day, isBefore } from '#kernel';

/** Whom the law protects: a consumer, or a business that owes for its trade. */
export type DebtorKind = 'consumer' | 'business';

/** What the law allows for a written reminder. */
export type ReminderLaw = {
  /** The most that a reminder may cost the debtor. */
  readonly feeMaxCents: Cents;
  /** Days that must have passed since the due day, or since the reminder before, for a fee to be charged. */
  readonly daysMin: number;
};

/**
 * What a reminder may cost and when it may be charged, by the day from which it holds.
 *
 * A consumer: at most 5 €, at least 14 days after the due day or the reminder before. A business: at most 12 €, at least
 * 10 days between, since 1.5.2022; before that day the law named no limit, and we keep to the same.
 *
 * @see Laki saatavien perinnästä 513/1999, 10 a § (read 2026-11-22)
 */
const REMINDER_LAW: readonly { readonly from: Day; readonly law: Readonly<Record<DebtorKind, ReminderLaw>> }[] = [
  {
    from: day('1999-09-01'),
    law: {
      consumer: { feeMaxCents: cents(5_00), daysMin: 14 },
      business: { feeMaxCents: cents(12_00), daysMin: 10 },
    },
  },
];

/** The law of reminders as it stands on the day. */
export function reminderLaw(kind: DebtorKind, on: Day): ReminderLaw {
  const standing = REMINDER_LAW.findLast(({ from }) => !isBefore(on, from));
  assert(standing, `no law of collection for ${on.toString()}`);
  return standing.law[kind];
}

/**
 * The publisher's own way within the law. A reminder for less than a euro would cost the debtor more than the debt.
 * Two reminders: then the claim waits for a person, or for the agency.
 */
export const REMINDER_POLICY = {
  feeCents: { consumer: cents(5_00), business: cents(10_00) },
  remindersMax: 2,
  /** Days that a reminder gives to pay. */
  daysToPay: 14,
  smallestCents: cents(1_00),
} as const;
