import { sql } from 'kysely';
import type { ActId, CustomerNumber } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** Pairs that waited and are one customer now. */
export async function settleMerged(tx: Tx, act: ActId, into: number): Promise<void> {
  await sql`update customers.likeness l set verdict = 'merged', decided_act = ${act}
    from customers.customer a, customers.customer b
   where a.number = l.first and b.number = l.second and l.verdict = 'waiting'
     and (a.number = ${into} or a.merged_into = ${into}) and (b.number = ${into} or b.merged_into = ${into})`.execute(
    tx,
  );
}

/** Pairs that were one customer and are two again: they wait as before, or are kept apart for good. */
export async function settleUnmerged(
  tx: Tx,
  act: ActId,
  { customers, into, pair, keepApart }: {
    customers: readonly number[];
    into: number;
    pair: readonly [CustomerNumber, CustomerNumber];
    keepApart: boolean;
  }, // prettier-ignore
): Promise<void> {
  await sql`update customers.likeness l
      set verdict = ${keepApart ? 'kept apart' : 'waiting'}, decided_act = ${keepApart ? act : null}
     from customers.customer a, customers.customer b
    where a.number = l.first and b.number = l.second and l.verdict = 'merged'
      and ((a.number = any(${customers}::integer[]) and (b.number = ${into} or b.merged_into = ${into}))
        or (b.number = any(${customers}::integer[]) and (a.number = ${into} or a.merged_into = ${into})))`.execute(tx);
  if (keepApart) await tellApart(tx, act, ...pair);
}

/** Writes a person's word that two customers are two, over whatever stood. */
export async function tellApart(tx: Tx, act: ActId, a: CustomerNumber, b: CustomerNumber): Promise<void> {
  await sql`insert into customers.likeness (first, second, nearness, weight, evidence, verdict, decided_act)
    values (least(${a}::integer, ${b}::integer), greatest(${a}::integer, ${b}::integer), 'told', 0, '{}', 'kept apart', ${act})
    on conflict (first, second) do update set verdict = 'kept apart', decided_act = ${act}`.execute(tx);
}

/** Writes a person's word on every pair of two customers' families that waits. */
export async function keepFamiliesApart(tx: Tx, act: ActId, a: CustomerNumber, b: CustomerNumber): Promise<void> {
  await sql`update customers.likeness l set verdict = 'kept apart', decided_act = ${act}
    from customers.customer x, customers.customer y
   where x.number = l.first and y.number = l.second and l.verdict = 'waiting'
     and ((coalesce(x.merged_into, x.number) = ${a} and coalesce(y.merged_into, y.number) = ${b})
       or (coalesce(x.merged_into, x.number) = ${b} and coalesce(y.merged_into, y.number) = ${a}))
     and l.first in (select number from customers.customer
                      where number in (${a}, ${b}) or merged_into in (${a}, ${b}))`.execute(tx);
  await tellApart(tx, act, a, b);
}

/** Which of the pairs a person has kept apart, themselves or by those merged into them; by their place in the list. */
export async function apartAmong(
  db: Database | Tx,
  pairs: readonly { a: CustomerNumber; b: CustomerNumber }[],
): Promise<Set<number>> {
  if (pairs.length === 0) return new Set();
  const rows = pairs.map(({ a, b }, at) => ({ at, a, b }));
  const { rows: found } = await sql<{ at: number }>`
    select distinct g.at
      from ${unnested('g', { at: 'integer', a: 'integer', b: 'integer' }, rows)}
      join customers.customer a on a.number = g.a
      join customers.customer b on b.number = g.b
      join customers.customer x on x.number = coalesce(a.merged_into, a.number) or x.merged_into = coalesce(a.merged_into, a.number)
      join customers.customer y on y.number = coalesce(b.merged_into, b.number) or y.merged_into = coalesce(b.merged_into, b.number)
      join customers.likeness l on l.first = least(x.number, y.number) and l.second = greatest(x.number, y.number)
     where l.verdict = 'kept apart'`.execute(db);
  return new Set(found.map(({ at }) => at));
}

export type PairRow = {
  first: CustomerNumber;
  second: CustomerNumber;
  nearness: string;
  weight: number;
};

/** Pairs that wait for a person, the likeliest first, after one of them; under the customers that stand. */
export async function waitingPairs(
  db: Database | Tx,
  { after, limit }: { after: Pick<PairRow, 'first' | 'second' | 'weight'> | null; limit: number },
): Promise<(PairRow & { one: CustomerNumber; other: CustomerNumber })[]> {
  const from = after ?? { weight: 32_767, first: 0, second: 0 };
  const { rows } = await sql<PairRow & { one: CustomerNumber; other: CustomerNumber }>`
    select l.first, l.second, l.nearness, l.weight,
           coalesce(a.merged_into, a.number) as one, coalesce(b.merged_into, b.number) as other
      from customers.likeness l
      join customers.customer a on a.number = l.first and a.erased_on is null
      join customers.customer b on b.number = l.second and b.erased_on is null
     where l.verdict = 'waiting' and (l.weight < ${from.weight}::smallint
       or (l.weight = ${from.weight}::smallint and (l.first, l.second) > (${from.first}::integer, ${from.second}::integer)))
     order by l.weight desc, l.first, l.second limit ${limit}`.execute(db);
  return rows;
}

/** How many pairs wait. */
export async function countWaiting(db: Database | Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from customers.likeness where verdict = 'waiting'`.execute(db);
  return rows[0]?.n ?? 0;
}
