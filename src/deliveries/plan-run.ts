import { policyOn } from '#catalog';
import { addressSetIn } from '#gate';
import { type CustomerNumber, type Day, isBefore, type RunId, type SubscriptionId } from '#kernel';
import { planToken, type Tx } from '#platform';
import {
  askedOfGate,
  checksumOf,
  type Counted,
  countMade,
  countMissed,
  layOutCopies,
  layOutDue,
  layOutMissed,
  lockIssue,
  lockOwed,
  type RunIssue,
  selectDifferences,
  selectIssue,
  selectRunsAround,
} from './queries/plan.ts';

/** Which run: the issue by title, year and number, and what is decided about it by hand. */
export type RunOrder = {
  readonly title: string;
  readonly year: number;
  readonly number: number;
  /** Copies of one family name at one address under one label. */
  readonly isByHousehold?: boolean;
};

/** What a print run would be, or is: the same words before and after. */
export type RunPlan = {
  readonly issue: RunIssue;
  /** 0: the main run; else the so-manieth run of back numbers. */
  readonly supplement: number;
  readonly deliversOn: Day;
  readonly previous: RunId | null;
  readonly labels: number;
  readonly copies: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byPlace: readonly Counted[];
  readonly leftOut: readonly { readonly because: string; readonly subscriptions: number; readonly removed: number }[];
  /** Addresses may still be changed: the run is before its cut-off. */
  readonly isBeforeCutOff: boolean;
  readonly isByHousehold: boolean;
  readonly creditedFromDay: number;
  readonly token: string;
};

export type PlanRefusal = 'issue_cancelled' | 'nothing_to_supplement';
export type Planned =
  | { readonly kind: 'planned'; readonly plan: RunPlan }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: PlanRefusal };

/**
 * Lays down a run in the transaction's own tables and counts it. The first run of an issue stands as things are on its day of distribution;
 * a run after it is a supplement of what has not gone out, as things are today.
 */
export async function planRunIn(tx: Tx, order: RunOrder, today: Day): Promise<Planned> {
  const found = await selectIssue(tx, order);
  const issue = found && (await lockIssue(tx, found.id));
  if (!issue) return { kind: 'not found' };
  if (issue.cancelledOn !== null) return { kind: 'refused', because: 'issue_cancelled' };
  await lockOwed(tx, issue.id);
  const { previous, runs } = await selectRunsAround(tx, issue);
  const isSupplement = runs > 0;
  const deliversOn = isSupplement ? today : issue.distributedOn;
  const { grace, hold } = await policyOn(tx, issue.title, issue.distributedOn);
  const facts = {
    issue: issue.id, day: deliversOn, isSupplement, graceNumbers: grace.issues,
    previous: isSupplement ? null : previous, isByHousehold: order.isByHousehold ?? false, isDigital: issue.isDigital,
  }; // prettier-ignore
  await layOutDue(tx, facts);
  if (!issue.isDigital) await addressSetIn(tx, askedOfGate, deliversOn);
  await layOutCopies(tx, facts);
  await layOutMissed(tx, facts);
  const byPlace = await countMade(tx);
  if (isSupplement && byPlace.length === 0) return { kind: 'refused', because: 'nothing_to_supplement' };
  return { kind: 'planned', plan: await counted(tx, { issue, runs, facts, byPlace, today, creditedFromDay: hold.creditedFromDay }) }; // prettier-ignore
}

type Laid = {
  readonly issue: RunIssue;
  readonly runs: number;
  readonly facts: { readonly day: Day; readonly previous: RunId | null; readonly isByHousehold: boolean };
  readonly byPlace: readonly Counted[];
  readonly today: Day;
  readonly creditedFromDay: number;
};

async function counted(tx: Tx, { issue, runs, facts, byPlace, today, creditedFromDay }: Laid): Promise<RunPlan> {
  const sum = (of: (one: Counted) => number): number => byPlace.reduce((total, one) => total + of(one), 0);
  const statuses = Map.groupBy(byPlace, ({ status }) => status);
  const plan = {
    issue,
    supplement: runs,
    deliversOn: facts.day,
    previous: facts.previous,
    labels: sum(({ labels }) => labels),
    copies: sum(({ copies }) => copies),
    byStatus: Object.fromEntries(
      [...statuses].map(([status, own]) => [status, own.reduce((total, { copies }) => total + copies, 0)]),
    ),
    byPlace,
    leftOut: await countMissed(tx),
    isBeforeCutOff: isBefore(today, issue.addressesBy),
    isByHousehold: facts.isByHousehold,
    creditedFromDay,
  };
  const { isBeforeCutOff: _, ...world } = plan;
  return { ...plan, token: planToken({ ...world, rows: await checksumOf(tx) }) };
}

/** What is other than in the run before: at most so many of each kind. */
export type RunDifference = {
  readonly subscription: SubscriptionId;
  readonly customer: CustomerNumber;
  readonly status: string;
  readonly because: string | null;
};

/** The differences of the run that this transaction laid down. */
export const differencesIn = (tx: Tx, limit: number): Promise<RunDifference[]> => selectDifferences(tx, limit);
