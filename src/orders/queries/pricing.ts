import { sql } from 'kysely';
import type { Day } from '#kernel';
import { type Tx, unnested } from '#platform';

/** An offer whose price changes from a day on. */
export type Repriced = { readonly offer: string; readonly validFrom: Day; readonly termMonths: number };

/** Subscriptions that begin their first term at a new price in one month. */
export type RenewalMonth = {
  readonly offer: string;
  readonly validFrom: Day;
  /** `2027-01` */
  readonly month: string;
  readonly subscriptions: number;
  readonly copies: number;
  readonly firstOn: Day;
  readonly lastOn: Day;
};

/**
 * Counts the subscriptions that go on by an offer, by the month in which their first term at a new price begins: the first of their terms
 * that begins on the day of the price or later and is not made yet. Those that have an end do not go on.
 */
export async function countRenewals(tx: Tx, repriced: readonly Repriced[]): Promise<RenewalMonth[]> {
  const columns = { offer: 'text', validFrom: 'date', termMonths: 'smallint' } as const;
  const { rows } = await sql<RenewalMonth>`
    with last as materialized (
      select distinct on (t.subscription) t.subscription, t.offer, t.ends_on
        from orders.term t where t.cancelled_on is null order by t.subscription, t.number desc
    ), going as (
      select s.id, s.copies, coalesce(f.renews_as, f.code) as offer, last.ends_on + 1 as next_on
        from last
        join orders.subscription s on s.id = last.subscription and s.ends_on is null
        join catalog.offer f on f.code = last.offer and f.renews_as is not null
    ), priced as (
      select going.copies, given.offer, given."validFrom",
             (going.next_on + make_interval(months => given."termMonths" * greatest(0, ceil(
                (extract(year from age(given."validFrom", going.next_on)) * 12
                 + extract(month from age(given."validFrom", going.next_on))
                 + case when extract(day from age(given."validFrom", going.next_on)) > 0 then 1 else 0 end)
                / given."termMonths"))::integer))::date as starts_on
        from going join ${unnested('given', columns, repriced)} on given.offer = going.offer
    )
    select offer, "validFrom", to_char(starts_on, 'YYYY-MM') as month, count(*)::integer as subscriptions,
           sum(copies)::integer as copies, min(starts_on) as "firstOn", max(starts_on) as "lastOn"
      from priced group by 1, 2, 3 order by 1, 2, 3 limit 10000`.execute(tx);
  return rows;
}
