import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type KeyRow = { kind: string; key: bigint; customer: number };

const KEYS = { kind: 'text', key: 'bigint', customer: 'integer' } as const;

/** Takes the match keys of customers away, before new ones are written. */
export async function forgetMatchKeys(tx: Tx, customers: readonly number[]): Promise<void> {
  await sql`delete from customers.match_key where customer = any(${customers}::integer[])`.execute(tx);
}

/** Writes match keys. */
export async function insertMatchKeys(tx: Tx, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map((row) => ({ ...row, key: String(row.key) }));
  await sql`insert into customers.match_key (kind, key, customer)
    select kind, key, customer from ${unnested('g', KEYS, written)} on conflict do nothing`.execute(tx);
}

/** A stretch of customers whose keys are of an earlier version: those after `upTo`, the last one included. */
export type Rekeying = { readonly id: number; readonly upTo: number; readonly until: number };

/** What is left to be keyed again, and the next customers of it, locked until the end of the transaction; `null` when all is done. */
export async function nextToRekey(
  tx: Tx,
  limit: number,
): Promise<{ readonly stretch: Rekeying; readonly customers: CustomerNumber[] } | null> {
  const { rows: stretches } = await sql<Rekeying>`
    select id, up_to as "upTo", until from customers.rekeying order by id limit 1 for update`.execute(tx);
  const [stretch] = stretches;
  if (stretch === undefined) return null;
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer
     where number > ${stretch.upTo} and number <= ${stretch.until} and erased_on is null
     order by number limit ${limit} for update`.execute(tx);
  return { stretch, customers: rows.map(({ number }) => number) };
}

/** Notes how far a stretch was keyed again; one that is done is forgotten. */
export async function noteRekeyed(tx: Tx, { id, until }: Rekeying, last: number | undefined): Promise<void> {
  if (last === undefined || last >= until) await sql`delete from customers.rekeying where id = ${id}`.execute(tx);
  else await sql`update customers.rekeying set up_to = ${last} where id = ${id}`.execute(tx);
}

/**
 * Which customers share a key with which row, at most `most` customers a key: a key that more share says nothing
 * (a house of a hundred flats is looked at by its other keys).
 */
export async function candidatesByKey(
  db: Database | Tx,
  rows: readonly { row: number; kind: string; key: bigint }[],
  most: number,
): Promise<{ row: number; customer: CustomerNumber }[]> {
  if (rows.length === 0) return [];
  const written = rows.map((row) => ({ ...row, key: String(row.key) }));
  const { rows: found } = await sql<{ row: number; customer: CustomerNumber }>`
    select distinct g.row, found.customer
      from ${unnested('g', { row: 'integer', kind: 'text', key: 'bigint' }, written)}
      cross join lateral (
        select k.customer from customers.match_key k where k.key = g.key
         order by k.customer limit ${most}) found
     order by g.row, found.customer`.execute(db);
  return found;
}

/** Which customers other registers' keys name. */
export async function customersByForeignKey(
  db: Database | Tx,
  rows: readonly { row: number; origin: string; key: string }[],
): Promise<{ row: number; customer: CustomerNumber }[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ row: number; customer: CustomerNumber }>`
    select g.row, coalesce(c.merged_into, c.number) as customer
      from ${unnested('g', { row: 'integer', origin: 'text', key: 'text' }, rows)}
      join customers.foreign_key f on f.origin = g.origin and f.key = g.key
      join customers.customer c on c.number = f.customer and c.erased_on is null
     order by g.row`.execute(db);
  return found;
}

/** The customer that stands for each number that was merged away. */
export async function mergedAway(
  db: Database | Tx,
  numbers: readonly number[],
): Promise<{ number: CustomerNumber; into: CustomerNumber }[]> {
  const { rows } = await sql<{ number: CustomerNumber; into: CustomerNumber }>`
    select number, merged_into as into from customers.customer
     where number = any(${numbers}::integer[]) and merged_into is not null order by number`.execute(db);
  return rows;
}

/** Writes the day on which a customer was erased, and on which those merged into it were. */
export async function setErased(tx: Tx, customer: number, on: string): Promise<void> {
  await sql`update customers.customer set erased_on = coalesce(erased_on, ${on}::date)
    where number = ${customer} or merged_into = ${customer}`.execute(tx);
}
