import { sql } from 'kysely';
import type { OrderId } from '#kernel';
import type { Tx } from '#platform';

/** A column of another room that names an order, a subscription or a term by a foreign key. */
type Referring = {
  readonly table: string;
  readonly column: string;
  readonly to: 'placed_order' | 'subscription' | 'term';
};

async function referringColumns(tx: Tx): Promise<Referring[]> {
  const { rows } = await sql<Referring>`
    select k.conrelid::regclass::text as table, quote_ident(a.attname) as column, target.relname as to
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_class target on target.oid = k.confrelid
     where k.contype = 'f' and k.connamespace <> 'orders'::regnamespace
       and target.relnamespace = 'orders'::regnamespace and target.relname in ('placed_order', 'subscription', 'term')
     order by 1, 2`.execute(tx);
  return rows;
}

/** The id of the row that a column names, of those that belong to an order `o`. */
const NAMED = {
  placed_order: sql`o.id`,
  subscription: sql`s.id`,
  term: sql`t.id`,
} as const;

async function referredOrders(
  tx: Tx,
  { table, column, to }: Referring,
  orders: readonly OrderId[],
): Promise<OrderId[]> {
  const { rows } = await sql<{ order: OrderId }>`
    select distinct o.id as "order"
      from orders.placed_order o
      left join orders.subscription s on s.placed_order = o.id
      left join orders.term t on t.subscription = s.id
      join ${sql.raw(table)} r on r.${sql.raw(column)} = ${NAMED[to]}
     where o.id = any(${orders}::bigint[])`.execute(tx);
  return rows.map(({ order }) => order);
}

/** Removes cancelled orders with their subscriptions, terms and movements, but those that another room's row names; gives those that went. */
export async function removeOrders(tx: Tx, orders: readonly OrderId[]): Promise<OrderId[]> {
  const named = new Set<OrderId>();
  for (const referring of await referringColumns(tx))
    for (const order of await referredOrders(tx, referring, orders)) named.add(order);
  const going = orders.filter((order) => !named.has(order));
  const { rows } = await sql<{ id: number }>`delete from orders.term where subscription in (
    select id from orders.subscription where placed_order = any(${going}::bigint[])) returning id`.execute(tx);
  await sql`delete from orders.movement where term = any(${rows.map(({ id }) => id)}::bigint[])`.execute(tx);
  await sql`delete from orders.interruption where subscription in (
    select id from orders.subscription where placed_order = any(${going}::bigint[]))`.execute(tx);
  await sql`delete from orders.subscription where placed_order = any(${going}::bigint[])`.execute(tx);
  await sql`delete from orders.placed_order where id = any(${going}::bigint[]) and cancelled_on is not null`.execute(
    tx,
  );
  return going;
}
