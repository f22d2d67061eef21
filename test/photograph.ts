import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform';

/** One picture of a database: a fingerprint of all rows, table by table. */
export type Photograph = Readonly<Record<string, string>>;

type TableName = { readonly room: string; readonly table: string };

/** Takes a picture of every table of the rooms given, or of all of them: two equal pictures hold the same rows. */
export async function photograph(db: Database, rooms: readonly string[] | null = null): Promise<Photograph> {
  const { rows } = await sql<TableName>`
    select table_schema as room, table_name as table from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and (${rooms}::text[] is null or table_schema = any(${rooms}::text[]))
    order by 1, 2`.execute(db);
  const picture: Record<string, string> = {};
  for (const { room, table } of rows) picture[`${room}.${table}`] = await fingerprintOf(db, sql.id(room, table));
  return picture;
}

async function fingerprintOf(db: Database, table: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ line: string }>`select t::text as line from ${table} as t order by 1`.execute(db);
  const hash = createHash('sha256');
  for (const { line } of rows) hash.update(`${line}\n`);
  return `${rows.length} rows, ${hash.digest('hex').slice(0, 16)}`;
}
