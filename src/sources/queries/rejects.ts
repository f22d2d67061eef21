import { sql } from 'kysely';
import type { BatchId } from '#kernel';
import type { Database, Tx } from '#platform';
import type { HoldVerdict, Row } from '../rows/index.ts';

export type HeldVerdict = HoldVerdict;

/** Which of the rows that were held back, from the one after `after`. */
export type HeldWanted = { readonly verdicts: readonly HeldVerdict[]; readonly after: number; readonly limit: number };

/** How many rows of a batch have one of the verdicts. */
export async function countRowsOf(tx: Tx, batch: BatchId, verdicts: readonly HeldVerdict[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from sources.incoming_row
    where batch = ${batch} and verdict = any(${verdicts}::text[])`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The line on which the first record of a batch begins; `null` when it has none. */
export async function selectFirstLine(db: Database, batch: BatchId): Promise<number | null> {
  const { rows } = await sql<{ line: number }>`select line from sources.incoming_row
    where batch = ${batch} and row_number = 1`.execute(db);
  return rows[0]?.line ?? null;
}

/** Where a record stands in its file: its first line, and the one on which the next record begins; `null`: it is the last. */
export type HeldSpan = { readonly row: number; readonly line: number; readonly nextLine: number | null };

/** Where the rows that were held back stand in the file, in its order. */
export async function selectHeldSpans(db: Database, batch: BatchId, wanted: HeldWanted): Promise<HeldSpan[]> {
  const { rows } = await sql<HeldSpan>`
    select held.row_number as row, held.line, next.line as "nextLine"
    from sources.incoming_row as held
    left join sources.incoming_row as next on next.batch = held.batch and next.row_number = held.row_number + 1
    where held.batch = ${batch} and held.row_number > ${wanted.after} and held.verdict = any(${wanted.verdicts}::text[])
    order by held.row_number limit ${wanted.limit}`.execute(db);
  return rows;
}

/** The rows that were held back under the canonical names; those that were forgotten are left out. */
export async function selectHeldRows(
  db: Database,
  batch: BatchId,
  wanted: HeldWanted,
): Promise<{ readonly row: number; readonly values: Row }[]> {
  const { rows } = await sql<{ row: number; raw: string }>`
    select row_number as row, raw from sources.incoming_row
    where batch = ${batch} and row_number > ${wanted.after} and verdict = any(${wanted.verdicts}::text[]) and raw is not null
    order by row_number limit ${wanted.limit}`.execute(db);
  return rows.map(({ row, raw }) => ({ row, values: JSON.parse(raw) as Row }));
}
