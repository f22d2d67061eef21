import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';

const INVOICES_MAX = 50;
const PAYMENTS_MAX = 50;

export type AccountSums = { readonly openCents: Cents; readonly overdueCents: Cents; readonly overdueCount: number };

/** What the customer owes in all, and how much of it is past its due day. */
export async function sumsOf(tx: Tx, numbers: readonly CustomerNumber[], today: Day): Promise<AccountSums> {
  const { rows } = await sql<AccountSums>`
    select coalesce(sum(open_cents), 0)::bigint as "openCents",
           coalesce(sum(open_cents) filter (where open_cents > 0 and due_on < ${String(today)}::date), 0)::bigint as "overdueCents",
           count(*) filter (where open_cents > 0 and due_on < ${String(today)}::date)::int as "overdueCount"
      from payments.open_invoice where payer = any(${[...numbers]}::integer[]) limit 1`.execute(tx);
  const [sums] = rows;
  return sums ?? { openCents: 0 as Cents, overdueCents: 0 as Cents, overdueCount: 0 };
}

export type AccountInvoice = {
  readonly id: number;
  readonly number: number;
  readonly kind: 'invoice' | 'credit_note';
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly totalCents: Cents;
  readonly openCents: Cents;
  readonly reminders: number;
  readonly isHeld: boolean;
};

/** The customer's invoices and credit notes as payer, newest first. */
export const accountInvoices = async (
  tx: Tx,
  numbers: readonly CustomerNumber[],
  today: Day,
): Promise<AccountInvoice[]> =>
  (
    await sql<AccountInvoice>`
    select i.id, i.number, i.kind, i.issued_on as "issuedOn", i.due_on as "dueOn", i.total_cents as "totalCents",
           coalesce(o.open_cents, 0) as "openCents",
           (select count(*) from collection.reminder r where r.invoice = i.id)::int as reminders,
           exists (select from collection.hold h where h.invoice = i.id and h.lifted_on is null
                     and (h.until is null or h.until >= ${String(today)}::date)) as "isHeld"
      from invoicing.invoice i left join payments.open_invoice o on o.invoice = i.id
     where i.payer = any(${[...numbers]}::integer[]) order by i.id desc limit ${INVOICES_MAX}`.execute(tx)
  ).rows;

export type AccountPayment = {
  readonly entry: number;
  readonly bookedOn: Day;
  readonly cents: Cents;
  readonly invoice: number;
  readonly invoiceId: number;
  readonly class: string;
};

/** What was paid on the customer's invoices, newest first. */
export const accountPayments = async (tx: Tx, numbers: readonly CustomerNumber[]): Promise<AccountPayment[]> =>
  (
    await sql<AccountPayment>`
    select a.entry, e.booked_on as "bookedOn", a.cents, i.number as invoice, i.id as "invoiceId", e.class
      from invoicing.invoice i
      join payments.allocation a on a.invoice = i.id
      join payments.entry e on e.id = a.entry
     where i.payer = any(${[...numbers]}::integer[]) order by e.booked_on desc, a.id desc limit ${PAYMENTS_MAX}`.execute(
      tx,
    )
  ).rows;
