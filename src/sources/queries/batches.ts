import { sql } from 'kysely';
import type { ActId, BatchId, Day, Moment, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Subject } from '../files/index.ts';
import type { CountedGroup } from '../repairs/index.ts';

/** How far a batch is: its rows are being applied, all are reached, or all was taken back. */
export type BatchState = 'applying' | 'applied' | 'undone';

/** Rows by verdict; every row of the file is in one of them once the batch is applied. */
export type Counts = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly rejected: number;
};

/** A file that came in. */
export type Batch = {
  readonly id: BatchId;
  readonly profile: string;
  readonly subject: Subject;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedOn: Day;
  readonly receivedAt: Moment;
  /** The user who brought it; `null`: the machine itself. */
  readonly receivedBy: string | null;
  readonly state: BatchState;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly counts: Counts;
  readonly source: SourceId;
  /** Whose file it is; `null`: our own. */
  readonly supplier: string | null;
  /** What was repaired in it, by field and operation. */
  readonly repairs: readonly CountedGroup[];
};

const BATCH = sql`select batch.id, batch.profile, batch.subject, batch.file_name as "fileName",
    encode(batch.sha256, 'hex') as sha256, batch.bytes, batch.received_on as "receivedOn",
    batch.received_at as "receivedAt", act.user_id as "receivedBy", batch.state, batch.rows_total as "rowsTotal",
    batch.rows_done as "rowsDone", batch.source, batch.supplier, batch.repairs,
    '{"created":0,"updated":0,"unchanged":0,"quarantined":0,"rejected":0}'::jsonb || batch.counts as counts
  from sources.batch
  join access.act on act.id = batch.act`;

/** The batch; `null` when there is none. With `isLocked` nobody else works on it until the transaction ends. */
export async function selectBatch(db: Database | Tx, batch: BatchId): Promise<Batch | null> {
  const { rows } = await sql<Batch>`${BATCH} where batch.id = ${batch}`.execute(db);
  return rows[0] ?? null;
}

/** Several batches, by number. */
export async function batchesOf(db: Database | Tx, batches: readonly BatchId[]): Promise<Batch[]> {
  const { rows } = await sql<Batch>`${BATCH} where batch.id = any(${[...batches]}::bigint[]) order by batch.id`.execute(
    db,
  );
  return rows;
}

/** Locks a batch, so that two appliers take turns chunk by chunk. */
export async function lockBatch(tx: Tx, batch: BatchId): Promise<void> {
  await sql`select id from sources.batch where id = ${batch} for update`.execute(tx);
}

/** Any number that nobody else locks by. */
const TURN_LOCK = 7_719_003;

/**
 * Waits until no other file is being matched, and keeps others waiting until the transaction ends. Two files that name the
 * same newcomer at once would otherwise each find nobody, and make him twice.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${TURN_LOCK})`.execute(tx);
}

/** The batch of the same sender's same file under the same profile that was begun and not finished; a killed import leaves one. */
export async function selectUnfinished(
  db: Database | Tx,
  { profile, supplier, sha256 }: Pick<Batch, 'profile' | 'supplier' | 'sha256'>,
): Promise<Batch | null> {
  const { rows } = await sql<Batch>`${BATCH}
    where batch.profile = ${profile} and batch.supplier is not distinct from ${supplier}
      and batch.sha256 = decode(${sha256}, 'hex') and batch.state = 'applying'
    order by batch.id limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Batches begun and not finished, oldest first. */
export async function selectAllUnfinished(db: Database): Promise<Batch[]> {
  return (await sql<Batch>`${BATCH} where batch.state = 'applying' order by batch.id limit 100`.execute(db)).rows;
}

/** Batches, newest first, from the one before `before`. */
export async function selectBatches(db: Database, before: BatchId | null, limit: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`${BATCH}
    where ${before}::bigint is null or batch.id < ${before}
    order by batch.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What is known of a file before its rows are applied. */
export type NewBatch = Pick<Batch, 'profile' | 'subject' | 'fileName' | 'sha256' | 'bytes' | 'rowsTotal' | 'source'> & {
  readonly id: BatchId;
  readonly receivedOn: Day;
  readonly supplier: string | null;
  /** How it is read, as JSON; `null`: by the canonical profile. */
  readonly definition: unknown;
};

/** The next batch's id: the source of its values is recorded under it before the batch stands. */
export async function nextBatchId(tx: Tx): Promise<BatchId> {
  const { rows } = await sql<{ id: BatchId }>`
    select nextval(pg_get_serial_sequence('sources.batch', 'id')) as id`.execute(tx);
  return Number(rows[0]?.id) as BatchId;
}

/** Writes a batch whose rows are still to be reached. */
export async function insertBatch(tx: Tx, act: ActId, batch: NewBatch): Promise<void> {
  await sql`insert into sources.batch
      (id, profile, subject, file_name, sha256, bytes, received_on, state, rows_total, source, supplier, definition, act)
    overriding system value
    values (${batch.id}, ${batch.profile}, ${batch.subject}, ${batch.fileName}, decode(${batch.sha256}, 'hex'),
      ${batch.bytes}, ${String(batch.receivedOn)}, 'applying', ${batch.rowsTotal}, ${batch.source},
      ${batch.supplier}, ${batch.definition === null ? null : JSON.stringify(batch.definition)}::jsonb, ${act})`.execute(
    tx,
  );
}

/** Notes what was repaired in the rows of a batch. */
export async function noteRepairs(tx: Tx, batch: BatchId, repairs: readonly CountedGroup[]): Promise<void> {
  await sql`update sources.batch set repairs = ${JSON.stringify(repairs)}::jsonb where id = ${batch}`.execute(tx);
}

/** How a batch was read, as JSON; `null`: by the canonical profile. */
export async function selectDefinition(db: Database | Tx, batch: BatchId): Promise<unknown> {
  const { rows } = await sql<{ definition: unknown }>`
    select definition from sources.batch where id = ${batch}`.execute(db);
  return rows[0]?.definition ?? null;
}

/** Counts the rows of a batch by verdict; it is applied when none is left. */
export async function countRows(tx: Tx, batch: BatchId): Promise<Batch> {
  await sql`update sources.batch
      set rows_done = found.done, counts = found.counts,
          state = case when state = 'applying' and found.done = rows_total then 'applied' else state end
    from (select coalesce(sum(n), 0)::integer as done, coalesce(jsonb_object_agg(verdict, n), '{}') as counts
          from (select verdict, count(*) as n from sources.incoming_row
                where batch = ${batch} and verdict is not null group by verdict) as by_verdict) as found
    where batch.id = ${batch}`.execute(tx);
  const counted = await selectBatch(tx, batch);
  if (counted === null) throw new Error('the batch that was counted is gone');
  return counted;
}

/** Marks a batch as taken back; its rows forget the customers that are no more. */
export async function markUndone(tx: Tx, act: ActId, batch: BatchId): Promise<void> {
  await sql`update sources.batch set state = 'undone', undone_act = ${act} where id = ${batch}`.execute(tx);
  await sql`update sources.incoming_row as incoming set customer = null
    where batch = ${batch} and customer is not null
      and not exists (select 1 from customers.customer where number = incoming.customer)`.execute(tx);
  await sql`update sources.incoming_row as incoming set payer = null
    where batch = ${batch} and payer is not null
      and not exists (select 1 from customers.customer where number = incoming.payer)`.execute(tx);
  await sql`update sources.incoming_row as incoming set placed_order = null
    where batch = ${batch} and placed_order is not null
      and not exists (select 1 from orders.placed_order where id = incoming.placed_order)`.execute(tx);
}

/** Notes how far a batch is after a chunk, without counting all its rows again; applied when none is left. */
export async function noteProgress(tx: Tx, batch: BatchId, rowsDone: number, counts: Counts): Promise<void> {
  await sql`update sources.batch
    set rows_done = ${rowsDone}, counts = ${JSON.stringify(counts)}::jsonb,
        state = case when ${rowsDone} = rows_total then 'applied' else state end
    where id = ${batch}`.execute(tx);
}

/**
 * Tells the planner how large the tables have grown. Until it is told, a table filled by this import counts as empty, and
 * joins with it are walked row by row. A small sample of the columns that are joined by says it: the machine's own round
 * looks closer later.
 */
export async function tellPlanner(tx: Tx): Promise<void> {
  await sql`set local default_statistics_target = 10`.execute(tx);
  await sql`analyze sources.incoming_row (batch, row_number, fingerprint, key, verdict), customers.customer (number, kind,
      merged_into), customers.address (customer, kind, postal_code), customers.contact_point (customer, kind, value),
    customers.match_key, customers.foreign_key, customers.change (customer, source, source_row)`.execute(tx);
}
