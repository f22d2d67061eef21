import { todayOf, transact } from '#access';
import type { ActId, Day, OrderId, Permit, SubscriptionId, TermId } from '#kernel';
import type { Tx } from '#platform';
import {
  cancelOrders as cancelRows,
  type Ending,
  endSubscriptions as endRows,
  selectOrdersOfSource,
  selectStanding,
  selectTermsOfSource,
  type StandingOrder,
} from './queries/cancel.ts';
import { followSubscriptionsIn } from './follow-calendar.ts';
import { removeOrders as removeRows } from './queries/remove.ts';

const ORDERS_PER_CHUNK = 5_000;

/** What became of an order that was to be cancelled; reasons in the order of precedence. */
export type Cancelled =
  | { readonly kind: 'cancelled'; readonly order: OrderId }
  | {
      readonly kind: 'refused';
      readonly order: OrderId;
      /** `invoiced`: an invoice stands on a term; it is credited first, or the subscription ended. */
      readonly because: 'unknown_order' | 'already_cancelled' | 'invoiced';
    };

/** What a cancellation must be told: the day, and which terms an invoice stands on, which only later rooms know. */
export type CancelFacts = { readonly today: Day; readonly invoicedTerms: ReadonlySet<TermId> };

/** Cancels orders on whose terms no invoice stands; answers stand in the order of the asked. */
export async function cancelOrdersIn(
  tx: Tx,
  act: ActId,
  orders: readonly OrderId[],
  facts: CancelFacts,
): Promise<Cancelled[]> {
  const answers: Cancelled[] = [];
  for (let from = 0; from < orders.length; from += ORDERS_PER_CHUNK) {
    const chunk = orders.slice(from, from + ORDERS_PER_CHUNK);
    const standing = new Map((await selectStanding(tx, chunk)).map((it) => [it.order, it]));
    const decided = chunk.map((order) => decideCancel(order, standing.get(order), facts.invoicedTerms));
    const going = decided.flatMap(({ kind, order }) => (kind === 'cancelled' ? [order] : []));
    const subscriptions = await cancelRows(tx, act, going, facts.today);
    await followSubscriptionsIn(tx, act, subscriptions, { on: facts.today, cause: 'cancelled' });
    answers.push(...decided);
  }
  return answers;
}

function decideCancel(
  order: OrderId,
  standing: StandingOrder | undefined,
  invoicedTerms: ReadonlySet<TermId>,
): Cancelled {
  if (!standing) return { kind: 'refused', order, because: 'unknown_order' };
  if (standing.isCancelled) return { kind: 'refused', order, because: 'already_cancelled' };
  if (standing.terms.some((term) => invoicedTerms.has(term))) return { kind: 'refused', order, because: 'invoiced' };
  return { kind: 'cancelled', order };
}

/** Cancels orders in a transaction of its own; see {@link cancelOrdersIn}. */
export const cancelOrders = (
  by: Permit<'orders:make'>,
  orders: readonly OrderId[],
  invoicedTerms: ReadonlySet<TermId>,
): Promise<Cancelled[]> =>
  transact(by, (tx, act) => cancelOrdersIn(tx, act, orders, { today: todayOf(by), invoicedTerms }));

/** Cancels the orders that came from a source, but those that an invoice stands on. */
export async function undoOrdersIn(
  tx: Tx,
  act: ActId,
  source: number,
  facts: CancelFacts,
): Promise<{ readonly cancelled: OrderId[]; readonly kept: OrderId[] }> {
  const answers = await cancelOrdersIn(tx, act, await selectOrdersOfSource(tx, source), facts);
  const by = Object.groupBy(answers, ({ kind }) => kind);
  return {
    cancelled: (by.cancelled ?? []).map(({ order }) => order),
    kept: (by.refused ?? []).map(({ order }) => order),
  };
}

/**
 * Removes orders that were cancelled when their file was taken back, as if they had never come: what names their customers
 * is then gone too. An order of which another room's row speaks (an invoice, a commission, a complaint) stays, cancelled.
 */
export async function removeOrdersIn(tx: Tx, orders: readonly OrderId[]): Promise<OrderId[]> {
  const removed: OrderId[] = [];
  for (let from = 0; from < orders.length; from += ORDERS_PER_CHUNK)
    removed.push(...(await removeRows(tx, orders.slice(from, from + ORDERS_PER_CHUNK))));
  return removed;
}

/** The terms of a source's orders that stand: a later room finds out which of them were invoiced before it undoes the source. */
export const termsOfSourceIn: (tx: Tx, source: number) => Promise<TermId[]> = selectTermsOfSource;

/**
 * Ends subscriptions on a day: numbers after it are owed no more and credited, their value set aside for the payer. Their later terms are cancelled but those that an invoice stands on, which their credit note undoes.
 * Gives those that were ended; one that has ended by then, or that begins later, is left as it is.
 */
export async function endSubscriptionsIn(
  tx: Tx,
  act: ActId,
  endings: readonly Ending[],
  facts: CancelFacts,
): Promise<SubscriptionId[]> {
  const ended = await endRows(tx, endings, { today: facts.today, kept: [...facts.invoicedTerms] });
  await followSubscriptionsIn(tx, act, ended, { on: facts.today, cause: 'ending' });
  return ended;
}

/** Ends subscriptions in a transaction of its own; see {@link endSubscriptionsIn}. */
export const endSubscriptions = (
  by: Permit<'orders:make'>,
  endings: readonly Ending[],
  invoicedTerms: ReadonlySet<TermId>,
): Promise<SubscriptionId[]> =>
  transact(by, (tx, act) => endSubscriptionsIn(tx, act, endings, { today: todayOf(by), invoicedTerms }));
