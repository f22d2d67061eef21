import { sql } from 'kysely';
import type { Cents, Day, OrderId, SubscriptionId, TermId } from '#kernel';
import type { Tx } from '#platform';

/** A subscription that may be ended, with the order that made it. */
export type Endable = { readonly subscription: SubscriptionId; readonly order: OrderId; readonly startsOn: Day };

/** The subscriptions that a customer receives or pays for and that go on after the day, by id; locked. Merged numbers count. */
export async function lockEndable(tx: Tx, customer: number, day: Day): Promise<Endable[]> {
  const { rows } = await sql<Endable>`
    with family as (select number from customers.customer where number = ${customer} or merged_into = ${customer})
    select s.id as subscription, s.placed_order as "order", s.starts_on as "startsOn"
      from orders.subscription s
     where (s.receiver in (select number from family) or s.payer in (select number from family))
       and (s.ends_on is null or s.ends_on > ${String(day)}::date)
       and not exists (select from orders.placed_order o where o.id = s.placed_order and o.cancelled_on is not null)
     order by s.id limit 1000
       for update of s`.execute(tx);
  return rows;
}

/** Locks the terms of a subscription that stand, so that no run bills them meanwhile; gives their ids, by number. */
export async function lockTerms(tx: Tx, subscription: SubscriptionId): Promise<TermId[]> {
  const { rows } = await sql<{ id: TermId }>`
    select id from orders.term where subscription = ${subscription} and cancelled_on is null
     order by number for update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is invoiced of a term, and not credited. */
export type InvoicedTerm = {
  readonly term: TermId;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly priceCents: Cents;
  readonly invoiceNumber: number;
};

/** The terms that run past a day and on which an invoice stands that nobody has credited, by their number. */
export async function selectUncredited(tx: Tx, terms: readonly TermId[], day: Day): Promise<InvoicedTerm[]> {
  const { rows } = await sql<InvoicedTerm>`
    select t.id as term, t.starts_on as "startsOn", t.ends_on as "endsOn", t.price_cents as "priceCents", i.number as "invoiceNumber"
      from orders.term t
      join invoicing.billed_term b on b.term = t.id
      join invoicing.invoice i on i.id = b.invoice
     where t.id = any(${[...terms]}::bigint[]) and t.ends_on > ${String(day)}::date
       and not exists (select from invoicing.invoice n where n.credits_invoice = i.id)
     order by t.number`.execute(tx);
  return rows;
}
