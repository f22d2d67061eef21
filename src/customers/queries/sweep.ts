import { sql } from 'kysely';
import type { ActId, CustomerNumber, Moment } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type SweepRow = {
  id: number;
  reached: number;
  customers: number;
  pairs: number;
  started_at: Moment;
  finished_at: Moment | null;
};

/** The sweep that was begun last; `null` when there was none. */
export async function lastSweep(db: Database | Tx): Promise<SweepRow | null> {
  const { rows } = await sql<SweepRow>`
    select id, reached, customers, pairs, started_at, finished_at from customers.sweep order by id desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** The sweep that is under way, locked until the transaction ends; `null` when there is none. */
export async function openSweep(tx: Tx): Promise<SweepRow | null> {
  const { rows } = await sql<SweepRow>`
    select id, reached, customers, pairs, started_at, finished_at from customers.sweep
     where finished_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

/** Begins a sweep unless one is under way. */
export async function insertSweep(tx: Tx, act: ActId): Promise<void> {
  await sql`insert into customers.sweep (act) values (${act})
    on conflict ((true)) where finished_at is null do nothing`.execute(tx);
}

/** Writes how far a sweep has come. */
export async function putProgress(
  tx: Tx,
  sweep: { id: number; reached: number; customers: number; pairs: number; isFinished: boolean },
): Promise<void> {
  await sql`update customers.sweep
      set reached = ${sweep.reached}, customers = ${sweep.customers}, pairs = ${sweep.pairs},
          finished_at = case when ${sweep.isFinished} then clock_timestamp() end
    where id = ${sweep.id}`.execute(tx);
}

/** How many customers a sweep goes through: those that stand. */
export async function countStanding(db: Database | Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from customers.customer where merged_into is null and erased_on is null`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The next customers that stand, rising. */
export async function standingAfter(tx: Tx, after: number, limit: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer
     where number > ${after} and merged_into is null and erased_on is null order by number limit ${limit}`.execute(tx);
  return rows.map((row) => row.number);
}

/**
 * Pairs of the customers with later ones that share a match key with them. A key that more than `most` share tells nobody
 * apart and is passed over, so the cost of a customer is bound however large the register is.
 */
export async function sharersAfter(
  tx: Tx,
  customers: readonly number[],
  most: number,
): Promise<{ a: CustomerNumber; b: CustomerNumber }[]> {
  const { rows } = await sql<{ a: CustomerNumber; b: CustomerNumber }>`
    select distinct own.customer as a, later.customer as b
      from customers.match_key own
      cross join lateral (
        select array_agg(k.customer) as customers from (
          select customer from customers.match_key where key = own.key order by customer limit ${most + 1}) k) sharing
      cross join lateral unnest(sharing.customers) as later(customer)
      join customers.customer c on c.number = later.customer and c.merged_into is null and c.erased_on is null
     where own.customer = any(${customers}::integer[]) and cardinality(sharing.customers) <= ${most}
       and later.customer > own.customer
     order by 1, 2`.execute(tx);
  return rows;
}

export type FoundPair = { first: number; second: number; nearness: string; weight: number; evidence: object };

/** Writes likely pairs; a person's verdict stands. Gives how many were not known before. */
export async function putPairs(tx: Tx, pairs: readonly FoundPair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const columns = {
    first: 'integer',
    second: 'integer',
    nearness: 'text',
    weight: 'smallint',
    evidence: 'jsonb',
  } as const;
  const { rows } = await sql<{ is_new: boolean }>`
    insert into customers.likeness (first, second, nearness, weight, evidence)
    select first, second, nearness, weight, evidence from ${unnested('g', columns, pairs)}
    on conflict (first, second) do update
      set nearness = excluded.nearness, weight = excluded.weight, evidence = excluded.evidence
      where likeness.verdict = 'waiting' and (likeness.nearness, likeness.weight, likeness.evidence)
        is distinct from (excluded.nearness, excluded.weight, excluded.evidence)
    returning (xmax = 0) as is_new`.execute(tx);
  return rows.filter((row) => row.is_new).length;
}

/** Forgets waiting pairs of the customers with later ones that are alike no longer. */
export async function forgetUnlike(
  tx: Tx,
  customers: readonly number[],
  alike: readonly { first: number; second: number }[],
): Promise<void> {
  await sql`delete from customers.likeness l
    using customers.customer b
    where l.first = any(${customers}::integer[]) and l.verdict = 'waiting' and b.number = l.second and b.merged_into is null
      and (l.first, l.second) not in (
        select g.first, g.second from ${unnested('g', { first: 'integer', second: 'integer' }, alike)})`.execute(tx);
}
