import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, Moment, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** One line of the journal with its source, oldest first. */
export type JournalRow = {
  id: number;
  customer: CustomerNumber;
  source: SourceId;
  act: ActId;
  kind: string;
  name: string;
  received_on: Day;
  source_row: number | null;
  made: boolean;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  confirmed: string[];
  said: Record<string, unknown>;
  held_back: Record<string, unknown>;
  changed_at: Moment;
  /** The day that the word is of, when it is another than the day it was received. */
  effective_on: Day | null;
  by_likeness: boolean;
  undone_act: ActId | null;
  /** The act that took all back that the source said, whether or not the line stands. */
  taken_back: ActId | null;
};

/** The journal of the customers without what was undone, oldest first. */
export const journalOf = async (db: Database | Tx, customers: readonly number[]): Promise<JournalRow[]> =>
  (await wholeJournalOf(db, customers)).filter((line) => line.undone_act === null);

/** The whole journal of the customers, oldest first; what was undone tells what stood before anybody spoke. */
export async function wholeJournalOf(db: Database | Tx, customers: readonly number[]): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    select c.id, c.customer, c.source, c.act, s.kind, s.name, s.received_on, c.source_row, c.made, c.before, c.after, c.confirmed, c.said,
           c.held_back, c.changed_at, c.effective_on, c.by_likeness, c.undone_act, s.undone_act as taken_back
      from customers.change c join customers.source s on s.id = c.source
     where c.customer = any(${customers}::integer[])
     order by c.customer, c.id`.execute(db);
  return rows;
}

/** A line to be added to the journal. */
export type NewChange = {
  customer: number;
  source_row: number | null;
  made: boolean;
  before: object;
  after: object;
  confirmed: readonly string[];
  said?: object;
  held_back: object;
  /** Another source than that of the other lines: whoever said earlier what takes effect only now. */
  source?: SourceId;
  effective_on?: string | null;
  by_likeness?: boolean;
};

/** Adds lines to the journal, in their order. */
export async function insertChanges(
  tx: Tx,
  act: ActId,
  source: SourceId | null,
  rows: readonly NewChange[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = {
    customer: 'integer',
    source_row: 'integer',
    made: 'boolean',
    before: 'jsonb',
    after: 'jsonb',
    confirmed: 'jsonb',
    said: 'jsonb',
    held_back: 'jsonb',
    source: 'bigint',
    effective_on: 'date',
    by_likeness: 'boolean',
  } as const;
  const lines = rows.map((row) => ({ said: {}, source, effective_on: null, by_likeness: false, ...row }));
  await sql`insert into customers.change (customer, source, source_row, act, made, before, after, confirmed, said, held_back, effective_on, by_likeness)
    select customer, source, source_row, ${act}, made, before, after, array(select jsonb_array_elements_text(confirmed)), said,
           held_back, effective_on, by_likeness
      from ${unnested('g', columns, lines)}`.execute(tx);
}

/** What each line of the journal that stands made of a customer's address, the oldest first; of those whose address was changed. */
export async function addressesSince(
  db: Database | Tx,
  customers: readonly number[],
): Promise<
  { customer: number; since: { streetAddress?: string | null; postalCode?: string | null; city?: string | null } }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof addressesSince>>[number]>`
    select c.customer, (select jsonb_object_agg(key, value) from jsonb_each(c.after)
                         where key in ('streetAddress', 'postalCode', 'city')) as since
      from (select distinct customer from customers.change
             where customer = any(${customers}::integer[]) and undone_act is null and not made
               and after ?| array['streetAddress', 'postalCode', 'city']) moved
      join customers.change c on c.customer = moved.customer and c.undone_act is null
       and c.after ?| array['streetAddress', 'postalCode', 'city']
     order by c.customer, c.id`.execute(db);
  return rows;
}

/** The customers that a source spoke of and whose changes by it still stand, below the number given, falling; at most `limit`. */
export async function customersOfSource(
  tx: Tx,
  source: SourceId,
  before: number,
  limit: number,
): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct customer from customers.change
     where source = ${source} and undone_act is null and customer < ${before}
     order by customer desc limit ${limit}`.execute(tx);
  return rows.map((row) => row.customer);
}

/** Marks a source's changes of the customers undone. */
export async function markUndone(tx: Tx, act: ActId, source: SourceId, customers: readonly number[]): Promise<void> {
  await sql`update customers.change set undone_act = ${act}
    where source = ${source} and undone_act is null and customer = any(${customers}::integer[])`.execute(tx);
}

/** Remembers that a source was taken back. */
export async function markTakenBack(tx: Tx, act: ActId, source: SourceId): Promise<void> {
  await sql`update customers.source set undone_act = ${act} where id = ${source} and undone_act is null`.execute(tx);
}

/** Lets what was undone with its source stand again, of customers of whom nothing else is left: pairs of customer and source. */
export async function markStanding(
  tx: Tx,
  pairs: readonly { readonly customer: number; readonly source: SourceId }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`update customers.change c set undone_act = null
      from ${unnested('given', { customer: 'integer', source: 'bigint' }, pairs)}
      join customers.source s on s.id = given.source
     where c.customer = given.customer and c.source = given.source and c.undone_act = s.undone_act`.execute(tx);
}

/** The organisations of posts. */
export async function organisationsOf(tx: Tx, posts: readonly number[]): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`select distinct organisation as number from customers.customer
    where number = any(${posts}::integer[]) and organisation is not null order by 1`.execute(tx);
  return rows.map(({ number }) => number);
}

/** Tables of other rooms that hold a customer's number by a foreign key. */
export async function referringColumns(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select k.conrelid::regclass::text as table, quote_ident(a.attname) as column
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'customers.customer'::regclass
       and k.connamespace <> 'customers'::regnamespace
     order by 1, 2`.execute(tx);
  return rows;
}

/** Which of the customers another room's column names. */
export async function referredIn(
  tx: Tx,
  where: { table: string; column: string },
  customers: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ customer: number }>`
    select distinct ${sql.raw(where.column)} as customer from ${sql.raw(where.table)}
     where ${sql.raw(where.column)} = any(${customers}::integer[])`.execute(tx);
  return rows.map((row) => row.customer);
}

/**
 * Which of the customers others of this room lean on: a post on its organisation, a merge on both whom it is of, a relation
 * on both whom it ties.
 */
export async function leanedOn(tx: Tx, customers: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ customer: number }>`
    select c.organisation as customer from customers.customer c
     where c.organisation = any(${customers}::integer[]) and c.number <> all(${customers}::integer[])
    union
    select c.merged_into from customers.customer c where c.merged_into = any(${customers}::integer[])
    union
    select named.customer from customers.merge m cross join lateral (values (m.merged), (m.into_customer)) as named(customer)
     where m.merged = any(${customers}::integer[]) or m.into_customer = any(${customers}::integer[])
    union
    select named.customer from customers.relation r cross join lateral (values (r.customer), (r.related_to)) as named(customer)
     where r.customer = any(${customers}::integer[]) or r.related_to = any(${customers}::integer[])`.execute(tx);
  return rows.map((row) => row.customer);
}

/** Removes customers of whom nothing but this room's own rows speak. */
export async function removeCustomers(tx: Tx, customers: readonly number[]): Promise<void> {
  await sql`delete from customers.likeness
    where first = any(${customers}::integer[]) or second = any(${customers}::integer[])`.execute(tx);
  for (const table of [
    'company_record',
    'match_key',
    'search_text',
    'foreign_key',
    'contact_point',
    'address',
    'change',
  ]) {
    await sql`delete from customers.${sql.id(table)} where customer = any(${customers}::integer[])`.execute(tx);
  }
  await sql`delete from customers.customer where number = any(${customers}::integer[])`.execute(tx);
}
