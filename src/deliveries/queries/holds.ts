import { sql } from 'kysely';
import type { ActId, Cents, CustomerNumber, Day, HoldId, IssueId, SubscriptionId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { OfferKind } from '#catalog';

/** A subscription that may be held: who receives it, which titles it owes, and its last day. */
export type Holdable = {
  readonly subscription: SubscriptionId;
  readonly receiver: CustomerNumber;
  readonly kind: OfferKind;
  readonly copies: number;
  readonly endsOn: Day | null;
  readonly titles: readonly string[];
};

/**
 * The subscriptions with the numbers, or those that a customer receives, which are not cancelled; locked, so that two holds of one are set
 * one after the other.
 */
export async function lockHoldable(
  tx: Tx,
  of: { readonly subscription: SubscriptionId | null; readonly customer: CustomerNumber | null; readonly today: Day },
): Promise<Holdable[]> {
  const { rows } = await sql<Holdable>`
    with mine as materialized (
      select s.id from orders.subscription s
        join orders.placed_order o on o.id = s.placed_order and o.cancelled_on is null
        join customers.customer c on c.number = s.receiver
       where (s.id = ${of.subscription}::bigint
          or (${of.customer}::integer is not null and coalesce(c.merged_into, c.number) = ${of.customer}::integer))
         and (s.ends_on is null or s.ends_on >= ${String(of.today)}::date)
       order by s.id for no key update of s)
    select s.id as subscription, coalesce(c.merged_into, c.number) as receiver, s.kind, s.copies::integer,
           coalesce(s.ends_on, case when s.kind = 'fixed' then t.ends_on end) as "endsOn",
           array(select distinct b.title from orders.balance b join orders.term n on n.id = b.term and n.cancelled_on is null
                  where b.subscription = s.id order by 1) as titles
      from mine m join orders.subscription s on s.id = m.id
      join customers.customer c on c.number = s.receiver
      join lateral (select max(n.ends_on) as ends_on from orders.term n where n.subscription = s.id and n.cancelled_on is null) t on true
     where s.kind <> 'fixed' or t.ends_on >= ${String(of.today)}::date
     order by s.id`.execute(tx);
  return rows;
}

/** A number that a hold would keep back, or that has gone past it. */
export type SpannedIssue = {
  readonly subscription: SubscriptionId;
  readonly issue: IssueId;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly covers: number;
  readonly on: Day;
  readonly addressesBy: Day;
  readonly isClosed: boolean;
  /** What the number is worth to the payer, net of VAT, while its value is owed. */
  readonly netCents: Cents;
};

/** The numbers of subscriptions in a span of days, by day; held still, so that none is frozen before the hold stands. */
export async function lockSpannedIssues(
  tx: Tx,
  subscriptions: readonly Holdable[],
  { since, until }: { readonly since: Day; readonly until: Day | null },
): Promise<SpannedIssue[]> {
  const columns = { subscription: 'bigint', title: 'text', endsOn: 'date' } as const;
  const asked = subscriptions.flatMap(({ subscription, titles, endsOn }) =>
    titles.map((title) => ({ subscription, title, endsOn: endsOn === null ? null : String(endsOn) })),
  );
  const last = until === null ? null : String(until);
  await sql`select id from catalog.issue where title = any(${asked.map(({ title }) => title)}::text[]) and cancelled_on is null and closed_on is null
    and planned_on >= ${String(since)}::date and (${last}::date is null or planned_on <= ${last}::date) order by id for share`.execute(
    tx,
  );
  const { rows } = await sql<SpannedIssue>`
    select g.subscription, i.id as issue, i.title, i.year::integer, i.number::integer, i.covers::integer, i.planned_on as on,
           i.addresses_by as "addressesBy", i.closed_on is not null as "isClosed",
           coalesce((select round(b.owed_cents::numeric * least(b.owed, i.covers * s.copies) / nullif(b.owed, 0))::bigint
                       from orders.balance b join orders.term t on t.id = b.term and t.cancelled_on is null
                      where b.subscription = g.subscription and b.title = i.title and i.planned_on between t.starts_on and t.ends_on
                      limit 1), 0) as "netCents"
      from ${unnested('g', columns, asked)}
      join orders.subscription s on s.id = g.subscription
      join catalog.issue i on i.title = g.title and i.cancelled_on is null and i.planned_on >= s.starts_on
       and i.planned_on >= ${String(since)}::date and (${last}::date is null or i.planned_on <= ${last}::date)
       and (g."endsOn" is null or i.planned_on <= g."endsOn")
     order by i.planned_on, i.title, g.subscription`.execute(tx);
  return rows;
}

/** A hold as it stands. */
export type HoldRow = {
  readonly id: HoldId;
  readonly subscription: SubscriptionId | null;
  readonly customer: CustomerNumber;
  readonly kind: 'pause' | 'ban';
  readonly since: Day;
  readonly until: Day | null;
  readonly creditedBy: string;
  readonly toldBy: string;
};

/** The holds of subscriptions and of their receivers, or of everybody, that are not taken back, newest first. */
export async function selectHolds(
  db: Database | Tx,
  of: {
    readonly customers: readonly CustomerNumber[] | null;
    readonly subscriptions: readonly SubscriptionId[];
    readonly endAfter: Day;
    readonly limit: number;
  },
): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.subscription, coalesce(c.merged_into, c.number) as customer, h.kind, h.since, h.until,
           h.credited_by as "creditedBy", h.told_by as "toldBy"
      from deliveries.hold h
      left join orders.subscription s on s.id = h.subscription
      join customers.customer c on c.number = coalesce(h.customer, s.receiver)
     where not h.taken_back and (h.until is null or h.until >= ${String(of.endAfter)}::date)
       and (${of.customers === null} or coalesce(c.merged_into, c.number) = any(${of.customers ?? []}::integer[])
            or h.subscription = any(${of.subscriptions}::bigint[]))
     order by h.since desc, h.id desc limit ${of.limit}`.execute(db);
  return rows;
}

export type NewHold = {
  readonly subscription: SubscriptionId | null;
  readonly customer: CustomerNumber | null;
  readonly kind: 'pause' | 'ban';
  readonly since: Day;
  readonly until: Day | null;
  readonly creditedBy: string;
  readonly toldBy: string;
};

/** Writes holds, one statement for all; ids in the order of the rows. */
export async function insertHolds(tx: Tx, act: ActId, setOn: Day, holds: readonly NewHold[]): Promise<HoldId[]> {
  const columns = {
    subscription: 'bigint', customer: 'integer', kind: 'text', since: 'date', until: 'date', creditedBy: 'text', toldBy: 'text',
  } as const; // prettier-ignore
  const asText = holds.map((one) => ({
    ...one, since: String(one.since), until: one.until === null ? null : String(one.until),
  })); // prettier-ignore
  const { rows } = await sql<{ id: HoldId }>`
    insert into deliveries.hold (subscription, customer, kind, since, until, credited_by, told_by, set_on, act)
    select subscription, customer, kind, since, until, "creditedBy", "toldBy", ${String(setOn)}::date, ${act}
      from ${unnested('g', columns, asText)} returning id`.execute(tx);
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** One hold, locked. */
export async function lockHold(tx: Tx, hold: HoldId): Promise<HoldRow | null> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.subscription, coalesce(c.merged_into, c.number) as customer, h.kind, h.since, h.until,
           h.credited_by as "creditedBy", h.told_by as "toldBy"
      from deliveries.hold h
      left join orders.subscription s on s.id = h.subscription
      join customers.customer c on c.number = coalesce(h.customer, s.receiver)
     where h.id = ${hold} and not h.taken_back for no key update of h`.execute(tx);
  return rows[0] ?? null;
}

/** Moves the last day of a hold; one that would end before it began is taken back. */
export async function updateHoldEnd(tx: Tx, act: ActId, hold: HoldId, last: Day): Promise<void> {
  await sql`update deliveries.hold
      set until = case when since > ${String(last)}::date then until else ${String(last)}::date end,
          taken_back = since > ${String(last)}::date, ended_act = ${act}
    where id = ${hold}`.execute(tx);
}
