import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';

/** Whether the customer in a column has a protected address on a day, as a condition: `protectedAmong` inside a query. */
export const isProtectedSql = (customer: string, on: Day): RawBuilder<SqlBool> =>
  sql<SqlBool>`customers.is_protected(${sql.ref(customer)}, ${String(on)}::date)`;

/**
 * The same of a customer that stands, for a whole register at once: plain `exists`, so that the few who are protected are joined
 * and asked about, and nobody else.
 */
export const isAmongProtectedSql = (customer: string, on: Day): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from customers.customer pf where coalesce(pf.merged_into, pf.number) = ${sql.ref(customer)}
     and pf.protected_until >= ${String(on)}::date and customers.is_protected(pf.number, ${String(on)}::date))`;

/**
 * Those of the customers whose address is protected on a day: their own, or that of anybody they were merged with. A number that
 * was merged away still holds what it was; a word told since of the one that stands decides.
 */
export async function protectedAmong(
  db: Database | Tx,
  numbers: readonly CustomerNumber[],
  on: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from unnest(${[...new Set(numbers)]}::integer[]) as number
     where ${isProtectedSql('number', on)}`.execute(db);
  return new Set(rows.map(({ number }) => number));
}
