import { z } from 'zod';
import { todayOf } from '#access';
import type { OrderId } from '#kernel';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  limitField,
  lineField,
  wholeNumberField,
} from '#platform';
import { calendarCommands } from './calendar-edges.ts';
import { checkOrders } from './check-orders.ts';
import { SALES_CHANNELS } from './order.ts';
import { placeOrders } from './place-orders.ts';
import { pricingCommands } from './pricing/commands.ts';
import type { ListedSubscription } from './queries/lists.ts';
import { refusalTexts } from './refusal-texts.ts';
import { renewTerms } from './renew-terms.ts';
import { listOrders, subscriptionsOf } from './subscriptions.ts';

const HEADER = 'order,subscription,receiver,payer,offer,kind,copies,starts_on,ends_on,state,sold_on,seller';

/** Orders as CSV: numbers, codes and days, none of which a spreadsheet takes for a formula but the seller's code. */
const asCsv = (orders: readonly ListedSubscription[]): string =>
  [
    HEADER,
    ...orders.map(
      (it) =>
      [
        it.order, it.subscription, it.receiver, it.payer, it.offer, it.kind, it.copies,
        it.startsOn, it.endsOn ?? '', it.state, it.soldOn, (it.seller ?? '').replaceAll(/[^\w-]/g, '_'),
      ].join(','), // prettier-ignore
    ),
    '',
  ].join('\n');

/** Orders on the command line. */
export const commands: readonly Command[] = [
  command('order list', {
    summary: 'List the newest orders, or those of a customer, as CSV',
    permit: 'orders:read',
    purpose: 'orders',
    input: z.object({
      customer: customerNumberField.optional().describe('only what this customer receives or pays for'),
      limit: limitField.describe('how many, 50 unless told'),
    }),
    run: async ({ customer, limit }, by) => {
      const orders = customer ? await subscriptionsOf(by, customer) : await listOrders(by, { limit });
      return { exit: 'done', json: orders, text: asCsv(orders.slice(0, limit)) };
    },
  }),
  command('order check', {
    summary: 'Check orders, terms, the ledger of issues, and that it agrees with the ledger of money',
    permit: 'orders:read',
    purpose: 'orders',
    input: z.object({}),
    run: async (_input, by) => {
      const findings = await checkOrders(by);
      const broken = findings.filter((finding) => finding.broken > 0);
      const lines = findings.map(({ rule, broken: count, examples }) => {
        const where = count > 0 ? ` (${examples.join(', ')})` : '';
        return `${count === 0 ? 'ok' : `${count} broken`}: ${rule}${where}\n`;
      });
      return { exit: broken.length > 0 ? 'differs' : 'done', json: findings, text: lines.join('') };
    },
  }),
  command('order renew', {
    summary: 'Make the next terms of subscriptions that go on; run again, it makes nothing',
    permit: 'orders:make',
    purpose: 'orders',
    changes: true,
    input: z.object({ day: dayField.optional().describe('the day, YYYY-MM-DD; today unless told') }),
    run: async ({ day }, by, terminal) => {
      const made = await renewTerms(by, day ?? todayOf(by), { dryRun: terminal.isDryRun });
      return { exit: 'done', json: made, text: `${made.terms}\n` };
    },
  }),
  command('order place', {
    summary: 'Take an order: it makes a subscription and its first term',
    permit: 'orders:make',
    purpose: 'orders',
    input: z.object({
      receiver: customerNumberField.describe('who gets it'),
      payer: customerNumberField.optional().describe('who pays; the receiver unless told'),
      offer: lineField(20).describe('the offer’s code'),
      copies: wholeNumberField(1, 9_999).default(1).describe('how many copies'),
      startOn: dayField.describe('first day'),
      soldOn: dayField.optional().describe('day of the sale; today unless told'),
      salesChannel: z.enum(SALES_CHANNELS).default('staff').describe(SALES_CHANNELS.join(', ')),
      writtenOfferSentOn: dayField.optional().describe('telephone sale: day of the written offer'),
      writtenAcceptanceOn: dayField.optional().describe('telephone sale: day of the written acceptance'),
      acceptanceMedium: lineField(30).optional().describe('sms, email, letter, web'),
    }),
    examples: ['kortisto order place --receiver 100001 --offer KESTO12 --start-on 2027-01-01'],
    run: async ({ payer, soldOn, ...order }, by) => {
      const given = { ...order, payer: payer ?? order.receiver, soldOn: soldOn ?? todayOf(by) };
      const [placed] = await placeOrders(by, [given]);
      if (placed?.kind !== 'placed') {
        const because = placed?.because ?? 'unknown_customer';
        return { exit: 'refused', because, advice: refusalTexts[because].en, json: placed };
      }
      return { exit: 'done', json: placed, text: `${placed.order satisfies OrderId}\n` };
    },
  }),
  ...calendarCommands,
  ...pricingCommands,
];
