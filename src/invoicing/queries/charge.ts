import { sql } from 'kysely';
import type { ActId, Cents, ChargeId, Day, EntryId, InvoiceId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** The numbers of invoices by their ids. */
export async function selectNumbers(tx: Tx, invoices: readonly InvoiceId[]): Promise<ReadonlyMap<InvoiceId, number>> {
  const { rows } = await sql<{ id: InvoiceId; number: number }>`
    select id, number from invoicing.invoice where id = any(${[...new Set(invoices)]}::bigint[]) and kind = 'invoice'`.execute(
    tx,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

type NewCharge = {
  readonly invoice: InvoiceId;
  readonly kind: string;
  readonly chargedOn: Day;
  readonly cents: Cents;
  readonly entry: EntryId | undefined;
};

const COLUMNS = {
  id: 'bigint',
  invoice: 'bigint',
  kind: 'text',
  charged_on: 'date',
  cents: 'bigint',
  entry: 'bigint',
} as const;

/** Writes charges, ids in the order given. */
export async function insertCharges(tx: Tx, act: ActId, charges: readonly NewCharge[]): Promise<ChargeId[]> {
  const { rows } = await sql<{ id: ChargeId }>`
    select nextval(pg_get_serial_sequence('invoicing.charge', 'id')) as id
      from generate_series(1, ${charges.length}::integer)`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const given = charges.map((charge, at) => ({ ...charge, id: ids[at], charged_on: charge.chargedOn }));
  await sql`
    insert into invoicing.charge (id, invoice, kind, charged_on, cents, ledger_entry, act) overriding system value
    select id, invoice, kind, charged_on, cents, entry, ${act}::bigint from ${unnested('given', COLUMNS, given)}`.execute(
    tx,
  );
  return ids;
}
