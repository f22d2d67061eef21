import { todayOf, transact } from '#access';
import { type Offer, offersIn } from '#catalog';
import { type ActId, assert, type Day, isBefore, type Permit, type SubscriptionId } from '#kernel';
import type { Tx } from '#platform';
import { openTerms } from './queries/compile.ts';
import { type Chunk, insertRenewals, type LastTerm, type Renewal, selectToRenew } from './queries/renew.ts';
import { anchorAfter, type Term, termAfter } from './terms.ts';

/** The next term is made so many days before the last one ends, in time for its invoice. */
const RENEW_DAYS_BEFORE = 30;
const SUBSCRIPTIONS_PER_CHUNK = 10_000;

/** What a renewal made. */
export type Renewed = { readonly subscriptions: number; readonly terms: number };

/**
 * Makes the next terms of subscriptions that go on: standing ones, and trials that continue as another offer. Makes all that is
 * missing up to the day, and nothing the second time; a dry run only counts them. Each chunk stands by itself, so that a run can be stopped and run again.
 *
 * Subscriptions that are alike get their terms by one reckoning, and a chunk by one statement a table.
 */
export async function renewTerms(
  by: Permit<'orders:make'>,
  day: Day,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Renewed> {
  const until = day.add({ days: RENEW_DAYS_BEFORE });
  const facts = { on: todayOf(by), dryRun };
  let after = 0;
  const sum = { subscriptions: 0, terms: 0 };
  for (;;) {
    const chunk = { until, after, limit: SUBSCRIPTIONS_PER_CHUNK };
    const made = await transact(by, (tx, act) => renewChunk(tx, act, chunk, facts));
    sum.subscriptions += made.subscriptions;
    sum.terms += made.terms;
    if (made.last === null) return sum;
    after = made.last;
  }
}

type Facts = { readonly on: Day; readonly dryRun: boolean };
type ChunkRenewed = Renewed & { readonly last: SubscriptionId | null };

async function renewChunk(tx: Tx, act: ActId, chunk: Chunk, { on, dryRun }: Facts): Promise<ChunkRenewed> {
  const alike = await selectToRenew(tx, chunk);
  if (alike.length === 0) return { subscriptions: 0, terms: 0, last: null };
  const offers = new Map((await offersIn(tx)).map((offer) => [offer.code, offer]));
  const renewals = alike.map((last) => ({ ...termsUntil(last, offers, chunk.until), last, count: last.subscriptions }));
  const last = Math.max(...alike.map(({ lastId }) => lastId)) as SubscriptionId;
  if (!dryRun) await openTerms(tx, { act, on }, await insertRenewals(tx, { after: chunk.after, last }, renewals));
  const found = renewals.reduce((sum, { count }) => sum + count, 0);
  return {
    subscriptions: renewals.reduce((sum, { count, terms }) => sum + (terms.length > 0 ? count : 0), 0),
    terms: renewals.reduce((sum, { count, terms }) => sum + count * terms.length, 0),
    last: found < chunk.limit ? null : last,
  };
}

/** The terms that are missing up to the day, and what the subscription is after them. */
export function termsUntil(
  last: LastTerm,
  offers: ReadonlyMap<string, Offer>,
  until: Day,
): Pick<Renewal, 'terms' | 'kind' | 'endsOn'> {
  let offer = offers.get(last.offer);
  assert(offer, `a term of an offer that the catalogue lacks: ${last.offer}`);
  const terms: Term[] = [];
  let before: Pick<Term, 'anchorOn' | 'anchorMonths' | 'months' | 'endsOn' | 'number'> = last;
  while (offer.renewsAs !== null && !isBefore(until, before.endsOn)) {
    const next: Offer | undefined = offers.get(offer.renewsAs);
    assert(next, `an offer renews as one that the catalogue lacks: ${offer.code}`);
    const base = { ...anchorAfter(before), termsBefore: before.number, copies: last.copies, soldOn: last.soldOn };
    const term = termAfter(base, next);
    terms.push(term);
    before = term;
    offer = next;
  }
  return { terms, kind: offer.kind, endsOn: offer.renewsAs === null ? before.endsOn : null };
}
