import type { Offer } from '#catalog';
import { type Cents, type Day, later, monthsAfter, times } from '#kernel';

/** A term may be invoiced from so many days before it begins: the payment is there when delivery goes on. */
const BILL_DAYS_BEFORE = 14;

/** One term of a subscription: what is delivered from day to day, and what it costs. */
export type Term = {
  readonly number: number;
  readonly offer: string;
  readonly months: number;
  readonly startsOn: Day;
  /** The last day. */
  readonly endsOn: Day;
  /** The first day on which it may be invoiced. */
  readonly billOn: Day;
  /** All copies, VAT included. */
  readonly priceCents: Cents;
};

/** What a term is counted from. */
export type TermBase = {
  /** The first day of the subscription's first term. */
  readonly firstOn: Day;
  /** Months of all terms before this one. */
  readonly monthsBefore: number;
  /** Terms before this one. */
  readonly termsBefore: number;
  readonly copies: number;
  /** No term is invoiced before it was sold. */
  readonly soldOn: Day;
};

/**
 * The term that follows, by an offer. Its days are counted from the first day of the subscription, so that one that began on a 31st
 * begins on a 31st whenever the month has one.
 */
export function termAfter({ firstOn, monthsBefore, termsBefore, copies, soldOn }: TermBase, offer: Offer): Term {
  const startsOn = monthsAfter(firstOn, monthsBefore);
  return {
    number: termsBefore + 1,
    offer: offer.code,
    months: offer.termMonths,
    startsOn,
    endsOn: monthsAfter(firstOn, monthsBefore + offer.termMonths).subtract({ days: 1 }),
    billOn: later(soldOn, startsOn.subtract({ days: BILL_DAYS_BEFORE })),
    priceCents: times(offer.priceCents, copies),
  };
}
