import { sql } from 'kysely';
import type { Channel } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type KeyRow = { kind: string; key: Buffer; channel: string; until: string | null };

/** Adds bans that outlive their record; a longer one wins. */
export async function insertSuppressions(tx: Tx, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into gate.suppression (kind, key, channel, until)
    select distinct on (kind, key, channel) kind, key, channel, until
      from ${unnested('g', { kind: 'text', key: 'bytea', channel: 'text', until: 'date' }, rows)}
     order by kind, key, channel, until desc nulls first
    on conflict (kind, key, channel) do update
      set until = case when suppression.until is null or excluded.until is null then null else greatest(suppression.until, excluded.until) end`.execute(
    tx,
  );
}

/** Which rows' keys are suppressed today, and for which channels. */
export async function suppressedKeys(
  db: Database | Tx,
  rows: readonly { row: number; kind: string; key: Buffer }[],
  today: string,
): Promise<{ row: number; channel: Channel }[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ row: number; channel: Channel }>`
    select distinct g.row, s.channel
      from ${unnested('g', { row: 'integer', kind: 'text', key: 'bytea' }, rows)}
      join gate.suppression s on s.kind = g.kind and s.key = g.key and (s.until is null or s.until >= ${today}::date)
     order by g.row, s.channel`.execute(db);
  return found;
}

/** Forgets suppressions, when the person lifts the ban; gives the channels. */
export async function deleteSuppressions(
  tx: Tx,
  keys: readonly { kind: string; key: Buffer }[],
  channels: readonly string[],
): Promise<{ channel: Channel }[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ channel: Channel }>`
    delete from gate.suppression s using ${unnested('g', { kind: 'text', key: 'bytea' }, keys)}
     where s.kind = g.kind and s.key = g.key and s.channel = any(${channels}::text[]) returning s.channel`.execute(tx);
  return rows;
}
