import { type RawBuilder, sql } from 'kysely';
import type { Cents, CustomerNumber, Day, OrderId, SubscriptionId, TermId } from '#kernel';
import type { Tx } from '#platform';

/** What a subscription is on a day. */
export type SubscriptionState = 'coming' | 'active' | 'ended' | 'cancelled';

/** A subscription as the desk lists it, with the term that runs on the day, or the nearest one. */
export type ListedSubscription = {
  readonly subscription: SubscriptionId;
  readonly order: OrderId;
  readonly receiver: CustomerNumber;
  readonly payer: CustomerNumber;
  readonly kind: string;
  readonly offer: string;
  readonly copies: number;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly state: SubscriptionState;
  readonly soldOn: Day;
  readonly salesChannel: string;
  readonly seller: string | null;
  readonly term: TermId | null;
  readonly termStartsOn: Day | null;
  readonly termEndsOn: Day | null;
  readonly termPriceCents: Cents | null;
};

const SUBSCRIPTIONS = (today: Day, where: RawBuilder<unknown>, limit: number): RawBuilder<ListedSubscription> => sql`
    select s.id as subscription, o.id as "order", s.receiver, s.payer, s.kind, coalesce(near.offer, o.offer) as offer, s.copies,
           s.starts_on as "startsOn", s.ends_on as "endsOn",
           case when o.cancelled_on is not null then 'cancelled'
                when s.ends_on < ${String(today)}::date then 'ended'
                when s.starts_on > ${String(today)}::date then 'coming'
                else 'active' end as state,
           o.sold_on as "soldOn", o.sales_channel as "salesChannel", o.seller,
           near.id as term, near.starts_on as "termStartsOn", near.ends_on as "termEndsOn", near.price_cents as "termPriceCents"
      from orders.subscription s
      join orders.placed_order o on o.id = s.placed_order
      left join lateral (select t.id, t.offer, t.starts_on, t.ends_on, t.price_cents from orders.term t
                          where t.subscription = s.id and (t.cancelled_on is null or o.cancelled_on is not null)
                          order by (t.starts_on <= ${String(today)}::date) desc,
                                   case when t.starts_on <= ${String(today)}::date then -t.number else t.number end
                          limit 1) near on true
     where ${where}
     order by s.starts_on desc, s.id desc
     limit ${limit}`;

/** The subscriptions that the customers receive or pay for, the newest first. */
export async function selectSubscriptionsOf(
  tx: Tx,
  customers: readonly CustomerNumber[],
  facts: { readonly today: Day; readonly limit: number },
): Promise<ListedSubscription[]> {
  const where = sql`s.id in (select id from orders.subscription where receiver = any(${customers}::integer[])
                             union select id from orders.subscription where payer = any(${customers}::integer[]))`;
  return (await SUBSCRIPTIONS(facts.today, where, facts.limit).execute(tx)).rows;
}

/** The newest orders of the register, before `before` when it is given. */
export async function selectNewest(
  tx: Tx,
  facts: { readonly today: Day; readonly before: number | null; readonly limit: number },
): Promise<ListedSubscription[]> {
  const where = facts.before === null ? sql`true` : sql`o.id < ${facts.before}`;
  const { rows } = await sql<{ id: OrderId }>`select o.id from orders.placed_order o where ${where}
    order by o.id desc limit ${facts.limit}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const listed = (await SUBSCRIPTIONS(facts.today, sql`o.id = any(${ids}::bigint[])`, facts.limit).execute(tx)).rows;
  return listed.toSorted((a, b) => b.order - a.order);
}
