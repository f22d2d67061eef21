import { sql } from 'kysely';
import type { BatchId } from '#kernel';
import type { Tx } from '#platform';
import { type KeptReason, type KeptRepair, type OpenRow } from './rows.ts';

/** A row that waits since it may mean somebody known. */
export type Question = OpenRow & { readonly batch: BatchId; readonly line: number };

/** Of which batches the rows are wanted: one, those of a supplier, those by a profile; all without a filter. */
export type QuestionFilter = {
  readonly batch?: BatchId | undefined;
  readonly supplier?: string | undefined;
  readonly profile?: string | undefined;
};

/** A place among the rows that wait: after this row of this batch. */
export type QuestionPlace = { readonly batch: number; readonly row: number };

/** Rows of a batch that was taken back wait for nobody. */
const WAITS = sql`verdict = 'quarantined' and raw is not null and reasons @> '[{"reason": "doubtful_match"}]'
  and not exists (select from sources.batch taken where taken.id = incoming_row.batch and taken.state = 'undone')`;

const filtered = ({ batch, supplier, profile }: QuestionFilter) => sql`
  (${batch ?? null}::bigint is null or incoming_row.batch = ${batch ?? null}::bigint)
  and (${supplier ?? null}::text is null or batch.supplier = ${supplier ?? null})
  and (${profile ?? null}::text is null or batch.profile = ${profile ?? null})`;

type KeptQuestion = {
  readonly batch: BatchId;
  readonly row: number;
  readonly line: number;
  readonly raw: string;
  readonly fingerprint: string;
  readonly key: string | null;
  readonly reasons: readonly KeptReason[];
  readonly repairs: readonly KeptRepair[] | null;
};

/** The next rows of which a person must say whom they mean, after a place: the oldest batch first, in the order of its file. */
export async function selectQuestions(
  tx: Tx,
  filter: QuestionFilter,
  { after, limit }: { readonly after: QuestionPlace; readonly limit: number },
): Promise<Question[]> {
  const { rows } = await sql<KeptQuestion>`
    select batch, row_number as row, line, raw, encode(fingerprint, 'hex') as fingerprint, key, reasons, repairs
      from sources.incoming_row
     where exists (select from sources.batch where batch.id = incoming_row.batch and ${filtered(filter)})
       and (batch, row_number) > (${after.batch}::bigint, ${after.row}::integer) and ${WAITS}
     order by batch, row_number limit ${limit}`.execute(tx);
  return rows.map(({ raw, ...row }) => ({ ...row, values: JSON.parse(raw) as OpenRow['values'] }));
}

/** How many rows of a batch wait since they may mean somebody known. */
export type BatchWaiting = {
  readonly batch: BatchId;
  readonly fileName: string;
  readonly supplier: string | null;
  readonly profile: string;
  readonly left: number;
};

/** The batches of which rows wait, the oldest first, with how many. */
export async function countQuestions(tx: Tx, filter: QuestionFilter): Promise<BatchWaiting[]> {
  const { rows } = await sql<BatchWaiting>`
    select batch.id as batch, batch.file_name as "fileName", batch.supplier, batch.profile, count(*)::integer as "left"
      from sources.incoming_row
      join sources.batch on batch.id = incoming_row.batch
     where ${filtered(filter)} and ${WAITS}
     group by batch.id order by batch.id limit 10000`.execute(tx);
  return rows;
}
