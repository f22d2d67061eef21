import { z } from 'zod';
import { dayField } from '#platform';
import { OFFER_KINDS } from '../kinds.ts';
import {
  CLAIM_REASONS,
  CLAIM_REMEDIES,
  type DatedPolicy,
  ENDINGS,
  HOLD_CREDITS,
  HOLIDAY_RULES,
  OVERPAYMENT_RULES,
  type Policy,
  type PolicyKind,
} from './rules.ts';

const YEAR = 366;
const days = (max: number) => z.int().min(0).max(max);

/** What each kind of policy may say. */
export const policyRules = {
  calendar: z.strictObject({
    weekday: z.int().min(1).max(7),
    onHoliday: z.enum(HOLIDAY_RULES),
    doubles: z.array(z.int().min(1).max(YEAR)).max(YEAR),
  }),
  cutoffs: z.strictObject({ ordersDays: days(60), addressesDays: days(60), labelsDays: days(60) }),
  hold: z.strictObject({
    minDays: z.int().min(1).max(YEAR),
    maxDays: z
      .int()
      .min(1)
      .max(3 * YEAR)
      .nullable()
      .default(null),
    leadDays: days(60),
    gapDays: days(YEAR),
    daysAYearMax: z.int().min(1).max(YEAR).nullable().default(null),
    creditedFromDay: z.int().min(1).max(YEAR),
    creditedBy: z.record(z.enum(OFFER_KINDS), z.enum(HOLD_CREDITS)),
  }),
  claim: z.strictObject({
    windowDays: days(YEAR),
    replacementsAYear: z.int().min(0).max(YEAR),
    alert: z.strictObject({ claims: z.int().min(1).max(99), days: z.int().min(1).max(YEAR) }),
    reasons: z.array(z.enum(CLAIM_REASONS)).min(1).max(CLAIM_REASONS.length),
    remedies: z.array(z.enum(CLAIM_REMEDIES)).min(1).max(CLAIM_REMEDIES.length),
  }),
  grace: z.strictObject({ issues: z.int().min(0).max(52) }),
  overpayment: z.strictObject({
    rule: z.enum(OVERPAYMENT_RULES),
    refundFromCents: z.int().min(0).max(1_000_000),
  }),
  cancellation: z.strictObject({
    noticeDays: days(93),
    withdrawalDays: z.int().min(14).max(YEAR),
    ends: z.enum(ENDINGS),
    priceNoticeDays: days(YEAR),
  }),
} satisfies { readonly [K in PolicyKind]: z.ZodType<Policy[K]> };

const title = z
  .string()
  .regex(/^(\*|[A-Z0-9][A-Z0-9_-]{0,19})$/)
  .describe('Code of the title, or * for all that have none of their own');

const dated = <K extends PolicyKind>(kind: K) =>
  z.object({ title, kind: z.literal(kind), validFrom: dayField, rules: policyRules[kind] });

/** A dated policy, as settings and routes write it. */
export const policyField = z.discriminatedUnion('kind', [
  dated('calendar'),
  dated('cutoffs'),
  dated('hold'),
  dated('claim'),
  dated('grace'),
  dated('overpayment'),
  dated('cancellation'),
]) satisfies z.ZodType<DatedPolicy>;
