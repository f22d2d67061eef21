import { sql } from 'kysely';
import type { CustomerNumber, Day } from '#kernel';
import { type Tx, unnested } from '#platform';

/** An order of which it is asked whether its receiver has one of the offer's titles running already. */
export type AskedRun = {
  readonly at: number;
  readonly receiver: CustomerNumber;
  readonly offer: string;
  readonly startOn: Day;
};

/**
 * Which of the asked orders begin while a subscription of one of their titles runs for the receiver, or for a customer
 * who was merged with it: one that ends before the new one begins is none.
 */
export async function selectRunning(tx: Tx, asked: readonly AskedRun[]): Promise<ReadonlySet<number>> {
  const columns = { at: 'integer', receiver: 'integer', offer: 'text', startOn: 'date' } as const;
  const { rows } = await sql<{ at: number }>`
    select distinct given.at
      from ${unnested('given', columns, asked)}
      join catalog.offer_part wanted on wanted.offer = given.offer
      join lateral (
        select n.number from customers.customer n where n.number = given.receiver
        union all select n.number from customers.customer n where n.merged_into = given.receiver) as one on true
      join orders.subscription s on s.receiver = one.number
       and (s.ends_on is null or s.ends_on >= given."startOn")
      join orders.placed_order o on o.id = s.placed_order and o.cancelled_on is null
     where exists (
       select from orders.term t join catalog.offer_part part on part.offer = t.offer
        where t.subscription = s.id and t.cancelled_on is null and part.title = wanted.title)
     order by given.at limit ${asked.length}`.execute(tx);
  return new Set(rows.map(({ at }) => at));
}

/** The titles of each offer. */
export async function selectTitlesOfOffers(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ offer: string; titles: string[] }>`
    select offer, array_agg(title order by title) as titles from catalog.offer_part group by offer order by offer limit 100000`.execute(
    tx,
  );
  return new Map(rows.map(({ offer, titles }) => [offer, titles]));
}
