import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { withClient } from './connection.ts';

/** A step of the database's growth: one file, one transaction, forward only. */
export type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/** The database stands otherwise than these files say; nothing was changed. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

const FOLDER = fileURLToPath(new URL('../../../db/migrations', import.meta.url));
/** Held while migrating, so that processes that start together do not race. Any number that nobody else uses. */
const LOCK = 5_278_478;

/** The migrations in the order of their numbers. */
export function migrations(folder: string = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Brings the database to the last migration; names those that it ran.
 * @throws MigrationMismatch when a file that ran has changed since, or the database knows a file that we do not
 */
export const migrate = (pool: Pool, files: readonly Migration[] = migrations()): Promise<string[]> =>
  withClient(pool, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      const waiting = await waitingMigrations(client, files);
      for (const file of waiting) await run(client, file);
      return waiting.map(({ name }) => name);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });

/** Names of the migrations that have not run yet; for health checks, changes nothing but its own empty table. */
export const pendingMigrations = (pool: Pool, files: readonly Migration[] = migrations()): Promise<string[]> =>
  withClient(pool, async (client) => (await waitingMigrations(client, files)).map(({ name }) => name));

async function waitingMigrations(client: PoolClient, files: readonly Migration[]): Promise<Migration[]> {
  await client.query(`create schema if not exists platform;
    create table if not exists platform.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())`);
  const ran = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name',
  );
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of ran.rows) {
    const file = known.get(name);
    if (!file)
      throw new MigrationMismatch(
        `the database has run ${name}, which this version does not know: use the newer version`,
      );
    if (file.checksum !== checksum)
      throw new MigrationMismatch(`${name} has changed since the database ran it: restore it and add a new file`);
  }
  const done = new Set(ran.rows.map(({ name }) => name));
  return files.filter(({ name }) => !done.has(name));
}

async function run(client: PoolClient, { name, text, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (reason) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed, and nothing of it stands`, { cause: reason });
  }
}
