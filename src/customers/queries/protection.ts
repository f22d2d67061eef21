import { sql } from 'kysely';
import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';

/**
 * Those of the customers whose address is protected on a day: their own, or that of anybody they were merged with. A number that
 * was merged away still holds what it was.
 */
export async function protectedAmong(
  db: Database | Tx,
  numbers: readonly CustomerNumber[],
  on: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select c.number from customers.customer c
     where c.number = any(${[...new Set(numbers)]}::integer[])
       and exists (select from customers.customer f
                    where (f.number = coalesce(c.merged_into, c.number) or f.merged_into = coalesce(c.merged_into, c.number))
                      and f.protected_until >= ${String(on)}::date)`.execute(db);
  return new Set(rows.map(({ number }) => number));
}
