import { todayOf, transact } from '#access';
import { type Cents, cents, type CustomerNumber, type Day, type Permit, type SubscriptionId } from '#kernel';
import { cancelOrdersIn, endSubscriptionsIn } from '#orders';
import type { Tx } from '#platform';
import { invoicedTermsIn } from './invoiced-terms.ts';
import { type Endable, type InvoicedTerm, lockEndable, lockTerms, selectUncredited } from './queries/endings.ts';

/** Why a subscription was not ended, in the order of precedence. Stable words, translated by the edges. */
export const ENDING_REFUSALS = ['no_subscription', 'several_subscriptions', 'invoiced'] as const;

/** What came of ending a subscription. */
export type SubscriptionEnded =
  | {
      readonly kind: 'ended';
      readonly subscription: SubscriptionId;
      /** Whether the whole order was cancelled, since the day lies before its beginning. */
      readonly isCancelled: boolean;
      readonly endsOn: Day;
      /** What invoices that stand still charge for days after the last one; credited apart, at the desk's word. */
      readonly leftToCreditCents: Cents;
      readonly invoices: readonly number[];
    }
  | { readonly kind: 'refused'; readonly because: (typeof ENDING_REFUSALS)[number] };

/** Which subscription ends, and its last day; none named: the only one that the customer has. */
export type Ending = {
  readonly customer: CustomerNumber;
  readonly subscription: SubscriptionId | null;
  readonly endsOn: Day;
};

/**
 * Ends a subscription on a day. Later terms that no invoice stands on are cancelled; invoiced ones stay, and how much of
 * them is left to credit is said. A day before the beginning cancels the order, unless it was invoiced.
 */
export const endSubscription = (by: Permit<'orders:make'>, ending: Ending): Promise<SubscriptionEnded> =>
  transact(by, async (tx, act): Promise<SubscriptionEnded> => {
    const endable = await lockEndable(tx, ending.customer, ending.endsOn);
    const chosen = endable.filter((one) => ending.subscription === null || one.subscription === ending.subscription);
    const [only] = chosen;
    if (only === undefined) return { kind: 'refused', because: 'no_subscription' };
    if (chosen.length > 1) return { kind: 'refused', because: 'several_subscriptions' };
    const terms = await lockTerms(tx, only.subscription);
    const facts = { today: todayOf(by), invoicedTerms: await invoicedTermsIn(tx, terms) };
    const isBefore = isEarlier(ending.endsOn, only.startsOn);
    if (isBefore) {
      const [cancelled] = await cancelOrdersIn(tx, act, [only.order], facts);
      if (cancelled?.kind !== 'cancelled') return { kind: 'refused', because: 'invoiced' };
    } else await endSubscriptionsIn(tx, act, [{ subscription: only.subscription, endsOn: ending.endsOn }], facts);
    return ended(tx, { only, endsOn: ending.endsOn, isCancelled: isBefore, terms });
  });

const isEarlier = (a: Day, b: Day): boolean => a.until(b).days > 0;

type Done = {
  readonly only: Endable;
  readonly endsOn: Day;
  readonly isCancelled: boolean;
  readonly terms: Awaited<ReturnType<typeof lockTerms>>;
};

async function ended(tx: Tx, { only, endsOn, isCancelled, terms }: Done): Promise<SubscriptionEnded> {
  const charged = await selectUncredited(tx, terms, endsOn);
  return {
    kind: 'ended',
    subscription: only.subscription,
    isCancelled,
    endsOn,
    leftToCreditCents: cents(charged.reduce((sum, term) => sum + unusedCents(term, endsOn), 0)),
    invoices: [...new Set(charged.map(({ invoiceNumber }) => invoiceNumber))],
  };
}

/** The share of a term's price for the days after the last one, in whole cents, the half upwards. */
function unusedCents({ startsOn, endsOn, priceCents }: InvoicedTerm, lastDay: Day): number {
  const days = startsOn.until(endsOn).days + 1;
  const left = Math.min(days, lastDay.until(endsOn).days);
  return Math.round((Number(priceCents) * left) / days);
}
