import { sql } from 'kysely';
import type { CustomerNumber, SourceId } from '#kernel';
import type { Tx } from '#platform';

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

/** The lowest number of the customers that a source made; beyond every number when it made none. */
export async function selectFirstMade(tx: Tx, source: SourceId): Promise<number> {
  const { rows } = await sql<{ first: number | null }>`
    select min(customer) as first from customers.change where source = ${source} and made`.execute(tx);
  return rows[0]?.first ?? Number.MAX_SAFE_INTEGER;
}
