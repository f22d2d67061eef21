import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** Whether there is a customer whose keys are to be made again, and a kept ban that could meet it. */
export async function hasStaleKeys(db: Database | Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from gate.suppression) and exists (select from gate.stale_key) as is`.execute(db);
  return rows[0]?.is === true;
}

/** Takes the next stale customers off the list; who else refreshes waits until the transaction ends. */
export async function takeStale(tx: Tx, limit: number): Promise<CustomerNumber[]> {
  await sql`select pg_advisory_xact_lock(hashtext('gate.stale_key'))`.execute(tx);
  const { rows } = await sql<{ customer: CustomerNumber }>`
    with taken as (delete from gate.stale_key where id in (select id from gate.stale_key order by id limit ${limit}) returning customer)
    select distinct customer from taken order by customer`.execute(tx);
  return rows.map((row) => row.customer);
}

/** Writes the keys of customers in place of those that stood. */
export async function replaceKeys(
  tx: Tx,
  customers: readonly CustomerNumber[],
  keys: readonly { customer: CustomerNumber; kind: string; key: Buffer }[],
): Promise<void> {
  await deleteKeys(tx, customers);
  if (keys.length === 0) return;
  await sql`insert into gate.customer_key (customer, kind, key)
    select customer, kind, key from ${unnested('g', { customer: 'integer', kind: 'text', key: 'bytea' }, keys)}`.execute(
    tx,
  );
}

/** Forgets the keys of customers. */
export async function deleteKeys(tx: Tx, customers: readonly number[]): Promise<void> {
  await sql`delete from gate.customer_key where customer = any(${customers}::integer[])`.execute(tx);
}
