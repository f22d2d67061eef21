import { type Day, isBefore } from '#kernel';
import { holds, type Span } from './decide-hold.ts';

/** Where deliveries of a subscription stand, in the order in which it is asked. Never stored: it follows from what stands. */
export const DELIVERY_STATUSES = [
  'cancelled',
  'title_closed',
  'future',
  'ended',
  'grace',
  'unpaid_break',
  'hold_open',
  'hold_temporary',
  'undeliverable',
  'complimentary',
  'active',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export type StatusFacts = {
  readonly startsOn: Day;
  readonly cancelledOn: Day | null;
  /** Last day of the subscription, or of its last term. */
  readonly endsOn: Day | null;
  /** Days on which each of its titles is published no more; `null`: it goes on. */
  readonly titlesClosedOn: readonly (Day | null)[];
  /** Whether a copy of grace may still go out on the day. */
  readonly isInGrace: boolean;
  readonly interruptions: readonly (Span & { readonly because: string })[];
  readonly holds: readonly (Span & { readonly kind: 'pause' | 'ban' })[];
  readonly undeliverableSince: Day | null;
  readonly isComplimentary: boolean;
};

/** A status with its why: a stable word, and the days between which it is so. */
export type StatusWhy = {
  readonly status: DeliveryStatus;
  readonly why: string;
  readonly since: Day | null;
  readonly until: Day | null;
};

/** Derives where deliveries of a subscription stand on a day. */
export function deliveryStatus(facts: StatusFacts, on: Day): StatusWhy {
  return endOf(facts, on) ?? standstillOf(facts, on) ?? running(facts);
}

const running = ({ isComplimentary, startsOn, endsOn }: StatusFacts): StatusWhy => ({
  status: isComplimentary ? 'complimentary' : 'active',
  why: isComplimentary ? 'free_of_charge' : 'term_runs',
  since: startsOn,
  until: endsOn,
});

function endOf({ cancelledOn, startsOn, endsOn, titlesClosedOn, isInGrace }: StatusFacts, on: Day): StatusWhy | null {
  if (cancelledOn !== null && !isBefore(on, cancelledOn))
    return { status: 'cancelled', why: 'order_cancelled', since: cancelledOn, until: null };
  const closed = titlesClosedOn.filter((day) => day !== null && !isBefore(on, day));
  if (titlesClosedOn.length > 0 && closed.length === titlesClosedOn.length)
    return { status: 'title_closed', why: 'title_closed', since: closed[0] ?? null, until: null };
  if (isBefore(on, startsOn)) return { status: 'future', why: 'starts_later', since: null, until: startsOn };
  if (endsOn === null || !isBefore(endsOn, on)) return null;
  return isInGrace
    ? { status: 'grace', why: 'renewal_awaited', since: endsOn.add({ days: 1 }), until: null }
    : { status: 'ended', why: 'last_term_over', since: endsOn.add({ days: 1 }), until: null };
}

function standstillOf({ interruptions, holds: held, undeliverableSince }: StatusFacts, on: Day): StatusWhy | null {
  const broken = interruptions.find((one) => holds(one, on));
  if (broken) return { status: 'unpaid_break', why: broken.because, since: broken.since, until: broken.until };
  const standing = held.filter((one) => holds(one, on));
  const hold =
    standing.find(({ kind }) => kind === 'ban') ?? standing.find(({ until }) => until === null) ?? standing[0];
  if (hold) {
    const why = hold.kind === 'ban' ? 'delivery_ban' : 'asked_to_hold';
    return { status: hold.until === null ? 'hold_open' : 'hold_temporary', why, since: hold.since, until: hold.until };
  }
  if (undeliverableSince !== null && !isBefore(on, undeliverableSince))
    return { status: 'undeliverable', why: 'mail_came_back', since: undeliverableSince, until: null };
  return null;
}
