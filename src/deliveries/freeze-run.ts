import { look, todayOf, transact } from '#access';
import { closeIssueIn } from '#catalog';
import { letSetOutIn } from '#gate';
import type { ActId, Day, Permit, RunId } from '#kernel';
import { creditNumbersIn, deliverIn, type Extended, extendIn, graceIn } from '#orders';
import type { Tx } from '#platform';
import {
  type HeldBack,
  insertCopies,
  insertHoldCredits,
  insertLeftOut,
  insertRun,
  selectGoing,
} from './queries/freeze.ts';
import {
  differencesIn,
  type PlanRefusal,
  planRunIn,
  type RunDifference,
  type RunOrder,
  type RunPlan,
} from './plan-run.ts';

const DIFFERENCES_SHOWN_MAX = 50;

/** What came of a run: what would be, or what was frozen. */
export type RunFrozen =
  | { readonly kind: 'previewed'; readonly plan: RunPlan; readonly differences: readonly RunDifference[] }
  | { readonly kind: 'frozen'; readonly run: RunId; readonly plan: RunPlan }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: PlanRefusal | 'world_moved' };

/** Shows what the run would be: the counts, and the first of what is new, changed or left out. Writes nothing but the look. */
export const previewRun = (by: Permit<'deliveries:read' | 'deliveries:run'>, order: RunOrder): Promise<RunFrozen> =>
  look(by, 'print run preview', async (tx): Promise<{ customers: RunDifference['customer'][]; answer: RunFrozen }> => {
    const planned = await planRunIn(tx, order, todayOf(by));
    if (planned.kind !== 'planned') return { customers: [], answer: planned };
    const differences = await differencesIn(tx, DIFFERENCES_SHOWN_MAX);
    return {
      customers: differences.map(({ customer }) => customer),
      answer: { kind: 'previewed', plan: planned.plan, differences },
    };
  });

/**
 * Freezes a run: every copy with its name and address as they stand on the issue's day, decided and let out by the gate, delivered in
 * both ledgers; numbers that holds keep back are given back, each once. The issue is closed and moves no more.
 * @param token  of the preview: the run is refused when the world has moved since; `null` freezes what there is
 */
export const freezeRun = (
  by: Permit<'deliveries:run'>,
  order: RunOrder,
  token: string | null = null,
): Promise<RunFrozen> =>
  transact(by, async (tx, act): Promise<RunFrozen> => {
    const today = todayOf(by);
    const planned = await planRunIn(tx, order, today);
    if (planned.kind !== 'planned') return planned;
    if (token !== null && token !== planned.plan.token) return { kind: 'refused', because: 'world_moved' };
    return { kind: 'frozen', run: await writeRun(tx, act, planned.plan, today), plan: planned.plan };
  });

async function writeRun(tx: Tx, act: ActId, plan: RunPlan, today: Day): Promise<RunId> {
  const { issue, supplement, deliversOn, previous, labels, copies, token } = plan;
  const run = await insertRun(tx, act, {
    issue: issue.id,
    supplement,
    deliversOn,
    frozenOn: today,
    previous,
    labels,
    copies,
    token,
  });
  if (!issue.isDigital) {
    const about = `${issue.title} ${issue.year}/${issue.number}`;
    await letSetOutIn(tx, act, { messageType: 'delivery', purpose: 'orders' }, { document: 'delivery label', about });
  }
  await insertCopies(tx, run, deliversOn, issue.isDigital);
  await insertLeftOut(tx, run, deliversOn);
  await deliverIn(tx, act, { issue: issue.id, on: deliversOn }, await selectGoing(tx, false));
  await graceIn(tx, act, { issue: issue.id, on: deliversOn }, await selectGoing(tx, true));
  await giveBack(tx, act, plan, today);
  if (supplement === 0) await closeIssueIn(tx, act, [issue.id], today);
  return run;
}

/** Numbers kept back by holds: put off to the end of the term, set aside for the payer, or counted as delivered, as the hold says. */
async function giveBack(
  tx: Tx,
  act: ActId,
  { issue, deliversOn, creditedFromDay }: RunPlan,
  today: Day,
): Promise<void> {
  const credits = await insertHoldCredits(tx, act, {
    issue: issue.id,
    day: deliversOn,
    on: today,
    fromDay: creditedFromDay,
  });
  const by = (...ways: string[]): HeldBack[] => credits.filter(({ givenAs }) => ways.includes(givenAs));
  const extensions = by('extension', 'days').map(({ term, copies }) => ({
    term, title: issue.title, copies: copies * issue.covers, cause: 'hold', issue: issue.id,
  }) as const); // prettier-ignore
  const refused = new Set((await extendIn(tx, act, extensions, deliversOn)).filter(isRefused).map(({ term }) => term));
  // A term that cannot be lengthened is given the number's value instead.
  const valued = [...by('issues'), ...by('extension', 'days').filter(({ term }) => refused.has(term))];
  await creditNumbersIn(tx, act, { issue: issue.id, on: deliversOn, cause: 'hold' }, valued);
  await deliverIn(tx, act, { issue: issue.id, on: deliversOn }, by('nothing'));
}

const isRefused = (one: Extended): boolean => one.kind === 'refused';
