import type { Moment, Permit } from '#kernel';
import { databaseOf, nowOf, transact } from '#access';
import type { Tx } from '#platform';
import { CUSTOMERS_PER_KEY_MAX } from '../matching/candidates.ts';
import { compareIn, type ComparedPair } from '../matching/compare-pairs.ts';
import { chunksOf } from '../rows.ts';
import {
  countStanding,
  type FoundPair,
  forgetUnlike,
  insertSweep,
  lastSweep,
  openSweep,
  putPairs,
  putProgress,
  sharersAfter,
  standingAfter,
} from '../queries/sweep.ts';

/** How far a sweep has come, for a progress bar; what it found so far. */
export type SweepProgress = { readonly customers: number; readonly of: number; readonly pairs: number };

/** What came of a sweep, or of its part until it was stopped. */
export type Swept = SweepProgress & { readonly isFinished: boolean };

const CUSTOMERS_PER_STEP = 2_000;
const PAIRS_PER_COMPARISON = 5_000;

type Options = {
  readonly isStopping?: () => boolean;
  readonly tell?: (progress: SweepProgress) => void;
};

/**
 * Looks through the whole register for customers who may be one, and writes the pairs with their evidence for a person; it
 * never merges. Only customers that share a match key are compared, so the cost grows with the register and not with its
 * square. May be killed at any line and goes on where it was; a pair on which a person has decided is left alone.
 */
export async function sweepRegister(by: Permit<'customers:merge'>, options: Options = {}): Promise<Swept> {
  await transact(by, insertSweep);
  const of = await countStanding(databaseOf(by));
  for (;;) {
    const swept = { ...(await transact(by, (tx) => stepIn(tx))), of };
    options.tell?.(swept);
    if (swept.isFinished || options.isStopping?.() === true) return swept;
  }
}

/** One step: the next customers with all who come after them. */
async function stepIn(tx: Tx): Promise<Omit<Swept, 'of'>> {
  const sweep = await openSweep(tx);
  if (!sweep) {
    // Somebody else has finished it meanwhile.
    const last = await lastSweep(tx);
    return { customers: last?.customers ?? 0, pairs: last?.pairs ?? 0, isFinished: true };
  }
  const customers = await standingAfter(tx, sweep.reached, CUSTOMERS_PER_STEP);
  const alike: FoundPair[] = [];
  for (const pairs of chunksOf(await sharersAfter(tx, customers, CUSTOMERS_PER_KEY_MAX), PAIRS_PER_COMPARISON))
    alike.push(...(await compareIn(tx, pairs)).filter(({ nearness }) => nearness !== 'far').map(pairOf));
  const found = await putPairs(tx, alike);
  await forgetUnlike(tx, customers, alike);
  const done = {
    customers: sweep.customers + customers.length,
    pairs: sweep.pairs + found,
    isFinished: customers.length < CUSTOMERS_PER_STEP,
  };
  await putProgress(tx, { id: sweep.id, reached: customers.at(-1) ?? sweep.reached, ...done });
  return done;
}

const WEIGHTS = { sure: 300, near: 200, contradicted: 100, far: 0 } as const;
const WEIGHT_OF_FACT = { agrees: 10, near: 3, silent: 0, differs: -5 } as const;

/** A pair as it is kept: which facts agree, and not what they say, which stands in the customers' own rows. */
function pairOf({ a, b, nearness, evidence }: ComparedPair): FoundPair {
  return {
    first: Math.min(a, b),
    second: Math.max(a, b),
    nearness,
    weight: WEIGHTS[nearness] + evidence.reduce((sum, { stands }) => sum + WEIGHT_OF_FACT[stands], 0),
    evidence: Object.fromEntries(evidence.map(({ fact, stands }) => [fact, stands])),
  };
}

/** A sweep of the register: when it was begun and ended, and how many customers it has gone through. */
export type Sweep = { readonly startedAt: Moment; readonly finishedAt: Moment | null; readonly customers: number };

/** The last sweep of the register; `null` when there was none. */
export async function sweepStanding(by: Permit): Promise<Sweep | null> {
  const last = await lastSweep(databaseOf(by));
  return last === null ? null : { startedAt: last.started_at, finishedAt: last.finished_at, customers: last.customers };
}

/** Begins a sweep unless one is under way; the worker goes on with it. */
export async function beginSweep(by: Permit<'customers:merge'>): Promise<Sweep | null> {
  await transact(by, insertSweep);
  return sweepStanding(by);
}

const HOURS_BETWEEN_SWEEPS = 24 * 7;

/** Goes on with a sweep that was begun, or begins one when the last is older than a week; for the worker. */
export async function sweepWhenDue(by: Permit<'customers:merge'>, isStopping: () => boolean): Promise<Swept | null> {
  const last = await lastSweep(databaseOf(by));
  const isDue =
    last === null ||
    last.finished_at === null ||
    Temporal.Instant.compare(last.finished_at.add({ hours: HOURS_BETWEEN_SWEEPS }), nowOf(by)) <= 0;
  return isDue ? sweepRegister(by, { isStopping }) : null;
}
