import { type Cents, cents, type Day, isBefore, NO_CENTS } from '#kernel';

/** What a commission is earned by. */
export const COMMISSION_EVENTS = ['order', 'payment', 'retained'] as const;
export type CommissionEvent = (typeof COMMISSION_EVENTS)[number];

/** Why a commission stands at nothing, though it was earned: the first that holds. */
export const TAKEN_BACK = ['withdrawn', 'credited', 'unpaid', 'ended_early'] as const;
export type CommissionReason = CommissionEvent | (typeof TAKEN_BACK)[number];

/** One rule of a seller's contract: what an order of the time earns, and when it is taken back. */
export type CommissionRule = {
  readonly event: CommissionEvent;
  /** Of `retained`: earned when so many issues have come out while the subscription ran. */
  readonly retainedIssues: number | null;
  /** `null`: every offer that has no rule of its own for the event. */
  readonly offer: string | null;
  /** An amount for an order, whatever its copies; or `percent`. */
  readonly cents: Cents | null;
  /** Hundredths of a percent of the first term's price without value-added tax. */
  readonly percent: number | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** Taken back when the order is withdrawn or cancelled, or its invoice credited. */
  readonly takesBackWithdrawn: boolean;
  /** Taken back when the first invoice is unpaid so many days after its due day; `null`: not for that. */
  readonly takesBackUnpaidDays: number | null;
  /** Taken back when the subscription ends before so many issues came out; `null`: not for that. */
  readonly takesBackIssues: number | null;
};

/** Whether a rule says one amount or one percent, and issues when it is about them. */
export const isWholeRule = (rule: Pick<CommissionRule, 'event' | 'retainedIssues' | 'cents' | 'percent'>): boolean =>
  (rule.cents === null) !== (rule.percent === null) &&
  (rule.cents === null || rule.cents > 0) &&
  (rule.event === 'retained') === (rule.retainedIssues !== null);

/** What is known of one order, as of the day that is asked about. */
export type CommissionFacts = {
  /** The day the order came to the register. */
  readonly receivedOn: Day;
  /** Price of the first term without tax, all copies. */
  readonly netCents: Cents;
  readonly paidOn: Day | null;
  readonly dueOn: Day | null;
  readonly cancelledOn: Day | null;
  readonly creditedOn: Day | null;
  /** The last day of a subscription that ended before its time; `null`: it runs, or ran its course. */
  readonly endedEarlyOn: Day | null;
  /** The day of the issue by which the rule's retained issues are complete, when it is in the calendar. */
  readonly retainedOn: Day | null;
  /** The same for the issues before which an end takes the commission back. */
  readonly safeOn: Day | null;
};

/** What an order's commission stands at by one rule, by which event, and since when; `null`: nothing has happened yet. */
export type CommissionStanding = {
  readonly cents: Cents;
  readonly because: CommissionReason;
  readonly on: Day;
} | null;

/**
 * Says what the commission of an order stands at on a day, all that happened by then considered. A statement is the
 * difference of two standings, so that what is taken back, or paid after all, comes by itself in a later month.
 */
export function commissionOn(rule: CommissionRule, facts: CommissionFacts, on: Day): CommissionStanding {
  const earnedOn = earningDay(rule, facts);
  if (earnedOn === null || isBefore(on, earnedOn)) return null;
  const taken = takenBack(rule, facts).find((one) => !isBefore(on, one.on));
  if (taken) return { cents: NO_CENTS, ...taken };
  return { cents: amountOf(rule, facts.netCents), because: rule.event, on: earnedOn };
}

function earningDay(
  { event }: CommissionRule,
  { receivedOn, paidOn, retainedOn, ...facts }: CommissionFacts,
): Day | null {
  if (event === 'order') return receivedOn;
  if (event === 'payment') return paidOn;
  const isOver = [facts.endedEarlyOn, facts.cancelledOn].some((end) => end !== null && retainedOn !== null && isBefore(end, retainedOn)); // prettier-ignore
  return isOver ? null : retainedOn;
}

function takenBack(rule: CommissionRule, facts: CommissionFacts): { because: CommissionReason; on: Day }[] {
  const found: { because: CommissionReason; on: Day }[] = [];
  if (rule.takesBackWithdrawn && facts.cancelledOn) found.push({ because: 'withdrawn', on: facts.cancelledOn });
  if (rule.takesBackWithdrawn && facts.creditedOn) found.push({ because: 'credited', on: facts.creditedOn });
  if (rule.takesBackUnpaidDays !== null && facts.dueOn !== null && facts.paidOn === null)
    found.push({ because: 'unpaid', on: facts.dueOn.add({ days: rule.takesBackUnpaidDays + 1 }) });
  if (rule.takesBackIssues !== null && facts.endedEarlyOn !== null && endsBefore(facts.endedEarlyOn, facts.safeOn))
    found.push({ because: 'ended_early', on: facts.endedEarlyOn });
  return found;
}

/** An issue that is not in the calendar yet has not come out. */
const endsBefore = (end: Day, safeOn: Day | null): boolean => safeOn === null || isBefore(end, safeOn);

/** Halves of a cent go up. */
function amountOf(rule: CommissionRule, netCents: Cents): Cents {
  return rule.cents ?? cents(Math.floor((netCents * (rule.percent ?? 0) + 5_000) / 10_000));
}
