import { sql } from 'kysely';
import type { ActId, Day, InvoiceId } from '#kernel';
import type { Tx } from '#platform';
import type { HoldKind } from '../decide-reminder.ts';

/** Whether there is such an invoice (no credit note); locked, so that two holds at once come one after the other. */
export async function lockInvoice(tx: Tx, invoice: InvoiceId): Promise<boolean> {
  const { rows } =
    await sql`select id from invoicing.invoice where id = ${invoice} and kind = 'invoice' for update`.execute(tx);
  return rows.length > 0;
}

/** Whether a hold of the kind stands on the invoice on a day: neither lifted nor past its last day. */
export async function hasHold(
  tx: Tx,
  { invoice, kind, on }: { readonly invoice: InvoiceId; readonly kind: HoldKind; readonly on: Day },
): Promise<boolean> {
  const { rows } = await sql`select id from collection.hold
    where invoice = ${invoice} and kind = ${kind} and lifted_on is null and (until is null or until >= ${String(on)}::date)`.execute(
    tx,
  );
  return rows.length > 0;
}

/** A hold as it is stored. */
export type HoldRow = {
  readonly invoice: InvoiceId;
  readonly kind: HoldKind;
  readonly reason: string;
  readonly since: Day;
  readonly until: Day | null;
};

/** Stores a hold. */
export async function insertHold(tx: Tx, act: ActId, hold: HoldRow): Promise<void> {
  const until = hold.until === null ? null : String(hold.until);
  await sql`insert into collection.hold (invoice, kind, reason, since, until, act)
    values (${hold.invoice}, ${hold.kind}, ${hold.reason}, ${String(hold.since)}::date, ${until}::date, ${act})`.execute(
    tx,
  );
}

/** Lifts every hold that stands on the invoice, and tells how many. */
export async function liftHolds(tx: Tx, act: ActId, invoice: InvoiceId, on: Day): Promise<number> {
  const { rows } = await sql`update collection.hold set lifted_on = ${String(on)}::date, lifted_act = ${act}
    where invoice = ${invoice} and lifted_on is null returning id`.execute(tx);
  return rows.length;
}
