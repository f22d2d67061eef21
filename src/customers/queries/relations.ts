import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';

export type RelationRow = {
  id: number;
  kind: string;
  customer: CustomerNumber;
  related_to: CustomerNumber;
  valid_from: Day;
  valid_to: Day | null;
  source_kind: string;
};

/** The relations told of customers, those over too when asked for, the latest first; under the numbers that stand. */
export async function relationRows(
  db: Database | Tx,
  customers: readonly number[],
  { today, limit }: { today: string; limit: number },
): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow>`
    select r.id, r.kind, coalesce(a.merged_into, a.number) as customer, coalesce(b.merged_into, b.number) as related_to,
           r.valid_from, r.valid_to, s.kind as source_kind
      from customers.relation r
      join customers.customer a on a.number = r.customer
      join customers.customer b on b.number = r.related_to
      join customers.source s on s.id = r.source
     where (r.customer = any(${customers}::integer[]) or r.related_to = any(${customers}::integer[]))
       and (r.valid_to is null or r.valid_to >= ${today}::date)
     order by r.kind, r.valid_from desc, r.id limit ${limit}`.execute(db);
  return rows;
}

/** A relation to be written; days as text, `to` open without it. */
export type NewRelation = {
  kind: string;
  customer: CustomerNumber;
  relatedTo: CustomerNumber;
  from: string;
  to: string | null;
};

/** Whether the same relation of the same two stands on any of the days. */
export async function relationStands(tx: Tx, { kind, customer, relatedTo, from, to }: NewRelation): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select r.id from customers.relation r
     where r.kind = ${kind} and r.customer = ${customer} and r.related_to = ${relatedTo}
       and daterange(r.valid_from, r.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')
     limit 1`.execute(tx);
  return rows.length > 0;
}

/** Adds a relation and gives its id. */
export async function insertRelation(
  tx: Tx,
  by: { act: ActId; source: SourceId },
  { kind, customer, relatedTo, from, to }: NewRelation,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into customers.relation (kind, customer, related_to, valid_from, valid_to, source, act)
    values (${kind}, ${customer}, ${relatedTo}, ${from}::date, ${to}::date, ${by.source}, ${by.act})
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** One relation that is not over, locked; `null` when there is none. */
export async function openRelation(tx: Tx, id: number, today: string): Promise<OpenRelation | null> {
  const { rows } = await sql<OpenRelation>`
    select kind, customer, related_to, valid_from from customers.relation
     where id = ${id} and (valid_to is null or valid_to >= ${today}::date) for update`.execute(tx);
  return rows[0] ?? null;
}

type OpenRelation = Pick<RelationRow, 'kind' | 'customer' | 'related_to' | 'valid_from'>;

/** Ends a relation; the day is its last one. */
export async function endOf(tx: Tx, act: ActId, id: number, lastDay: string): Promise<void> {
  await sql`update customers.relation set valid_to = ${lastDay}::date, ended_act = ${act} where id = ${id}`.execute(tx);
}

/** Removes a relation that never came to stand. */
export async function removeRelation(tx: Tx, id: number): Promise<void> {
  await sql`delete from customers.relation where id = ${id}`.execute(tx);
}

/** The customer with all who were merged into it. */
export async function familyOf(db: Database | Tx, customer: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select f.number from customers.customer c
      join customers.customer f on coalesce(f.merged_into, f.number) = coalesce(c.merged_into, c.number)
     where c.number = ${customer} order by f.number limit 100`.execute(db);
  return rows.map((row) => row.number);
}

/** The others who live with a customer, by the address that stands. */
export async function householdRows(db: Database | Tx, customer: number, on: Day): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.household_of(${customer}::integer, ${String(on)}::date) as number where number <> ${customer} order by number`.execute(
    db,
  );
  return rows.map((row) => row.number);
}

/** The posts in an organisation that stand, by number. */
export async function postsIn(
  db: Database | Tx,
  organisations: readonly number[],
  limit: number,
): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer
     where organisation = any(${organisations}::integer[]) and merged_into is null and erased_on is null
     order by number limit ${limit}`.execute(db);
  return rows.map((row) => row.number);
}
