import type { Cents, Country, Day, Label } from '#kernel';
import type { BillingMonths, OfferKind, StartRule, TitleForm } from './kinds.ts';
import type { DatedPolicy } from './policies/rules.ts';
import type { VatClass } from './vat-table.ts';

/** A magazine or newspaper. */
export type Title = {
  readonly code: string;
  readonly name: string;
  readonly form: TitleForm;
  readonly issuesAYear: number;
  /** The first day on which it is issued and sold; `null`: it was always there. */
  readonly openedOn?: Day | null | undefined;
  /** The first day on which it is issued and sold no more; `null`: it goes on. */
  readonly closedOn?: Day | null | undefined;
  /** What a copy of an issue costs more abroad. */
  readonly postage?: readonly Postage[] | undefined;
};

/** Stands for every country abroad that has no postage of its own. */
export const EVERY_COUNTRY = '*';

/** What a copy of an issue costs more in a country from a day on, VAT included. */
export type Postage = {
  readonly country: Country | typeof EVERY_COUNTRY;
  readonly validFrom: Day;
  readonly issueCents: Cents;
};

/** Titles that are sold together, each with the class that decides its VAT: paper, network, or both. */
export type Package = {
  readonly code: string;
  readonly name: Label;
  /** The first day on which no new offer may be made of it. */
  readonly closedOn: Day | null;
  readonly parts: readonly Omit<OfferPart, 'priceCents'>[];
};

/** One title of an offer: its share of the price, VAT included, and the class that decides its rate. */
export type OfferPart = { readonly title: string; readonly vatClass: VatClass; readonly priceCents: Cents };

/** What an offer costs from a day on, to the day before the next price. */
export type DatedPrice = {
  readonly validFrom: Day;
  /** Told to be checked; a price ends when the next one begins. */
  readonly validTo: Day | null;
  /** A copy and term, VAT included: the sum of the parts. */
  readonly priceCents: Cents;
  readonly parts: readonly OfferPart[];
};

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
} & Partial<OfferTerms>;

/** The rest of what an offer fixes; what is not told is as {@link PLAIN_TERMS} says. */
export type OfferTerms = {
  /** The package whose parts it prices; `null`: it names its titles itself. */
  readonly package: string | null;
  /** The present that comes with it. */
  readonly premium: Label | null;
  /** Invoiced so many months at a time; `null`: the whole term at once. */
  readonly billingMonths: BillingMonths | null;
  /** Terms of this offer before the one that `renewsAs` names. */
  readonly renewsAfter: number;
  readonly startRule: StartRule;
  /** Issues of the past with which it may begin. */
  readonly backIssuesMax: number;
  /** The channels through which it is sold; `null`: all. */
  readonly channels: readonly string[] | null;
  /** A household gets it once in so many months; `null`: any number of times. */
  readonly onceInMonths: number | null;
  /** Dearer or cheaper from a day on, by day; before the first of them `priceCents` and `parts` stand. */
  readonly prices: readonly DatedPrice[];
};

/** What holds of an offer that says no more than titles, term and price. */
export const PLAIN_TERMS: OfferTerms = {
  package: null,
  premium: null,
  billingMonths: null,
  renewsAfter: 1,
  startRule: 'any_day',
  backIssuesMax: 0,
  channels: null,
  onceInMonths: null,
  prices: [],
};

/** An offer that stands in the catalogue: nothing of it is left untold. */
export type StandingOffer = Offer & OfferTerms;

/** A title that stands in the catalogue. */
export type StandingTitle = Title & {
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly postage: readonly Postage[];
};

/** Everything that is sold, and how it is dealt with. */
export type Catalogue = {
  readonly titles: readonly Title[];
  readonly offers: readonly Offer[];
  readonly packages?: readonly Package[];
  readonly policies?: readonly DatedPolicy[];
};

/** A catalogue of which nothing is left untold. */
export type StandingCatalogue = {
  readonly titles: readonly StandingTitle[];
  readonly offers: readonly StandingOffer[];
  readonly packages: readonly Package[];
  readonly policies: readonly DatedPolicy[];
};

/** Says all of a catalogue that leaves out what is as everywhere. */
export const standingCatalogue = ({ titles, offers, packages, policies }: Catalogue): StandingCatalogue => ({
  titles: titles.map((title) => ({
    ...title,
    openedOn: title.openedOn ?? null,
    closedOn: title.closedOn ?? null,
    postage: title.postage ?? [],
  })),
  offers: offers.map((offer) => ({ ...PLAIN_TERMS, ...offer })),
  packages: packages ?? [],
  policies: policies ?? [],
});
