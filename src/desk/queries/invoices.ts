import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day, Moment } from '#kernel';
import type { Tx } from '#platform';
import { nameSql } from './card.ts';

/** How an invoice stands: derived, never stored. */
export const INVOICE_STATES = ['open', 'overdue', 'paid', 'credited', 'credit_note'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export type InvoiceFilter = {
  readonly state: InvoiceState | null;
  readonly number: number | null;
  readonly reference: string | null;
  readonly payers: readonly CustomerNumber[] | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly today: Day;
};

export type InvoiceRow = {
  readonly id: number;
  readonly number: number;
  readonly kind: 'invoice' | 'credit_note';
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly totalCents: Cents;
  readonly openCents: Cents;
  readonly state: InvoiceState;
};

const stateSql = (today: Day) => sql`case
    when i.kind = 'credit_note' then 'credit_note'
    when o.open_cents > 0 and i.due_on < ${String(today)}::date then 'overdue'
    when o.open_cents > 0 then 'open'
    when exists (select from invoicing.invoice n where n.credits_invoice = i.id)
     and not exists (select from payments.allocation a where a.invoice = i.id) then 'credited'
    else 'paid' end`;

/** Invoices and credit notes, newest first, from after an id on. */
export const invoiceRows = async (
  tx: Tx,
  filter: InvoiceFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<InvoiceRow[]> => {
  const wanted = [
    filter.number === null ? null : sql`i.number = ${filter.number}`,
    filter.reference === null ? null : sql`(i.reference = ${filter.reference} or i.rf_reference = ${filter.reference})`,
    filter.payers === null ? null : sql`i.payer = any(${[...filter.payers]}::integer[])`,
    filter.from === null ? null : sql`i.issued_on >= ${String(filter.from)}::date`,
    filter.to === null ? null : sql`i.issued_on <= ${String(filter.to)}::date`,
    filter.state === null ? null : sql`${stateSql(filter.today)} = ${filter.state}`,
    before === null ? null : sql`i.id < ${before}`,
  ].filter((one) => one !== null);
  const { rows } = await sql<InvoiceRow>`
    select i.id, i.number, i.kind, i.payer, i.payer_name as "payerName", i.issued_on as "issuedOn", i.due_on as "dueOn",
           i.total_cents as "totalCents", coalesce(o.open_cents, 0) as "openCents", ${stateSql(filter.today)} as state
      from invoicing.invoice i left join payments.open_invoice o on o.invoice = i.id
     where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
     order by i.id desc limit ${limit}`.execute(tx);
  return rows;
};

export type InvoiceHead = InvoiceRow & {
  readonly payerKind: 'consumer' | 'business';
  readonly payerAddress: readonly string[];
  readonly payerLanguage: string;
  readonly payerBusinessId: string | null;
  readonly reference: string;
  readonly rfReference: string;
  readonly payeeIban: string;
  readonly creditsInvoice: number | null;
  readonly creditsNumber: number | null;
};

/** One invoice as it was issued, and how it stands. */
export const invoiceHead = async (tx: Tx, invoice: number, today: Day): Promise<InvoiceHead | undefined> =>
  (
    await sql<InvoiceHead>`
    select i.id, i.number, i.kind, i.payer, i.payer_name as "payerName", i.issued_on as "issuedOn", i.due_on as "dueOn",
           i.total_cents as "totalCents", coalesce(o.open_cents, 0) as "openCents", ${stateSql(today)} as state,
           i.payer_kind as "payerKind", i.payer_address as "payerAddress", i.payer_language as "payerLanguage",
           i.payer_business_id as "payerBusinessId", i.reference, i.rf_reference as "rfReference",
           i.payee_iban as "payeeIban", i.credits_invoice as "creditsInvoice", credited.number as "creditsNumber"
      from invoicing.invoice i
      left join payments.open_invoice o on o.invoice = i.id
      left join invoicing.invoice credited on credited.id = i.credits_invoice
     where i.id = ${invoice} limit 1`.execute(tx)
  ).rows[0];

export type InvoiceLine = {
  readonly position: number;
  readonly text: string;
  readonly receiver: CustomerNumber | null;
  readonly receiverName: string | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly copies: number;
  readonly vatRate: number;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
};

/** The lines of an invoice in their order. */
export const invoiceLines = async (tx: Tx, invoice: number): Promise<InvoiceLine[]> =>
  (
    await sql<InvoiceLine>`
    select l.position, l.text, l.receiver, ${nameSql('c')} as "receiverName", l.starts_on as "startsOn", l.ends_on as "endsOn",
           l.copies, l.vat_rate as "vatRate", l.net_cents as "netCents", l.vat_cents as "vatCents", l.gross_cents as "grossCents"
      from invoicing.invoice_line l left join customers.customer c on c.number = l.receiver
     where l.invoice = ${invoice} order by l.position limit 500`.execute(tx)
  ).rows;

export type InvoiceEvent = {
  readonly kind: 'payment' | 'charge' | 'credit_note' | 'reminder' | 'hold' | 'sent';
  readonly on: Day;
  readonly cents: Cents | null;
  readonly what: string;
  readonly ref: number;
  readonly isOver: boolean;
};

/** Everything that has happened to an invoice since it was issued, in the order of the days. */
export const invoiceEvents = async (tx: Tx, invoice: number): Promise<InvoiceEvent[]> =>
  (
    await sql<InvoiceEvent>`
    select kind, "on", cents, what, ref, "isOver" from (
      select 'payment' as kind, e.booked_on as "on", a.cents, e.class as what, e.id as ref, false as "isOver"
        from payments.allocation a join payments.entry e on e.id = a.entry where a.invoice = ${invoice}
      union all
      select 'charge', charged_on, cents, kind, id, false from invoicing.charge where invoice = ${invoice}
      union all
      select 'credit_note', issued_on, total_cents, number::text, id, false from invoicing.invoice where credits_invoice = ${invoice}
      union all
      select 'reminder', reminded_on, open_cents, number::text, id, false from collection.reminder where invoice = ${invoice}
      union all
      select 'hold', since, null, kind, id, lifted_on is not null from collection.hold where invoice = ${invoice}
      union all
      select 'sent', (o.sent_at at time zone 'Europe/Helsinki')::date, null, o.document, o.id, false
        from invoicing.invoice i join gate.outbound o on o.customer = i.payer and o.about = i.number::text
       where i.id = ${invoice}
    ) as happened order by "on", kind, ref limit 200`.execute(tx)
  ).rows;

/** When the row was last touched by nobody: the moment of the act that issued it, and who did it. */
export type IssuedBy = { readonly at: Moment; readonly who: string; readonly userName: string | null };

/** Who issued the invoice, and when. */
export const issuedBy = async (tx: Tx, invoice: number): Promise<IssuedBy | undefined> =>
  (
    await sql<IssuedBy>`select act.done_at as at, act.who, u.name as "userName" from invoicing.invoice i
      join access.act act on act.id = i.act left join access.user_account u on u.id = act.user_id
      where i.id = ${invoice} limit 1`.execute(tx)
  ).rows[0];
