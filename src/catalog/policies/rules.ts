import type { Day } from '#kernel';
import type { OfferKind, TitleForm } from '../kinds.ts';

/** What a publisher decides for a title by a dated policy, each kind by itself. */
export const POLICY_KINDS = ['calendar', 'cutoffs', 'hold', 'claim', 'grace', 'overpayment', 'cancellation'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** What becomes of an issue whose day is a holiday. */
export const HOLIDAY_RULES = ['stays', 'before', 'after'] as const;
/** By what a hold is made good. */
export const HOLD_CREDITS = ['issues', 'days', 'extension', 'nothing'] as const;
export const CLAIM_REASONS = [
  'not_delivered',
  'late',
  'damaged',
  'incomplete',
  'wrong_title',
  'wrong_count',
  'after_end',
  'unwanted',
  'other',
] as const;
export const CLAIM_REMEDIES = ['new_copy', 'extension', 'credit', 'none'] as const;
/** What is done with money over the invoice. */
export const OVERPAYMENT_RULES = ['next_term', 'extension', 'refund', 'ask'] as const;
/** When a subscription that is given notice of ends. */
export const ENDINGS = ['term_end', 'notice_end'] as const;

export type HoldCredit = (typeof HOLD_CREDITS)[number];
export type ClaimReason = (typeof CLAIM_REASONS)[number];
export type ClaimRemedy = (typeof CLAIM_REMEDIES)[number];

/** The policies that hold for a title on a day. */
export type Policy = {
  readonly calendar: {
    /** Day of the week on which a weekly comes out, Monday 1. */
    readonly weekday: number;
    readonly onHoliday: (typeof HOLIDAY_RULES)[number];
    /** First numbers of a year's double issues: 27 makes 27–28. */
    readonly doubles: readonly number[];
  };
  /** Working days before the day of distribution. */
  readonly cutoffs: {
    readonly ordersDays: number;
    readonly addressesDays: number;
    readonly labelsDays: number;
  };
  /** Limits of a hold in days; `null`: none. */
  readonly hold: {
    readonly minDays: number;
    readonly maxDays: number | null;
    /** Between the telling and the first day. */
    readonly leadDays: number;
    /** Between two holds. */
    readonly gapDays: number;
    readonly daysAYearMax: number | null;
    /** The day of a hold from which it is made good: 1 credits all of it, 31 only what is beyond thirty days. */
    readonly creditedFromDay: number;
    readonly creditedBy: Readonly<Record<OfferKind, HoldCredit>>;
  };
  readonly claim: {
    /** Days after the day of distribution in which a claim is taken. */
    readonly windowDays: number;
    readonly replacementsAYear: number;
    /** So many claims within so many days call for a look at the delivery. */
    readonly alert: { readonly claims: number; readonly days: number };
    readonly reasons: readonly ClaimReason[];
    readonly remedies: readonly ClaimRemedy[];
  };
  /** Issues sent after a term that is not renewed yet. */
  readonly grace: { readonly issues: number };
  readonly overpayment: { readonly rule: (typeof OVERPAYMENT_RULES)[number]; readonly refundFromCents: number };
  readonly cancellation: {
    readonly noticeDays: number;
    /** Fourteen days at least by law: docs/sources/consumer-protection-act.md (read 2026-11-22). */
    readonly withdrawalDays: number;
    readonly ends: (typeof ENDINGS)[number];
    /** Days before a dearer term in which the subscriber is told of it. */
    readonly priceNoticeDays: number;
  };
};

/** One policy as it is set: for a title, or for all that have none of their own (`*`), from a day on. */
export type DatedPolicy<K extends PolicyKind = PolicyKind> = {
  readonly [Kind in K]: {
    readonly title: string;
    readonly kind: Kind;
    readonly validFrom: Day;
    readonly rules: Policy[Kind];
  };
}[K];

/** Stands for every title that has no policy of its own. */
export const EVERY_TITLE = '*';

const NO_CUTOFFS = { ordersDays: 0, addressesDays: 0, labelsDays: 0 };

/** What holds where nobody has decided anything: lenient, and nothing that costs the publisher without a decision. */
export const defaultPolicy = (form: TitleForm): Policy => ({
  calendar: { weekday: 4, onHoliday: 'stays', doubles: [] },
  cutoffs: form === 'digital' ? NO_CUTOFFS : { ordersDays: 6, addressesDays: 5, labelsDays: 4 },
  hold: {
    minDays: 7,
    maxDays: 180,
    leadDays: 3,
    gapDays: 0,
    daysAYearMax: null,
    creditedFromDay: 1,
    creditedBy: { standing: 'extension', fixed: 'extension', trial: 'nothing' },
  },
  claim: {
    windowDays: 60,
    replacementsAYear: 3,
    alert: { claims: 3, days: 90 },
    reasons: CLAIM_REASONS,
    remedies: CLAIM_REMEDIES,
  },
  grace: { issues: 0 },
  overpayment: { rule: 'ask', refundFromCents: 0 },
  cancellation: { noticeDays: 0, withdrawalDays: 14, ends: 'term_end', priceNoticeDays: 30 },
});
