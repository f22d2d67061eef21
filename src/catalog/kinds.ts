/** What a title is printed on. */
export const TITLE_FORMS = ['print', 'digital'] as const;
export type TitleForm = (typeof TITLE_FORMS)[number];

/** How an offer goes on: until it is ended (kestotilaus), for one term (määräaikainen), or to try (koetilaus). */
export const OFFER_KINDS = ['standing', 'fixed', 'trial'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** The first day of an order: any, that of the next issue, or the first of a month. */
export const START_RULES = ['any_day', 'next_issue', 'month_start'] as const;
export type StartRule = (typeof START_RULES)[number];

/** Months from one invoice of a term to the next. */
export const BILLING_MONTHS = [1, 3, 6, 12] as const;
export type BillingMonths = (typeof BILLING_MONTHS)[number];
