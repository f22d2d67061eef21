import { z } from 'zod';
import { offerPriceField } from '#catalog';
import { centsField, dayField, route } from '#platform';
import { changePrices, type PricesChanged } from './change-prices.ts';
import { PRICE_REFUSALS, priceTexts } from './refusals.ts';

const consequence = z.object({
  offer: z.string(),
  validFrom: dayField,
  oldCents: centsField,
  newCents: centsField,
  riseHundredths: z.int().nullable(),
  subscriptions: z.int(),
  copies: z.int(),
  firstOn: dayField.nullable(),
  moreCents: centsField,
  noticeBy: dayField.nullable(),
  tooLateFor: z.int(),
  months: z.array(
    z.object({
      month: z.string(),
      subscriptions: z.int(),
      copies: z.int(),
      firstOn: dayField,
      lastOn: dayField,
    }),
  ),
});

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), token: z.string(), consequences: z.array(consequence) }),
  z.object({ kind: z.literal('changed'), token: z.string(), consequences: z.array(consequence) }),
  z.object({
    kind: z.literal('refused'),
    because: z.enum(PRICE_REFUSALS),
    of: z.string(),
    from: dayField.nullable(),
    to: dayField.nullable(),
  }),
]);

const prices = z.array(offerPriceField).min(1).max(1_000);

/** Dated prices of offers, previewed before they are set. */
export const pricingRoutes = [
  route('POST /prices/plan', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Show what dated prices would mean for subscriptions that renew; nothing is written',
    input: z.object({ prices }),
    output: answer,
    says: priceTexts,
    handle: async (input, by) => presentable(await changePrices(by, input.prices, { dryRun: true })),
  }),
  route('POST /prices', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Set dated prices as they were previewed',
    input: z.object({ prices, token: z.string().max(64) }),
    output: answer,
    says: priceTexts,
    handle: async (input, by) => presentable(await changePrices(by, input.prices, { token: input.token })),
  }),
] as const;

function presentable(changed: PricesChanged): z.output<typeof answer> {
  if (changed.kind === 'refused') return changed;
  const consequences = changed.consequences.map((one) => ({ ...one, months: [...one.months] }));
  return { kind: changed.kind, token: changed.token, consequences };
}
