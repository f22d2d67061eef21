import { sql } from 'kysely';
import type { Database } from '#platform';

/** Whether the database answers at all. */
export async function databaseAnswers(db: Database): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
  return rows[0]?.one === 1;
}
