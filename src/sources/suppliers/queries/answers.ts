import { sql } from 'kysely';
import type { BatchId } from '#kernel';
import type { Tx } from '#platform';
import type { Verdict } from '../../queries/rows.ts';

/** A row of a seller's file as far as it may be answered: the seller's reference, and what was found. */
export type AnswerableRow = {
  readonly row: number;
  readonly reference: string | null;
  readonly verdict: Verdict | null;
  readonly reasons: readonly { readonly verdict: string; readonly reason: string; readonly field: string }[];
};

/** The sellers whose references stand in a file of orders. */
export async function selectSellersIn(tx: Tx, batch: BatchId): Promise<string[]> {
  const { rows } = await sql<{ seller: string }>`
    select distinct key::jsonb ->> 0 as seller from sources.incoming_row
     where batch = ${batch} and key is not null order by 1 limit 10000`.execute(tx);
  return rows.map(({ seller }) => seller);
}

/** The rows of one seller in a file of orders, from after a row. */
export async function selectAnswerable(
  tx: Tx,
  {
    batch,
    seller,
    after,
    limit,
  }: { readonly batch: BatchId; readonly seller: string; readonly after: number; readonly limit: number },
): Promise<AnswerableRow[]> {
  const { rows } = await sql<AnswerableRow>`
    select row_number as "row", key::jsonb ->> 1 as reference, verdict, reasons from sources.incoming_row
     where batch = ${batch} and row_number > ${after} and key is not null and key::jsonb ->> 0 = ${seller}
     order by row_number limit ${limit}`.execute(tx);
  return rows;
}
