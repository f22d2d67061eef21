import type { Cents, Day, Label } from '#kernel';
import type { VatClass } from './vat-table.ts';

/** What a title is printed on. */
export const TITLE_FORMS = ['print', 'digital'] as const;
export type TitleForm = (typeof TITLE_FORMS)[number];

/** A magazine or newspaper. */
export type Title = {
  readonly code: string;
  readonly name: string;
  readonly form: TitleForm;
  readonly issuesAYear: number;
};

/** How an offer goes on: until it is ended (kestotilaus), for one term (määräaikainen), or to try (koetilaus). */
export const OFFER_KINDS = ['standing', 'fixed', 'trial'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** One title of an offer: its share of the price, VAT included, and the class that decides its rate. */
export type OfferPart = { readonly title: string; readonly vatClass: VatClass; readonly priceCents: Cents };

/** What can be ordered: titles, a term, a price. */
export type Offer = {
  readonly code: string;
  readonly name: Label;
  readonly kind: OfferKind;
  readonly termMonths: number;
  /** A copy and term, VAT included: the sum of the parts. */
  readonly priceCents: Cents;
  /** Days from the invoice to its due day. */
  readonly paymentDays: number;
  readonly isGift: boolean;
  readonly forOrganisation: boolean;
  /** The offer of the next term: itself for a standing order, another one after a trial, `null` when it ends. */
  readonly renewsAs: string | null;
  /** First and last day on which it is sold; a subscription that runs goes on after it. */
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly parts: readonly OfferPart[];
};

/** Everything that is sold. */
export type Catalogue = { readonly titles: readonly Title[]; readonly offers: readonly Offer[] };

/** Why a catalogue cannot stand, in the order in which it is looked for; `of` is the code it is about. */
export type CatalogueFault = {
  readonly because:
    | 'repeated_code'
    | 'unknown_title'
    | 'repeated_title'
    | 'offer_without_parts'
    | 'parts_do_not_add_up'
    | 'unknown_renewal'
    | 'standing_without_renewal'
    | 'fixed_with_renewal';
  readonly of: string;
};

/**
 * Finds the first fault of a catalogue; `null` when it can stand.
 * A standing offer needs an offer for the next term, a fixed one must not have any; a trial may.
 * @param known  titles and offers that stand already and may be referred to
 */
export function faultIn(
  { titles, offers }: Catalogue,
  known: { readonly titles: ReadonlySet<string>; readonly offers: ReadonlySet<string> },
): CatalogueFault | null {
  const repeated = repeatedIn(titles.map(({ code }) => code)) ?? repeatedIn(offers.map(({ code }) => code));
  if (repeated !== null) return { because: 'repeated_code', of: repeated };
  const titleCodes = new Set([...known.titles, ...titles.map(({ code }) => code)]);
  const offerCodes = new Set([...known.offers, ...offers.map(({ code }) => code)]);
  for (const offer of offers) {
    const because = faultOf(offer, titleCodes, offerCodes);
    if (because) return { because, of: offer.code };
  }
  return null;
}

function faultOf(
  { kind, parts, priceCents, renewsAs }: Offer,
  titles: ReadonlySet<string>,
  offers: ReadonlySet<string>,
): CatalogueFault['because'] | null {
  if (parts.some(({ title }) => !titles.has(title))) return 'unknown_title';
  if (repeatedIn(parts.map(({ title }) => title)) !== null) return 'repeated_title';
  if (parts.length === 0) return 'offer_without_parts';
  if (parts.reduce((sum, part) => sum + part.priceCents, 0) !== priceCents) return 'parts_do_not_add_up';
  if (renewsAs !== null && !offers.has(renewsAs)) return 'unknown_renewal';
  if (kind === 'standing' && renewsAs === null) return 'standing_without_renewal';
  if (kind === 'fixed' && renewsAs !== null) return 'fixed_with_renewal';
  return null;
}

function repeatedIn(codes: readonly string[]): string | null {
  return codes.find((code, position) => codes.indexOf(code) !== position) ?? null;
}
