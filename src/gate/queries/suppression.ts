import { sql } from 'kysely';
import type { Channel, CustomerNumber, Moment, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type KeyRow = { kind: string; key: Buffer; channel: string; until: string | null };

/** Which word keeps a ban without a record, and when it was told; no source: it was kept at an erasure. */
export type Keeping = { readonly source: SourceId | null; readonly now: Moment };

/** Adds bans that outlive their record; of two that one source tells the longer and the later wins. */
export async function insertSuppressions(tx: Tx, rows: readonly KeyRow[], { source, now }: Keeping): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into gate.suppression (kind, key, channel, until, source, since)
    select distinct on (kind, key, channel) kind, key, channel, until, ${source}::bigint, ${String(now)}::timestamptz
      from ${unnested('g', { kind: 'text', key: 'bytea', channel: 'text', until: 'date' }, rows)}
     order by kind, key, channel, until desc nulls first
    on conflict (kind, key, channel, source) do update
      set since = greatest(suppression.since, excluded.since),
          until = case when suppression.until is null or excluded.until is null then null else greatest(suppression.until, excluded.until) end`.execute(
    tx,
  );
}

const ROW_KEYS = { row: 'integer', customer: 'integer', kind: 'text', key: 'bytea' } as const;

type RowKey = { row: number; customer: number | null; kind: string; key: Buffer };

/**
 * Which rows' keys are suppressed today, and for which channels. A row that is a customer's is free of what was kept before
 * the customer lifted its ban on the channel. A ban on updating (`update`) is no channel and no matter of marketing.
 */
export async function suppressedKeys(
  db: Database | Tx,
  rows: readonly RowKey[],
  today: string,
): Promise<{ row: number; channel: Channel }[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ row: number; channel: Channel }>`
    select distinct g.row, s.channel
      from ${unnested('g', ROW_KEYS, rows)}
      join gate.suppression s on s.kind = g.kind and s.key = g.key and (s.until is null or s.until >= ${today}::date)
     where s.channel <> 'update'
       and not exists (select from gate.ban b join customers.customer c on c.number = b.customer
                        where (c.number = g.customer or c.merged_into = g.customer) and b.channel = s.channel
                          and b.lifted_by = 'customer' and b.lifted_at >= s.since)
     order by g.row, s.channel`.execute(db);
  return found;
}

/** Which rows' keys forbid updating today. A row that is a customer's is free of what was kept before the customer lifted it. */
export async function updateKeys(db: Database | Tx, rows: readonly RowKey[], today: string): Promise<number[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ row: number }>`
    select distinct g.row
      from ${unnested('g', ROW_KEYS, rows)}
      join gate.suppression s on s.kind = g.kind and s.key = g.key and (s.until is null or s.until >= ${today}::date)
     where s.channel = 'update'
       and not exists (select from gate.update_ban b join customers.customer c on c.number = b.customer
                        where (c.number = g.customer or c.merged_into = g.customer) and b.lifted_at >= s.since)
     order by g.row`.execute(db);
  return found.map(({ row }) => row);
}

/** The customers who were merged into those who stand. */
export async function mergedInto(db: Database | Tx, customers: readonly number[]): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer where merged_into = any(${customers}::integer[]) order by number`.execute(db);
  return rows.map((row) => row.number);
}

/** Forgets the bans without a record that a source told, and no other. */
export async function deleteSuppressionsOf(tx: Tx, source: SourceId): Promise<void> {
  await sql`delete from gate.suppression where source = ${source}`.execute(tx);
}
