import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import Cursor from 'pg-cursor';
import type { DB } from '../tables.gen.ts';
import { SUPERUSER } from './embedded.ts';
import { readValuesAsOurs } from './types.ts';

/** Every table of every room, `schema.table` → its row. Generated from the migrations by `npm run types`. */
export type Tables = DB;
/** The tables of one room, named without its schema: what the room's `data.ts` declares. */
export type RoomTables<Room extends string> = {
  [Name in keyof DB as Name extends `${Room}.${infer Table}` ? Table : never]: DB[Name];
};
/** The database, outside any transaction. */
export type Database = Kysely<DB>;
/** The database inside a transaction. */
export type Tx = Transaction<DB>;

/** Where the register's database is. */
export type DatabaseAddress = { readonly url: string } | { readonly socketFolder: string; readonly database: string };

export type Connection = {
  readonly db: Database;
  readonly pool: Pool;
  close(): Promise<void>;
};

const CONNECTIONS_MAX = 10;

/**
 * Opens a pool of connections; each speaks UTC, and Finnish order is the database's own. Without just-in-time compiling:
 * it took 3 s for a target-group count that runs for 0.4 s (PostgreSQL 15, 2026-11-24).
 */
export function connect(address: DatabaseAddress, max: number = CONNECTIONS_MAX): Connection {
  readValuesAsOurs();
  const where =
    'url' in address
      ? { connectionString: address.url }
      : { host: address.socketFolder, user: SUPERUSER, database: address.database };
  const pool = new Pool({
    ...where,
    max,
    application_name: 'kortisto',
    options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
  });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that is in use tells its query; what it says beside that would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const close = async (): Promise<void> => {
    await db.destroy();
    // Kysely ends the pool only if it was used through Kysely.
    if (!pool.ended) await pool.end();
  };
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
  return { db, pool, close };
}

/** One connection of the pool for COPY and locks that live as long as a session; given back whatever happens. */
export async function withClient<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
