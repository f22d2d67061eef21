import { sql } from 'kysely';
import type { ActId, Cents, Day, EntryId, InvoiceId, PaymentId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Because, PaymentClass } from '../incoming.ts';

/** A payment as it is stored. */
export type PaymentRow = {
  readonly position: number;
  readonly account: string;
  readonly key: string;
  readonly id: string;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  readonly cents: Cents;
  readonly referenceSent: string | null;
  readonly reference: string | null;
  readonly payerName: string | null;
  readonly payerIban: string | null;
  readonly message: string | null;
  readonly class: PaymentClass;
  readonly because: Because | null;
  readonly reverses: string | null;
  readonly ledgerEntry: EntryId | null;
};

const PAYMENT_COLUMNS = {
  position: 'integer',
  account: 'text',
  key: 'text',
  id: 'text',
  bookedOn: 'date',
  valueOn: 'date',
  cents: 'bigint',
  referenceSent: 'text',
  reference: 'text',
  payerName: 'text',
  payerIban: 'text',
  message: 'text',
  class: 'text',
  because: 'text',
  reverses: 'text',
  ledgerEntry: 'bigint',
} as const;

/** Stores payments in one statement and gives their ids by position. */
export async function insertPayments(
  tx: Tx,
  bankFile: number,
  rows: readonly PaymentRow[],
): Promise<Map<number, PaymentId>> {
  if (rows.length === 0) return new Map();
  const { rows: made } = await sql<{ id: PaymentId; position: number }>`
    insert into payments.entry (bank_file, position, account_iban, bank_key, bank_id, booked_on, value_on, cents, reference_sent,
                                reference, payer_name, payer_iban, message, class, because, reverses, ledger_entry)
    select ${bankFile}::bigint, position, account, key, id, "bookedOn", "valueOn", cents, "referenceSent",
           reference, "payerName", "payerIban", message, class, because, reverses, "ledgerEntry"
      from ${unnested('given', PAYMENT_COLUMNS, rows)} order by position
    returning id, position`.execute(tx);
  return new Map(made.map(({ id, position }) => [position, id]));
}

/** Cents of a payment for an invoice. */
export type AllocationRow = {
  readonly entry: PaymentId;
  readonly invoice: InvoiceId;
  readonly cents: Cents;
  readonly on: Day;
  readonly ledgerEntry: EntryId;
};

/** Stores allocations in one statement. */
export async function insertAllocations(tx: Tx, act: ActId, rows: readonly AllocationRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = { entry: 'bigint', invoice: 'bigint', cents: 'bigint', on: 'date', ledgerEntry: 'bigint' } as const;
  await sql`insert into payments.allocation (entry, invoice, cents, allocated_on, ledger_entry, act)
    select entry, invoice, cents, "on", "ledgerEntry", ${act} from ${unnested('given', columns, rows)}`.execute(tx);
}

/** An invoice offered for a payment. */
export type SuggestionRow = {
  readonly entry: PaymentId;
  readonly rank: number;
  readonly invoice: InvoiceId;
  readonly because: string;
};

/** Stores suggestions in one statement. */
export async function insertSuggestions(tx: Tx, rows: readonly SuggestionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = { entry: 'bigint', rank: 'smallint', invoice: 'bigint', because: 'text' } as const;
  await sql`insert into payments.suggestion (entry, rank, invoice, because)
    select entry, rank, invoice, because from ${unnested('given', columns, rows)}`.execute(tx);
}

/** Names the payments that have got suggestions. */
export async function nameSuggested(tx: Tx, entries: readonly PaymentId[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`update payments.entry set class = 'suggested' where id = any(${[...entries]}::bigint[])`.execute(tx);
}
