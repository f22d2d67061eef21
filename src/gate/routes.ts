import { z } from 'zod';
import {
  channelField,
  customerNumberField,
  dayField,
  idField,
  limitField,
  lineField,
  momentField,
  route,
  yesNoField,
} from '#platform';
import { mergingTexts } from '#customers';
import type { BanId, DecisionId } from '#kernel';
import { liftBan, listBans, setBan } from './ban.ts';
import { CONSENT_CHANNELS, withdrawConsent } from './consent.ts';
import { REASONS } from './decide.ts';
import { explainMarketing, listDecisions } from './explain.ts';
import { refusalTexts } from './texts.ts';
import { takeApart } from './unmerge.ts';
import { updateBanRoutes } from './update-ban-routes.ts';

const customer = customerNumberField;
const means = lineField(40).default('phone').describe('how it was told: phone, letter, email, portal');
const toldBy = lineField(80).default('customer').describe('who told it');
const channels = z.array(channelField);
const banId = idField<BanId>().nullable();
const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

export const setBanRoute = route('PUT /customers/:customer/marketing-bans/:channel', {
  permit: 'bans:set',
  purpose: 'bans',
  summary: 'Set a direct-marketing ban on one channel, or on all; it holds at once',
  input: z.object({ customer, channel: z.union([channelField, z.literal('all')]), means, toldBy }),
  output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('set'), channels }), refused(['unknown_customer'])]),
  says: refusalTexts,
  handle: async ({ customer: number, channel, ...told }, by) => {
    const set = await setBan(by, number, channel === 'all' ? channelField.options : [channel], told);
    return set.kind === 'set' ? { ...set, channels: [...set.channels] } : set;
  },
});

export const liftBanRoute = route('DELETE /customers/:customer/marketing-bans/:channel', {
  permit: 'bans:set',
  purpose: 'bans',
  summary: 'Lift a direct-marketing ban, on the customer’s own word',
  input: z.object({ customer, channel: z.union([channelField, z.literal('all')]), means, toldBy }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('lifted'), channels }),
    refused(['unknown_customer', 'only_the_customer_lifts', 'not_banned']),
  ]),
  says: refusalTexts,
  handle: async ({ customer: number, channel, ...told }, by) => {
    const lifted = await liftBan(by, number, channel === 'all' ? channelField.options : [channel], told);
    return lifted.kind === 'lifted' ? { ...lifted, channels: [...lifted.channels] } : lifted;
  },
});

export const withdrawConsentRoute = route('DELETE /customers/:customer/consents/:channel', {
  permit: 'bans:set',
  purpose: 'bans',
  summary: 'Withdraw a consent to electronic direct marketing, or all of them',
  input: z.object({ customer, channel: z.enum([...CONSENT_CHANNELS, 'all']) }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('withdrawn'), channels: z.array(z.enum(CONSENT_CHANNELS)) }),
    refused(['unknown_customer', 'no_consent_stands']),
  ]),
  says: refusalTexts,
  handle: async ({ customer: number, channel }, by) => {
    const withdrawn = await withdrawConsent(by, number, channel === 'all' ? CONSENT_CHANNELS : [channel]);
    return withdrawn.kind === 'withdrawn' ? { ...withdrawn, channels: [...withdrawn.channels] } : withdrawn;
  },
});

const ban = z.object({
  id: idField<BanId>(),
  channel: channelField,
  since: momentField,
  until: dayField.nullable(),
  toldBy: z.string(),
  means: z.string(),
  liftedAt: momentField.nullable(),
});

const explained = z.object({
  channel: channelField,
  may: z.boolean(),
  because: z.enum(REASONS).nullable(),
  rule: z.string(),
  version: z.int(),
  ban: banId,
});

export const listBansRoute = route('GET /customers/:customer/marketing-bans', {
  permit: 'customers:find',
  purpose: 'bans',
  summary: 'A customer’s bans, and whether marketing may reach it now by each channel, and if not, why',
  input: z.object({ customer }),
  output: z.object({ bans: z.array(ban), channels: z.array(explained) }),
  handle: async ({ customer: number }, by) => {
    const now = await explainMarketing(by, number);
    return now === null ? { kind: 'not found' } : { bans: await listBans(by, number), channels: now };
  },
});

export const listDecisionsRoute = route('GET /customers/:customer/decisions', {
  permit: 'customers:find',
  purpose: 'bans',
  summary: 'What the gate decided about a customer and what went out, newest first',
  input: z.object({ customer, limit: limitField }),
  output: z.object({
    decisions: z.array(
      z.object({
        id: idField<DecisionId>(),
        channel: channelField,
        purpose: z.string(),
        messageType: z.string(),
        verdict: z.enum(['allowed', 'refused']),
        because: z.string().nullable(),
        rule: z.string(),
        version: z.int(),
        ban: banId,
        decidedAt: momentField,
        document: z.string().nullable(),
        about: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ customer: number, limit }, by) => ({ decisions: await listDecisions(by, number, limit) }),
});

export const unmergeCustomerRoute = route('DELETE /customers/:customer/merged-into', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Take a merge apart: the customer stands again, the other gets back what it had; no ban of either is lost',
  input: z.object({ customer, keepApart: yesNoField.default(true) }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unmerged'), restored: z.array(z.string()), kept: z.array(z.string()) }),
    refused(['is_merged_into_nobody', 'erased']),
  ]),
  says: mergingTexts,
  handle: async ({ customer: number, keepApart }, by) => {
    const outcome = await takeApart(by, { customer: number, keepApart });
    if (outcome.kind === 'refused') return outcome;
    return { kind: 'unmerged', restored: [...outcome.restored], kept: [...outcome.kept] };
  },
});

/** Bans, why somebody does or does not get something, and taking a merge apart without losing a ban. */
export const routes = [
  setBanRoute,
  liftBanRoute,
  withdrawConsentRoute,
  listBansRoute,
  listDecisionsRoute,
  unmergeCustomerRoute,
  ...updateBanRoutes,
] as const;
