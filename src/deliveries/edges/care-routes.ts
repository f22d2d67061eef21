import { z } from 'zod';
import type { ClaimId, HoldId, RunId, SubscriptionId } from '#kernel';
import { customerNumberField, dayField, idField, limitField, lineField, route, wholeNumberField } from '#platform';
import { endHold, listHolds } from '../end-hold.ts';
import { type ClaimMade, listClaims, makeClaim, previewClaim } from '../make-claim.ts';
import { deliveriesOf } from '../overview.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { RETURN_REASONS, returnMail } from '../return-mail.ts';
import { CLAIM_REASONS, CLAIM_REMEDIES } from '../rules/decide-claim.ts';
import { sayClaimRefused, sayHoldRefused } from '../say-instead.ts';
import { type HoldSet, previewHold, setHold } from '../set-hold.ts';
import {
  claimMade,
  claimPreviewed,
  claimShown,
  deliveriesShown,
  holdPreviewed,
  holdSet,
  holdShown,
  issueFields,
} from '../shapes.ts';

const subscription = idField<SubscriptionId>();
const token = lineField(64).nullable().default(null);

const hold = {
  subscription: subscription.nullable().default(null),
  customer: customerNumberField.nullable().default(null),
  kind: z.enum(['pause', 'ban']).default('pause'),
  since: dayField,
  until: dayField.nullable().default(null),
  toldBy: lineField(100).default('customer'),
};

const claim = {
  subscription,
  ...issueFields,
  reason: z.enum(CLAIM_REASONS),
  remedy: z.enum(CLAIM_REMEDIES),
  doorCode: lineField(30).nullable().default(null),
  note: lineField(500).nullable().default(null),
};

/** Adds to a refusal of a hold what would be allowed instead, in words. */
const worded = <Outcome extends HoldSet>(outcome: Outcome) =>
  outcome.kind === 'refused' ? { ...outcome, message: sayHoldRefused(outcome.because, outcome.instead) } : outcome;

const wordedClaim = <Outcome extends ClaimMade>(outcome: Outcome) =>
  outcome.kind === 'refused'
    ? { ...outcome, message: sayClaimRefused(outcome.because, outcome.instead, outcome.until) }
    : outcome;

/** Holds, claims, returned mail, and where a customer's deliveries stand. */
export const careRoutes = [
  route('GET /customers/:customer/deliveries', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary:
      'Where deliveries stand of what a customer receives or pays for, each status with its why, number by number',
    input: z.object({ customer: customerNumberField }),
    output: z.object({ subscriptions: z.array(deliveriesShown) }),
    handle: async ({ customer }, by) => ({ subscriptions: await deliveriesOf(by, customer) }),
  }),
  route('POST /hold-previews', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'Which numbers a hold would keep back, and what is given for them',
    input: z.object(hold),
    output: holdPreviewed,
    says: refusalTexts,
    handle: async (asked, by) => {
      const outcome = worded(await previewHold(by, asked));
      return outcome.kind === 'set' ? { kind: 'not found' } : outcome;
    },
  }),
  route('POST /holds', {
    permit: 'deliveries:change',
    purpose: 'orders',
    summary: 'Hold deliveries of a subscription, or of all that a customer receives',
    input: z.object({ ...hold, token }),
    output: holdSet,
    says: refusalTexts,
    handle: async ({ token: shown, ...asked }, by) => {
      const outcome = worded(await setHold(by, asked, shown));
      return outcome.kind === 'previewed' ? { kind: 'not found' } : outcome;
    },
  }),
  route('GET /holds', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'The holds that stand or are to come, newest first',
    input: z.object({ customer: customerNumberField.optional(), limit: limitField }),
    output: z.object({ holds: z.array(holdShown) }),
    handle: async ({ customer, limit }, by) => ({ holds: await listHolds(by, { customer: customer ?? null, limit }) }),
  }),
  route('POST /holds/:hold/end', {
    permit: 'deliveries:change',
    purpose: 'orders',
    summary: 'End a hold on a day, which is its last; one that has not begun by then is taken back',
    input: z.object({ hold: idField<HoldId>(), last: dayField }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ended'), hold: idField<HoldId>(), until: dayField }),
      z.object({ kind: z.literal('taken back'), hold: idField<HoldId>() }),
      z.object({ kind: z.literal('refused'), because: z.literal('already_over') }),
    ]),
    says: refusalTexts,
    handle: ({ hold: asked, last }, by) => endHold(by, asked, last),
  }),
  route('POST /claim-previews', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'What a claim would lead to, or which remedies would be allowed',
    input: z.object(claim),
    output: claimPreviewed,
    says: refusalTexts,
    handle: async (asked, by) => {
      const outcome = wordedClaim(await previewClaim(by, asked));
      return outcome.kind === 'made' ? { kind: 'not found' } : outcome;
    },
  }),
  route('POST /claims', {
    permit: 'deliveries:change',
    purpose: 'orders',
    summary: 'Take a claim for a number that did not come as it should',
    input: z.object({ ...claim, token }),
    output: claimMade,
    says: refusalTexts,
    handle: async ({ token: shown, ...asked }, by) => {
      const outcome = wordedClaim(await makeClaim(by, asked, shown));
      return outcome.kind === 'previewed' ? { kind: 'not found' } : outcome;
    },
  }),
  route('GET /claims', {
    permit: 'deliveries:read',
    purpose: 'orders',
    summary: 'Claims, newest first',
    input: z.object({
      customer: customerNumberField.optional(),
      before: idField<ClaimId>().optional(),
      limit: limitField,
    }),
    output: z.object({ claims: z.array(claimShown) }),
    handle: async ({ customer, before, limit }, by) => ({
      claims: await listClaims(by, { customer: customer ?? null, before: before ?? null, limit }),
    }),
  }),
  route('POST /returned-mail', {
    permit: 'deliveries:change',
    purpose: 'orders',
    summary: 'Note mail that came back: deliveries stand still until a new address is told',
    input: z.object({
      customer: customerNumberField.nullable().default(null),
      run: idField<RunId>().nullable().default(null),
      number: wholeNumberField(1, 100_000_000).nullable().default(null),
      reason: z.enum(RETURN_REASONS),
      returnedOn: dayField,
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['held', 'noted']), customer: customerNumberField }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['returned_already', 'not_yet_returned', 'unknown_customer']),
      }),
    ]),
    says: refusalTexts,
    handle: (told, by) => returnMail(by, told),
  }),
] as const;
