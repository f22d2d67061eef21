import { transact } from '#access';
import { type Offer, offersIn } from '#catalog';
import { assert, type Day, isBefore, type Permit, type SubscriptionId, type TermId } from '#kernel';
import type { Tx } from '#platform';
import { insertTerms, reserveIds } from './queries/place.ts';
import { type RunningSubscription, selectToRenew, updateRenewed } from './queries/renew.ts';
import { type Term, termAfter } from './terms.ts';

/** The next term is made so many days before the last one ends, in time for its invoice. */
const RENEW_DAYS_BEFORE = 30;
const SUBSCRIPTIONS_PER_CHUNK = 5_000;

/** What a renewal made. */
export type Renewed = { readonly subscriptions: number; readonly terms: number };

/**
 * Makes the next terms of subscriptions that go on: standing ones, and trials that continue as another offer. Makes all that is
 * missing up to the day, and nothing the second time; a dry run only counts them. Each chunk stands by itself, so that a run can be stopped and run again.
 */
export async function renewTerms(
  by: Permit<'orders:make'>,
  day: Day,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Renewed> {
  const until = day.add({ days: RENEW_DAYS_BEFORE });
  let after = 0;
  const sum = { subscriptions: 0, terms: 0 };
  for (;;) {
    const made = await transact(by, (tx) => renewChunk(tx, { until, after, limit: SUBSCRIPTIONS_PER_CHUNK, dryRun }));
    sum.subscriptions += made.subscriptions;
    sum.terms += made.terms;
    if (made.last === null) return sum;
    after = made.last;
  }
}

type Asked = { readonly until: Day; readonly after: number; readonly limit: number; readonly dryRun: boolean };

async function renewChunk(tx: Tx, asked: Asked): Promise<Renewed & { last: SubscriptionId | null }> {
  const running = await selectToRenew(tx, asked);
  if (running.length === 0) return { subscriptions: 0, terms: 0, last: null };
  const offers = new Map((await offersIn(tx)).map((offer) => [offer.code, offer]));
  const renewals = running.map((it) => ({ ...it, ...termsUntil(it, offers, asked.until) }));
  const made = renewals.flatMap(({ subscription, terms }) => terms.map((term) => ({ subscription, ...term })));
  if (!asked.dryRun) {
    const ids = await reserveIds<TermId>(tx, 'orders.term', made.length);
    const terms = made.map((term, index) => ({ ...term, id: ids[index] as TermId }));
    await insertTerms(tx, terms);
    await updateRenewed(tx, renewals);
  }
  const last = running.length < asked.limit ? null : (running.at(-1)?.subscription ?? null);
  return { subscriptions: renewals.filter(({ terms }) => terms.length > 0).length, terms: made.length, last };
}

/** The terms that are missing up to the day, and what the subscription is after them. */
export function termsUntil(
  running: RunningSubscription,
  offers: ReadonlyMap<string, Offer>,
  until: Day,
): { readonly terms: Term[]; readonly kind: string; readonly endsOn: Day | null } {
  let last = offers.get(running.lastOffer);
  assert(last, `a term of an offer that the catalogue lacks: ${running.lastOffer}`);
  const terms: Term[] = [];
  let { monthsBefore, termsBefore, lastEndsOn } = running;
  while (last.renewsAs !== null && !isBefore(until, lastEndsOn)) {
    const next: Offer | undefined = offers.get(last.renewsAs);
    assert(next, `an offer renews as one that the catalogue lacks: ${last.code}`);
    const term = termAfter({ ...running, monthsBefore, termsBefore }, next);
    terms.push(term);
    monthsBefore += term.months;
    termsBefore += 1;
    lastEndsOn = term.endsOn;
    last = next;
  }
  return { terms, kind: last.kind, endsOn: last.renewsAs === null ? lastEndsOn : null };
}
