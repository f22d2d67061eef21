import { sql } from 'kysely';
import type { ActId, Day, SubscriptionId, TermId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Anchor } from '../terms.ts';
import type { Moving } from './compile.ts';

/** A term of a subscription as it stands before it is lengthened. */
export type StandingTerm = Anchor & {
  readonly term: TermId;
  readonly subscription: SubscriptionId;
  readonly copies: number;
  /** The subscription's last day, when it is known. */
  readonly lastDay: Day | null;
  readonly months: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Something of it was delivered, credited or put off already. */
  readonly isBegun: boolean;
};

/** The terms that stand of the subscriptions that the terms belong to, in their order; subscriptions locked until the end of the transaction. */
export async function lockStandingTerms(tx: Tx, terms: readonly TermId[]): Promise<StandingTerm[]> {
  const { rows } = await sql<StandingTerm>`
    with locked as (
      select s.id, s.copies, s.ends_on from orders.subscription s
       where s.id in (select subscription from orders.term where id = any(${terms}::bigint[]))
       order by s.id for no key update of s
    )
    select t.id as term, s.id as subscription, s.copies::integer, s.ends_on as "lastDay", t.months::integer, t.starts_on as "startsOn",
           t.ends_on as "endsOn", t.anchor_on as "anchorOn", t.anchor_months::integer as "anchorMonths",
           exists (select from orders.balance b where b.term = t.id and b.settled > 0) as "isBegun"
      from locked s join orders.term t on t.subscription = s.id
     where t.cancelled_on is null
     order by s.id, t.number`.execute(tx);
  return rows;
}

/** An issue after the terms that are lengthened. */
export type CalendarIssue = { readonly title: string; readonly distributedOn: Day; readonly covers: number };

const ISSUES_MAX = 20_000;

/** The issues of titles from a day on that are not cancelled, by day. */
export async function selectCalendar(tx: Tx, titles: readonly string[], from: Day): Promise<CalendarIssue[]> {
  const { rows } = await sql<CalendarIssue>`
    select title, planned_on as "distributedOn", covers::integer from catalog.issue
     where title = any(${titles}::text[]) and planned_on >= ${String(from)}::date and cancelled_on is null
     order by planned_on, title limit ${ISSUES_MAX}`.execute(tx);
  return rows;
}

/** The days of a term after it, or one before it, was lengthened. */
export type NewDays = Anchor & { readonly term: TermId; readonly startsOn: Day; readonly endsOn: Day };

/** Writes the new days of terms, and the last days of their subscriptions where they are known. */
export async function updateDays(tx: Tx, days: readonly NewDays[]): Promise<void> {
  const columns = {
    term: 'bigint',
    anchorOn: 'date',
    anchorMonths: 'smallint',
    startsOn: 'date',
    endsOn: 'date',
  } as const;
  const given = unnested('given', columns, days);
  await sql`update orders.term t
     set anchor_on = given."anchorOn", anchor_months = given."anchorMonths", starts_on = given."startsOn", ends_on = given."endsOn",
         bill_on = greatest(t.bill_on, t.bill_on + (given."startsOn" - t.starts_on))
    from ${given} where t.id = given.term`.execute(tx);
  await sql`update orders.subscription s set ends_on = last.ends_on
    from (select t.subscription, max(t.ends_on) as ends_on from orders.term t
           where t.cancelled_on is null
             and t.subscription in (select o.subscription from ${given} join orders.term o on o.id = given.term)
           group by t.subscription) last
   where s.id = last.subscription and s.ends_on is not null`.execute(tx);
}

/** Numbers of issues that terms owe and that are put off to the end of the term. */
export async function putOff(
  tx: Tx,
  { act, on }: Moving,
  rows: readonly {
    readonly term: TermId;
    readonly issue: number | null;
    readonly copies: number;
    readonly cause: string;
  }[],
): Promise<number> {
  const columns = { term: 'bigint', issue: 'bigint', copies: 'integer', cause: 'text' } as const;
  const { numAffectedRows } = await sql`
    insert into orders.movement (subscription, term, title, issue, from_account, to_account, copies, moved_on, cause, act)
    select t.subscription, t.id, i.title, i.id, 'owed', 'extended', g.copies, ${String(on)}::date, g.cause, ${act as ActId}
      from ${unnested('g', columns, rows)}
      join catalog.issue i on i.id = g.issue
      join orders.term t on t.id = g.term and i.planned_on between t.starts_on and t.ends_on
      join orders.balance b on b.term = t.id and b.title = i.title`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
