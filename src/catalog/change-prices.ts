import { type ActId, type Day, isBefore } from '#kernel';
import type { Database, Tx } from '#platform';
import type { DatedPrice, StandingOffer } from './catalogue.ts';
import { type CatalogueFault, faultIn } from './faults.ts';
import { selectOffers, selectPackages } from './queries/offers.ts';
import { type OfferPrice, upsertPrices } from './queries/prices.ts';
import { selectTitles } from './queries/titles.ts';

/** Why a price does not change. */
export type PriceRefusal = {
  readonly kind: 'refused';
  readonly because: CatalogueFault['because'] | 'unknown_offer' | 'price_in_the_past';
  readonly of: string;
  readonly from: Day | null;
  readonly to: Day | null;
};

/** The offers as they would be. */
export type PricesPlanned =
  | { readonly kind: 'planned'; readonly before: readonly StandingOffer[]; readonly after: readonly StandingOffer[] }
  | PriceRefusal;

/**
 * Plans dated prices: an offer must stand, a price begins today at the earliest, and the offer's list may have neither gap nor overlap
 * with them. Nothing is written.
 */
export async function planPricesIn(
  db: Database | Tx,
  prices: readonly OfferPrice[],
  today: Day,
): Promise<PricesPlanned> {
  const known = { titles: await selectTitles(db), offers: await selectOffers(db), packages: await selectPackages(db) };
  const offers = new Map(known.offers.map((offer) => [offer.code, offer]));
  for (const { offer, validFrom } of prices) {
    if (!offers.has(offer)) return { kind: 'refused', because: 'unknown_offer', of: offer, from: null, to: null };
    if (isBefore(validFrom, today)) {
      return { kind: 'refused', because: 'price_in_the_past', of: offer, from: today, to: null };
    }
  }
  const codes = [...new Set(prices.map(({ offer }) => offer))];
  const before = codes.flatMap((code) => offers.get(code) ?? []);
  const after = before.map((offer) =>
    withPrices(
      offer,
      prices.filter((price) => price.offer === offer.code),
    ),
  );
  const fault = faultIn({ titles: [], offers: after }, known);
  if (fault)
    return { kind: 'refused', because: fault.because, of: fault.of, from: fault.from ?? null, to: fault.to ?? null };
  return { kind: 'planned', before, after };
}

/** Given prices take the place of those from the same day; the others stay. */
function withPrices(offer: StandingOffer, given: readonly OfferPrice[]): StandingOffer {
  const kept = offer.prices.filter((old) => !given.some(({ validFrom }) => validFrom.equals(old.validFrom)));
  const prices = [...kept, ...given.map(datedPrice)];
  return { ...offer, prices: prices.toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom)) };
}

/** Writes dated prices inside the caller's transaction, all of them or none; terms that were made keep theirs. */
export async function setPricesIn(
  tx: Tx,
  act: ActId,
  prices: readonly OfferPrice[],
  today: Day,
): Promise<PricesPlanned> {
  const plan = await planPricesIn(tx, prices, today);
  if (plan.kind === 'planned') await upsertPrices(tx, act, prices);
  return plan;
}

const datedPrice = ({ validFrom, validTo, priceCents, parts }: OfferPrice): DatedPrice => ({
  validFrom,
  validTo,
  priceCents,
  parts,
});
