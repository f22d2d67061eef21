import { sql } from 'kysely';
import { ACCOUNTS } from '#ledger';
import type { Database } from '#platform';
import type { Cents } from '#kernel';

/** Payments, allocations and ledger side by side; whatever does not agree is counted. */
export type PaymentSums = {
  readonly payments: number;
  readonly receivedCents: Cents;
  readonly allocatedCents: Cents;
  readonly unallocatedCents: Cents;
  /** What the ledger has on the clearing account; the same as what is unallocated. */
  readonly clearingCents: Cents;
  /** Payments of which more is allocated than came. */
  readonly overallocated: number;
  /** Invoices of which more was taken back than was paid. */
  readonly takenBackTwice: number;
  /** Booked payments that the ledger does not know, or unbooked ones that it does. */
  readonly unposted: number;
};

/** The sums of `checkPayments`, in one query. */
export async function selectCheck(db: Database): Promise<PaymentSums> {
  const { rows } = await sql<PaymentSums>`
    with allocated as (select entry, sum(cents) as cents from payments.allocation group by entry),
         money as (select e.id, e.cents, e.class, e.ledger_entry, coalesce(a.cents, 0) as allocated
                     from payments.entry e left join allocated a on a.entry = e.id)
    select count(*) filter (where ledger_entry is not null)::int as payments,
           coalesce(sum(cents) filter (where ledger_entry is not null), 0)::bigint as "receivedCents",
           coalesce(sum(allocated), 0)::bigint as "allocatedCents",
           coalesce(sum(cents - allocated) filter (where ledger_entry is not null), 0)::bigint as "unallocatedCents",
           (select -coalesce(sum(amount_cents), 0) from ledger.line where account = ${ACCOUNTS.unallocatedPayments})::bigint as "clearingCents",
           count(*) filter (where abs(allocated) > abs(cents) or allocated * cents < 0)::int as overallocated,
           (select count(*) from (select invoice from payments.allocation group by invoice having sum(cents) < 0) x)::int as "takenBackTwice",
           count(*) filter (where (ledger_entry is null) <> (class = 'ignored'))::int as unposted
      from money`.execute(db);
  const [sums] = rows;
  if (sums === undefined) throw new Error('a query of sums gave no row');
  return sums;
}
