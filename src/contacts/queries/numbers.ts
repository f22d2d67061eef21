import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';

/** All numbers of a customer: its own and those that were merged into it. */
export async function numbersOf(tx: Tx, customer: CustomerNumber): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer where number = ${customer} or merged_into = ${customer} order by number`.execute(
    tx,
  );
  return rows.map(({ number }) => number);
}
