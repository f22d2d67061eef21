import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day, TermId } from '#kernel';
import type { Database, Tx } from '#platform';

/** Where a run stands in the list of terms: the day and id of the last one that it took. */
export type Place = { readonly billOn: Day; readonly term: TermId };

/** A term that no invoice stands on, with who pays and who gets it. */
export type BillableTerm = {
  readonly term: TermId;
  readonly billOn: Day;
  readonly offer: string;
  /** Which term of its subscription it is, and the day on which that was sold. */
  readonly number: number;
  readonly soldOn: Day;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** All copies, VAT included. */
  readonly priceCents: Cents;
  readonly copies: number;
  readonly payer: CustomerNumber;
  readonly receiver: CustomerNumber;
};

/**
 * Locks the next terms that may be billed, in the order of their billing day, and gives their places.
 *
 * Terms that another run has locked are passed by: it bills them. What comes back may have been billed in the meantime;
 * `selectBillable` looks again, in a statement of its own.
 */
export async function lockDueTerms(tx: Tx, through: Day, after: Place | null, limit: number): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select t.bill_on as "billOn", t.id as term
      from orders.term t
     where ${dueAfter(through, after)}
     order by t.bill_on, t.id
     limit ${limit}
       for no key update of t skip locked`.execute(tx);
  return rows;
}

/** The next terms that may be billed, as `lockDueTerms`, with no lock: for a preview. */
export async function dueTerms(db: Database, through: Day, after: Place | null, limit: number): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select t.bill_on as "billOn", t.id as term
      from orders.term t
     where ${dueAfter(through, after)}
     order by t.bill_on, t.id
     limit ${limit}`.execute(db);
  return rows;
}

const dueAfter = (through: Day, after: Place | null) => sql`
  t.cancelled_on is null and t.price_cents > 0 and t.bill_on <= ${String(through)}::date
  and ${after === null ? sql`true` : sql`(t.bill_on, t.id) > (${String(after.billOn)}::date, ${after.term}::bigint)`}
  and not exists (select from invoicing.billed_term b where b.term = t.id)`;

/** The terms of these ids that are neither billed nor cancelled, in the order of their billing day; payers merged into others are those others. */
export async function selectBillable(db: Database | Tx, terms: readonly TermId[]): Promise<BillableTerm[]> {
  const { rows } = await sql<BillableTerm>`
    select t.id as term, t.bill_on as "billOn", t.offer, t.number::integer, o.sold_on as "soldOn", t.starts_on as "startsOn", t.ends_on as "endsOn",
           t.price_cents as "priceCents", s.copies, coalesce(p.merged_into, p.number) as payer,
           coalesce(r.merged_into, r.number) as receiver
      from orders.term t
      join orders.subscription s on s.id = t.subscription
      join orders.placed_order o on o.id = s.placed_order
      join customers.customer p on p.number = s.payer
      join customers.customer r on r.number = s.receiver
     where t.id = any(${[...terms]}::bigint[])
       and t.cancelled_on is null
       and not exists (select from invoicing.billed_term b where b.term = t.id)
     order by t.bill_on, t.id`.execute(db);
  return rows;
}

/** Which of the terms an invoice stands on. */
export async function selectBilled(db: Database | Tx, terms: readonly TermId[]): Promise<Set<TermId>> {
  const { rows } = await sql<{ term: TermId }>`
    select term from invoicing.billed_term where term = any(${[...terms]}::bigint[])`.execute(db);
  return new Set(rows.map(({ term }) => term));
}
