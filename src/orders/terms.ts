import { type Offer, priceOf } from '#catalog';
import { type Cents, type Day, isSameDay, later, monthsAfter, times } from '#kernel';

/** A term may be invoiced from so many days before it begins: the payment is there when delivery goes on. */
export const BILL_DAYS_BEFORE = 14;

/** What a term's days are counted from: so many months after a day, so that a 31st is not lost after February. */
export type Anchor = { readonly anchorOn: Day; readonly anchorMonths: number };

/** One term of a subscription: what is delivered from day to day, and what it costs. */
export type Term = Anchor & {
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
export type TermBase = Anchor & {
  /** Terms before this one. */
  readonly termsBefore: number;
  readonly copies: number;
  /** No term is invoiced before it was sold. */
  readonly soldOn: Day;
};

/**
 * The day whose price a term has: the first one that of the sale, as it was agreed, the others that of their first day. Terms that
 * are made keep their price.
 */
export const priceDay = ({
  number,
  startsOn,
  soldOn,
}: Pick<Term, 'number' | 'startsOn'> & Pick<TermBase, 'soldOn'>): Day => (number === 1 ? soldOn : startsOn);

/**
 * The term that follows, by an offer. Its days are counted from its anchor, so that one that began on a 31st
 * begins on a 31st whenever the month has one.
 */
export function termAfter({ anchorOn, anchorMonths, termsBefore, copies, soldOn }: TermBase, offer: Offer): Term {
  const startsOn = monthsAfter(anchorOn, anchorMonths);
  const number = termsBefore + 1;
  return {
    number,
    offer: offer.code,
    months: offer.termMonths,
    anchorOn,
    anchorMonths,
    startsOn,
    endsOn: lastDayOf({ anchorOn, anchorMonths, months: offer.termMonths }),
    billOn: later(soldOn, startsOn.subtract({ days: BILL_DAYS_BEFORE })),
    priceCents: times(priceOf(offer, priceDay({ number, startsOn, soldOn })).priceCents, copies),
  };
}

/** The last day of a term by its anchor and months, when it was not lengthened. */
export const lastDayOf = ({ anchorOn, anchorMonths, months }: Anchor & { readonly months: number }): Day =>
  monthsAfter(anchorOn, anchorMonths + months).subtract({ days: 1 });

/** What the term after a term is counted from: the same day, or the day after a term that was lengthened. */
export const anchorAfter = (last: Anchor & { readonly months: number; readonly endsOn: Day }): Anchor =>
  isSameDay(lastDayOf(last), last.endsOn)
    ? { anchorOn: last.anchorOn, anchorMonths: last.anchorMonths + last.months }
    : { anchorOn: last.endsOn.add({ days: 1 }), anchorMonths: 0 };
