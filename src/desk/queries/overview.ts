import { sql } from 'kysely';
import type { Cents, Day } from '#kernel';
import type { Database } from '#platform';

/** What waits for somebody: counts and sums, nothing about a single person. */
export type Overview = {
  readonly customers: number;
  readonly rowsToDecide: number;
  readonly termsToBill: number;
  readonly openPayments: number;
  readonly openPaymentCents: Cents;
  readonly overdueInvoices: number;
  readonly overdueCents: Cents;
  readonly openRequests: number;
};

/** Counts what waits today. */
export async function overviewOf(db: Database, today: Day): Promise<Overview> {
  const { rows } = await sql<Overview>`
    select (select count(*) from customers.customer where merged_into is null and erased_on is null)::int as customers,
           (select count(*) from sources.incoming_row r join sources.batch b on b.id = r.batch
               where r.verdict = 'quarantined' and b.state <> 'undone')::int as "rowsToDecide",
           (select count(*) from orders.term t where t.cancelled_on is null and t.bill_on <= ${String(today)}::date
               and not exists (select from invoicing.billed_term b where b.term = t.id))::int as "termsToBill",
           waiting.entries as "openPayments", waiting.cents as "openPaymentCents",
           late.invoices as "overdueInvoices", late.cents as "overdueCents",
           (select count(*) from rights.request where answered_on is null)::int as "openRequests"
      from (select count(*)::int as entries, coalesce(sum(cents), 0)::bigint as cents from payments.entry
             where class in ('suggested', 'unknown')) as waiting,
           (select count(*)::int as invoices, coalesce(sum(open_cents), 0)::bigint as cents from payments.open_invoice
             where due_on < ${String(today)}::date and open_cents > 0) as late
     limit 1`.execute(db);
  const [overview] = rows;
  if (!overview) throw new Error('counts always come in one row');
  return overview;
}
