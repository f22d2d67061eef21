import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';

/** Pairs of customers that share a match key, as incoming rows would find them: keys of more than fifty tell nobody apart. */
export async function pairsByKey(tx: Tx, from: number): Promise<{ a: CustomerNumber; b: CustomerNumber }[]> {
  const { rows } = await sql<{ a: CustomerNumber; b: CustomerNumber }>`
    select distinct one.customer as a, other.customer as b
      from customers.match_key one
      join customers.match_key other on other.key = one.key and other.customer > one.customer
     where one.customer >= ${from}
     order by 1, 2`.execute(tx);
  return rows;
}
