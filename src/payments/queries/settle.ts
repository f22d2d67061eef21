import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day, InvoiceId, PaymentId } from '#kernel';
import type { Tx } from '#platform';

/** What of a booked payment has no invoice; `null` when there is no such payment, or it is no money. */
export async function selectUnallocated(
  tx: Tx,
  payment: PaymentId,
): Promise<{ leftCents: Cents; bankId: string } | null> {
  const { rows } = await sql<{ leftCents: Cents; bankId: string }>`
    select u.unallocated_cents as "leftCents", e.bank_id as "bankId"
      from payments.unallocated_entry u join payments.entry e on e.id = u.entry where u.entry = ${payment}`.execute(tx);
  return rows[0] ?? null;
}

/** Takes the suggestions away once a person has decided, and names the payment by what it came to be. */
export async function closeSettled(tx: Tx, payment: PaymentId, name: 'exact' | 'split' | null): Promise<void> {
  if (name === null) return;
  await sql`delete from payments.suggestion where entry = ${payment}`.execute(tx);
  await sql`update payments.entry set class = ${name}, because = null where id = ${payment}`.execute(tx);
}

/** A payment that waits for a person. */
export type WaitingPayment = {
  readonly payment: PaymentId;
  readonly class: string;
  readonly because: string | null;
  readonly bookedOn: Day;
  readonly cents: Cents;
  readonly unallocatedCents: Cents;
  readonly reference: string | null;
  readonly payerName: string | null;
  readonly message: string | null;
  readonly suggestions: readonly Suggested[];
};

type Suggested = {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly openCents: Cents;
  readonly because: string;
};

/** Payments of which something stands on the clearing account, the oldest first, with the invoices they may mean. */
export async function selectWaiting(tx: Tx, limit: number): Promise<WaitingPayment[]> {
  const { rows } = await sql<WaitingPayment>`
    with waiting as (
      select u.entry, u.unallocated_cents from payments.unallocated_entry u where u.unallocated_cents <> 0 order by u.booked_on, u.entry limit ${limit})
    select e.id as payment, e.class, e.because, e.booked_on as "bookedOn", e.cents, w.unallocated_cents as "unallocatedCents",
           coalesce(e.reference_sent, e.reference) as reference, e.payer_name as "payerName", e.message,
           coalesce((select jsonb_agg(jsonb_build_object('invoice', s.invoice, 'number', o.number, 'payer', o.payer,
                                      'payerName', i.payer_name, 'openCents', o.open_cents, 'because', s.because) order by s.rank)
                       from payments.suggestion s
                       join payments.open_invoice o on o.invoice = s.invoice and o.open_cents > 0
                       join invoicing.invoice i on i.id = s.invoice
                      where s.entry = e.id), '[]') as suggestions
      from waiting w join payments.entry e on e.id = w.entry order by e.booked_on, e.id`.execute(tx);
  return rows;
}
