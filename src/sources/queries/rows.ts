import { sql } from 'kysely';
import type { ActId, BatchId, CustomerNumber, Day, OrderId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { Repair } from '../repairs/index.ts';
import type { FindingVerdict, Row, RowReason } from '../rows/index.ts';
import type { Batch } from './batches.ts';

/** What became of a row. */
export const VERDICTS = ['created', 'updated', 'unchanged', 'quarantined', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A finding as it is kept: its words are told in the language of whoever reads it. */
export type KeptReason = { readonly verdict: FindingVerdict; readonly reason: RowReason; readonly field: string };

/** A record of a file, ready to be kept. */
export type ReceivedRow = {
  readonly row: number;
  readonly line: number;
  readonly raw: string;
  readonly fingerprint: string;
  readonly key: string | null;
  /** JSON; `null`: nothing was repaired. */
  readonly repairs: string | null;
};

/** What was repaired in a row, or refused to be; `before` is the value as written. */
export type KeptRepair = Omit<Repair, 'after'>;

/** Keeps records as received. */
export async function insertRows(tx: Tx, batch: BatchId, rows: readonly ReceivedRow[]): Promise<void> {
  const columns = {
    row: 'integer',
    line: 'integer',
    raw: 'text',
    fingerprint: 'text',
    key: 'text',
    repairs: 'text',
  } as const;
  await sql`insert into sources.incoming_row (batch, row_number, line, raw, fingerprint, key, repairs)
    select ${batch}, row, line, raw, decode(fingerprint, 'hex'), key, repairs::jsonb
    from ${unnested('given', columns, rows)}`.execute(tx);
}

/** A row that is to be reached, or decided anew. */
export type OpenRow = {
  readonly row: number;
  readonly values: Row;
  readonly fingerprint: string;
  readonly key: string | null;
  /** Why it waits; empty for a row that is to be reached. */
  readonly reasons: readonly KeptReason[];
  readonly repairs: readonly KeptRepair[] | null;
};

type KeptRow = Omit<OpenRow, 'values'> & { readonly raw: string };

const OPEN = sql`select row_number as row, raw, encode(fingerprint, 'hex') as fingerprint, key, reasons, repairs
  from sources.incoming_row`;

/** The record is text, not jsonb, so that a NUL in it (as an escape) reaches the row rules. */
const opened = ({ raw, ...row }: KeptRow): OpenRow => ({ ...row, values: JSON.parse(raw) as Row });

/** The next rows without a verdict, in the order of the file: rows are reached in it, so that they come after the last one done. */
export async function selectOpenRows(
  tx: Tx,
  { batch, after, limit }: { readonly batch: BatchId; readonly after: number; readonly limit: number },
): Promise<OpenRow[]> {
  const { rows } = await sql<KeptRow>`${OPEN} where batch = ${batch} and row_number > ${after} and verdict is null
      and raw is not null
    order by row_number limit ${limit}`.execute(tx);
  return rows.map(opened);
}

/** One quarantined row, locked; `null` when it waits for nobody. */
export async function selectQuarantined(tx: Tx, batch: BatchId, row: number): Promise<OpenRow | null> {
  const { rows } = await sql<KeptRow>`${OPEN} where batch = ${batch} and row_number = ${row}
    and verdict = 'quarantined' and raw is not null for update`.execute(tx);
  return rows[0] === undefined ? null : opened(rows[0]);
}

/** What became of a row, as it is kept. */
export type RowVerdict = {
  readonly row: number;
  readonly verdict: Verdict;
  readonly customer: CustomerNumber | null;
  readonly payer: CustomerNumber | null;
  readonly order: OrderId | null;
  readonly reasons: readonly KeptReason[];
  /** Customers that the row hits beside the first one. */
  readonly others?: readonly CustomerNumber[];
};

/** Keeps the verdicts of a chunk in one statement. */
export async function storeVerdicts(tx: Tx, batch: BatchId, verdicts: readonly RowVerdict[]): Promise<void> {
  const columns = {
    row: 'integer',
    verdict: 'text',
    customer: 'integer',
    payer: 'integer',
    order: 'bigint',
    reasons: 'jsonb',
  } as const;
  await sql`update sources.incoming_row as incoming
      set verdict = given.verdict, customer = given.customer, payer = given.payer,
          placed_order = given."order", reasons = given.reasons
    from ${unnested('given', columns, verdicts)}
    where incoming.batch = ${batch} and incoming.row_number = given.row`.execute(tx);
  const hits = verdicts.flatMap(({ row, others = [] }) => others.map((customer) => ({ row, customer })));
  if (hits.length === 0) return;
  await sql`insert into sources.row_hit (batch, row_number, customer)
    select ${batch}, row, customer
    from ${unnested('given', { row: 'integer', customer: 'integer' }, hits)}`.execute(tx);
}

/** Notes that a person decided a row, and what. */
export async function noteChoice(
  tx: Tx,
  act: ActId,
  at: { batch: BatchId; row: number },
  choice: unknown,
): Promise<void> {
  await sql`update sources.incoming_row set decided_act = ${act}, choice = ${JSON.stringify(choice)}::jsonb
    where batch = ${at.batch} and row_number = ${at.row}`.execute(tx);
}

/** The same record reached before: by an earlier batch that stands, or by an earlier row of this one. */
export type EarlierRow = {
  readonly fingerprint: string;
  readonly verdict: Verdict;
  readonly reasons: readonly KeptReason[];
  readonly customer: CustomerNumber | null;
  readonly payer: CustomerNumber | null;
  readonly order: OrderId | null;
  readonly isOfThisBatch: boolean;
};

/** Finds records with these fingerprints that were applied before, or wait for a person, from the same sender under the same profile. */
export async function selectEarlier(
  tx: Tx,
  { id: batch, profile, supplier }: Pick<Batch, 'id' | 'profile' | 'supplier'>,
  fingerprints: readonly string[],
): Promise<EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    select distinct on (incoming.fingerprint) encode(incoming.fingerprint, 'hex') as fingerprint, incoming.verdict,
      incoming.reasons, incoming.customer, incoming.payer, incoming.placed_order as "order", incoming.batch = ${batch} as "isOfThisBatch"
    from sources.incoming_row as incoming
    join sources.batch on batch.id = incoming.batch
    where incoming.fingerprint in (select decode(given, 'hex') from unnest(${fingerprints}::text[]) as given)
      and (incoming.verdict = 'quarantined' or incoming.verdict <> 'rejected' and incoming.customer is not null)
      and batch.profile = ${profile} and batch.supplier is not distinct from ${supplier} and batch.state <> 'undone'
    order by incoming.fingerprint, incoming.batch = ${batch} desc, incoming.verdict = 'quarantined', incoming.batch,
      incoming.row_number`.execute(tx);
  return rows;
}

/** Which of the keys stood in the batch before the row: a seller's reference used twice in one file. */
export async function selectKeysBefore(
  tx: Tx,
  at: { readonly batch: BatchId; readonly row: number },
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from sources.incoming_row
    where batch = ${at.batch} and row_number < ${at.row} and key = any(${keys}::text[])
    limit ${keys.length}`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** A row as lists and reports show it. */
export type ShownRow = {
  readonly row: number;
  readonly line: number;
  readonly verdict: Verdict | null;
  readonly customer: CustomerNumber | null;
  readonly payer: CustomerNumber | null;
  readonly others: readonly CustomerNumber[];
  readonly reasons: readonly KeptReason[];
  readonly isDecided: boolean;
  readonly repairs: readonly KeptRepair[] | null;
};

/** Which rows of a batch are wanted. */
export type RowsWanted = { readonly verdict: Verdict | null; readonly after: number; readonly limit: number };

/** Rows of a batch in the order of the file, after row `after`. */
export async function selectRows(db: Database | Tx, batch: BatchId, wanted: RowsWanted): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select row_number as row, line, verdict, customer, payer, reasons, repairs, decided_act is not null as "isDecided",
      coalesce((select jsonb_agg(hit.customer order by hit.customer) from sources.row_hit as hit
        where hit.batch = incoming.batch and hit.row_number = incoming.row_number), '[]') as others
    from sources.incoming_row as incoming
    where batch = ${batch} and row_number > ${wanted.after}
      and (${wanted.verdict}::text is null or verdict = ${wanted.verdict})
    order by row_number limit ${wanted.limit}`.execute(db);
  return rows;
}

/** Empties rejected rows of files received before the day: their senders have them, and no customer is in them. */
export async function forgetRejected(tx: Tx, before: Day): Promise<number> {
  const { numAffectedRows } = await sql`update sources.incoming_row as incoming
      set raw = null, key = null, fingerprint = null, repairs = null
    from sources.batch
    where batch.id = incoming.batch and batch.received_on < ${String(before)}::date
      and incoming.verdict = 'rejected' and incoming.raw is not null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
