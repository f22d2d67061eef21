import { sql } from 'kysely';
import { type ActId, assert, type EntryId, type InvoiceId, referenceNumber, rfReference } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Draft } from '../draft-invoice.ts';

/** A draft that has its number. */
export type NumberedDraft = {
  readonly draft: Draft;
  readonly number: number;
  /** The invoice that a credit note takes back. */
  readonly credits: InvoiceId | null;
  readonly reason: string | null;
};

/** The one series of invoices and credit notes. */
const SERIES = 'invoice';

/**
 * Takes the next `count` numbers of the series and gives the first. The row stays locked until the transaction ends, so
 * numbers have no gap and stand in the order of issue: take it as the last lock.
 */
export async function takeNumbers(tx: Tx, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    update invoicing.series set next_number = next_number + ${count}::bigint where code = ${SERIES}
    returning next_number - ${count}::bigint as first`.execute(tx);
  assert(rows[0], 'there is a series of invoices');
  return rows[0].first;
}

const INVOICE_COLUMNS = {
  id: 'bigint',
  number: 'bigint',
  kind: 'text',
  payer: 'integer',
  payer_kind: 'text',
  payer_name: 'text',
  payer_address: 'jsonb',
  payer_country: 'text',
  payer_language: 'text',
  payer_business_id: 'text',
  issued_on: 'date',
  due_on: 'date',
  reference: 'text',
  rf_reference: 'text',
  total_cents: 'bigint',
  credits_invoice: 'bigint',
  credit_reason: 'text',
  ledger_entry: 'bigint',
} as const;

const LINE_COLUMNS = {
  invoice: 'bigint',
  position: 'smallint',
  term: 'bigint',
  title: 'text',
  text: 'text',
  receiver: 'integer',
  starts_on: 'date',
  ends_on: 'date',
  copies: 'smallint',
  vat_rate: 'smallint',
  net_cents: 'bigint',
  vat_cents: 'bigint',
  gross_cents: 'bigint',
} as const;

/** What stands beside the drafts when they are written. */
export type Issue = { readonly act: ActId; readonly payeeIban: string; readonly entries: readonly EntryId[] };

/** Writes numbered drafts as invoices or credit notes, one statement a table, and gives their ids in order. */
export async function insertInvoices(tx: Tx, drafts: readonly NumberedDraft[], issue: Issue): Promise<InvoiceId[]> {
  const { rows } = await sql<{ id: InvoiceId }>`
    select nextval(pg_get_serial_sequence('invoicing.invoice', 'id')) as id
      from generate_series(1, ${drafts.length}::integer)`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const heads = drafts.map((draft, at) => ({ ...headOf(draft), id: ids[at], ledger_entry: issue.entries[at] }));
  await sql`
    insert into invoicing.invoice (id, series, number, kind, payer, payer_kind, payer_name, payer_address, payer_country,
           payer_language, payer_business_id, issued_on, due_on, reference, rf_reference, payee_iban, total_cents,
           credits_invoice, credit_reason, ledger_entry, act) overriding system value
    select id, ${SERIES}, number, kind, payer, payer_kind, payer_name,
           array(select jsonb_array_elements_text(payer_address)), payer_country, payer_language, payer_business_id,
           issued_on, due_on, reference, rf_reference, ${issue.payeeIban}, total_cents, credits_invoice,
           credit_reason, ledger_entry,
           ${issue.act}::bigint
      from ${unnested('given', INVOICE_COLUMNS, heads)}`.execute(tx);
  const lines = drafts.flatMap(({ draft }, at) =>
    draft.lines.map((line, position) => ({
      invoice: ids[at],
      position: position + 1,
      term: line.term,
      title: line.title,
      text: line.text,
      receiver: line.receiver,
      starts_on: line.startsOn,
      ends_on: line.endsOn,
      copies: line.copies,
      vat_rate: line.vatRate,
      net_cents: line.netCents,
      vat_cents: line.vatCents,
      gross_cents: line.grossCents,
    })),
  );
  await sql`
    insert into invoicing.invoice_line (invoice, position, term, title, text, receiver, starts_on, ends_on, copies,
           vat_rate, net_cents, vat_cents, gross_cents)
    select invoice, position, term, title, text, receiver, starts_on, ends_on, copies, vat_rate, net_cents, vat_cents,
           gross_cents
      from ${unnested('given', LINE_COLUMNS, lines)}`.execute(tx);
  return ids;
}

function headOf({ draft, number, credits, reason }: NumberedDraft) {
  const { payer, issuedOn, dueOn, totalCents } = draft;
  const reference = referenceNumber(number);
  return {
    number,
    kind: credits === null ? 'invoice' : 'credit_note',
    payer: payer.number,
    payer_kind: payer.kind,
    payer_name: payer.name,
    payer_address: payer.address,
    payer_country: payer.country,
    payer_language: payer.language,
    payer_business_id: payer.businessId,
    issued_on: issuedOn,
    due_on: dueOn,
    reference,
    rf_reference: rfReference(reference),
    total_cents: totalCents,
    credits_invoice: credits,
    credit_reason: reason,
  };
}

/** Ties each term to the invoice that bills it; a term that has one already stops the whole transaction. */
export async function insertBilledTerms(
  tx: Tx,
  billed: readonly { readonly term: number; readonly invoice: InvoiceId | undefined }[],
): Promise<void> {
  await sql`
    insert into invoicing.billed_term (term, invoice)
    select term, invoice from ${unnested('given', { term: 'bigint', invoice: 'bigint' }, billed)}`.execute(tx);
}
