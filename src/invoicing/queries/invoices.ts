import { sql } from 'kysely';
import type { Cents, Country, CustomerNumber, Day, InvoiceId, Language } from '#kernel';
import type { Database, Tx } from '#platform';

/** A line as it was issued. */
export type StoredLine = {
  readonly term: number | null;
  readonly title: string | null;
  readonly text: string;
  readonly receiver: CustomerNumber | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly copies: number;
  readonly vatRate: number;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
};

/** An invoice or a credit note as it was issued. */
export type StoredInvoice = {
  readonly id: InvoiceId;
  readonly number: number;
  readonly kind: 'invoice' | 'credit_note';
  readonly payer: CustomerNumber;
  readonly payerKind: 'consumer' | 'business';
  readonly payerName: string;
  readonly payerAddress: readonly string[];
  readonly payerCountry: Country;
  readonly payerLanguage: Language;
  readonly payerBusinessId: string | null;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly reference: string;
  readonly payeeIban: string;
  readonly totalCents: Cents;
  readonly creditedNumber: number | null;
  readonly creditedIssuedOn: Day | null;
  readonly isCredited: boolean;
  readonly reminderFeeCents: Cents;
  readonly interestCents: Cents;
  readonly lines: readonly StoredLine[];
};

/** Invoices and credit notes with their lines, by id; the lines of each in their order. */
export async function selectInvoices(db: Database | Tx, invoices: readonly InvoiceId[]): Promise<StoredInvoice[]> {
  const { rows } = await sql<StoredInvoice>`
    select i.id, i.number, i.kind, i.payer, i.payer_kind as "payerKind", i.payer_name as "payerName",
           i.payer_address as "payerAddress", i.payer_country as "payerCountry", i.payer_language as "payerLanguage",
           i.payer_business_id as "payerBusinessId", i.issued_on as "issuedOn", i.due_on as "dueOn", i.reference,
           i.payee_iban as "payeeIban", i.total_cents as "totalCents", c.number as "creditedNumber",
           c.issued_on as "creditedIssuedOn",
           exists (select from invoicing.invoice n where n.credits_invoice = i.id) as "isCredited",
           coalesce(f.fees, 0)::bigint as "reminderFeeCents", coalesce(f.interest, 0)::bigint as "interestCents", l.lines
      from invoicing.invoice i
      left join invoicing.invoice c on c.id = i.credits_invoice
      left join lateral (
        select sum(cents) filter (where kind = 'reminder_fee') as fees, sum(cents) filter (where kind = 'interest') as interest
          from invoicing.charge where invoice = i.id) f on true
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('term', term, 'title', title, 'text', text, 'receiver', receiver,
                 'startsOn', starts_on, 'endsOn', ends_on, 'copies', copies, 'vatRate', vat_rate, 'netCents', net_cents,
                 'vatCents', vat_cents, 'grossCents', gross_cents) order by position), '[]') as lines
          from invoicing.invoice_line where invoice = i.id) l
     where i.id = any(${[...invoices]}::bigint[])
     order by i.id`.execute(db);
  return rows;
}

/** Which invoices a file out is made of. */
export type Chosen = {
  /** By number; `null` for all. */
  readonly numbers: readonly number[] | null;
  /** Only those of which nothing has gone out yet. */
  readonly unsent: boolean;
};

/** The ids of the chosen invoices and credit notes after an id, rising. */
export async function chosenInvoices(
  db: Database | Tx,
  { numbers, unsent }: Chosen,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<InvoiceId[]> {
  const { rows } = await sql<{ id: InvoiceId }>`
    select i.id from invoicing.invoice i
     where i.id > ${after}::bigint
       and ${numbers === null ? sql`true` : sql`i.number = any(${[...numbers]}::bigint[])`}
       and ${unsent ? sql`not exists (select from gate.outbound o where o.customer = i.payer and o.about = i.number::text and o.document in ('invoice pdf', 'finvoice'))` : sql`true`}
     order by i.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The ids of invoices by number, for those that exist. */
export async function selectIds(
  db: Database | Tx,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, InvoiceId>> {
  const { rows } = await sql<{ id: InvoiceId; number: number }>`
    select id, number from invoicing.invoice where number = any(${[...numbers]}::bigint[]) and series = 'invoice'
     order by id`.execute(db);
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** Locks invoices until the transaction ends, so that two cannot credit one. */
export async function lockInvoices(tx: Tx, invoices: readonly InvoiceId[]): Promise<void> {
  await sql`select from invoicing.invoice where id = any(${[...invoices]}::bigint[]) order by id for update`.execute(
    tx,
  );
}
