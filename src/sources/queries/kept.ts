import { sql } from 'kysely';
import type { ActId, BatchId, Day } from '#kernel';
import type { Database, Tx } from '#platform';

/** A file that lies in the home under its hash. */
export type KeptFile = {
  readonly id: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly batch: BatchId | null;
  readonly keptOn: Day;
  /** Last day. */
  readonly keptUntil: Day;
};

/** Any number that nobody else locks by: who writes files and who deletes them take turns. */
const FILES_LOCK = 7_719_002;

/** Keeps deleters of files away until the transaction ends. */
export async function lockForKeeping(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${FILES_LOCK})`.execute(tx);
}

/** Waits for all who are keeping files, and keeps them away until the transaction ends. */
export async function lockForDeleting(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FILES_LOCK})`.execute(tx);
}

const KEPT = sql`select id, encode(sha256, 'hex') as sha256, file_name as "fileName", bytes, batch,
  kept_on as "keptOn", kept_until as "keptUntil" from sources.kept_file`;

/** Notes that a file is kept; gives its id. */
export async function insertKept(tx: Tx, act: ActId, file: Omit<KeptFile, 'id'>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into sources.kept_file (sha256, file_name, bytes, batch, kept_on, kept_until, act)
    values (decode(${file.sha256}, 'hex'), ${file.fileName}, ${file.bytes}, ${file.batch}, ${String(file.keptOn)}::date,
      ${String(file.keptUntil)}::date, ${act})
    returning id`.execute(tx);
  return Number(rows[0]?.id);
}

/** A kept file by its id; `null` when it is kept no more. */
export async function selectKept(db: Database | Tx, id: number): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`${KEPT} where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The file of a batch; `null` when it is kept no more. */
export async function selectKeptOf(db: Database | Tx, batch: BatchId): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`${KEPT} where batch = ${batch}`.execute(db);
  return rows[0] ?? null;
}

/** Forgets files whose last day has passed; their bytes go when nothing speaks of them. */
export async function deleteExpired(db: Database, today: Day): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sources.kept_file where kept_until < ${String(today)}::date`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Which of the hashes some row still speaks of. */
export async function selectSpokenOf(db: Database | Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256 from sources.kept_file
    where sha256 in (select decode(given, 'hex') from unnest(${hashes}::text[]) as given)
    order by 1 limit ${hashes.length + 1}`.execute(db);
  return new Set(rows.map(({ sha256 }) => sha256));
}
