import { look, todayOf, transact } from '#access';
import { policiesIn, type Policy } from '#catalog';
import { currentIn } from '#customers';
import { type Cents, cents, type CustomerNumber, type Day, daysBetween, type HoldId, isBefore, type Permit, plus, type SubscriptionId } from '#kernel'; // prettier-ignore
import { planToken, type Tx } from '#platform';
import { type Holdable, insertHolds, lockHoldable, lockSpannedIssues, type NewHold, selectHolds, type SpannedIssue } from './queries/holds.ts'; // prettier-ignore
import { decideHold, type HoldRefusal, holds, type InsteadOfHold, type Span } from './rules/decide-hold.ts';

const HOLDS_PER_SUBSCRIPTION_MAX = 500;

/** A hold as it is asked for: of one subscription, or of all that a customer receives. A ban is always the customer's. */
export type GivenHold = Span & {
  readonly subscription?: SubscriptionId | null;
  readonly customer?: CustomerNumber | null;
  readonly kind: 'pause' | 'ban';
  readonly toldBy: string;
};

/** A number kept back, with what is given for it. */
export type HeldIssue = Pick<SpannedIssue, 'subscription' | 'title' | 'year' | 'number' | 'on'> & {
  readonly copies: number;
  readonly givenAs: string;
  readonly netCents: Cents;
};

export type HoldPlan = {
  readonly span: Span;
  readonly kind: 'pause' | 'ban';
  readonly subscriptions: readonly SubscriptionId[];
  readonly issues: readonly HeldIssue[];
  /** What is set aside for the payers, net of VAT. */
  readonly creditCents: Cents;
  /** Numbers put off to the end of their terms, in copies. */
  readonly extendedCopies: number;
  readonly token: string;
};

export type HoldRefused = {
  readonly kind: 'refused';
  readonly because: HoldRefusal | 'unknown_subscription' | 'world_moved';
  readonly instead: InsteadOfHold;
};
export type HoldSet =
  | { readonly kind: 'previewed'; readonly plan: HoldPlan }
  | { readonly kind: 'set'; readonly holds: readonly HoldId[]; readonly plan: HoldPlan }
  | HoldRefused;

/** Shows which numbers a hold would keep back and what is given for them; nothing is written but the look. */
export const previewHold = (by: Permit<'deliveries:read' | 'deliveries:change'>, given: GivenHold): Promise<HoldSet> =>
  look(by, 'hold preview', async (tx): Promise<{ customers: CustomerNumber[]; answer: HoldSet }> => {
    const planned = await planHold(tx, given, todayOf(by));
    if (planned.kind === 'refused') return { customers: [], answer: planned };
    return { customers: planned.receivers, answer: { kind: 'previewed', plan: planned.plan } };
  });

/**
 * Holds deliveries from a day on, by the policy of the titles as it stands today. What is given for a number is booked when its run is
 * frozen without it, each number once. A run that is being frozen is waited for: a number is either in it or held.
 * @param token  of the preview: refused when the world has moved since; `null` sets what there is
 */
export const setHold = (
  by: Permit<'deliveries:change'>,
  given: GivenHold,
  token: string | null = null,
): Promise<HoldSet> =>
  transact(by, async (tx, act): Promise<HoldSet> => {
    const today = todayOf(by);
    const planned = await planHold(tx, given, today);
    if (planned.kind === 'refused') return planned;
    if (token !== null && token !== planned.plan.token) return { kind: 'refused', because: 'world_moved', instead: {} };
    return { kind: 'set', holds: await insertHolds(tx, act, today, planned.rows), plan: planned.plan };
  });

type PlannedHold = {
  readonly kind: 'planned';
  readonly plan: HoldPlan;
  readonly rows: readonly NewHold[];
  readonly receivers: CustomerNumber[];
};

const refused = (because: HoldRefused['because'], instead: InsteadOfHold = {}): HoldRefused => ({ kind: 'refused', because, instead }); // prettier-ignore

async function planHold(tx: Tx, given: GivenHold, today: Day): Promise<PlannedHold | HoldRefused> {
  const asked = given.customer ?? null;
  const customer = asked === null ? null : ((await currentIn(tx, [asked])).get(asked) ?? asked);
  const subscription = given.subscription ?? null;
  if (given.kind === 'ban' && customer === null) return refused('unknown_subscription');
  const found = await lockHoldable(tx, { subscription, customer, today });
  if (found.length === 0) return refused('unknown_subscription');
  const issues = await lockSpannedIssues(tx, found, given);
  const policies = await policiesIn(tx);
  const standing = await standingOf(tx, found, today);
  const ruleOf = (one: Holdable): readonly Policy['hold'][] => one.titles.map((title) => policies(title, today).hold);
  for (const one of found) {
    const because = refusalOf(one, given, { today, issues, others: standing, rules: ruleOf(one) });
    if (because !== null) return because;
  }
  return { kind: 'planned', ...planOf({ found, given, customer, issues, ruleOf }) };
}

async function standingOf(tx: Tx, found: readonly Holdable[], today: Day) {
  return selectHolds(tx, {
    customers: [...new Set(found.map(({ receiver }) => receiver))],
    subscriptions: found.map(({ subscription }) => subscription),
    endAfter: today.subtract({ days: 366 }),
    limit: HOLDS_PER_SUBSCRIPTION_MAX,
  });
}

type Weighed = {
  readonly today: Day;
  readonly issues: readonly SpannedIssue[];
  readonly others: Awaited<ReturnType<typeof standingOf>>;
  readonly rules: readonly Policy['hold'][];
};

/** The strictest of the titles' policies decides; a ban is the customer's own word, and only its days are looked at. */
function refusalOf(one: Holdable, given: GivenHold, { today, issues, others, rules }: Weighed): HoldRefused | null {
  const isBan = given.kind === 'ban';
  const facts = {
    span: { since: given.since, until: given.until },
    today,
    others: others.filter((hold) => hold.kind === given.kind && (isBan || hold.subscription === one.subscription)),
    issues: isBan ? [] : issues.filter(({ subscription }) => subscription === one.subscription),
    endsOn: one.endsOn,
  };
  const free = { minDays: 1, maxDays: null, leadDays: 0, gapDays: 0, daysAYearMax: null };
  for (const rule of isBan || rules.length === 0 ? [free] : rules) {
    const decided = decideHold(facts, rule);
    if (decided.kind === 'refused') return decided;
  }
  return null;
}

type Planning = {
  readonly found: readonly Holdable[];
  readonly given: GivenHold;
  readonly customer: CustomerNumber | null;
  readonly issues: readonly SpannedIssue[];
  readonly ruleOf: (one: Holdable) => readonly Policy['hold'][];
};

function planOf({ found, given, customer, issues, ruleOf }: Planning): Omit<PlannedHold, 'kind'> {
  const { since, until, kind, toldBy } = given;
  const creditedBy = new Map(found.map((one) => [one.subscription, ruleOf(one)[0]?.creditedBy[one.kind] ?? 'nothing']));
  const fromDay = new Map(found.map((one) => [one.subscription, ruleOf(one)[0]?.creditedFromDay ?? 1]));
  const copies = new Map(found.map((one) => [one.subscription, one.copies]));
  const held = issues
    .filter(({ on, isClosed }) => !isClosed && holds(given, on))
    .map(({ subscription, title, year, number, covers, on, netCents }): HeldIssue => {
      const isGiven = daysBetween(since, on) + 1 >= (fromDay.get(subscription) ?? 1);
      const givenAs = !isGiven ? 'nothing' : kind === 'ban' ? 'issues' : (creditedBy.get(subscription) ?? 'nothing');
      return {
        subscription,
        title,
        year,
        number,
        on,
        copies: covers * (copies.get(subscription) ?? 1),
        givenAs,
        netCents,
      };
    });
  const set = held.filter(({ givenAs }) => givenAs === 'issues').map(({ netCents }) => netCents);
  const put = held.filter(({ givenAs }) => givenAs === 'extension' || givenAs === 'days');
  const plan = {
    span: { since, until },
    kind,
    subscriptions: found.map(({ subscription }) => subscription),
    issues: held,
    creditCents: plus(cents(0), ...set),
    extendedCopies: put.reduce((sum, one) => sum + one.copies, 0),
  };
  const rows =
    kind === 'ban'
      ? [{ subscription: null, customer, kind, since, until, creditedBy: 'issues', toldBy }]
      : found.map((one) => ({
          subscription: one.subscription, customer: null, kind, since, until: earlier(until, one.endsOn),
          creditedBy: creditedBy.get(one.subscription) ?? 'nothing', toldBy,
        })); // prettier-ignore
  const receivers = [...new Set(found.map(({ receiver }) => receiver))];
  return { plan: { ...plan, token: planToken(plan) }, rows, receivers };
}

/** A hold of many subscriptions ends with each of them, at the latest. */
const earlier = (until: Day | null, endsOn: Day | null): Day | null =>
  until !== null && endsOn !== null && isBefore(endsOn, until) ? endsOn : until;
