import { todayOf, transact } from '#access';
import { changeIssuesIn, type IssueChange, type IssuesChanged } from '#catalog';
import type { ActId, Day, Permit } from '#kernel';
import { planToken, type Tx } from '#platform';
import { followCalendarIn } from './follow-calendar.ts';
import type { Followed } from './queries/compile.ts';

type Changed = Extract<IssuesChanged, { kind: 'changed' }>;

/** What a change of the calendar comes to: the issues before and after, and what it moves in the ledger of issues. */
export type CalendarChange = {
  readonly issues: Changed['issues'];
  readonly followed: readonly Followed[];
  readonly token: string;
};

/** What came of a change of the calendar. */
export type CalendarChanged =
  | ({ readonly kind: 'changed' | 'previewed' } & CalendarChange)
  | Extract<IssuesChanged, { kind: 'refused' }>
  | { readonly kind: 'refused'; readonly because: 'world_moved' };

/**
 * Changes the calendar, and lets every term that stands owe what it has now for its days; all of it or nothing.
 * @param token  of the preview: refused as `world_moved` when the change comes to something else by now; `null` takes it as it comes
 */
export const changeCalendar = (
  by: Permit<'catalog:change'>,
  changes: readonly IssueChange[],
  token: string | null = null,
): Promise<CalendarChanged> =>
  takenBackUnless('changed', by, async (tx, act): Promise<CalendarChanged> => {
    const change = await changeIn(tx, act, changes, todayOf(by));
    if (change.kind === 'refused' || token === null || token === change.token) return change;
    return { kind: 'refused', because: 'world_moved' };
  });

/** Shows what a change of the calendar would come to, by making it and taking it back. */
export const previewCalendar = (
  by: Permit<'catalog:change'>,
  changes: readonly IssueChange[],
): Promise<CalendarChanged> =>
  takenBackUnless(null, by, async (tx, act): Promise<CalendarChanged> => {
    const change = await changeIn(tx, act, changes, todayOf(by));
    return change.kind === 'changed' ? { ...change, kind: 'previewed' } : change;
  });

async function changeIn(
  tx: Tx,
  act: ActId,
  changes: readonly IssueChange[],
  today: Day,
): Promise<({ readonly kind: 'changed' } & CalendarChange) | Extract<IssuesChanged, { kind: 'refused' }>> {
  const changed = await changeIssuesIn(tx, act, changes, today);
  if (changed.kind === 'refused') return changed;
  const titles = [...new Set(changed.issues.map(({ after }) => after.title))].toSorted();
  const days = changed.issues.flatMap(({ before, after }) => [
    before?.distributedOn ?? after.distributedOn,
    after.distributedOn,
  ]);
  const [from] = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  const followed =
    titles.length === 0 ? [] : await followCalendarIn(tx, act, { titles, on: today, from: from ?? null });
  // Ids of issues that come to the calendar differ from preview to commit.
  const plan = {
    issues: changed.issues.map(({ before, after: { id: _id, ...after } }) => ({ before, after })),
    followed,
  };
  return { kind: 'changed', issues: changed.issues, followed, token: planToken(plan) };
}

/** What a transaction came to that is taken back. */
class TakenBack extends Error {
  readonly answer: CalendarChanged;
  constructor(answer: CalendarChanged) {
    super('taken back');
    this.answer = answer;
  }
}

async function takenBackUnless(
  kept: CalendarChanged['kind'] | null,
  by: Permit<'catalog:change'>,
  work: (tx: Tx, act: ActId) => Promise<CalendarChanged>,
): Promise<CalendarChanged> {
  try {
    return await transact(by, async (tx, act) => {
      const answer = await work(tx, act);
      if (answer.kind !== kept) throw new TakenBack(answer);
      return answer;
    });
  } catch (failure) {
    if (failure instanceof TakenBack) return failure.answer;
    throw failure;
  }
}
