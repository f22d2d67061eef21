import { z } from 'zod';
import type { OrderId, SubscriptionId, TermId } from '#kernel';
import { centsField, customerNumberField, dayField, idField, limitField, lineField, route } from '#platform';
import { calendarRoutes } from './calendar-edges.ts';
import { type Placed, REFUSALS, SALES_CHANNELS } from './order.ts';
import { placeOrders } from './place-orders.ts';
import { pricingRoutes } from './pricing/routes.ts';
import { refusalTexts } from './refusal-texts.ts';
import { listOrders, subscriptionsOf } from './subscriptions.ts';

const listed = z.object({
  subscription: idField<SubscriptionId>(),
  order: idField<OrderId>(),
  receiver: customerNumberField,
  payer: customerNumberField,
  kind: z.string(),
  offer: z.string(),
  copies: z.int(),
  startsOn: dayField,
  endsOn: dayField.nullable(),
  state: z.enum(['coming', 'active', 'ended', 'cancelled']),
  soldOn: dayField,
  salesChannel: z.string(),
  seller: z.string().nullable(),
  term: idField<TermId>().nullable(),
  termStartsOn: dayField.nullable(),
  termEndsOn: dayField.nullable(),
  termPriceCents: centsField.nullable(),
});

const givenOrder = z.object({
  receiver: customerNumberField,
  payer: customerNumberField,
  offer: lineField(20),
  copies: z.int().min(1).max(9_999).default(1),
  startOn: dayField,
  soldOn: dayField,
  salesChannel: z.enum(SALES_CHANNELS),
  writtenOfferSentOn: dayField.nullable().default(null),
  writtenAcceptanceOn: dayField.nullable().default(null),
  acceptanceMedium: lineField(30).nullable().default(null),
});

const placed = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('placed'),
    order: idField<OrderId>(),
    subscription: idField<SubscriptionId>(),
    terms: z.array(idField<TermId>()),
  }),
  z.object({ kind: z.literal('refused'), because: z.enum(REFUSALS) }),
]);

/** Orders and subscriptions. */
export const routes = [
  route('POST /orders', {
    permit: 'orders:make',
    purpose: 'orders',
    summary: 'Take an order: it makes a subscription and its first term',
    input: givenOrder,
    output: placed,
    says: refusalTexts,
    handle: async (order, by) => presentable((await placeOrders(by, [order]))[0]),
  }),
  route('GET /orders', {
    permit: 'orders:read',
    purpose: 'orders',
    summary: 'The newest orders',
    input: z.object({ before: idField<OrderId>().optional(), limit: limitField }),
    output: z.object({ orders: z.array(listed) }),
    handle: async ({ before, limit }, by) => ({ orders: await listOrders(by, { before: before ?? null, limit }) }),
  }),
  route('GET /customers/:customer/subscriptions', {
    permit: 'orders:read',
    purpose: 'orders',
    summary: 'What a customer receives and pays for',
    input: z.object({ customer: customerNumberField }),
    output: z.object({ subscriptions: z.array(listed) }),
    handle: async ({ customer }, by) => ({ subscriptions: await subscriptionsOf(by, customer) }),
  }),
  ...calendarRoutes,
  ...pricingRoutes,
] as const;

function presentable(outcome: Placed | undefined): z.output<typeof placed> {
  if (!outcome || outcome.kind === 'refused')
    return { kind: 'refused', because: outcome?.because ?? 'unknown_customer' };
  return { ...outcome, terms: [...outcome.terms] };
}
