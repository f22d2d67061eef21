import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, DecisionId, IssueId, RunId } from '#kernel';
import type { Database, Tx } from '#platform';

/** A frozen run as lists show it, with its order and its reconciliation. */
export type RunRow = {
  readonly id: RunId;
  readonly issue: IssueId;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly covers: number;
  readonly supplement: number;
  readonly deliversOn: Day;
  readonly frozenOn: Day;
  readonly labels: number;
  readonly copies: number;
  readonly printOrder: string | null;
  readonly printed: number | null;
  readonly posted: number | null;
};

const RUN = sql`select r.id, r.issue, i.title, i.year::integer, i.number::integer, i.covers::integer, r.supplement::integer,
  r.delivers_on as "deliversOn", r.frozen_on as "frozenOn", r.labels, r.copies, o.number as "printOrder", x.printed, x.posted
  from deliveries.run r join catalog.issue i on i.id = r.issue
  left join deliveries.print_order o on o.run = r.id left join deliveries.reconciliation x on x.run = r.id`;

/** One run. */
export async function selectRun(db: Database | Tx, run: RunId): Promise<RunRow | null> {
  const { rows } = await sql<RunRow>`${RUN} where r.id = ${run} order by r.id limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The runs of issues, the first run of each first. */
export async function selectRunsOf(db: Database | Tx, issues: readonly IssueId[], limit: number): Promise<RunRow[]> {
  const { rows } =
    await sql<RunRow>`${RUN} where r.issue = any(${issues}::bigint[]) order by r.issue, r.supplement limit ${limit}`.execute(
      db,
    );
  return rows;
}

/** A copy as its label says it. */
export type CopyRow = {
  readonly number: number;
  readonly label: number;
  readonly subscription: number;
  readonly customer: CustomerNumber;
  readonly status: string;
  readonly copies: number;
  readonly zone: string;
  readonly name: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly decision: DecisionId | null;
};

/** The copies of a run after one, in the order of the post. */
export async function selectCopies(tx: Tx, run: RunId, after: number, limit: number): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`
    select number, label, subscription, customer, status, copies::integer, zone, name, line2, line3, street,
           postal_code as "postalCode", city, country, decision
      from deliveries.copy where run = ${run} and number > ${after} order by number limit ${limit}`.execute(tx);
  return rows;
}

/** Whose copies a run has. */
export async function selectReceivers(db: Database | Tx, run: RunId): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct customer from deliveries.copy where run = ${run} order by customer`.execute(db);
  return rows.map(({ customer }) => customer);
}

/** Who was in the run before and is not in this one. */
export async function selectRemoved(
  tx: Tx,
  run: RunId,
  after: number,
  limit: number,
): Promise<{ subscription: number; customer: CustomerNumber; because: string; copies: number }[]> {
  const { rows } = await sql<{ subscription: number; customer: CustomerNumber; because: string; copies: number }>`
    select subscription, customer, because, copies::integer from deliveries.left_out
     where run = ${run} and was_in and subscription > ${after} order by subscription limit ${limit}`.execute(tx);
  return rows;
}

/** The copies of a run by status, country and zone, and the left out by reason. */
export async function selectRunCounts(db: Database | Tx, run: RunId) {
  const { rows: byPlace } = await sql<{
    status: string;
    country: string | null;
    zone: string;
    labels: number;
    copies: number;
  }>`
    select status, country, zone, count(distinct label) filter (where label > 0)::integer as labels, sum(copies)::integer as copies
      from deliveries.copy where run = ${run} group by status, country, zone order by country, zone, status`.execute(
    db,
  );
  const { rows: leftOut } = await sql<{ because: string; subscriptions: number; removed: number }>`
    select because, count(*)::integer as subscriptions, count(*) filter (where was_in)::integer as removed
      from deliveries.left_out where run = ${run} group by because order by because`.execute(db);
  return { byPlace, leftOut };
}

/** Writes the printer's order of a run; a second one takes its place while nothing is reconciled. */
export async function upsertPrintOrder(
  tx: Tx,
  act: ActId,
  order: { readonly run: RunId; readonly number: string; readonly on: Day },
): Promise<void> {
  await sql`insert into deliveries.print_order (run, number, ordered_on, act)
    values (${order.run}, ${order.number}, ${String(order.on)}::date, ${act})
    on conflict (run) do update set number = excluded.number, ordered_on = excluded.ordered_on, act = excluded.act`.execute(
    tx,
  );
}

/** Writes what was printed and posted of a run. */
export async function insertReconciliation(
  tx: Tx,
  act: ActId,
  told: { readonly run: RunId; readonly printed: number; readonly posted: number; readonly on: Day },
): Promise<void> {
  await sql`insert into deliveries.reconciliation (run, printed, posted, told_on, act)
    values (${told.run}, ${told.printed}, ${told.posted}, ${String(told.on)}::date, ${act})`.execute(tx);
}

/** What is broken of the frozen runs, rule by rule: counts that must be nothing. */
export async function selectFindings(db: Database | Tx): Promise<{ rule: string; broken: number }[]> {
  const { rows } = await sql<{ rule: string; broken: number }>`
    select 'a run has the copies and labels that were counted when it was frozen' as rule, count(*)::integer as broken from deliveries.run r
     cross join lateral (select count(distinct p.label) filter (where p.label > 0) as labels, coalesce(sum(p.copies), 0) as copies
                           from deliveries.copy p where p.run = r.id) c
     where c.labels <> r.labels or c.copies <> r.copies
    union all
    select 'every copy on paper went out through the gate', count(*)::integer from deliveries.copy p
     where p.zone <> 'network' and not exists (select from gate.outbound o where o.decision = p.decision)
    union all
    select 'numbers delivered to a term are those that went, and those that a hold keeps without a credit', count(*)::integer from (
      select i.id, coalesce((select sum(m.copies) from orders.movement m where m.issue = i.id and m.from_account = 'owed' and m.to_account = 'delivered'), 0) as moved,
             i.covers * (coalesce((select sum(p.copies) from deliveries.copy p join deliveries.run r on r.id = p.run
                                    where r.issue = i.id and p.term is not null and not p.is_grace), 0)
                       + coalesce((select sum(c.copies) from deliveries.credit c where c.issue = i.id and c.given_as = 'nothing'), 0)) as went
        from catalog.issue i where i.id in (select issue from deliveries.run)) b where b.moved <> b.went
    union all
    select 'nobody who is left out has a copy of the same run', count(*)::integer from deliveries.left_out l
      join deliveries.copy p on p.run = l.run and p.subscription = l.subscription and p.claim is null`.execute(db);
  return rows;
}
