import { type Cents, type Day, isBefore } from '#kernel';
import type { DatedPrice, Offer, OfferPart } from './catalogue.ts';

/** What an offer costs on a day. */
export type Price = { readonly validFrom: Day; readonly priceCents: Cents; readonly parts: readonly OfferPart[] };

/** Prices of an offer, the first one with them, by day. */
export const pricesOf = (offer: Offer): Price[] => [
  { validFrom: offer.validFrom, priceCents: offer.priceCents, parts: offer.parts },
  ...inOrder(offer.prices ?? []),
];

/** The price of an offer on a day, a copy and term, VAT included: the last one that has begun, the first one before all. */
export function priceOf(offer: Offer, on: Day): Price {
  const prices = pricesOf(offer);
  return prices.findLast(({ validFrom }) => !isBefore(on, validFrom)) ?? (prices[0] as Price);
}

/** The offer as it is on a day: its price and its parts are those of the day. */
export const offerOn = <O extends Offer>(offer: O, on: Day): O => {
  const { priceCents, parts } = priceOf(offer, on);
  return { ...offer, priceCents, parts };
};

/** What is wrong with dated prices, and the days that would be right. */
export type PriceFault = {
  readonly because: 'price_gap' | 'price_overlap' | 'price_before_offer' | 'price_parts_differ' | 'parts_do_not_add_up';
  readonly from: Day | null;
  readonly to: Day | null;
};

const inOrder = (prices: readonly DatedPrice[]): DatedPrice[] =>
  prices.toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom));

/**
 * Finds the first fault of an offer's dated prices; `null` when each day from its first one has one price.
 * A gap is told with the days that have no price, an overlap with those that have two.
 */
export function faultOfPrices(offer: Offer): PriceFault | null {
  const prices = inOrder(offer.prices ?? []);
  const titles = titlesOf(offer.parts);
  for (const [index, price] of prices.entries()) {
    if (!isBefore(offer.validFrom, price.validFrom)) {
      return { because: 'price_before_offer', from: offer.validFrom.add({ days: 1 }), to: null };
    }
    if (titlesOf(price.parts) !== titles) return { because: 'price_parts_differ', from: price.validFrom, to: null };
    if (sumOf(price.parts) !== price.priceCents) {
      return { because: 'parts_do_not_add_up', from: price.validFrom, to: null };
    }
    const fault = faultAfter(price, prices[index + 1]) ?? faultAtEnd(price, prices[index + 1], offer);
    if (fault) return fault;
  }
  return null;
}

function faultAfter({ validFrom, validTo }: DatedPrice, next: DatedPrice | undefined): PriceFault | null {
  if (!next) return null;
  const lastOfThis = next.validFrom.subtract({ days: 1 });
  if (next.validFrom.equals(validFrom)) return { because: 'price_overlap', from: validFrom, to: validFrom };
  if (!validTo || validTo.equals(lastOfThis)) return null;
  return isBefore(validTo, lastOfThis)
    ? { because: 'price_gap', from: validTo.add({ days: 1 }), to: lastOfThis }
    : { because: 'price_overlap', from: next.validFrom, to: validTo };
}

/** The last price may end only where nothing is sold or renewed by the offer any more. */
function faultAtEnd({ validTo }: DatedPrice, next: DatedPrice | undefined, offer: Offer): PriceFault | null {
  if (next || !validTo) return null;
  const isOver = offer.renewsAs === null && offer.validTo !== null && !isBefore(validTo, offer.validTo);
  return isOver ? null : { because: 'price_gap', from: validTo.add({ days: 1 }), to: offer.validTo };
}

const titlesOf = (parts: readonly OfferPart[]): string =>
  parts
    .map(({ title }) => title)
    .toSorted()
    .join();

const sumOf = (parts: readonly OfferPart[]): number => parts.reduce((sum, { priceCents }) => sum + priceCents, 0);
