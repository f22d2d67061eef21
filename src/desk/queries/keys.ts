import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';

/** A customer that an exact key leads to, and what the key was. */
export type KeyHit = { readonly customer: CustomerNumber; readonly by: string; readonly at: string };

const HITS_MAX = 20;

/** The customer with a number; the one it was merged into, when it was. */
export const byNumber = async (tx: Tx, key: number): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select coalesce(merged_into, number) as customer, 'number' as by, number::text as at
      from customers.customer where number = ${key} limit 1`.execute(tx)
  ).rows;

/** Customers by a telephone number in E.164 or an e-mail in lower case. */
export const byContactPoint = async (tx: Tx, key: string, by: string): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select customer, ${by}::text as by, value as at from customers.contact_point
      where value = ${key} order by customer limit ${HITS_MAX}`.execute(tx)
  ).rows;

/** Organisations and posts by business id; the searched text holds it, and has the index. */
export const byBusinessId = async (tx: Tx, key: string): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select c.number as customer, 'business_id' as by, c.business_id as at
      from customers.search_text s join customers.customer c on c.number = s.customer
      where s.text like ${`%${key}%`} and c.business_id = ${key} order by c.number limit ${HITS_MAX}`.execute(tx)
  ).rows;

/** Payers by invoice number. */
export const byInvoice = async (tx: Tx, key: number): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select payer as customer, 'invoice' as by, number::text as at from invoicing.invoice
      where number = ${key} order by id limit ${HITS_MAX}`.execute(tx)
  ).rows;

/** Payers by reference number, national or RF. */
export const byReference = async (tx: Tx, key: string): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select payer as customer, 'reference' as by, number::text as at from invoicing.invoice
      where reference = ${key} or rf_reference = ${key} order by id limit ${HITS_MAX}`.execute(tx)
  ).rows;

/** Receiver and payer by the number of the order. */
export const byOrder = async (tx: Tx, key: number): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select distinct party.customer, 'order' as by, o.id::text as at
      from orders.placed_order o cross join lateral (values (o.receiver), (o.payer)) as party(customer)
      where o.id = ${key} order by party.customer limit 2`.execute(tx)
  ).rows;

/** Payers whose invoices were paid from an account. */
export const byIban = async (tx: Tx, key: string): Promise<KeyHit[]> =>
  (
    await sql<KeyHit>`select distinct i.payer as customer, 'iban' as by, e.payer_iban as at
      from payments.entry e
      join payments.allocation a on a.entry = e.id
      join invoicing.invoice i on i.id = a.invoice
      where e.payer_iban = ${key} order by i.payer limit ${HITS_MAX}`.execute(tx)
  ).rows;
