import { sql } from 'kysely';
import type { CustomerNumber, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';

/** Which of a sender's own keys name a customer already. */
export async function selectKnownKeys(tx: Tx, origin: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from customers.foreign_key where origin = ${origin} and key = any(${keys}::text[])
    order by key limit ${keys.length}`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** Organisations by business id: where a post belongs. */
export async function selectOrganisations(
  tx: Tx,
  businessIds: readonly string[],
): Promise<ReadonlyMap<string, CustomerNumber>> {
  const { rows } = await sql<{ businessId: string; number: CustomerNumber }>`
    select distinct on (business_id) business_id as "businessId", number
    from customers.customer
    where kind = 'organisation' and business_id = any(${businessIds}::text[]) and merged_into is null
    order by business_id, number limit ${businessIds.length}`.execute(tx);
  return new Map(rows.map(({ businessId, number }) => [businessId, number]));
}

/** Which of the e-mail consents stand already. */
export async function selectConsenting(
  tx: Tx,
  customers: readonly CustomerNumber[],
): Promise<ReadonlySet<CustomerNumber>> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select customer from gate.consent
    where customer = any(${customers}::integer[]) and channel = 'email' and withdrawn_at is null
    order by customer limit ${customers.length}`.execute(tx);
  return new Set(rows.map(({ customer }) => customer));
}

/** A line of the journal about a row of a file. */
export type ShownChange = {
  readonly id: number;
  readonly row: number;
  readonly customer: CustomerNumber;
  readonly made: boolean;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly heldBack: Readonly<Record<string, unknown>>;
};

const CHANGES_MAX = 100_000;

/** What a source changed, from the line after `after`, in the order of the journal. A chunk has far fewer lines than are given. */
export async function selectChangesAfter(tx: Tx, source: SourceId, after: number): Promise<ShownChange[]> {
  const { rows } = await sql<ShownChange>`
    select id, source_row as row, customer, made, before, after, held_back as "heldBack"
    from customers.change
    where id > ${after} and source = ${source} and source_row is not null
    order by id limit ${CHANGES_MAX}`.execute(tx);
  return rows;
}

/** What rows of a source changed of customers, by row. */
export async function selectChangesOfRows(
  db: Database | Tx,
  source: SourceId,
  rows: readonly number[],
): Promise<ShownChange[]> {
  const { rows: changes } = await sql<ShownChange>`
    select id, source_row as row, customer, made, before, after, held_back as "heldBack"
    from customers.change
    where source = ${source} and source_row = any(${rows}::integer[])
    order by source_row, id limit ${CHANGES_MAX}`.execute(db);
  return changes;
}
