import { sql } from 'kysely';
import type { ActId, BatchId, CustomerNumber, Day } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { Subject } from '../files/index.ts';
import type { Difference } from '../planning/apply-strictly.ts';
import type { PlannedRow, RowChange } from '../planning/planned-row.ts';
import type { Choice, CountedGroup } from '../repairs/index.ts';
import type { Counts } from './batches.ts';
import type { KeptReason, KeptRepair, Verdict } from './rows.ts';

/** How far a preview is: `stopped` when the machine was stopped meanwhile, `differs` when the register has moved since. */
export const PLAN_STATES = ['making', 'made', 'applying', 'applied', 'differs', 'stopped'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** A preview that a person looks at. */
export type StoredPlan = {
  readonly id: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly profile: string;
  readonly subject: Subject;
  readonly definition: unknown;
  readonly supplier: string | null;
  readonly choice: Choice;
  readonly state: PlanState;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly counts: Counts;
  readonly repairs: readonly CountedGroup[];
  readonly differences: readonly Difference[];
  readonly batch: BatchId | null;
  readonly madeOn: Day;
};

/** What is known of a preview before it is made. */
export type NewPlan = Pick<StoredPlan, 'sha256' | 'fileName' | 'profile' | 'subject' | 'definition' | 'supplier' | 'choice' | 'madeOn'>; // prettier-ignore

/** Begins a preview; gives its number. */
export async function insertPlan(tx: Tx, act: ActId, plan: NewPlan): Promise<number> {
  const definition = plan.definition === null ? null : JSON.stringify(plan.definition);
  const { rows } = await sql<{ id: number }>`
    insert into sources.plan (sha256, file_name, profile, subject, definition, supplier, choice, made_on, act)
    values (decode(${plan.sha256}, 'hex'), ${plan.fileName}, ${plan.profile}, ${plan.subject}, ${definition}::jsonb,
      ${plan.supplier}, ${JSON.stringify(plan.choice)}::jsonb, ${String(plan.madeOn)}::date, ${act})
    returning id`.execute(tx);
  return Number(rows[0]?.id);
}

/** A preview by its number; `null` when there is none any more. */
export async function selectPlan(db: Database | Tx, id: number): Promise<StoredPlan | null> {
  const { rows } = await sql<StoredPlan>`
    select id, encode(sha256, 'hex') as sha256, file_name as "fileName", profile, subject, definition, supplier, choice,
      state, rows_total as "rowsTotal", rows_done as "rowsDone", repairs, differences, batch, made_on as "madeOn",
      '{"created":0,"updated":0,"unchanged":0,"quarantined":0,"rejected":0}'::jsonb || counts as counts
    from sources.plan where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What changes of a preview as it goes on. */
export type PlanProgress = {
  readonly state: PlanState;
  readonly rowsDone?: number;
  readonly rowsTotal?: number;
  readonly counts?: Counts;
  readonly repairs?: readonly CountedGroup[];
  readonly differences?: readonly Difference[];
  readonly batch?: BatchId;
};

/** Notes how far a preview is; what is not given stays. */
export async function notePlan(db: Database | Tx, id: number, to: PlanProgress): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await sql`update sources.plan
    set state = ${to.state}, rows_done = coalesce(${to.rowsDone ?? null}::integer, rows_done),
        rows_total = coalesce(${to.rowsTotal ?? null}::integer, rows_total),
        counts = coalesce(${json(to.counts)}::jsonb, counts), repairs = coalesce(${json(to.repairs)}::jsonb, repairs),
        differences = coalesce(${json(to.differences)}::jsonb, differences),
        batch = coalesce(${to.batch ?? null}::bigint, batch)
    where id = ${id}`.execute(db);
}

/** Notes how many rows are reached; too late, once the preview is through. */
export async function noteRowsDone(db: Database, id: number, rowsDone: number): Promise<void> {
  await sql`update sources.plan set rows_done = greatest(rows_done, ${rowsDone})
    where id = ${id} and state in ('making', 'applying')`.execute(db);
}

/** Takes a preview for applying: one at a time, and only one that was made to its end. */
export async function takePlan(tx: Tx, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update sources.plan set state = 'applying', rows_done = 0
    where id = ${id} and state in ('made', 'stopped') and rows_done = rows_total`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}

/** Keeps rows of a preview. */
export async function insertPlannedRows(db: Database, plan: number, rows: readonly PlannedRow[]): Promise<void> {
  const columns = {
    row: 'integer', line: 'integer', verdict: 'text', customer: 'integer', payer: 'integer', reasons: 'jsonb',
    changes: 'jsonb', repairs: 'jsonb',
  } as const; // prettier-ignore
  await sql`insert into sources.planned_row (plan, row_number, line, verdict, customer, payer, reasons, changes, repairs)
    select ${plan}, row, line, verdict, customer, payer, reasons, changes, nullif(repairs, 'null')
    from ${unnested('given', columns, rows)}`.execute(db);
}

/** A row of a preview. */
export type StoredRow = {
  readonly row: number;
  readonly line: number;
  readonly verdict: Verdict;
  readonly customer: CustomerNumber | null;
  readonly payer: CustomerNumber | null;
  readonly reasons: readonly KeptReason[];
  readonly changes: readonly RowChange[];
  readonly repairs: readonly KeptRepair[] | null;
};

/** Rows of a preview in the order of the file, after row `after`. */
export async function selectPlannedRows(
  db: Database | Tx,
  plan: number,
  wanted: { readonly verdict: Verdict | null; readonly after: number; readonly limit: number },
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select row_number as row, line, verdict, customer, payer, reasons, changes, repairs
    from sources.planned_row
    where plan = ${plan} and row_number > ${wanted.after}
      and (${wanted.verdict}::text is null or verdict = ${wanted.verdict})
    order by row_number limit ${wanted.limit}`.execute(db);
  return rows;
}

/** Deletes the rows of a preview. */
export async function deletePlannedRows(db: Database | Tx, plan: number): Promise<void> {
  await sql`delete from sources.planned_row where plan = ${plan}`.execute(db);
}

/** Deletes previews made before the day, with their rows. */
export async function deletePlansBefore(db: Database, day: Day): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`delete from sources.planned_row where plan in (
      select id from sources.plan where made_on < ${String(day)}::date)`.execute(tx);
    const { numAffectedRows } = await sql`
      delete from sources.plan where made_on < ${String(day)}::date`.execute(tx);
    return Number(numAffectedRows ?? 0);
  });
}
