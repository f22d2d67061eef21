import { sql } from 'kysely';
import type { ActId, Cents, ChargeId, Day, InvoiceId, OutboundId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** A reminder as it is stored. */
export type ReminderRow = {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly remindedOn: Day;
  readonly openCents: Cents;
  readonly feeCents: Cents;
  readonly dueOn: Day;
  readonly charge: ChargeId | null;
  readonly outbound: OutboundId;
};

/** Stores reminders in one statement; a second one of the same number is refused by the database. */
export async function insertReminders(tx: Tx, act: ActId, rows: readonly ReminderRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = {
    invoice: 'bigint',
    number: 'smallint',
    remindedOn: 'date',
    openCents: 'bigint',
    feeCents: 'bigint',
    dueOn: 'date',
    charge: 'bigint',
    outbound: 'bigint',
  } as const;
  await sql`insert into collection.reminder (invoice, number, reminded_on, open_cents, fee_cents, due_on, charge, outbound, act)
    select invoice, number, "remindedOn", "openCents", "feeCents", "dueOn", charge, outbound, ${act}
      from ${unnested('given', columns, rows)}`.execute(tx);
}
