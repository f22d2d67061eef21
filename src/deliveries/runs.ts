import { databaseOf, todayOf, transact } from '#access';
import type { Day, IssueId, Permit, RunId } from '#kernel';
import { type RunIssue, selectIssues } from './queries/plan.ts';
import { insertReconciliation, type RunRow, selectFindings, selectRun, selectRunCounts, selectRunsOf, upsertPrintOrder } from './queries/runs.ts'; // prettier-ignore

const ISSUES_MAX = 500;
const RUNS_MAX = 2_000;

/** An issue with its cut-offs and the runs that were frozen of it. */
export type IssueWithRuns = RunIssue & { readonly runs: readonly RunRow[] };

/** The issues between two days with their runs, by day: counts, and nothing about persons. */
export async function issuesWithRuns(by: Permit<'deliveries:read'>, from: Day, to: Day): Promise<IssueWithRuns[]> {
  const db = databaseOf(by);
  const issues = await selectIssues(db, from, to, ISSUES_MAX);
  const runs = Map.groupBy(await selectRunsOf(db, issues.map(({ id }) => id), RUNS_MAX), ({ issue }): IssueId => issue); // prettier-ignore
  return issues.map((issue) => ({ ...issue, runs: runs.get(issue.id) ?? [] }));
}

/** A frozen run with its counts by status, place and reason. */
export type RunShown = RunRow & Awaited<ReturnType<typeof selectRunCounts>>;

/** One frozen run; `null` when there is none. */
export async function runOf(by: Permit<'deliveries:read' | 'deliveries:run'>, run: RunId): Promise<RunShown | null> {
  const found = await selectRun(databaseOf(by), run);
  return found && { ...found, ...(await selectRunCounts(databaseOf(by), run)) };
}

export type Reconciled =
  | { readonly kind: 'ordered'; readonly run: RunRow }
  /** What was posted is what was frozen. */
  | { readonly kind: 'reconciled'; readonly run: RunRow }
  /** Told and kept, but so many more or less were posted than frozen. */
  | { readonly kind: 'differs'; readonly run: RunRow; readonly difference: number }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: 'no_print_order' | 'reconciled_already' };

/** Writes the number under which the printer knows a run. */
export const orderPrint = (by: Permit<'deliveries:run'>, run: RunId, number: string): Promise<Reconciled> =>
  transact(by, async (tx, act): Promise<Reconciled> => {
    const found = await selectRun(tx, run);
    if (!found) return { kind: 'not found' };
    if (found.printed !== null) return { kind: 'refused', because: 'reconciled_already' };
    await upsertPrintOrder(tx, act, { run, number, on: todayOf(by) });
    return { kind: 'ordered', run: { ...found, printOrder: number } };
  });

/** Writes what the printer printed and posted of a run, once, and says whether it is what was frozen. */
export const reconcileRun = (
  by: Permit<'deliveries:run'>,
  run: RunId,
  told: { readonly printed: number; readonly posted: number },
): Promise<Reconciled> =>
  transact(by, async (tx, act): Promise<Reconciled> => {
    const found = await selectRun(tx, run);
    if (!found) return { kind: 'not found' };
    if (found.printOrder === null) return { kind: 'refused', because: 'no_print_order' };
    if (found.printed !== null) return { kind: 'refused', because: 'reconciled_already' };
    await insertReconciliation(tx, act, { run, ...told, on: todayOf(by) });
    const after = { ...found, ...told };
    const difference = told.posted - found.copies;
    return difference === 0 ? { kind: 'reconciled', run: after } : { kind: 'differs', run: after, difference };
  });

/** Checks what must hold of all frozen runs: a rule that holds is told with `broken` 0. */
export const checkDeliveries = (by: Permit<'deliveries:read'>): Promise<{ rule: string; broken: number }[]> =>
  selectFindings(databaseOf(by));
