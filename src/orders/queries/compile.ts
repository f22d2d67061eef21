import { type RawBuilder, sql } from 'kysely';
import type { ActId, Cents, Day, SubscriptionId, TermId } from '#kernel';
import type { Tx } from '#platform';
import type { Cause, IssueAccount } from '../issue-accounts.ts';

/** The first account of what a term owes. */
const SOURCE = sql`case when t.price_cents = 0 then 'complimentary' else 'sold' end`;

/** What was dealt with of issues after a last day that was told later. */
const SETTLED_AFTER_THE_END = sql`
  (select coalesce(sum(m.copies), 0) from orders.movement m join catalog.issue i on i.id = m.issue
    where m.term = b.term and m.title = b.title and m.from_account = 'owed' and i.planned_on > s.ends_on)`;

/** When and by what act something moves. */
export type Moving = { readonly act: ActId; readonly on: Day };

/**
 * Opens terms that were just made in the ledger of issues: each owes the numbers that the calendar has for its days, of each title of
 * its offer. Grace copies that went out before it are taken back out of what it owes.
 */
export async function openTerms(tx: Tx, { act, on }: Moving, terms: readonly TermId[]): Promise<void> {
  if (terms.length === 0) return;
  await sql`
    with made as materialized (
      select t.id as term, t.subscription, p.title, ${SOURCE} as source, s.copies, t.starts_on, least(t.ends_on, s.ends_on) as ends_on
        from orders.term t
        join orders.subscription s on s.id = t.subscription
        join catalog.offer_part p on p.offer = t.offer
       where t.id = any(${terms}::bigint[])
    ), numbered as materialized (
      select title, starts_on, ends_on, catalog.numbers_between(title, starts_on, ends_on) as numbers
        from (select distinct title, starts_on, ends_on from made) stretch
    ), moved as (
      insert into orders.movement (subscription, term, title, from_account, to_account, copies, moved_on, cause, act)
      select subscription, term, title, source, 'owed', copies * numbers, ${String(on)}::date, 'term', ${act}
        from made join numbered using (title, starts_on, ends_on) where numbers > 0
    )
    insert into orders.balance (term, title, subscription)
    select term, title, subscription from made join numbered using (title, starts_on, ends_on) where numbers = 0`.execute(
    tx,
  );
  await takeGraceBack(tx, { act, on }, terms);
}

/**
 * Takes grace copies back whose issues now lie in the days of terms of their subscription: a term that follows, or one that was lengthened. They are
 * delivered out of what it owes, with their share of its value. Gives what was earned by title.
 */
export async function takeGraceBack(
  tx: Tx,
  { act, on }: Moving,
  terms: readonly TermId[],
): Promise<readonly { readonly title: string; readonly netCents: Cents }[]> {
  // Nearly always there is none; the other tables are then not looked at, whatever the planner thinks of their size.
  const { rows: graced } = await sql<{ term: TermId }>`
    select b.term from orders.balance b
     where b.graced > 0 and b.subscription in (select t.subscription from orders.term t where t.id = any(${terms}::bigint[]))`.execute(
    tx,
  );
  if (graced.length === 0) return [];
  const { rows } = await sql<{ title: string; netCents: Cents }>`
    with taken as materialized (
      select m.subscription, m.term as earlier, t.id as term, m.title, m.issue, m.copies, own.owed, own.owed_cents::numeric as value,
             sum(m.copies) over (partition by t.id, m.title order by m.issue) as so_far
        from orders.term t
        join orders.balance b on b.subscription = t.subscription and b.graced > 0 and b.term = any(${graced.map(({ term }) => term)}::bigint[])
        join orders.movement m on m.term = b.term and m.title = b.title and m.to_account = 'graced'
        join catalog.issue i on i.id = m.issue and i.planned_on between t.starts_on and t.ends_on
        join orders.balance own on own.term = t.id and own.title = m.title
       where t.id = any(${terms}::bigint[]) and t.cancelled_on is null
         and not exists (select from orders.movement g where g.term = m.term and g.issue = m.issue and g.from_account = 'graced')
    ), moved as (
      insert into orders.movement (subscription, term, title, issue, from_account, to_account, copies, net_cents, moved_on, cause, act)
      select subscription, earlier, title, issue, 'graced', 'sold', copies, 0, ${String(on)}::date, 'renewal', ${act}::bigint from taken
      union all
      select subscription, term, title, issue, 'owed', 'delivered', copies,
             (round(value * so_far / owed) - round(value * (so_far - copies) / owed))::bigint, ${String(on)}::date, 'renewal', ${act}::bigint
        from taken
      returning title, net_cents
    )
    select title, sum(net_cents)::bigint as "netCents" from moved group by title having sum(net_cents) > 0 order by title`.execute(
    tx,
  );
  return rows;
}

/** Which terms are looked at: those of titles that end on the day or later, or those of subscriptions. */
export type Scope =
  | { readonly titles: readonly string[]; readonly endingFrom: Day | null }
  | { readonly subscriptions: readonly SubscriptionId[] };

const inScope = (scope: Scope): RawBuilder<unknown> =>
  'titles' in scope
    ? sql`b.title = any(${scope.titles}::text[]) and ${
        scope.endingFrom === null ? sql`true` : sql`t.ends_on >= ${String(scope.endingFrom)}::date`
      }`
    : sql`t.subscription = any(${scope.subscriptions}::bigint[])`;

/**
 * Terms of the scope with what they owe and what they should owe: the calendar's numbers for their days, times the copies, but those dealt with.
 * Two common table expressions, to be followed by a statement that reads `wanting`.
 */
export const wanting = (where: RawBuilder<unknown>, isLocked: boolean): RawBuilder<unknown> => sql`
    scope as materialized (
      select b.term, b.title, b.subscription, b.owed, b.owed_cents, s.copies, t.starts_on,
             b.settled - case when s.ends_on < t.ends_on then ${SETTLED_AFTER_THE_END} else 0 end as settled,
             case when t.cancelled_on is null then least(t.ends_on, s.ends_on) else t.starts_on - 1 end as ends_on, ${SOURCE} as source
        from orders.balance b
        join orders.term t on t.id = b.term
        join orders.subscription s on s.id = t.subscription
       where ${where} ${isLocked ? sql`order by b.term, b.title for no key update of b` : sql``}
    ), numbered as materialized (
      select title, starts_on, ends_on, catalog.numbers_between(title, starts_on, ends_on) as numbers
        from (select distinct title, starts_on, ends_on from scope) stretch
    ), wanting as materialized (
      select scope.*, greatest(0, copies * numbers - settled) as wanted
        from scope join numbered using (title, starts_on, ends_on)
    )`;

/** What was moved of a title so that terms owe what they should. */
export type Followed = {
  readonly title: string;
  readonly terms: number;
  /** Numbers that came, in copies, and those that went. */
  readonly more: number;
  readonly fewer: number;
  /** Value that went with numbers that were credited. */
  readonly setAsideCents: Cents;
};

/** Where numbers come from that are too few, and where those go that are too many; `null`: where the term's numbers came from. */
export type Ways = {
  readonly from: Extract<IssueAccount, 'extended'> | null;
  readonly to: Extract<IssueAccount, 'credited'> | null;
};

/**
 * Moves the difference between what terms owe and what they should. Numbers that are credited take their share of the value along; those that the calendar
 * brought or took do not: the value of the term is spread over the others.
 */
export async function follow(
  tx: Tx,
  moving: Moving & { readonly cause: Cause },
  scope: Scope,
  ways: Ways,
): Promise<Followed[]> {
  const { act, on, cause } = moving;
  const { rows } = await sql<Followed>`
    with ${wanting(inScope(scope), true)}, moved as (
      insert into orders.movement (subscription, term, title, from_account, to_account, copies, net_cents, moved_on, cause, act)
      select subscription, term, title,
             case when wanted > owed then coalesce(${ways.from}, source) else 'owed' end,
             case when wanted > owed then 'owed' else coalesce(${ways.to}, source) end,
             abs(wanted - owed),
             case when wanted < owed and ${ways.to}::text = 'credited'
                  then round(owed_cents::numeric * (owed - wanted) / owed)::bigint else 0 end,
             ${String(on)}::date, ${cause}, ${act}
        from wanting where wanted <> owed
      returning title, to_account, copies, net_cents
    )
    select title, count(*)::integer as terms, coalesce(sum(copies) filter (where to_account = 'owed'), 0)::integer as more,
           coalesce(sum(copies) filter (where to_account <> 'owed'), 0)::integer as fewer, sum(net_cents)::bigint as "setAsideCents"
      from moved group by title order by title`.execute(tx);
  return rows;
}

/**
 * Earns what is left of the value of terms that are over by the day and owe no number: the calendar had fewer than they were valued by.
 * Gives the sums by title.
 */
export async function earnLeftovers(
  tx: Tx,
  { act, on }: Moving,
  titles: readonly string[],
): Promise<{ readonly title: string; readonly netCents: Cents }[]> {
  const { rows } = await sql<{ title: string; netCents: Cents }>`
    with over as materialized (
      select b.subscription, b.term, b.title, b.owed_cents
        from orders.balance b join orders.term t on t.id = b.term
       where b.owed_cents > 0 and b.owed = 0 and b.title = any(${titles}::text[]) and t.ends_on < ${String(on)}::date
       order by b.term, b.title
         for no key update of b
    ), moved as (
      insert into orders.movement (subscription, term, title, from_account, to_account, net_cents, moved_on, cause, act)
      select subscription, term, title, 'owed', 'delivered', owed_cents, ${String(on)}::date, 'calendar', ${act} from over
      returning title, net_cents
    )
    select title, sum(net_cents)::bigint as "netCents" from moved group by title order by title`.execute(tx);
  return rows;
}
