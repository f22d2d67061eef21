import { sql } from 'kysely';
import type { Cents, InvoiceId } from '#kernel';
import type { Tx } from '#platform';

/** What each of the invoices still owes; credit notes and ids that no invoice has are left out. */
export async function selectOpenCents(tx: Tx, invoices: readonly InvoiceId[]): Promise<Map<InvoiceId, Cents>> {
  const { rows } = await sql<{ invoice: InvoiceId; cents: Cents }>`
    select invoice, open_cents as cents from payments.open_invoice where invoice = any(${[...invoices]}::bigint[])`.execute(
    tx,
  );
  return new Map(rows.map(({ invoice, cents }) => [invoice, cents]));
}
