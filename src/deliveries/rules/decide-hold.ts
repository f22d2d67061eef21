import { type Day, daysBetween, isBefore, later } from '#kernel';

/** What a publisher allows of holds, as it stands on the day the hold is told; `null`: no limit. Days are calendar days. */
export type HoldRules = {
  readonly minDays: number;
  readonly maxDays: number | null;
  /** Days between the word and the first day held. */
  readonly leadDays: number;
  /** Days between two holds of one subscription. */
  readonly gapDays: number;
  readonly daysAYearMax: number | null;
};

/** First and last day; a span without a last day goes on until told otherwise. */
export type Span = { readonly since: Day; readonly until: Day | null };

/** A number of the title on its way: held only while its addresses can still be changed. */
export type ComingIssue = { readonly on: Day; readonly addressesBy: Day; readonly isClosed: boolean };

export type HoldFacts = {
  readonly span: Span;
  readonly today: Day;
  /** The holds that stand already, of the subscription and of its receiver. */
  readonly others: readonly Span[];
  readonly issues: readonly ComingIssue[];
  /** Last day of what is ordered; `null`: it goes on. */
  readonly endsOn: Day | null;
};

/** Why a hold is refused, in the order in which it is looked for. */
export const HOLD_REFUSALS = [
  'ends_before_it_begins',
  'too_late',
  'past_cut_off',
  'after_the_end',
  'overlaps',
  'too_near',
  'too_short',
  'too_long',
  'days_used_up',
] as const;
export type HoldRefusal = (typeof HOLD_REFUSALS)[number];

/** What would be allowed instead: the first day, the last day, or how many days. */
export type InsteadOfHold = { readonly since?: Day; readonly until?: Day; readonly days?: number };

export type HoldDecision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly because: HoldRefusal; readonly instead: InsteadOfHold };

/** Decides whether deliveries may be held for a span of days; each refusal says what would be allowed instead. */
export function decideHold(facts: HoldFacts, rules: HoldRules): HoldDecision {
  for (const rule of RULES) {
    const refused = rule(facts, rules);
    if (refused !== null) return { kind: 'refused', ...refused };
  }
  return { kind: 'allowed' };
}

type Refused = { readonly because: HoldRefusal; readonly instead: InsteadOfHold } | null;
type Rule = (facts: HoldFacts, rules: HoldRules) => Refused;

const endsBeforeItBegins: Rule = ({ span: { since, until } }) =>
  until !== null && isBefore(until, since) ? { because: 'ends_before_it_begins', instead: { until: since } } : null;

const tooLate: Rule = ({ span, today }, { leadDays }) => {
  const first = today.add({ days: leadDays });
  return isBefore(span.since, first) ? { because: 'too_late', instead: { since: first } } : null;
};

/** A number whose labels are made, or whose addresses are closed, still comes: the hold begins on the day after it. */
const pastCutOff: Rule = ({ span, issues, today }) => {
  const gone = issues.filter(
    ({ on, addressesBy, isClosed }) =>
      !isBefore(on, span.since) && holds(span, on) && (isClosed || isBefore(addressesBy, today)),
  );
  if (gone.length === 0) return null;
  return {
    because: 'past_cut_off',
    instead: {
      since: gone
        .map(({ on }) => on)
        .reduce(later)
        .add({ days: 1 }),
    },
  };
};

const afterTheEnd: Rule = ({ span, endsOn }) =>
  endsOn !== null && isBefore(endsOn, span.since) ? { because: 'after_the_end', instead: { until: endsOn } } : null;

const overlaps: Rule = ({ span, others }) => {
  const other = others.find((one) => meets(span, one));
  if (other === undefined) return null;
  return { because: 'overlaps', instead: other.until === null ? {} : { since: other.until.add({ days: 1 }) } };
};

const tooNear: Rule = ({ span, others }, { gapDays }) => {
  for (const { since, until } of others) {
    if (until !== null && isBefore(until, span.since) && daysBetween(until, span.since) <= gapDays)
      return { because: 'too_near', instead: { since: until.add({ days: gapDays + 1 }) } };
    if (span.until !== null && isBefore(span.until, since) && daysBetween(span.until, since) <= gapDays)
      return { because: 'too_near', instead: { until: since.subtract({ days: gapDays + 1 }) } };
  }
  return null;
};

const tooShort: Rule = ({ span: { since, until } }, { minDays }) =>
  until !== null && daysBetween(since, until) + 1 < minDays
    ? { because: 'too_short', instead: { until: since.add({ days: minDays - 1 }) } }
    : null;

const tooLong: Rule = ({ span: { since, until } }, { maxDays }) =>
  maxDays !== null && (until === null || daysBetween(since, until) + 1 > maxDays)
    ? { because: 'too_long', instead: { until: since.add({ days: maxDays - 1 }) } }
    : null;

/** Days held in a calendar year, those of this hold too; an open one counts to the end of the year in which it begins. */
const daysUsedUp: Rule = ({ span, others }, { daysAYearMax }) => {
  if (daysAYearMax === null) return null;
  const last = span.until?.year ?? span.since.year;
  for (let year = span.since.year; year <= last; year++) {
    const used = others.reduce((sum, one) => sum + daysIn(one, year), 0);
    if (used + daysIn(span, year) > daysAYearMax)
      return { because: 'days_used_up', instead: { days: Math.max(0, daysAYearMax - used) } };
  }
  return null;
};

const RULES: readonly Rule[] = [
  endsBeforeItBegins,
  tooLate,
  pastCutOff,
  afterTheEnd,
  overlaps,
  tooNear,
  tooShort,
  tooLong,
  daysUsedUp,
];

/** Whether the day lies in the span. */
export const holds = ({ since, until }: Span, on: Day): boolean =>
  !isBefore(on, since) && (until === null || !isBefore(until, on));

const meets = (a: Span, b: Span): boolean =>
  (b.until === null || !isBefore(b.until, a.since)) && (a.until === null || !isBefore(a.until, b.since));

function daysIn({ since, until }: Span, year: number): number {
  const first = later(since, since.with({ year, month: 1, day: 1 }));
  const end = since.with({ year, month: 12, day: 31 });
  const last = until !== null && isBefore(until, end) ? until : end;
  return Math.max(0, daysBetween(first, last) + 1);
}
