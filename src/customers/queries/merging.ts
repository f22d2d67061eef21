import { sql } from 'kysely';
import type { ActId, CustomerNumber, Moment } from '#kernel';
import type { Database, Tx } from '#platform';

/** A merge as it was made. */
export type MergeRow = {
  id: number;
  merged: CustomerNumber;
  into_customer: CustomerNumber;
  taken: string[];
  act: ActId;
  merged_at: Moment;
};

/** Adds a merge and gives its id. */
export async function insertMerge(
  tx: Tx,
  act: ActId,
  merge: { merged: number; into: number; taken: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into customers.merge (merged, into_customer, taken, act)
    values (${merge.merged}, ${merge.into}, ${merge.taken}::text[], ${act}) returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** The merge by which a customer was merged away and that still stands, locked; `null` when there is none. */
export async function standingMerge(tx: Tx, merged: number): Promise<MergeRow | null> {
  const { rows } = await sql<MergeRow>`
    select id, merged, into_customer, taken, act, merged_at from customers.merge
     where merged = ${merged} and unmerged_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

/** The merges that stand among a customer and all who were merged into it, one after another, the latest first. */
export async function mergesOf(db: Database | Tx, customer: number): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select m.id, m.merged, m.into_customer, m.taken, m.act, m.merged_at
      from customers.customer c
      join customers.customer f on coalesce(f.merged_into, f.number) = coalesce(c.merged_into, c.number)
      join customers.merge m on m.merged = f.number and m.unmerged_at is null
     where c.number = ${customer} order by m.id desc limit 200`.execute(db);
  return rows;
}

/** Closes a merge that is taken apart. */
export async function closeMerge(tx: Tx, act: ActId, merge: number): Promise<void> {
  await sql`update customers.merge set unmerged_at = clock_timestamp(), unmerged_act = ${act} where id = ${merge}`.execute(
    tx,
  );
}

/** A customer with all who were merged into it, one after another, by merges that stand. */
export async function mergedUnder(tx: Tx, customer: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    with recursive under as (
      select ${customer}::integer as number
      union
      select m.merged from under u join customers.merge m on m.into_customer = u.number and m.unmerged_at is null)
    select number from under order by number`.execute(tx);
  return rows.map((row) => row.number);
}

/** Points customers at the one that stands for them; that one itself points at nobody. */
export async function pointAt(tx: Tx, customers: readonly number[], into: number): Promise<void> {
  await sql`update customers.customer set merged_into = nullif(${into}::integer, number)
    where number = any(${customers}::integer[])`.execute(tx);
}

/** Marks what a merge changed of the one that stands undone. */
export async function markMergeUndone(tx: Tx, act: ActId, merge: MergeRow): Promise<void> {
  await sql`update customers.change set undone_act = ${act}
    where customer = ${merge.into_customer} and act = ${merge.act} and undone_act is null`.execute(tx);
}
