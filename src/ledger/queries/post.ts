import { sql } from 'kysely';
import type { ActId, Cents, Day, EntryId } from '#kernel';
import { type Tx, unnested } from '#platform';

type NewEntry = {
  readonly postedOn: Day;
  readonly voucher: string;
  readonly kind: string;
  readonly lines: readonly { readonly account: string; readonly cents: Cents }[];
};

/** Writes entries and their lines; the ids stand in the order of the entries. */
export async function insertEntries(tx: Tx, act: ActId, entries: readonly NewEntry[]): Promise<EntryId[]> {
  const { rows } = await sql<{ id: EntryId }>`
    select nextval(pg_get_serial_sequence('ledger.entry', 'id')) as id
      from generate_series(1, ${entries.length}::integer)`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const heads = entries.map(({ postedOn, voucher, kind }, at) => ({ id: ids[at], posted_on: postedOn, voucher, kind }));
  const lines = entries.flatMap((entry, at) =>
    entry.lines.map(({ account, cents }, position) => ({
      entry: ids[at],
      position: position + 1,
      account,
      amount_cents: cents,
    })),
  );
  await sql`
    insert into ledger.entry (id, posted_on, voucher, kind, act) overriding system value
    select id, posted_on, voucher, kind, ${act}::bigint
      from ${unnested('given', { id: 'bigint', posted_on: 'date', voucher: 'text', kind: 'text' }, heads)}`.execute(tx);
  await sql`
    insert into ledger.line (entry, position, account, amount_cents)
    select entry, position, account, amount_cents
      from ${unnested('given', { entry: 'bigint', position: 'smallint', account: 'text', amount_cents: 'bigint' }, lines)}`.execute(
    tx,
  );
  return ids;
}
