import { sql } from 'kysely';
import type { ActId, Cents, Day, InvoiceId, OutboundId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** A claim that goes to the agency. */
export type HandoverRow = {
  readonly invoice: InvoiceId;
  readonly handedOn: Day;
  readonly openCents: Cents;
  readonly interestCents: Cents;
  readonly outbound: OutboundId | undefined;
};

/** Stores what was handed over; a claim twice is refused by the database. */
export async function insertHandovers(tx: Tx, act: ActId, rows: readonly HandoverRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = {
    invoice: 'bigint',
    handedOn: 'date',
    openCents: 'bigint',
    interestCents: 'bigint',
    outbound: 'bigint',
  } as const;
  await sql`insert into collection.handover (invoice, handed_on, open_cents, interest_cents, outbound, act)
    select invoice, "handedOn", "openCents", "interestCents", outbound, ${act} from ${unnested('given', columns, rows)}`.execute(
    tx,
  );
}
