import { z } from 'zod';
import { mergingTexts } from '#customers';
import { CHANNELS } from '#kernel';
import { channelField, command, type Command, customerNumberField, lineField, listField, yesNoField } from '#platform';
import { liftBan, listBans, setBan } from './ban.ts';
import { CONSENT_CHANNELS, withdrawConsent } from './consent.ts';
import { explainMarketing } from './explain.ts';
import { reasonTexts, refusalTexts } from './texts.ts';
import { takeApart } from './unmerge.ts';

const customer = customerNumberField.describe('customer number');
const channel = listField(z.union([channelField, z.literal('all')])).describe(
  `${CHANNELS.join(', ')} or all; may be given several times`,
);
const means = lineField(40).default('phone').describe('how it was told: phone, letter, email');
const toldBy = lineField(80).default('customer').describe('who told it: customer, or a list’s name');

const channelsOf = (given: readonly string[]) => CHANNELS.filter((one) => given.includes('all') || given.includes(one));

const refusal = (because: keyof typeof refusalTexts) =>
  ({
    exit: because === 'unknown_customer' ? 'not found' : 'refused',
    because,
    advice: refusalTexts[because].en,
  }) as const;

/** Bans on the command line. */
export const commands: readonly Command[] = [
  command('ban set <customer>', {
    summary: 'Set direct-marketing bans; they hold at once',
    permit: 'bans:set',
    purpose: 'bans',
    input: z.object({ customer, channel, means, toldBy }),
    examples: ['kortisto ban set 100001 --channel phone', 'kortisto ban set 100001 --channel all --means letter'],
    run: async ({ customer: number, channel: given, ...told }, by) => {
      const set = await setBan(by, number, channelsOf(given), told);
      if (set.kind === 'refused') return { ...refusal(set.because), json: set };
      return { exit: 'done', json: set, text: set.channels.map((one) => `${one}\n`).join('') };
    },
  }),
  command('ban lift <customer>', {
    summary: 'Lift direct-marketing bans, on the customer’s own word',
    permit: 'bans:set',
    purpose: 'bans',
    input: z.object({ customer, channel, means, toldBy }),
    examples: ['kortisto ban lift 100001 --channel phone --means letter'],
    run: async ({ customer: number, channel: given, ...told }, by) => {
      const lifted = await liftBan(by, number, channelsOf(given), told);
      if (lifted.kind === 'refused') return { ...refusal(lifted.because), json: lifted };
      return { exit: 'done', json: lifted, text: lifted.channels.map((one) => `${one}\n`).join('') };
    },
  }),
  command('consent withdraw <customer>', {
    summary: 'Withdraw consents to electronic direct marketing',
    permit: 'bans:set',
    purpose: 'bans',
    input: z.object({
      customer,
      channel: listField(z.enum([...CONSENT_CHANNELS, 'all'])).describe(
        `${CONSENT_CHANNELS.join(', ')} or all; may be given several times`,
      ),
    }),
    examples: ['kortisto consent withdraw 100001 --channel email'],
    run: async ({ customer: number, channel: given }, by) => {
      const asked = CONSENT_CHANNELS.filter((one) => given.includes('all') || given.includes(one));
      const withdrawn = await withdrawConsent(by, number, asked);
      if (withdrawn.kind === 'refused') return { ...refusal(withdrawn.because), json: withdrawn };
      return { exit: 'done', json: withdrawn, text: withdrawn.channels.map((one) => `${one}\n`).join('') };
    },
  }),
  command('ban list <customer>', {
    summary: 'List a customer’s bans, the lifted ones too',
    permit: 'customers:find',
    purpose: 'bans',
    input: z.object({ customer }),
    run: async ({ customer: number }, by) => {
      const bans = await listBans(by, number);
      const lines = bans.map(
        (ban) =>
          `${ban.channel}\t${String(ban.since)}\t${String(ban.until ?? '')}\t${ban.toldBy}\t${ban.means}\t${String(ban.liftedAt ?? 'stands')}\n`,
      );
      return { exit: 'done', json: bans, text: lines.join('') };
    },
  }),
  command('ban check <customer>', {
    summary: 'Say for each channel whether marketing may reach a customer now, and if not, why',
    permit: 'customers:find',
    purpose: 'bans',
    input: z.object({ customer }),
    run: async ({ customer: number }, by) => {
      const now = await explainMarketing(by, number);
      if (now === null) return refusal('unknown_customer');
      const lines = now.map(
        ({ channel: one, because }) => `${one}\t${because ?? 'allowed'}\t${because ? reasonTexts[because].en : ''}\n`,
      );
      return { exit: 'done', json: now, text: lines.join('') };
    },
  }),
  command('customer unmerge <customer>', {
    summary: 'Take a merge apart: the customer stands again, the other gets back what it had; no ban of either is lost',
    permit: 'customers:merge',
    purpose: 'care',
    input: z.object({
      customer,
      keepApart: yesNoField.default(true).describe('never ask about the two again'),
    }),
    run: async ({ customer: number, keepApart }, by) => {
      const unmerged = await takeApart(by, { customer: number, keepApart });
      if (unmerged.kind === 'refused') {
        const { because } = unmerged;
        return { exit: 'refused', because, advice: mergingTexts[because].en, json: unmerged };
      }
      return { exit: 'done', json: unmerged, text: `${number} ${unmerged.from} ${unmerged.restored.join(' ')}\n` };
    },
  }),
];
