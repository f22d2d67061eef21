import { sql } from 'kysely';
import type { Database, Tx } from '#platform';

/** A rule of orders, and how it is broken: by how many, with some of their ids. */
export type OrderFinding = { readonly rule: string; readonly broken: number; readonly examples: readonly number[] };

const EXAMPLES_MAX = 10;

/** Counts what breaks each rule that orders must keep; a rule that holds has `broken` 0. */
export async function selectOrderFindings(db: Database | Tx): Promise<OrderFinding[]> {
  const { rows } = await sql<OrderFinding>`
    with stretch as (
      select t.subscription, t.id, t.number, t.starts_on, t.ends_on, t.anchor_on, t.anchor_months, t.months, t.cancelled_on,
             lag(t.ends_on) over before as last_ends_on, row_number() over before as place
        from orders.term t
      window before as (partition by t.subscription order by t.number)
    ), broken (rule, id) as (
      select 'an order has one subscription', o.id
        from orders.placed_order o left join orders.subscription s on s.placed_order = o.id where s.id is null
      union all
      select 'a subscription is of those who ordered it', s.id
        from orders.subscription s join orders.placed_order o on o.id = s.placed_order
       where (s.receiver, s.payer, s.copies) is distinct from (o.receiver, o.payer, o.copies)
      union all
      select 'a subscription has a term', s.id
        from orders.subscription s where not exists (select from orders.term t where t.subscription = s.id)
      union all
      select 'terms are numbered without a gap', id from stretch where number <> place
      union all
      select 'terms follow each other without gap or overlap', id from stretch where last_ends_on + 1 <> starts_on and cancelled_on is null
      union all
      select 'the first term begins with its subscription', x.id
        from stretch x join orders.subscription s on s.id = x.subscription where x.place = 1 and x.starts_on <> s.starts_on
      union all
      select 'terms are counted from their first day', x.id
        from stretch x
       where x.starts_on <> (x.anchor_on + make_interval(months => x.anchor_months::integer))::date
          or x.place = 1 and (x.anchor_on, x.anchor_months) <> (x.starts_on, 0)
          or x.ends_on + 1 <> (x.anchor_on + make_interval(months => x.anchor_months + x.months))::date
             and not exists (select from orders.movement m where m.term = x.id and m.from_account = 'extended')
      union all
      select 'a cancelled order has no term left', o.id
        from orders.placed_order o join orders.subscription s on s.placed_order = o.id join orders.term t on t.subscription = s.id
       where o.cancelled_on is not null and t.cancelled_on is null
      union all
      select 'a subscription without a last day goes on', s.id
        from orders.subscription s
        cross join lateral (select t.offer from orders.term t where t.subscription = s.id order by t.number desc limit 1) last
        join catalog.offer f on f.code = last.offer
       where s.ends_on is null and f.renews_as is null
    )
    select rules.rule, count(broken.id)::integer as broken,
           coalesce((array_agg(broken.id order by broken.id) filter (where broken.id is not null))[1:${sql.lit(EXAMPLES_MAX)}], '{}') as examples
      from unnest(array['an order has one subscription', 'a subscription is of those who ordered it', 'a subscription has a term',
                        'terms are numbered without a gap', 'terms follow each other without gap or overlap',
                        'the first term begins with its subscription', 'terms are counted from their first day',
                        'a cancelled order has no term left', 'a subscription without a last day goes on'])
           with ordinality rules(rule, place)
      left join broken using (rule)
     group by rules.rule, rules.place
     order by rules.place`.execute(db);
  return rows.map((row) => ({ ...row, examples: row.examples.map(Number) }));
}
