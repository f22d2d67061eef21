import { sql } from 'kysely';
import type { Cents, InvoiceId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Allocation } from '../incoming.ts';
import type { Original, PayableInvoice } from '../payment-facts.ts';
import type { Candidate } from '../suggest-invoices.ts';

/** One import and one settlement at a time: two would pay the same invoice twice. Held until the transaction ends. */
export async function lockPayments(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('payments', 0))`.execute(tx);
}

/** Which of the keys have been booked before. */
export async function selectKnownKeys(tx: Tx, rows: readonly { account: string; key: string }[]): Promise<Set<string>> {
  const { rows: known } = await sql<{ key: string }>`
    select e.bank_key as key from ${unnested('given', { account: 'text', key: 'text' }, rows)}
      join payments.entry e on e.account_iban = given.account and e.bank_key = given.key`.execute(tx);
  return new Set(known.map(({ key }) => key));
}

/** The invoices of the references with what is open and paid, those that are due first in front. */
export async function selectInvoicesByReference(tx: Tx, references: readonly string[]): Promise<PayableInvoice[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<PayableInvoice>`
    select o.invoice, o.number, o.reference, o.open_cents as "openCents",
           coalesce((select sum(a.cents) from payments.allocation a where a.invoice = o.invoice), 0)::bigint as "paidCents"
      from payments.open_invoice o
     where o.reference = any(${[...references]}::text[])
     order by o.reference, o.due_on, o.invoice`.execute(tx);
  return rows;
}

/** How a reversal tells what it takes back. */
export type Wanted = {
  readonly position: number;
  readonly account: string;
  readonly cents: Cents;
  readonly reverses: string | null;
  readonly id: string;
  readonly reference: string | null;
};

/** The payments that reversals take back: by the bank's number that they name or share, else by reference and sum. */
export async function selectOriginals(tx: Tx, wanted: readonly Wanted[]): Promise<Map<number, Original>> {
  if (wanted.length === 0) return new Map();
  const columns = {
    position: 'integer',
    account: 'text',
    cents: 'bigint',
    reverses: 'text',
    id: 'text',
    reference: 'text',
  } as const;
  const { rows } = await sql<{ position: number; key: string; cents: Cents; allocations: Allocation[] }>`
    select w.position, o.bank_key as key, o.cents,
           coalesce((select jsonb_agg(jsonb_build_object('invoice', a.invoice, 'cents', a.cents) order by a.id)
                       from payments.allocation a where a.entry = o.id), '[]') as allocations
      from ${unnested('w', columns, wanted)}
     cross join lateral (
       select e.id, e.bank_key, e.cents from payments.entry e
        where e.account_iban = w.account and e.cents = -w.cents and e.ledger_entry is not null
          and (e.bank_id = coalesce(w.reverses, w.id) or (w.reverses is null and e.reference = w.reference))
          and not exists (select from payments.entry r where r.account_iban = e.account_iban and r.reverses = e.bank_key)
        order by (e.bank_id = coalesce(w.reverses, w.id)) desc, e.id desc
        limit 1) o`.execute(tx);
  return new Map(rows.map(({ position, ...original }) => [position, original]));
}

/** What a payment is looked up by, one trace a row. */
export type TraceRow = { readonly position: number; readonly text: string };

type Found = Candidate & { readonly position: number };

const CANDIDATES_PER_TRACE_MAX = 20;

/** Open invoices by references that stand in free text, or were mistyped. */
export async function selectOpenByReference(
  tx: Tx,
  traces: readonly TraceRow[],
  by: 'reference' | 'mistyped',
): Promise<Found[]> {
  if (traces.length === 0) return [];
  const { rows } = await sql<Omit<Found, 'by'>>`
    select given.position, o.invoice, o.number, o.open_cents as "openCents", o.due_on as "dueOn"
      from ${unnested('given', { position: 'integer', text: 'text' }, traces)}
     cross join lateral (
       select o.invoice, o.number, o.open_cents, o.due_on from payments.open_invoice o where o.reference = given.text and o.open_cents > 0
        order by o.due_on, o.invoice limit ${CANDIDATES_PER_TRACE_MAX}) o`.execute(tx);
  return rows.map((row) => ({ ...row, by }));
}

/** Open invoices by numbers that stand in free text. */
export async function selectOpenByNumber(
  tx: Tx,
  traces: readonly { position: number; number: number }[],
): Promise<Found[]> {
  if (traces.length === 0) return [];
  const { rows } = await sql<Omit<Found, 'by'>>`
    select given.position, o.invoice, o.number, o.open_cents as "openCents", o.due_on as "dueOn"
      from ${unnested('given', { position: 'integer', number: 'bigint' }, traces)}
      join invoicing.invoice i on i.number = given.number and i.series in (select code from invoicing.series)
      join payments.open_invoice o on o.invoice = i.id and o.open_cents > 0`.execute(tx);
  return rows.map((row) => ({ ...row, by: 'number' }));
}

/** Open invoices by the payer's name in lower case; the most recent ones of a common name. */
export async function selectOpenByName(tx: Tx, traces: readonly TraceRow[]): Promise<Found[]> {
  if (traces.length === 0) return [];
  const { rows } = await sql<Omit<Found, 'by'>>`
    with named as (
      select given.position, i.id, row_number() over (partition by given.position order by i.id desc) as nth
        from ${unnested('given', { position: 'integer', text: 'text' }, traces)}
        join invoicing.invoice i on lower(i.payer_name) = given.text and i.kind = 'invoice')
    select n.position, o.invoice, o.number, o.open_cents as "openCents", o.due_on as "dueOn"
      from named n join payments.open_invoice o on o.invoice = n.id and o.open_cents > 0
     where n.nth <= ${CANDIDATES_PER_TRACE_MAX}`.execute(tx);
  return rows.map((row) => ({ ...row, by: 'name' }));
}

/** The invoices with what is open and paid. */
export async function selectPayable(tx: Tx, invoices: readonly InvoiceId[]): Promise<PayableInvoice[]> {
  const { rows } = await sql<PayableInvoice>`
    select o.invoice, o.number, o.reference, o.open_cents as "openCents",
           coalesce((select sum(a.cents) from payments.allocation a where a.invoice = o.invoice), 0)::bigint as "paidCents"
      from payments.open_invoice o where o.invoice = any(${[...invoices]}::bigint[]) order by o.invoice`.execute(tx);
  return rows;
}
