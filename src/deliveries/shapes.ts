import { z } from 'zod';
import type { ClaimId, HoldId, IssueId, RunId, SubscriptionId } from '#kernel';
import { centsField, customerNumberField, dayField, idField, lineField, wholeNumberField } from '#platform';
import { CLAIM_REASONS, CLAIM_REFUSALS, CLAIM_REMEDIES } from './rules/decide-claim.ts';
import { HOLD_REFUSALS } from './rules/decide-hold.ts';
import { DELIVERY_STATUSES } from './rules/delivery-status.ts';

/** How an issue is named. */
export const issueFields = {
  title: lineField(20).describe('code of the title'),
  year: wholeNumberField(1990, 2200).describe('the year of the issue'),
  number: wholeNumberField(1, 400).describe('its number in the year; of a double one either'),
};

const issue = z.object({
  id: idField<IssueId>(),
  title: z.string(),
  titleName: z.string(),
  isDigital: z.boolean(),
  year: z.int(),
  number: z.int(),
  covers: z.int(),
  distributedOn: dayField,
  ordersBy: dayField,
  addressesBy: dayField,
  labelsBy: dayField,
  closedOn: dayField.nullable(),
  cancelledOn: dayField.nullable(),
});

const place = z.object({
  status: z.string(),
  country: z.string().nullable(),
  zone: z.string(),
  labels: z.int(),
  copies: z.int(),
});
const leftOut = z.object({ because: z.string(), subscriptions: z.int(), removed: z.int() });

const plan = z.object({
  issue,
  supplement: z.int(),
  deliversOn: dayField,
  previous: idField<RunId>().nullable(),
  labels: z.int(),
  copies: z.int(),
  byStatus: z.record(z.string(), z.int()),
  byPlace: z.array(place),
  leftOut: z.array(leftOut),
  isBeforeCutOff: z.boolean(),
  isByHousehold: z.boolean(),
  creditedFromDay: z.int(),
  token: z.string(),
});

const difference = z.object({
  subscription: idField<SubscriptionId>(),
  customer: customerNumberField,
  status: z.string(),
  because: z.string().nullable(),
});

const runRefused = z.object({
  kind: z.literal('refused'),
  because: z.enum(['issue_cancelled', 'nothing_to_supplement', 'world_moved']),
});

/** What came of a run, as routes tell it. */
export const runPreviewed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('previewed'), plan, differences: z.array(difference) }),
  runRefused,
]);
export const runFrozen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('frozen'), run: idField<RunId>(), plan }),
  runRefused,
]);

const run = z.object({
  id: idField<RunId>(),
  issue: idField<IssueId>(),
  title: z.string(),
  year: z.int(),
  number: z.int(),
  covers: z.int(),
  supplement: z.int(),
  deliversOn: dayField,
  frozenOn: dayField,
  labels: z.int(),
  copies: z.int(),
  printOrder: z.string().nullable(),
  printed: z.int().nullable(),
  posted: z.int().nullable(),
});
export const issueShown = issue.extend({ runs: z.array(run) });
export const runShown = run.extend({ byPlace: z.array(place), leftOut: z.array(leftOut) });

/** What came of an order to the printer or of its reconciliation. */
export const reconciled = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['ordered', 'reconciled']), run }),
  z.object({ kind: z.literal('differs'), run, difference: z.int() }),
  z.object({ kind: z.literal('refused'), because: z.enum(['no_print_order', 'reconciled_already']) }),
]);

const message = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

const holdPlan = z.object({
  span: z.object({ since: dayField, until: dayField.nullable() }),
  kind: z.enum(['pause', 'ban']),
  subscriptions: z.array(idField<SubscriptionId>()),
  issues: z.array(
    z.object({
      subscription: idField<SubscriptionId>(),
      title: z.string(),
      year: z.int(),
      number: z.int(),
      on: dayField,
      copies: z.int(),
      givenAs: z.string(),
      netCents: centsField,
    }),
  ),
  creditCents: centsField,
  extendedCopies: z.int(),
  token: z.string(),
});
const holdRefused = z.object({
  kind: z.literal('refused'),
  because: z.enum([...HOLD_REFUSALS, 'unknown_subscription', 'world_moved']),
  instead: z.object({ since: dayField.optional(), until: dayField.optional(), days: z.int().optional() }),
  message,
});
export const holdPreviewed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('previewed'), plan: holdPlan }),
  holdRefused,
]);
export const holdSet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), holds: z.array(idField<HoldId>()), plan: holdPlan }),
  holdRefused,
]);

export const holdShown = z.object({
  id: idField<HoldId>(),
  subscription: idField<SubscriptionId>().nullable(),
  customer: customerNumberField,
  kind: z.enum(['pause', 'ban']),
  since: dayField,
  until: dayField.nullable(),
  creditedBy: z.string(),
  toldBy: z.string(),
});

const claimPlan = z.object({
  copies: z.int(),
  remedy: z.enum(CLAIM_REMEDIES),
  isRepeated: z.boolean(),
  replacements: z.int(),
  token: z.string(),
});
const claimRefused = z.object({
  kind: z.literal('refused'),
  because: z.enum([...CLAIM_REFUSALS, 'world_moved']),
  instead: z.array(z.enum(CLAIM_REMEDIES)),
  until: dayField.nullable(),
  message,
});
export const claimPreviewed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('previewed'), plan: claimPlan }),
  claimRefused,
]);
export const claimMade = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), claim: idField<ClaimId>(), plan: claimPlan }),
  claimRefused,
]);
export const claimShown = z.object({
  id: idField<ClaimId>(),
  subscription: idField<SubscriptionId>(),
  customer: customerNumberField,
  title: z.string(),
  year: z.int(),
  number: z.int(),
  issueOn: dayField,
  reason: z.enum(CLAIM_REASONS),
  remedy: z.enum(CLAIM_REMEDIES),
  copies: z.int(),
  isRepeated: z.boolean(),
  doorCode: z.string().nullable(),
  note: z.string().nullable(),
  claimedOn: dayField,
  feed: z.int().nullable(),
});

/** A subscription's deliveries, as the card shows them. */
export const deliveriesShown = z.object({
  subscription: idField<SubscriptionId>(),
  receiver: customerNumberField,
  titles: z.array(z.string()),
  copies: z.int(),
  startsOn: dayField,
  endsOn: dayField.nullable(),
  sent: z.int(),
  claimed: z.int(),
  paused: z.int(),
  remaining: z.int(),
  nextOn: dayField.nullable(),
  nextTitle: z.string().nullable(),
  status: z.object({
    status: z.enum(DELIVERY_STATUSES),
    why: z.string(),
    since: dayField.nullable(),
    until: dayField.nullable(),
  }),
  holds: z.array(holdShown),
  strip: z.array(
    z.object({
      subscription: idField<SubscriptionId>(),
      title: z.string(),
      year: z.int(),
      number: z.int(),
      covers: z.int(),
      on: dayField,
      state: z.enum(['sent', 'claimed', 'left_out', 'held', 'coming']),
      because: z.string().nullable(),
    }),
  ),
});
