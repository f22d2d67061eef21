import { sql } from 'kysely';
import type { ActId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** Every column of every table that is ours: all schemas but PostgreSQL's own, and those of extensions and the job library. */
export async function liveColumns(db: Database): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select n.nspname || '.' || c.relname as table, a.attname as column
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm', 'f')
      join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and not c.relispartition
       and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1, a.attnum`.execute(db);
  return rows;
}

/** All settings, name and value. */
export async function settingRows(db: Database | Tx): Promise<[name: string, value: unknown][]> {
  const rows = await db.selectFrom('register.setting').select(['name', 'value']).orderBy('name').execute();
  return rows.map(({ name, value }) => [name, value]);
}

/** Writes settings by name, in one statement. */
export async function upsertSettings(tx: Tx, act: ActId, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const rows = Object.entries(settings).map(([name, value]) => ({ name, value }));
  if (rows.length === 0) return;
  await sql`insert into register.setting (name, value, act)
    select name, value, ${act} from ${unnested('given', { name: 'text', value: 'jsonb' }, rows)}
    on conflict (name) do update set value = excluded.value, act = excluded.act`.execute(tx);
}

/** The register's own row; null before it is made. */
export const identityRow = (db: Database | Tx) =>
  db.selectFrom('register.identity').select(['made_at', 'is_test_clock', 'is_demo', 'secret']).executeTakeFirst();

/** Makes the register's own row. */
export async function insertIdentity(
  tx: Tx,
  row: { isTestClock: boolean; isDemo: boolean; secret: Buffer },
): Promise<void> {
  await tx
    .insertInto('register.identity')
    .values({ is_test_clock: row.isTestClock, is_demo: row.isDemo, secret: row.secret })
    .execute();
}

/** The last published description, or null. */
export const lastDescription = (db: Database | Tx) =>
  db
    .selectFrom('register.description')
    .select(['version', 'published_at', 'content'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Adds the next version of the description and gives its number. */
export async function insertDescription(tx: Tx, act: ActId, content: unknown): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into register.description (version, content, act)
    select coalesce(max(version), 0) + 1, ${JSON.stringify(content)}::jsonb, ${act} from register.description
    returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}
