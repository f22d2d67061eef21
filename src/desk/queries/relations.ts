import { sql } from 'kysely';
import type { Cents, Channel, CustomerNumber, Day, Kind, Moment } from '#kernel';
import type { Tx } from '#platform';
import { nameSql } from './card.ts';

const PEOPLE_MAX = 100;

/** Somebody whose subscriptions a customer pays, or who pays the customer's. */
export type Tied = {
  readonly customer: CustomerNumber;
  readonly name: string;
  readonly subscriptions: number;
  readonly running: number;
};

/** Who pays for whom by the subscriptions, under the numbers that stand: those for whom the customer pays, or who pay for it. */
export async function tiedByOrders(
  tx: Tx,
  numbers: readonly CustomerNumber[],
  { as, today }: { readonly as: 'payer' | 'receiver'; readonly today: Day },
): Promise<Tied[]> {
  const other = as === 'payer' ? 'receiver' : 'payer';
  const { rows } = await sql<Tied>`
    select c.number as customer, ${nameSql('c')} as name, count(*)::int as subscriptions,
           count(*) filter (where s.ends_on is null or s.ends_on >= ${String(today)}::date)::int as running
      from orders.subscription s
      join customers.customer o on o.number = ${sql.ref(`s.${other}`)}
      join customers.customer c on c.number = coalesce(o.merged_into, o.number)
     where ${sql.ref(`s.${as}`)} = any(${[...numbers]}::integer[]) and c.number <> all(${[...numbers]}::integer[])
     group by c.number order by running desc, c.number limit ${PEOPLE_MAX}`.execute(tx);
  return rows;
}

/** The names of customers, with the kind, by number. */
export async function namesOf(
  tx: Tx,
  numbers: readonly CustomerNumber[],
): Promise<ReadonlyMap<CustomerNumber, { readonly customer: CustomerNumber; readonly name: string }>> {
  const { rows } = await sql<{ customer: CustomerNumber; name: string }>`
    select c.number as customer, ${nameSql('c')} as name from customers.customer c
     where c.number = any(${[...numbers]}::integer[]) order by c.number`.execute(tx);
  return new Map(rows.map((row) => [row.customer, row]));
}

/** What stands under a customer and all who were merged into it, as a person looks at it before merging. */
export type SideRow = {
  readonly customer: CustomerNumber;
  readonly name: string;
  readonly kind: Kind;
  readonly madeOn: Day;
  readonly subscriptions: number;
  readonly running: number;
  readonly openInvoices: number;
  readonly openCents: Cents;
  readonly bans: readonly Channel[];
  readonly changedAt: Moment | null;
};

/** What stands under each of the customers: orders, money, bans. */
export async function sideRows(tx: Tx, customers: readonly CustomerNumber[], today: Day): Promise<SideRow[]> {
  const { rows } = await sql<SideRow>`
    select c.number as customer, ${nameSql('c')} as name, c.kind, c.made_on as "madeOn",
           (select count(*)::int from orders.subscription s where s.receiver = any(f.numbers) or s.payer = any(f.numbers)) as subscriptions,
           (select count(*)::int from orders.subscription s where (s.receiver = any(f.numbers) or s.payer = any(f.numbers))
               and (s.ends_on is null or s.ends_on >= ${String(today)}::date)) as running,
           (select count(*)::int from payments.open_invoice i where i.payer = any(f.numbers) and i.open_cents > 0) as "openInvoices",
           (select coalesce(sum(i.open_cents), 0)::bigint from payments.open_invoice i where i.payer = any(f.numbers)) as "openCents",
           array(select distinct b.channel from gate.ban b where b.customer = any(f.numbers) and b.lifted_at is null
                    and (b.until is null or b.until >= ${String(today)}::date) order by b.channel) as bans,
           (select max(h.changed_at) from customers.change h where h.customer = any(f.numbers)) as "changedAt"
      from customers.customer c
      cross join lateral (select array_agg(m.number) as numbers from customers.customer m
                           where m.number = c.number or m.merged_into = c.number) f
     where c.number = any(${[...customers]}::integer[]) order by c.number`.execute(tx);
  return rows;
}
