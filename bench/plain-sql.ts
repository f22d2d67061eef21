import { sql } from 'kysely';
import type { Database } from '#platform';

/** How many rows each table held before a verb ran: what is there afterwards and was not before is the verb's. */
export type Marks = ReadonlyMap<string, string>;

const SCHEMA = 'plain';

/** Remembers where each table stands. Tables are only added to by the verbs that are measured. */
export async function markTables(db: Database): Promise<Marks> {
  const { rows } = await sql<{ table: string; xid: string }>`
    select schemaname || '.' || tablename as table, pg_current_xact_id()::text as xid from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', ${SCHEMA}, 'platform')`.execute(db);
  return new Map(rows.map(({ table, xid }) => [table, xid]));
}

/**
 * Seconds that plain SQL takes to write the rows that a verb has written since the marks: `insert … select` into tables
 * with the same columns, indexes, checks and foreign keys, in the same database, everything ready beforehand.
 * What the verb updated and did not insert counts as rows too: an update writes a row.
 */
export async function secondsOfPlainSql(db: Database, marks: Marks): Promise<{ seconds: number; rows: number }> {
  await sql`drop schema if exists ${sql.id(SCHEMA)} cascade`.execute(db);
  await sql`create schema ${sql.id(SCHEMA)}`.execute(db);
  const written: { source: string; target: string }[] = [];
  for (const [table, xid] of marks) {
    const target = `${SCHEMA}.${table.replace('.', '_')}`;
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
      where xmin::text::bigint >= (${xid}::bigint % 4294967296)`.execute(db);
    if ((rows[0]?.n ?? 0) === 0) continue;
    await makeTwin(db, table, target);
    await sql`create table ${sql.table(`${target}_ready`)} as select * from ${sql.table(table)}
      where xmin::text::bigint >= (${xid}::bigint % 4294967296)`.execute(db);
    written.push({ source: `${target}_ready`, target });
  }
  await sql`checkpoint`.execute(db);
  const startedAt = performance.now();
  const counts: bigint[] = [];
  await db.transaction().execute(async (tx) => {
    for (const { source, target } of written) {
      const { numAffectedRows } = await sql`insert into ${sql.table(target)} overriding system value
        select * from ${sql.table(source)}`.execute(tx);
      counts.push(numAffectedRows ?? 0n);
    }
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await sql`drop schema ${sql.id(SCHEMA)} cascade`.execute(db);
  return { seconds, rows: Number(counts.reduce((sum, n) => sum + n, 0n)) };
}

async function makeTwin(db: Database, table: string, target: string): Promise<void> {
  await sql`create table ${sql.table(target)} (like ${sql.table(table)} including all)`.execute(db);
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = ${table}::regclass and contype = 'f' and confrelid <> conrelid`.execute(db);
  for (const { definition } of rows) await sql`alter table ${sql.table(target)} add ${sql.raw(definition)}`.execute(db);
}
