import { look, todayOf } from '#access';
import type { CustomerNumber, Day, Permit } from '#kernel';
import type { Tx } from '#platform';
import { type ListedSubscription, selectNewest, selectSubscriptionsOf } from './queries/lists.ts';

const SUBSCRIPTIONS_PER_CUSTOMERS_MAX = 500;

/** The subscriptions that the customers receive or pay for, newest first, at most 500; for the screens of later rooms. */
export const subscriptionsIn = (
  tx: Tx,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ListedSubscription[]> =>
  selectSubscriptionsOf(tx, customers, { today, limit: SUBSCRIPTIONS_PER_CUSTOMERS_MAX });

/** What a customer receives and pays for; the look is recorded. */
export const subscriptionsOf = (by: Permit<'orders:read'>, customer: CustomerNumber): Promise<ListedSubscription[]> =>
  look(by, 'subscriptions', async (tx) => seen(await subscriptionsIn(tx, [customer], todayOf(by))));

/** The newest orders, those before the order `before` when it is given; the look is recorded. */
export const listOrders = (
  by: Permit<'orders:read'>,
  { before = null, limit }: { readonly before?: number | null; readonly limit: number },
): Promise<ListedSubscription[]> =>
  look(by, 'order list', async (tx) => seen(await selectNewest(tx, { today: todayOf(by), before, limit })));

const seen = (answer: ListedSubscription[]) => ({
  customers: answer.flatMap(({ receiver, payer }) => [receiver, payer]),
  answer,
});
