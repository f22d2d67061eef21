import { sql } from 'kysely';
import type { CustomerNumber, Day, SubscriptionId } from '#kernel';
import { type Database, type Tx } from '#platform';
import type { StatusFacts } from '../rules/delivery-status.ts';

/** What is known of a subscription's deliveries on a day. */
export type OverviewRow = Omit<StatusFacts, 'interruptions' | 'holds'> & {
  readonly subscription: SubscriptionId;
  readonly receiver: CustomerNumber;
  readonly titles: readonly string[];
  readonly copies: number;
  readonly sent: number;
  readonly claimed: number;
  readonly paused: number;
  readonly remaining: number;
  readonly nextOn: Day | null;
  readonly nextTitle: string | null;
};

/** Subscriptions by number, or those that customers receive or pay for; with the facts of their status and the counts of their numbers. */
export async function selectOverview(
  db: Database | Tx,
  of: {
    readonly subscriptions: readonly SubscriptionId[];
    readonly customers: readonly CustomerNumber[];
    readonly day: Day;
    readonly limit: number;
  },
): Promise<OverviewRow[]> {
  const on = String(of.day);
  const { rows } = await sql<OverviewRow>`
    with mine as materialized (
      select s.id, s.starts_on, s.copies, coalesce(c.merged_into, c.number) as receiver, s.kind, s.ends_on, o.cancelled_on,
             (select k.undeliverable_since from customers.customer k where k.number = coalesce(c.merged_into, c.number)) as undeliverable_since
        from orders.subscription s
        join orders.placed_order o on o.id = s.placed_order
        join customers.customer c on c.number = s.receiver
        join customers.customer y on y.number = s.payer
       where s.id = any(${of.subscriptions}::bigint[]) or coalesce(c.merged_into, c.number) = any(${of.customers}::integer[])
          or coalesce(y.merged_into, y.number) = any(${of.customers}::integer[])
       order by s.id desc limit ${of.limit})
    select m.id as subscription, m.receiver, m.copies::integer, m.starts_on as "startsOn", m.cancelled_on as "cancelledOn",
           coalesce(m.ends_on, t.ends_on) as "endsOn", t.is_free as "isComplimentary", m.undeliverable_since as "undeliverableSince",
           array(select n.name from (select distinct b.title from orders.balance b where b.subscription = m.id) b
                   join catalog.title n on n.code = b.title order by 1) as titles,
           array(select n.closed_on::text from (select distinct b.title from orders.balance b where b.subscription = m.id) b
                   join catalog.title n on n.code = b.title order by b.title) as "titlesClosedOn",
           exists (select from deliveries.copy p where p.subscription = m.id and p.is_grace and p.delivered_on <= ${on}::date
                     and p.delivered_on > coalesce(m.ends_on, t.ends_on)) as "isInGrace",
           (select count(*) from deliveries.copy p where p.subscription = m.id and p.claim is null)::integer as sent,
           (select count(*) from deliveries.claim k where k.subscription = m.id)::integer as claimed,
           (select count(*) from deliveries.left_out l where l.subscription = m.id and l.because in ('hold', 'hold_open', 'delivery_ban', 'undeliverable', 'unpaid'))::integer as paused,
           coalesce((select sum(b.owed) / m.copies from orders.balance b join orders.term n on n.id = b.term and n.cancelled_on is null
                      where b.subscription = m.id), 0)::integer as remaining,
           x.planned_on as "nextOn", x.title as "nextTitle"
      from mine m
      left join lateral (select max(n.ends_on) as ends_on, bool_and(n.price_cents = 0) as is_free
                           from orders.term n where n.subscription = m.id and n.cancelled_on is null) t on true
      left join lateral (select i.planned_on, i.title from catalog.issue i
                           join orders.balance b on b.subscription = m.id and b.title = i.title and b.owed > 0
                           join orders.term n on n.id = b.term and n.cancelled_on is null and i.planned_on between n.starts_on and n.ends_on
                          where i.planned_on >= ${on}::date and i.cancelled_on is null and i.closed_on is null and m.cancelled_on is null
                            and not exists (select from deliveries.hold h where not h.taken_back and (h.subscription = m.id or h.customer = m.receiver)
                                              and h.since <= i.planned_on and (h.until is null or h.until >= i.planned_on))
                          order by i.planned_on, i.title limit 1) x on true
     order by m.id desc`.execute(db);
  return rows;
}

/** The breaks that were made in deliveries, of subscriptions, by their first day. */
export async function selectInterruptions(
  db: Database | Tx,
  subscriptions: readonly SubscriptionId[],
): Promise<{ subscription: SubscriptionId; since: Day; until: Day | null; because: string }[]> {
  const { rows } = await sql<{ subscription: SubscriptionId; since: Day; until: Day | null; because: string }>`
    select subscription, since, until, because from orders.interruption where subscription = any(${subscriptions}::bigint[])
     order by subscription, since, id limit ${subscriptions.length * 200}`.execute(db);
  return rows;
}

/** A number on the strip of a subscription: what became of it, or what will. */
export type StripRow = {
  readonly subscription: SubscriptionId;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly covers: number;
  readonly on: Day;
  readonly state: 'sent' | 'claimed' | 'left_out' | 'held' | 'coming';
  readonly because: string | null;
};

/** The numbers of subscriptions about a day: those gone, newest last, and those to come within their terms. */
export async function selectStrip(
  db: Database | Tx,
  subscriptions: readonly SubscriptionId[],
  { from, today, to }: { readonly from: Day; readonly today: Day; readonly to: Day },
): Promise<StripRow[]> {
  const { rows } = await sql<StripRow>`
    select s.id as subscription, i.title, i.year::integer, i.number::integer, i.covers::integer, i.planned_on as on,
           case when k.id is not null then 'claimed' when p.run is not null then 'sent' when l.run is not null then 'left_out'
                when h.id is not null then 'held' else 'coming' end as state,
           coalesce(k.reason, l.because, case when p.run is null then h.kind end) as because
      from orders.subscription s
      join customers.customer c on c.number = s.receiver
      join catalog.issue i on i.cancelled_on is null and i.planned_on between ${String(from)}::date and ${String(to)}::date
       and i.title in (select b.title from orders.balance b where b.subscription = s.id)
      left join lateral (select q.run from deliveries.copy q join deliveries.run r on r.id = q.run
                          where q.subscription = s.id and r.issue = i.id and q.claim is null order by q.run limit 1) p on true
      left join lateral (select o.run, o.because from deliveries.left_out o join deliveries.run r on r.id = o.run
                          where o.subscription = s.id and r.issue = i.id and not (o.was_in and o.because in ('ended', 'cancelled')) order by o.run desc limit 1) l on true
      left join deliveries.claim k on k.subscription = s.id and k.issue = i.id
      left join lateral (select e.id, e.kind from deliveries.hold e where not e.taken_back
                            and (e.subscription = s.id or e.customer = coalesce(c.merged_into, c.number))
                            and e.since <= i.planned_on and (e.until is null or e.until >= i.planned_on) order by e.id limit 1) h on true
     where s.id = any(${subscriptions}::bigint[])
       and (p.run is not null or l.run is not null or k.id is not null
            or (i.closed_on is null and i.planned_on >= ${String(today)}::date and exists (select from orders.term t join orders.balance b on b.term = t.id and b.title = i.title
                  where t.subscription = s.id and t.cancelled_on is null and i.planned_on between t.starts_on and t.ends_on)))
     order by s.id, i.planned_on, i.title limit ${subscriptions.length * 200}`.execute(db);
  return rows;
}
