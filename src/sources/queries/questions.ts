import { sql } from 'kysely';
import type { BatchId } from '#kernel';
import type { Tx } from '#platform';
import { type KeptReason, type KeptRepair, type OpenRow } from './rows.ts';

/** A row that waits since it may mean somebody known. */
export type Question = OpenRow & { readonly line: number };

/** Rows of a batch that was taken back wait for nobody. */
const WAITS = sql`verdict = 'quarantined' and raw is not null and reasons @> '[{"reason": "doubtful_match"}]'
  and not exists (select from sources.batch taken where taken.id = incoming_row.batch and taken.state = 'undone')`;

type KeptQuestion = {
  readonly row: number;
  readonly line: number;
  readonly raw: string;
  readonly fingerprint: string;
  readonly key: string | null;
  readonly reasons: readonly KeptReason[];
  readonly repairs: readonly KeptRepair[] | null;
};

/** The next rows of a batch of which a person must say whom they mean, after row `after`, in the order of the file. */
export async function selectQuestions(
  tx: Tx,
  batch: BatchId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Question[]> {
  const { rows } = await sql<KeptQuestion>`
    select row_number as row, line, raw, encode(fingerprint, 'hex') as fingerprint, key, reasons, repairs
      from sources.incoming_row
     where batch = ${batch} and row_number > ${after} and ${WAITS}
     order by row_number limit ${limit}`.execute(tx);
  return rows.map(({ raw, ...row }) => ({ ...row, values: JSON.parse(raw) as OpenRow['values'] }));
}

/** How many rows of a batch wait since they may mean somebody known. */
export async function countQuestions(tx: Tx, batch: BatchId): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as "left" from sources.incoming_row where batch = ${batch} and ${WAITS}`.execute(tx);
  return rows[0]?.left ?? 0;
}
