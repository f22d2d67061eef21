import { sql } from 'kysely';
import type { Database, Tx } from '#platform';
import type { OrderFinding } from './check.ts';
import { wanting } from './compile.ts';

const EXAMPLES_MAX = 10;

/** The rules of the two ledgers, in the order in which they are told. */
const RULES = [
  'terms owe what the calendar has for their days',
  'balances are the sums of their movements',
  'movements are of the subscription of their term',
  'nothing is delivered outside the days of its term',
  'a grace copy is taken back when a term follows',
  'value owed is the deferred revenue of the ledger',
  'value set aside is what the ledger has as credits due',
];

/** Counts what breaks each rule of the ledger of issues and of its agreement with the ledger of money; ids are those of terms. */
export async function selectIssueFindings(db: Database | Tx): Promise<OrderFinding[]> {
  const { rows } = await sql<OrderFinding>`
    with ${wanting(sql`true`, false)}, summed as (
      select term, title,
             sum(case when to_account = 'owed' then copies when from_account = 'owed' then -copies else 0 end) as owed,
             sum(case when to_account = 'delivered' then copies when from_account = 'delivered' then -copies else 0 end) as delivered,
             sum(case when to_account = 'graced' then copies when from_account = 'graced' then -copies else 0 end) as graced,
             sum(case when to_account = 'credited' then copies when from_account = 'credited' then -copies else 0 end) as credited,
             sum(case when from_account = 'owed' and (issue is not null or to_account = 'delivered') then copies else 0 end) as settled,
             sum(case when to_account = 'owed' then net_cents when from_account = 'owed' then -net_cents else 0 end) as owed_cents,
             sum(case when to_account = 'delivered' then net_cents when from_account = 'delivered' then -net_cents else 0 end) as delivered_cents,
             sum(case when to_account = 'credited' then net_cents when from_account = 'credited' then -net_cents else 0 end) as credited_cents
        from orders.movement group by term, title
    ), broken (rule, id) as (
      select ${RULES[0]}, term from wanting where wanted <> owed
      union all
      select ${RULES[1]}, coalesce(b.term, m.term)
        from orders.balance b full join summed m on m.term = b.term and m.title = b.title
       where (b.owed, b.delivered, b.graced, b.credited, b.settled, b.owed_cents, b.delivered_cents, b.credited_cents) is distinct from
             (coalesce(m.owed, 0), coalesce(m.delivered, 0), coalesce(m.graced, 0), coalesce(m.credited, 0), coalesce(m.settled, 0),
              coalesce(m.owed_cents, 0), coalesce(m.delivered_cents, 0), coalesce(m.credited_cents, 0))
      union all
      select ${RULES[2]}, m.term
        from orders.movement m left join orders.term t on t.id = m.term where t.subscription is distinct from m.subscription
      union all
      select ${RULES[3]}, m.term
        from orders.movement m join catalog.issue i on i.id = m.issue join orders.term t on t.id = m.term
       where m.to_account = 'delivered' and (i.title <> m.title or i.planned_on not between t.starts_on and t.ends_on)
      union all
      select ${RULES[4]}, b.term
        from orders.balance b
        join orders.movement m on m.term = b.term and m.title = b.title and m.to_account = 'graced'
        join catalog.issue i on i.id = m.issue
        join orders.term t on t.subscription = b.subscription and t.cancelled_on is null and i.planned_on between t.starts_on and t.ends_on
        join orders.balance own on own.term = t.id and own.title = b.title
       where b.graced > 0
         and not exists (select from orders.movement g where g.term = m.term and g.issue = m.issue and g.from_account = 'graced')
      union all
      select ${RULES[5]}, null::bigint where (select coalesce(sum(owed_cents), 0) from orders.balance)
          <> (select coalesce(-sum(amount_cents), 0) from ledger.line where account = '2950')
      union all
      select ${RULES[6]}, null::bigint where (select coalesce(sum(credited_cents), 0) from orders.balance)
          <> (select coalesce(-sum(amount_cents), 0) from ledger.line where account = '2955')
    )
    select rules.rule, count(broken.rule)::integer as broken,
           coalesce((array_agg(broken.id order by broken.id) filter (where broken.id is not null))[1:${sql.lit(EXAMPLES_MAX)}], '{}') as examples
      from unnest(${RULES}::text[]) with ordinality rules(rule, place)
      left join broken using (rule)
     group by rules.rule, rules.place
     order by rules.place`.execute(db);
  return rows.map((row) => ({ ...row, examples: row.examples.map(Number) }));
}
