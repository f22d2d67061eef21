import { type RawBuilder, sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';
import type { Key } from '../search/needle.ts';

/** A customer that a key leads to, and what the key was. */
export type KeyHit = { readonly customer: CustomerNumber; readonly by: string; readonly at: string };

const HITS_MAX = 20;

/** Customers by keys, in the order of the keys: one question for all of them, each by an index of its own. */
export async function byKeys(tx: Tx, keys: readonly Key[]): Promise<KeyHit[]> {
  if (keys.length === 0) return [];
  const each = keys.map((key, place) => sql`(select ${place}::int as place, k.* from (${found(key)}) as k)`);
  const { rows } = await sql<KeyHit & { place: number }>`
    select place, customer, by, at from (${sql.join(each, sql` union all `)}) as found
     order by place, customer limit ${HITS_MAX * keys.length}`.execute(tx);
  return rows.map(({ customer, by, at }) => ({ customer, by, at }));
}

function found(key: Key): RawBuilder<unknown> {
  switch (key.by) {
    case 'number':
      return sql`select number as customer, 'number' as by, number::text as at
        from customers.customer where number = ${key.key}::integer limit 1`;
    case 'invoice':
      return sql`select payer as customer, 'invoice' as by, number::text as at from invoicing.invoice
        where number = ${key.key}::bigint order by id limit ${HITS_MAX}`;
    case 'order':
      return sql`select distinct party.customer, 'order' as by, o.id::text as at
        from orders.placed_order o cross join lateral (values (o.receiver), (o.payer)) as party(customer)
        where o.id = ${key.key}::bigint order by party.customer limit 2`;
    case 'reference':
      return sql`select payer as customer, 'reference' as by, number::text as at from invoicing.invoice
        where reference = ${key.key} order by id limit ${HITS_MAX}`;
    case 'business_id':
      return sql`select number as customer, 'business_id' as by, business_id as at
        from customers.customer where business_id = ${key.key} order by number limit ${HITS_MAX}`;
    case 'iban':
      return sql`select distinct i.payer as customer, 'iban' as by, e.payer_iban as at
        from payments.entry e
        join payments.allocation a on a.entry = e.id
        join invoicing.invoice i on i.id = a.invoice
        where e.payer_iban = ${key.key} order by i.payer limit ${HITS_MAX}`;
    case 'phone':
    case 'email':
      return sql`select customer, ${key.by}::text as by, value as at from customers.contact_point
        where value = ${key.key} order by customer limit ${HITS_MAX}`;
    case 'end of phone':
      return sql`select customer, 'phone' as by, value as at from customers.contact_point
        where kind = 'phone' and reverse(value) like ${`${[...key.key].toReversed().join('')}%`} limit ${HITS_MAX}`;
    case 'beginning of phone':
      return sql`select customer, 'phone' as by, value as at from customers.contact_point
        where kind = 'phone' and value like ${`+358${key.key}%`} limit ${HITS_MAX}`;
    case 'beginning of email':
      return sql`select customer, 'email' as by, value as at from customers.contact_point
        where value like ${`${key.key.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} limit ${HITS_MAX}`;
  }
}
