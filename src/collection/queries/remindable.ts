import { sql } from 'kysely';
import type { CustomerNumber, Day, InvoiceId } from '#kernel';
import type { Tx } from '#platform';
import type { RemindableInvoice } from '../decide-reminder.ts';

/** An open invoice with what the rule asks, and who pays it. */
export type InvoiceFacts = RemindableInvoice & {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly payer: CustomerNumber;
};

/**
 * The invoices that were due before the day and are open, by id, from after the given one: the facts of one chunk.
 * Payments are counted on the invoice itself before its fees, to the debtor's good.
 * Of several holds the gravest is told: a dispute before an estate, a promise, another.
 */
export async function selectRemindable(
  tx: Tx,
  { day, after, limit }: { readonly day: Day; readonly after: number; readonly limit: number },
): Promise<InvoiceFacts[]> {
  const on = String(day);
  const { rows } = await sql<InvoiceFacts>`
    select o.invoice, o.number, o.payer, o.payer_kind as "payerKind", o.open_cents as "openCents",
           greatest(0, o.total_cents + coalesce(n.cents, 0) - coalesce(a.cents, 0))::bigint as "principalCents",
           n.cents is not null as "isCredited", o.due_on as "dueOn",
           coalesce(r.sent, 0)::int as "remindersSent", r.last_on as "lastRemindedOn", r.last_due as "lastDueOn",
           (select h.kind from collection.hold h
             where h.invoice = o.invoice and h.lifted_on is null and (h.until is null or h.until >= ${on}::date)
             order by array_position(array['dispute', 'estate', 'promise', 'other'], h.kind) limit 1) as hold,
           exists (select from collection.handover x where x.invoice = o.invoice) as "isHandedOver",
           exists (select from customers.customer c join customers.customer now on now.number = coalesce(c.merged_into, c.number)
                    where c.number = o.payer and now.deceased_on is not null) as "isPayerDeceased"
      from payments.open_invoice o
      left join lateral (
        select count(*) as sent, max(reminded_on) as last_on, max(due_on) as last_due
          from collection.reminder where invoice = o.invoice) r on true
      left join lateral (select sum(total_cents) as cents from invoicing.invoice where credits_invoice = o.invoice) n on true
      left join lateral (select sum(cents) as cents from payments.allocation where invoice = o.invoice) a on true
     where o.invoice > ${after} and o.due_on < ${on}::date and o.open_cents > 0
     order by o.invoice limit ${limit}`.execute(tx);
  return rows;
}
