import { sql } from 'kysely';
import type { Day, SubscriptionId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** A subscription that goes on, with the last of its terms. */
export type RunningSubscription = {
  readonly subscription: SubscriptionId;
  readonly firstOn: Day;
  readonly soldOn: Day;
  readonly copies: number;
  readonly lastOffer: string;
  readonly lastEndsOn: Day;
  readonly monthsBefore: number;
  readonly termsBefore: number;
};

/** Subscriptions with no last day whose last term ends on the day or before, by id after `after`; locked until the end of the transaction. */
export async function selectToRenew(
  tx: Tx,
  facts: { readonly until: Day; readonly after: number; readonly limit: number },
): Promise<RunningSubscription[]> {
  const { rows } = await sql<RunningSubscription>`
    select s.id as subscription, s.starts_on as "firstOn", o.sold_on as "soldOn", s.copies,
           last.offer as "lastOffer", last.ends_on as "lastEndsOn",
           before.months as "monthsBefore", last.number::integer as "termsBefore"
      from orders.subscription s
      join orders.placed_order o on o.id = s.placed_order
      cross join lateral (select t.number, t.offer, t.ends_on from orders.term t
                           where t.subscription = s.id order by t.number desc limit 1) last
      cross join lateral (select sum(t.months) as months from orders.term t where t.subscription = s.id) before
     where s.ends_on is null and s.id > ${facts.after} and last.ends_on <= ${String(facts.until)}::date
     order by s.id
     limit ${facts.limit}
       for update of s`.execute(tx);
  return rows;
}

/** Says what kind a subscription is since its new term, and its last day when that is known now. */
export async function updateRenewed(
  tx: Tx,
  rows: readonly { readonly subscription: SubscriptionId; readonly kind: string; readonly endsOn: Day | null }[],
): Promise<void> {
  const columns = { subscription: 'bigint', kind: 'text', endsOn: 'date' } as const;
  await sql`update orders.subscription s set kind = renewed.kind, ends_on = renewed."endsOn"
    from ${unnested('renewed', columns, rows)}
   where s.id = renewed.subscription
     and (s.kind, s.ends_on) is distinct from (renewed.kind, renewed."endsOn")`.execute(tx);
}
