import type { ChildProcess } from 'node:child_process';
import { sql } from 'kysely';
import type { Database } from '#platform';
import { ended } from '../command-line.ts';

const LOOK_EVERY_MS = 3;
const WAIT_MAX_MS = 120_000;

/** A moment of a process's work, seen from outside in the database: rows that stand, or that are being written. */
export type Moment = (db: Database) => Promise<boolean>;

/** So many rows more than at the start stand in a table for everybody to see. */
export const standing = (table: string, more: number): Moment =>
  grownBy(more, async (db) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
    return rows[0]?.n ?? 0;
  });

/** Somebody writes into a table: its file has grown, though nothing may stand for others yet. */
export const written = (table: string): Moment =>
  grownBy(1, async (db) => {
    const { rows } = await sql<{ n: number }>`select pg_relation_size(${table}::regclass)::int as n`.execute(db);
    return rows[0]?.n ?? 0;
  });

function grownBy(more: number, measure: (db: Database) => Promise<number>): Moment {
  let first: number | null = null;
  return async (db) => {
    const now = await measure(db);
    first ??= now;
    return now >= first + more;
  };
}

/** So many rows of the file that is being read have their verdict. */
export const decided =
  (count: number): Moment =>
  async (db) => {
    const { rows } = await sql<{ n: number }>`
      select coalesce(max(rows_done), -1) as n from sources.batch where state = 'applying'`.execute(db);
    return (rows[0]?.n ?? -1) >= count;
  };

/** The moment, and so many milliseconds on. */
export const after =
  (ms: number, moment: Moment): Moment =>
  async (db) => {
    if (!(await moment(db))) return false;
    await pause(ms);
    return true;
  };

/**
 * Waits for the moment and ends the process with SIGKILL; returns when the database has noticed. A process that was done
 * before the moment came is no knock: that is an error.
 */
export async function killAt(child: ChildProcess, db: Database, moment: Moment): Promise<void> {
  const end = ended(child);
  const startedAt = performance.now();
  while (!(await moment(db))) {
    if (child.exitCode !== null) throw new Error(`the process was done before it was killed: ${(await end).err}`);
    if (performance.now() - startedAt > WAIT_MAX_MS) throw new Error('the moment to kill never came');
    await pause(LOOK_EVERY_MS);
  }
  const isHit = child.kill('SIGKILL');
  await end;
  if (!isHit || child.signalCode !== 'SIGKILL') throw new Error('the process was done before it was killed');
  await quiet(db);
}

/** Waits until nobody works in the database: what a killed process had open has been rolled back. */
export async function quiet(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        and state <> 'idle'`.execute(db);
    if (rows[0]?.n === 0) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Waits so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
