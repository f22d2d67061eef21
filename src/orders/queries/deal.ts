import { sql } from 'kysely';
import type { ActId, Cents } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Cause, Dealing, IssueAccount, TermCopies } from '../issue-accounts.ts';

/** What is done with an issue that terms owe. */
export type Deal = Dealing & { readonly to: Extract<IssueAccount, 'delivered' | 'credited'>; readonly cause: Cause };

/** The sums of what was moved, of one title. */
export type Dealt = { readonly title: string; readonly terms: number; readonly netCents: Cents };

/**
 * Moves copies of an issue out of what terms owe, with the share of the value that they are of it; the last number takes what is left, so
 * that shares add up to the cent. Leaves out a term that does not reach to the issue's day or is cancelled: the caller counts.
 */
export async function dealWithIssue(
  tx: Tx,
  act: ActId,
  deal: Deal,
  rows: readonly TermCopies[],
): Promise<Dealt | null> {
  const { rows: dealt } = await sql<Dealt>`
    with given as materialized (
      select term, sum(copies)::integer as copies
        from ${unnested('told', { term: 'bigint', copies: 'integer' }, rows)} group by term
    ), owing as materialized (
      select b.term, b.title, b.subscription, b.owed, b.owed_cents, g.copies * i.covers as numbers
        from given g
        join orders.term t on t.id = g.term and t.cancelled_on is null
        join catalog.issue i on i.id = ${deal.issue} and i.cancelled_on is null and i.planned_on between t.starts_on and t.ends_on
        join orders.balance b on b.term = g.term and b.title = i.title
       order by b.term
         for no key update of b
    ), moved as (
      insert into orders.movement (subscription, term, title, issue, from_account, to_account, copies, net_cents, moved_on, cause, act)
      select subscription, term, title, ${deal.issue}, 'owed', ${deal.to}, numbers,
             case when numbers >= owed then owed_cents else round(owed_cents::numeric * numbers / owed)::bigint end,
             ${String(deal.on)}::date, ${deal.cause}, ${act}
        from owing
      returning title, net_cents
    )
    select title, count(*)::integer as terms, sum(net_cents)::bigint as "netCents" from moved group by title`.execute(
    tx,
  );
  return dealt[0] ?? null;
}

/** An issue by which something is dealt with. */
export type DealtIssue = {
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly covers: number;
};

/** The issue, when there is one that is not cancelled. */
export async function selectIssue(tx: Tx, issue: number): Promise<DealtIssue | null> {
  const { rows } = await sql<DealtIssue>`
    select title, year::integer, number::integer, covers::integer from catalog.issue
     where id = ${issue} and cancelled_on is null`.execute(tx);
  return rows[0] ?? null;
}

/** Notes grace copies of an issue, whose numbers nobody has paid for; gives how many terms got one. */
export async function graceIssue(
  tx: Tx,
  act: ActId,
  { issue, on }: Dealing,
  rows: readonly TermCopies[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into orders.movement (subscription, term, title, issue, from_account, to_account, copies, moved_on, cause, act)
    select t.subscription, t.id, i.title, i.id, 'sold', 'graced', g.copies * i.covers, ${String(on)}::date, 'grace', ${act}
      from (select term, sum(copies)::integer as copies
              from ${unnested('told', { term: 'bigint', copies: 'integer' }, rows)} group by term) g
      join catalog.issue i on i.id = ${issue} and i.cancelled_on is null
      join orders.term t on t.id = g.term and t.cancelled_on is null and t.ends_on < i.planned_on
      join orders.balance b on b.term = t.id and b.title = i.title`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
