import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';

export type ReminderRow = {
  readonly id: number;
  readonly invoiceId: number;
  readonly invoice: number;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly number: number;
  readonly remindedOn: Day;
  readonly openCents: Cents;
  readonly feeCents: Cents;
  readonly dueOn: Day;
  readonly stillOpenCents: Cents;
};

/** Reminders sent, newest first, from after an id on. */
export const reminderRows = async (
  tx: Tx,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ReminderRow[]> =>
  (
    await sql<ReminderRow>`
    select r.id, i.id as "invoiceId", i.number as invoice, i.payer, i.payer_name as "payerName", r.number,
           r.reminded_on as "remindedOn", r.open_cents as "openCents", r.fee_cents as "feeCents", r.due_on as "dueOn",
           coalesce(o.open_cents, 0) as "stillOpenCents"
      from collection.reminder r
      join invoicing.invoice i on i.id = r.invoice
      left join payments.open_invoice o on o.invoice = i.id
     where ${before}::bigint is null or r.id < ${before}
     order by r.id desc limit ${limit}`.execute(tx)
  ).rows;

/** The names of payers as they stand on the invoices, by invoice. */
export async function payerNames(tx: Tx, invoices: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`select id, payer_name as name from invoicing.invoice
    where id = any(${[...invoices]}::bigint[]) order by id limit ${invoices.length}`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
