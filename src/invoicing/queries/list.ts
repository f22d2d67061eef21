import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day, InvoiceId } from '#kernel';
import type { Tx } from '#platform';

/** The head of an invoice, for lists. */
export type InvoiceHead = {
  readonly id: InvoiceId;
  readonly number: number;
  readonly kind: 'invoice' | 'credit_note';
  readonly reference: string;
  readonly rfReference: string;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly payeeIban: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly totalCents: Cents;
  readonly isCredited: boolean;
};

/** The heads of invoices after an id, rising. */
export async function selectHeads(tx: Tx, after: number, limit: number): Promise<InvoiceHead[]> {
  const { rows } = await sql<InvoiceHead>`
    select i.id, i.number, i.kind, i.reference, i.rf_reference as "rfReference", i.payer, i.payer_name as "payerName",
           i.payee_iban as "payeeIban", i.issued_on as "issuedOn", i.due_on as "dueOn", i.total_cents as "totalCents",
           exists (select from invoicing.invoice n where n.credits_invoice = i.id) as "isCredited"
      from invoicing.invoice i
     where i.id > ${after}::bigint
     order by i.id limit ${limit}`.execute(tx);
  return rows;
}
