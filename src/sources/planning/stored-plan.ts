import { asWorker, databaseOf, look, registerOf, todayOf, transact } from '#access';
import type { BatchId, CustomerNumber, Permit } from '#kernel';
import { log, type Register } from '#platform';
import { protectedAmong } from '#customers';
import { canonicalProfile, isSubject } from '../files/index.ts';
import { choiceOf, type ImportOrder, type ImportRefusal } from '../importing/order.ts';
import { soundnessOf } from '../importing/read-file.ts';
import { keptPath } from '../kept/kept-files.ts';
import { readDefinition } from '../profiles.ts';
import { type KeptFile, selectKept } from '../queries/kept.ts';
import {
  deletePlannedRows,
  deletePlansBefore,
  insertPlan,
  insertPlannedRows,
  notePlan,
  noteRowsDone,
  selectPlan,
  selectPlannedRows,
  type StoredPlan,
  type StoredRow,
  takePlan,
} from '../queries/plans.ts';
import type { Verdict } from '../queries/rows.ts';
import { counted } from '../repairs/index.ts';
import { applyStrictly, type PromisedRow, type StrictlyApplied } from './apply-strictly.ts';
import { planImport } from './plan.ts';
import { customersOf, withoutHome } from './planned-homes.ts';
import { digestOf } from './planned-row.ts';

/** How long a preview can be looked at. */
const DAYS_KEPT = 7;
const ROWS_PER_PAGE = 2_000;

/** The previews that this process is working on: whatever the table says of others, nobody does. */
const underWay = new Set<string>();
const keyOf = (register: Register, plan: number): string => `${register.home} ${plan}`;

/** What is asked of a preview: a kept file, and how it is read. */
export type PlanAsked = Omit<ImportOrder, 'file'> & { readonly keptFile: number };

/** A preview that has begun; its rows come one by one, see how far with `storedPlan`. */
export type PlanBegun =
  | { readonly kind: 'begun'; readonly plan: number }
  | { readonly kind: 'refused'; readonly because: 'unknown_file' }
  | ImportRefusal;

/** Begins a preview of a kept file; a file that cannot be trusted is refused at once. The rest is done in the background. */
export async function beginPlan(by: Permit<'imports:apply'>, { keptFile, ...reading }: PlanAsked): Promise<PlanBegun> {
  const register = registerOf(by);
  const kept = await selectKept(register.db, keptFile);
  if (kept === null) return { kind: 'refused', because: 'unknown_file' };
  const order = orderOn(register, kept, reading);
  const sound = await soundnessOf(order.file, order.profile);
  if (sound.kind === 'refused') return sound;
  const plan = await transact(by, async (tx, act) => {
    const { definition = null, supplier = null, profile } = order;
    const { name, subject } = profile;
    const choice = choiceOf(order);
    const { sha256, fileName } = kept;
    const id = await insertPlan(tx, act, { sha256, fileName, profile: name, subject, definition, supplier, choice, madeOn: todayOf(by) }); // prettier-ignore
    await notePlan(tx, id, { state: 'making', rowsTotal: sound.rows });
    return id;
  });
  inBackground(register, plan, () => makePlan(register, plan, order));
  return { kind: 'begun', plan };
}

const orderOn = (register: Register, { sha256, fileName }: KeptFile, reading: Omit<PlanAsked, 'keptFile'>) => ({
  ...reading,
  file: { path: keptPath(register.home, sha256), name: fileName },
});

function inBackground(register: Register, plan: number, work: () => Promise<unknown>): void {
  underWay.add(keyOf(register, plan));
  work()
    .catch(async () => {
      log('import.stopped', { job: `plan ${plan}` });
      await notePlan(register.db, plan, { state: 'stopped' });
    })
    .finally(() => underWay.delete(keyOf(register, plan)));
}

async function makePlan(register: Register, plan: number, order: ImportOrder): Promise<void> {
  const { db } = register;
  const made = await planImport(asWorker(register, 'imports:apply', 'orders'), {
    ...order,
    onRows: (rows) => insertPlannedRows(db, plan, rows),
    onProgress: ({ rowsDone }) => void noteRowsDone(db, plan, rowsDone),
  });
  if (made.kind === 'refused') return notePlan(db, plan, { state: 'stopped' });
  const { rowsDone, rowsTotal, counts } = made.batch;
  await notePlan(db, plan, { state: 'made', rowsDone, rowsTotal, counts, repairs: counted(made.repairs) });
}

/** A preview with how far it is; one that a stopped machine has left unfinished says so. */
export async function storedPlan(by: Permit<'imports:read'>, id: number): Promise<StoredPlan | null> {
  const register = registerOf(by);
  const plan = await selectPlan(databaseOf(by), id);
  if (plan === null) return null;
  const isLeft = (plan.state === 'making' || plan.state === 'applying') && !underWay.has(keyOf(register, id));
  return isLeft ? { ...plan, state: 'stopped' } : plan;
}

/** Rows of a preview, of somebody protected without the home; who looked at whose rows stands in the audit trail. */
export const storedRows = (
  by: Permit<'imports:read'>,
  plan: number,
  wanted: { readonly verdict: Verdict | null; readonly after: number; readonly limit: number },
): Promise<StoredRow[]> =>
  look(by, 'import rows', async (tx) => {
    const rows = await selectPlannedRows(tx, plan, wanted);
    const named = rows.flatMap(customersOf);
    const hidden = await protectedAmong(tx, named, todayOf(by));
    const shown = rows.map((row) => (customersOf(row).some((one) => hidden.has(one)) ? withoutHome(row) : row));
    return { customers: [...new Set<CustomerNumber>(named)], answer: shown };
  });

/** What came of applying a preview; `begun`: it takes a while, see how far with `storedPlan`. */
export type PlanApplied =
  | { readonly kind: 'applied'; readonly batch: BatchId }
  | { readonly kind: 'begun' }
  | { readonly kind: 'differs'; readonly count: number }
  | { readonly kind: 'refused'; readonly because: 'unknown_plan' | 'plan_is_not_made' | 'unknown_file' }
  | ImportRefusal;

/** How long the answer waits for a small file to be through. */
const MOMENT_MS = 4_000;

/** Applies exactly what a preview has shown, or nothing: see `applyStrictly`. */
export async function applyPlan(by: Permit<'imports:apply'>, id: number): Promise<PlanApplied> {
  const register = registerOf(by);
  const plan = await selectPlan(register.db, id);
  if (plan === null) return { kind: 'refused', because: 'unknown_plan' };
  const order = orderOfPlan(register, plan);
  if (order === null) return { kind: 'refused', because: 'unknown_plan' };
  const isTaken = !underWay.has(keyOf(register, id)) && (await transact(by, (tx) => takePlan(tx, id)));
  if (!isTaken) return { kind: 'refused', because: 'plan_is_not_made' };
  let outcome: StrictlyApplied | null = null;
  const work = carriedOut(by, plan, order).then((done) => (outcome = done));
  inBackground(register, id, () => work);
  await Promise.race([work.catch(() => {}), new Promise((resolve) => setTimeout(resolve, MOMENT_MS).unref())]);
  return told(outcome);
}

function told(outcome: StrictlyApplied | null): PlanApplied {
  if (outcome === null) return { kind: 'begun' };
  if (outcome.kind === 'applied') return { kind: 'applied', batch: outcome.batch.id };
  if (outcome.kind === 'differs') return { kind: 'differs', count: outcome.count };
  return outcome;
}

function orderOfPlan(register: Register, plan: StoredPlan): ImportOrder | null {
  const { profile: name, definition, supplier, choice: repairs, subject, sha256, fileName } = plan;
  const file = { path: keptPath(register.home, sha256), name: fileName };
  if (definition === null) return isSubject(name) ? { file, profile: canonicalProfile(subject), repairs, supplier } : null; // prettier-ignore
  const read = readDefinition(definition, name);
  return read.kind === 'profile' ? { file, profile: { ...read.profile, name }, definition, repairs, supplier } : null;
}

async function carriedOut(by: Permit<'imports:apply'>, plan: StoredPlan, order: ImportOrder): Promise<StrictlyApplied> {
  const { db } = registerOf(by);
  const done = await applyStrictly(by, order, promisedBy(by, plan.id), ({ rowsDone }) => {
    void noteRowsDone(db, plan.id, rowsDone);
  });
  if (done.kind === 'refused') await notePlan(db, plan.id, { state: 'made', rowsDone: plan.rowsTotal });
  else if (done.kind === 'differs') await notePlan(db, plan.id, { state: 'differs', differences: done.rows });
  else {
    await notePlan(db, plan.id, { state: 'applied', batch: done.batch.id });
    // What was shown stands in the batch now; nobody looks at the preview again.
    await deletePlannedRows(db, plan.id);
  }
  return done;
}

async function* promisedBy(by: Permit, plan: number): AsyncGenerator<PromisedRow, undefined> {
  for (let after = 0; ;) {
    const rows = await selectPlannedRows(databaseOf(by), plan, { verdict: null, after, limit: ROWS_PER_PAGE });
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    for (const row of rows) yield { row: row.row, verdict: row.verdict, digest: digestOf(row) };
    after = last.row;
  }
}

/** Deletes previews that nobody came back to. */
export const forgetOldPlans = (register: Register): Promise<number> =>
  deletePlansBefore(register.db, register.clock.today().subtract({ days: DAYS_KEPT }));
