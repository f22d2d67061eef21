import { sql } from 'kysely';
import type { CustomerNumber, Day, IssueId, RunId, SubscriptionId } from '#kernel';
import type { Database, Tx } from '#platform';

/** An issue as a run sees it. */
export type RunIssue = {
  readonly id: IssueId;
  readonly title: string;
  readonly titleName: string;
  readonly isDigital: boolean;
  readonly year: number;
  readonly number: number;
  readonly covers: number;
  readonly distributedOn: Day;
  readonly ordersBy: Day;
  readonly addressesBy: Day;
  readonly labelsBy: Day;
  readonly closedOn: Day | null;
  readonly cancelledOn: Day | null;
};

const ISSUE = sql`select i.id, i.title, t.name as "titleName", t.form = 'digital' as "isDigital", i.year::integer, i.number::integer,
  i.covers::integer, i.planned_on as "distributedOn", i.orders_by as "ordersBy", i.addresses_by as "addressesBy",
  i.labels_by as "labelsBy", i.closed_on as "closedOn", i.cancelled_on as "cancelledOn"
  from catalog.issue i join catalog.title t on t.code = i.title`;

/** One issue by its title, year and number. */
export async function selectIssue(
  db: Database | Tx,
  { title, year, number }: { readonly title: string; readonly year: number; readonly number: number },
): Promise<RunIssue | null> {
  const { rows } = await sql<RunIssue>`${ISSUE}
     where i.title = ${title} and i.year = ${year} and ${number} between i.number and i.number + i.covers - 1
     order by i.cancelled_on nulls first, i.id limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Issues between two days, by day and title. */
export async function selectIssues(db: Database | Tx, from: Day, to: Day, limit: number): Promise<RunIssue[]> {
  const { rows } = await sql<RunIssue>`${ISSUE}
     where i.planned_on between ${String(from)}::date and ${String(to)}::date and i.cancelled_on is null
     order by i.planned_on, i.title, i.id limit ${limit}`.execute(db);
  return rows;
}

/** Holds the issue still: whoever would hold a delivery of it, or freeze it too, waits until this transaction ends. */
export async function lockIssue(tx: Tx, issue: IssueId): Promise<RunIssue | null> {
  // The calendar first, as whoever changes it does.
  await sql`select code from catalog.title where code = (select title from catalog.issue where id = ${issue}) for no key update`.execute(
    tx,
  );
  await sql`select id from catalog.issue where id = ${issue} for no key update`.execute(tx);
  const { rows } = await sql<RunIssue>`${ISSUE} where i.id = ${issue} order by i.id limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Holds what terms owe of the issue still, in the order of the terms: an ending meanwhile comes wholly before the run or wholly after. */
export async function lockOwed(tx: Tx, issue: IssueId): Promise<void> {
  await sql`select count(*) from (
    select b.term from orders.balance b join catalog.issue i on i.id = ${issue} and i.title = b.title
      join orders.term t on t.id = b.term and i.planned_on between t.starts_on and t.ends_on and t.cancelled_on is null
     where b.owed > 0 order by b.term for no key update of b) locked`.execute(tx);
}

/** The title's frozen main run before a day, and the supplements that an issue has. */
export async function selectRunsAround(
  db: Database | Tx,
  issue: RunIssue,
): Promise<{ readonly previous: RunId | null; readonly runs: number }> {
  const { rows } = await sql<{ previous: RunId | null; runs: number }>`
    select (select r.id from deliveries.run r join catalog.issue i on i.id = r.issue
             where i.title = ${issue.title} and r.supplement = 0 and i.planned_on < ${String(issue.distributedOn)}::date
             order by i.planned_on desc, r.id desc limit 1) as previous,
           (select count(*) from deliveries.run where issue = ${issue.id}) as runs`.execute(db);
  return rows[0] ?? { previous: null, runs: 0 };
}

export type PlanFacts = {
  readonly issue: IssueId;
  readonly day: Day;
  readonly isSupplement: boolean;
  /** Numbers that may go out after a last term. */
  readonly graceNumbers: number;
};

/**
 * Lays down who is to get the issue, in the transaction's own table `due`: what terms owe of it, copies of grace, in a supplement the
 * replacements that claims wait for; with the reason why one is left out on the day.
 */
export async function layOutDue(tx: Tx, { issue, day, isSupplement, graceNumbers }: PlanFacts): Promise<void> {
  const on = String(day);
  await sql`create temp table due on commit drop as
    with wanted as materialized (
      select subscription, term, receiver as customer, copies, false as is_grace, null::bigint as claim from orders.due_on(${issue})
      union all
      select g.subscription, g.term, g.receiver, g.copies, true, null from orders.grace_on(${issue}) g join catalog.issue i on i.id = ${issue}
       where not ${isSupplement}::boolean and g.graced + g.copies * i.covers <= ${graceNumbers}::integer * g.copies
      union all
      select k.subscription, null, coalesce(c.merged_into, c.number), k.copies, false, k.id
        from deliveries.claim k join customers.customer c on c.number = k.customer
       where ${isSupplement}::boolean and k.issue = ${issue} and k.remedy = 'new_copy'
         and not exists (select from deliveries.copy p where p.claim = k.id)
    ), standing as materialized (
      select h.id, h.kind, h.subscription, coalesce(c.merged_into, h.customer) as customer, h.until
        from deliveries.hold h left join customers.customer c on c.number = h.customer
       where not h.taken_back and h.since <= ${on}::date and (h.until is null or h.until >= ${on}::date)
    ), held as materialized (
      select distinct on (w.subscription) w.subscription, s.id,
             case when s.kind = 'ban' then 'delivery_ban' when s.until is null then 'hold_open' else 'hold' end as because
        from wanted w join standing s on s.subscription = w.subscription or s.customer = w.customer
       order by w.subscription, s.kind, s.until desc nulls first, s.id)
    select row_number() over () as key, w.subscription, w.term, w.customer, w.copies, w.is_grace, w.claim, h.id as hold,
           coalesce(h.because, case when c.undeliverable_since <= ${on}::date and coalesce(
             (select a.kind = 'permanent' and a.valid_from = '-infinity' from customers.address_on(c.number, ${on}::date) a), true)
             then 'undeliverable' end) as because
      from wanted w join customers.customer c on c.number = w.customer
      left join held h on h.subscription = w.subscription`.execute(tx);
  await sql`analyze due`.execute(tx);
}

/** Whom the gate is asked about. */
export const askedOfGate = sql`select key, customer from due where because is null`;

export type MakeFacts = {
  readonly previous: RunId | null;
  readonly isByHousehold: boolean;
  readonly isDigital: boolean;
};

/**
 * Lays down the copies in the order of the post, in the transaction's own table `made`. Copies of one family name at one address go
 * under one label when households share it; one whose address is protected never does. What goes over the network has no label.
 */
export async function layOutCopies(tx: Tx, { previous, isByHousehold, isDigital }: MakeFacts): Promise<void> {
  if (isDigital) {
    await sql`create temp table made on commit drop as
      select (row_number() over (order by d.subscription))::integer as number, 0 as label, d.key, d.subscription, d.term, d.is_grace, d.customer,
             d.claim, d.copies, case when d.claim is not null then 'replacement' when p.run is null then 'new' else 'continuing' end as status,
             'network' as zone, null::text as name, null::text as line2, null::text as line3, null::text as street,
             null::text as postal_code, null::text as city, null::text as country
        from due d left join deliveries.copy p on p.run = ${previous}::bigint and p.subscription = d.subscription and p.claim is null
       where d.because is null`.execute(tx);
    return;
  }
  const household = sql`case when ${isByHousehold}::boolean and a.kind = 'person' and not a.is_protected and a.family_name <> ''
    then lower(a.family_name) else '/' || d.subscription || '/' || coalesce(d.claim, 0) end`;
  await sql`create temp table made on commit drop as
    with placed as (
      select d.key, d.subscription, d.term, d.is_grace, d.customer, d.claim, d.copies, ${household} collate "C" as household,
             (case when a.country in ('FI', 'AX') then left(a.postal_code, 2) else a.country end) collate "C" as zone,
             a.name, a.line2, a.line3, a.street, a.postal_code, a.city, a.country,
             case when d.claim is not null then 'replacement' when p.run is null then 'new'
                  when (p.name, p.line2, p.line3, p.street, p.postal_code, p.city, p.country, p.copies)
                       is distinct from (a.name, a.line2, a.line3, a.street, a.postal_code, a.city, a.country, d.copies) then 'changed'
                  else 'continuing' end as status
        from due d join addressed a on a.key = d.key and a.because is null
        left join deliveries.copy p on p.run = ${previous}::bigint and p.subscription = d.subscription and p.claim is null)
    select (row_number() over way)::integer as number, (dense_rank() over house)::integer as label, w.*
      from placed w
    window house as (order by country <> 'FI', zone, postal_code collate "C", street collate "C", line2 collate "C", line3 collate "C", city collate "C", household),
           way as (order by country <> 'FI', zone, postal_code collate "C", street collate "C", line2 collate "C", line3 collate "C", city collate "C", household,
                            subscription, claim)`.execute(tx);
}

/** Lays down who gets nothing, in the transaction's own table `missed`: who is left out, and in a main run who is in it no more. */
export async function layOutMissed(
  tx: Tx,
  { previous, day, isDigital, isSupplement }: MakeFacts & PlanFacts,
): Promise<void> {
  const refused = isDigital ? sql`(select null::bigint as key, null::text as because)` : sql`addressed`;
  await sql`create temp table missed on commit drop as
    with out as (select d.subscription, d.term, d.customer, d.copies, d.is_grace, d.hold, coalesce(d.because, a.because) as because
                  from due d left join ${refused} a on a.key = d.key where d.claim is null)
    select o.subscription, o.term, o.customer, o.copies, o.is_grace, o.hold, o.because,
           exists (select from deliveries.copy p where p.run = ${previous}::bigint and p.subscription = o.subscription and p.claim is null) as was_in
      from out o where o.because is not null
    union all
    select p.subscription, p.term, coalesce(c.merged_into, c.number), p.copies, false, null,
           case when exists (select from orders.interruption x where x.subscription = p.subscription
                              and x.since <= ${String(day)}::date and (x.until is null or x.until >= ${String(day)}::date)) then 'unpaid'
                when o.cancelled_on is not null or t.cancelled_on is not null then 'cancelled'
                when s.ends_on < ${String(day)}::date or not exists (select from orders.term n where n.subscription = p.subscription
                  and n.cancelled_on is null and n.ends_on >= ${String(day)}::date) then 'ended'
                else 'nothing_owed' end, true
      from deliveries.copy p
      join customers.customer c on c.number = p.customer
      join orders.subscription s on s.id = p.subscription
      join orders.placed_order o on o.id = s.placed_order
      left join orders.term t on t.id = p.term
     where p.run = ${previous}::bigint and p.claim is null and not ${isSupplement}::boolean
       and not exists (select from due d where d.subscription = p.subscription)`.execute(tx);
}

export type Counted = {
  readonly status: string;
  readonly country: string | null;
  readonly zone: string;
  readonly labels: number;
  readonly copies: number;
};

/** The copies by status, country and zone; a label counts where its first copy does. */
export async function countMade(tx: Tx): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select status, country, zone, count(*) filter (where number = first and label > 0)::integer as labels, sum(copies)::integer as copies
      from (select m.status, m.country, m.zone, m.copies, m.number, m.label, min(m.number) over (partition by m.label) as first from made m) m
     group by status, country, zone order by country, zone, status`.execute(tx);
  return rows;
}

/** How many are left out for each reason, and how many of those were in the run before. */
export async function countMissed(tx: Tx): Promise<{ because: string; subscriptions: number; removed: number }[]> {
  const { rows } = await sql<{ because: string; subscriptions: number; removed: number }>`
    select because, count(*)::integer as subscriptions, count(*) filter (where was_in)::integer as removed
      from missed group by because order by because`.execute(tx);
  return rows;
}

/** What all the rows of a plan are, as one number: equal when not a letter of a label has changed. */
export async function checksumOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ sum: string }>`
    select coalesce((select sum(hashtextextended(concat_ws('|', number, label, subscription, term, is_grace, customer, claim, copies, status,
             name, line2, line3, street, postal_code, city, country), 0)::numeric) from made), 0)::text || '/' ||
           coalesce((select sum(hashtextextended(concat_ws('|', subscription, term, customer, because, hold), 0)::numeric) from missed), 0)::text as sum`.execute(
    tx,
  );
  return rows[0]?.sum ?? '';
}

/** One subscription whose place in the run is another than in the one before. */
export type Difference = {
  readonly subscription: SubscriptionId;
  readonly customer: CustomerNumber;
  readonly status: string;
  readonly because: string | null;
};

/** What is new, changed, replaced, left out or removed, at most so many of each, by subscription. */
export async function selectDifferences(tx: Tx, limit: number): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    select d.subscription, d.customer, d.status, d.because from (
      select subscription, customer, status, null as because, row_number() over (partition by status order by subscription) as place
        from made where status <> 'continuing'
      union all
      select subscription, customer, case when was_in then 'removed' else 'left_out' end, because,
             row_number() over (partition by because, was_in order by subscription) from missed) d
     where d.place <= ${limit} order by d.status, d.because, d.subscription limit ${limit * 20}`.execute(tx);
  return rows;
}
