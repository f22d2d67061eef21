import { sql } from 'kysely';
import type { CustomerNumber, Day, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** The definition of a saved profile, as JSON; `null` when there is none of the name. */
export async function selectProfile(db: Database | Tx, name: string): Promise<unknown> {
  const { rows } = await sql<{ definition: unknown }>`
    select definition from sources.profile where name = ${name}`.execute(db);
  return rows[0]?.definition ?? null;
}

/** The names of the saved profiles. */
export async function selectProfileNames(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sources.profile order by name limit 1000`.execute(db);
  return rows.map(({ name }) => name);
}

/** A saved profile with its definition as JSON. */
export type ProfileRow = { readonly name: string; readonly definition: unknown };

/** The saved profiles. */
export async function selectProfiles(db: Database): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    select name, definition from sources.profile order by name limit 1000`.execute(db);
  return rows;
}

/** A seller's reference of an order. */
export type Reference = { readonly seller: string; readonly reference: string };

/** Which of the references an order stands under. */
export async function selectUsedReferences(tx: Tx, references: readonly Reference[]): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select placed.seller, placed.seller_reference as reference
    from ${unnested('given', { seller: 'text', reference: 'text' }, references)}
    join orders.placed_order as placed
      on placed.seller = given.seller and placed.seller_reference = given.reference and placed.cancelled_on is null
    order by 1, 2 limit ${references.length}`.execute(tx);
  return rows;
}

/** Which of the customers forbid calls on the day. */
export async function selectForbiddingCalls(
  tx: Tx,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct customer from gate.ban
    where customer = any(${customers}::integer[]) and channel = 'phone' and lifted_at is null
      and (until is null or until >= ${String(today)}::date)
    limit ${customers.length}`.execute(tx);
  return new Set(rows.map(({ customer }) => customer));
}

/** Terms of the orders of a source that an invoice stands on: they are not taken back. */
export async function selectInvoicedTerms(tx: Tx, source: SourceId): Promise<number[]> {
  const { rows } = await sql<{ term: number }>`
    select term.id as term
    from orders.placed_order as placed
    join orders.subscription on subscription.placed_order = placed.id
    join orders.term on term.subscription = subscription.id
    join invoicing.billed_term as billed on billed.term = term.id
    where placed.source = ${source}
    order by term.id limit 10000000`.execute(tx);
  return rows.map(({ term }) => term);
}
