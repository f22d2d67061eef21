import { sql } from 'kysely';
import type { ActId, Day, OrderId, SubscriptionId, TermId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** An order that somebody wants to cancel, and the terms of it that stand. */
export type StandingOrder = {
  readonly order: OrderId;
  readonly isCancelled: boolean;
  readonly terms: readonly TermId[];
};

/** The orders with their terms; those that do not exist are left out. Locked until the end of the transaction. */
export async function selectStanding(tx: Tx, orders: readonly OrderId[]): Promise<StandingOrder[]> {
  const { rows } = await sql<StandingOrder>`
    with locked as (select id, cancelled_on from orders.placed_order where id = any(${orders}::bigint[]) order by id for update)
    select o.id as "order", o.cancelled_on is not null as "isCancelled",
           coalesce(jsonb_agg(t.id order by t.number) filter (where t.id is not null), '[]') as terms
      from locked o
      left join orders.subscription s on s.placed_order = o.id
      left join orders.term t on t.subscription = s.id and t.cancelled_on is null
     group by o.id, o.cancelled_on`.execute(tx);
  return rows;
}

/** The orders of a source that stand, by id. */
export async function selectOrdersOfSource(tx: Tx, source: number): Promise<OrderId[]> {
  const rows = await tx
    .selectFrom('orders.placed_order')
    .select('id')
    .where('source', '=', source)
    .where('cancelled_on', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id as OrderId);
}

/** The terms of a source's orders that stand, by id: what a later room asks which of them were invoiced. */
export async function selectTermsOfSource(tx: Tx, source: number): Promise<TermId[]> {
  const { rows } = await sql<{ id: TermId }>`
    select t.id from orders.placed_order o
      join orders.subscription s on s.placed_order = o.id
      join orders.term t on t.subscription = s.id
     where o.source = ${source} and o.cancelled_on is null and t.cancelled_on is null
     order by t.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Cancels orders with all their terms. A subscription of a cancelled order ends on the day before it began, so that it was
 * delivered on no day. Gives the subscriptions.
 */
export async function cancelOrders(tx: Tx, act: ActId, orders: readonly OrderId[], on: Day): Promise<SubscriptionId[]> {
  if (orders.length === 0) return [];
  await sql`update orders.placed_order set cancelled_on = ${String(on)}::date, cancelled_act = ${act}
    where id = any(${orders}::bigint[])`.execute(tx);
  await sql`update orders.term t set cancelled_on = ${String(on)}::date
    from orders.subscription s
   where s.placed_order = any(${orders}::bigint[]) and t.subscription = s.id and t.cancelled_on is null`.execute(tx);
  const { rows } = await sql<{ id: SubscriptionId }>`update orders.subscription set ends_on = starts_on - 1
    where placed_order = any(${orders}::bigint[]) returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A subscription that is ended, with its last day. */
export type Ending = { readonly subscription: SubscriptionId; readonly endsOn: Day };

/** Ends subscriptions; gives those that stood and had not ended by then, and cancels their later terms that `kept` does not name. */
export async function endSubscriptions(
  tx: Tx,
  endings: readonly Ending[],
  facts: { readonly today: Day; readonly kept: readonly TermId[] },
): Promise<SubscriptionId[]> {
  const columns = { subscription: 'bigint', endsOn: 'date' } as const;
  const { rows } = await sql<{ id: SubscriptionId }>`update orders.subscription s set ends_on = ending."endsOn"
    from ${unnested('ending', columns, endings)}
   where s.id = ending.subscription and (s.ends_on is null or s.ends_on > ending."endsOn")
     and ending."endsOn" >= s.starts_on
  returning s.id`.execute(tx);
  const ended = rows.map(({ id }) => id);
  await sql`update orders.term t set cancelled_on = ${String(facts.today)}::date
    from orders.subscription s
   where s.id = any(${ended}::bigint[]) and t.subscription = s.id and t.starts_on > s.ends_on
     and t.cancelled_on is null and t.id <> all(${facts.kept}::bigint[])`.execute(tx);
  return ended;
}
