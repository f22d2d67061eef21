import { type ActId, assert, type Day, isSameDay, type IssueId, type TermId } from '#kernel';
import type { Tx } from '#platform';
import { earnIn } from './earn.ts';
import type { Cause } from './issue-accounts.ts';
import { daysAfterLengthening, lengthenedTo, type MoreNumbers } from './lengthen.ts';
import { follow, takeGraceBack } from './queries/compile.ts';
import { type CalendarIssue, lockStandingTerms, type NewDays, putOff, selectCalendar, type StandingTerm, updateDays } from './queries/extend.ts'; // prettier-ignore

/** Numbers by which a term is lengthened. */
export type Extension = {
  readonly term: TermId;
  readonly title: string;
  /** Numbers × copies. */
  readonly copies: number;
  readonly cause: Extract<Cause, 'extension' | 'hold' | 'claim'>;
  /** The issue that is not delivered but put off; without it the numbers are given beside those that are owed. */
  readonly issue?: IssueId | null;
};

/** Why a term is not lengthened, in the order of precedence. */
export const EXTENSION_REFUSALS = ['unknown_term', 'subscription_ends', 'later_term_begun', 'no_calendar'] as const;

/** What came of an extension. */
export type Extended =
  | { readonly kind: 'extended'; readonly term: TermId; readonly endsOn: Day }
  | { readonly kind: 'refused'; readonly term: TermId; readonly because: (typeof EXTENSION_REFUSALS)[number] };

/**
 * Lengthens terms by numbers, in the order of the rows: the last day of a term moves to the day before the issue after them, and the terms after it are
 * counted from there. A number put off is dealt with, and owed at the end; one given beside is owed without a value of its own.
 * Extensions of one subscription are taken together; when one is refused, all of that subscription are.
 */
export async function extendIn(tx: Tx, act: ActId, rows: readonly Extension[], on: Day): Promise<Extended[]> {
  if (rows.length === 0) return [];
  const standing = Map.groupBy(await lockStandingTerms(tx, rows.map(({ term }) => term)), ({ subscription }) => subscription); // prettier-ignore
  const subscriptionOf = new Map([...standing.values()].flat().map(({ term, subscription }) => [term, subscription]));
  const calendar = await calendarAfter(tx, rows, [...standing.values()].flat());
  const decided = new Map(
    [...Map.groupBy(rows, ({ term }) => subscriptionOf.get(term))].map(([subscription, extensions]) => [
      subscription,
      decideExtension(subscription === undefined ? [] : (standing.get(subscription) ?? []), extensions, calendar),
    ]),
  );
  const taken = [...decided].flatMap(([subscription, it]) => (subscription !== undefined && it.kind === 'new days' ? [{ subscription, days: it.days }] : [])); // prettier-ignore
  const going = new Set(taken.map(({ subscription }) => subscription));
  const off = rows.filter(({ term, issue }) => issue && going.has(subscriptionOf.get(term) as never));
  if (off.length > 0) {
    const moved = await putOff(tx, { act, on }, off.map((row) => ({ ...row, issue: row.issue ?? null }))); // prettier-ignore
    assert(moved === off.length, 'an issue that is put off lies in the days of its term');
  }
  await updateDays(tx, taken.flatMap(({ days }) => days)); // prettier-ignore
  await follow(tx, { act, on, cause: 'extension' }, { subscriptions: [...going] }, { from: 'extended', to: null });
  const terms = [...going].flatMap((subscription) => (standing.get(subscription) ?? []).map(({ term }) => term));
  await earnIn(tx, act, on, await takeGraceBack(tx, { act, on }, terms));
  return rows.map(({ term }): Extended => {
    const it = decided.get(subscriptionOf.get(term));
    if (it?.kind !== 'new days') return { kind: 'refused', term, because: it?.because ?? 'unknown_term' };
    return { kind: 'extended', term, endsOn: it.endsOn };
  });
}

async function calendarAfter(
  tx: Tx,
  rows: readonly Extension[],
  terms: readonly StandingTerm[],
): Promise<CalendarIssue[]> {
  const [first] = terms.map(({ endsOn }) => endsOn).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  return first ? selectCalendar(tx, [...new Set(rows.map(({ title }) => title))], first) : [];
}

type Decision =
  | { readonly kind: 'new days'; readonly days: readonly NewDays[]; readonly endsOn: Day }
  | { readonly kind: 'refused'; readonly because: (typeof EXTENSION_REFUSALS)[number] };

/** Decides what the days of a subscription's terms are after extensions, or why they stay. */
export function decideExtension(
  terms: readonly StandingTerm[],
  extensions: readonly Extension[],
  calendar: readonly CalendarIssue[],
): Decision {
  const asked = Math.max(...extensions.map(({ term }) => terms.findIndex((one) => one.term === term)));
  const lastBegun = terms.findLastIndex(({ isBegun }) => isBegun);
  // What a begun term owes is not shifted: numbers given beside go to the end of the term that runs.
  const at = Math.max(asked, lastBegun);
  const [term, last] = [terms[at], terms.at(-1)];
  if (asked < 0 || !term || !last) return { kind: 'refused', because: 'unknown_term' };
  if (term.lastDay && !isSameDay(term.lastDay, last.endsOn)) return { kind: 'refused', because: 'subscription_ends' };
  if (at > asked && extensions.some(({ issue }) => issue)) return { kind: 'refused', because: 'later_term_begun' };
  const endsOn = lengthenedTo(term.endsOn, numbersOf(extensions, term.copies), calendar);
  if (!endsOn) return { kind: 'refused', because: 'no_calendar' };
  return { kind: 'new days', days: daysAfterLengthening(terms, at, endsOn), endsOn };
}

const numbersOf = (extensions: readonly Extension[], copies: number): MoreNumbers[] =>
  [...Map.groupBy(extensions, ({ title }) => title)].map(([title, own]) => ({
    title,
    numbers: Math.ceil(own.reduce((sum, one) => sum + one.copies, 0) / copies),
  }));
