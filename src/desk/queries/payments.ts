import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day, Moment } from '#kernel';
import type { Tx } from '#platform';

export type PaidInvoice = {
  readonly id: number;
  readonly number: number;
  readonly payer: CustomerNumber;
  readonly cents: Cents;
};

export type PaymentRow = {
  readonly id: number;
  readonly bookedOn: Day;
  readonly cents: Cents;
  readonly class: string;
  readonly reference: string | null;
  readonly payerName: string | null;
  readonly message: string | null;
  readonly bankKey: string;
  readonly accountIban: string;
  readonly bankFile: number;
  readonly fileName: string;
  readonly allocatedCents: Cents;
  readonly invoices: readonly PaidInvoice[];
};

export type PaymentFilter = {
  readonly class: string | null;
  readonly reference: string | null;
  readonly bankFile: number | null;
};

/** Entries of bank files with what they paid, newest first, from after an id on. */
export const paymentRows = async (
  tx: Tx,
  filter: PaymentFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<PaymentRow[]> => {
  const wanted = [
    filter.class === null ? null : sql`e.class = ${filter.class}`,
    filter.reference === null ? null : sql`e.reference = ${filter.reference}`,
    filter.bankFile === null ? null : sql`e.bank_file = ${filter.bankFile}`,
    before === null ? null : sql`e.id < ${before}`,
  ].filter((one) => one !== null);
  const { rows } = await sql<PaymentRow>`
    select e.id, e.booked_on as "bookedOn", e.cents, e.class, coalesce(e.reference, e.reference_sent) as reference,
           e.payer_name as "payerName", e.message, e.bank_key as "bankKey", e.account_iban as "accountIban",
           e.bank_file as "bankFile", f.name as "fileName",
           coalesce((select sum(a.cents) from payments.allocation a where a.entry = e.id), 0)::bigint as "allocatedCents",
           coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'payer', i.payer, 'cents', a.cents)
                                      order by i.number, a.id)
                       from payments.allocation a join invoicing.invoice i on i.id = a.invoice where a.entry = e.id),
                    '[]') as invoices
      from payments.entry e join payments.bank_file f on f.id = e.bank_file
     where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
     order by e.id desc limit ${limit}`.execute(tx);
  return rows;
};

export type ClassCount = { readonly class: string; readonly entries: number; readonly cents: Cents };

/** How many entries stand in each class. */
export const paymentClasses = async (tx: Tx): Promise<ClassCount[]> =>
  (
    await sql<ClassCount>`select class, count(*)::int as entries, coalesce(sum(cents), 0)::bigint as cents
      from payments.entry group by class order by class limit 50`.execute(tx)
  ).rows;

export type BankFileRow = {
  readonly id: number;
  readonly name: string;
  readonly format: string;
  readonly receivedAt: Moment;
  readonly state: string;
  readonly entries: number;
  readonly cents: Cents;
};

/** The bank files as they came, newest first. */
export const bankFileRows = async (tx: Tx, limit: number): Promise<BankFileRow[]> =>
  (
    await sql<BankFileRow>`
    select f.id, f.name, f.format, f.received_at as "receivedAt", f.state,
           (select count(*) from payments.entry e where e.bank_file = f.id)::int as entries,
           (select coalesce(sum(e.cents), 0) from payments.entry e where e.bank_file = f.id)::bigint as cents
      from payments.bank_file f order by f.id desc limit ${limit}`.execute(tx)
  ).rows;
