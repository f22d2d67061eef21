import { sql } from 'kysely';
import type { Day } from '#kernel';
import type { Database } from '#platform';

/** What is counted of one supplier in one month, by the day the rows came in. */
export type QualityKey = { readonly supplier: string; readonly month: string };
export type VerdictCount = QualityKey & { readonly verdict: string | null; readonly rows: number };
export type ReasonCount = QualityKey & { readonly reason: string; readonly rows: number };
export type Fates = QualityKey & {
  readonly orders: number;
  readonly cancelled: number;
  readonly endedEarly: number;
  readonly unpaid: number;
  readonly complaints: number;
};

const GROUPS_MAX = 100_000;

type Asked = { readonly supplier: string | null; readonly from: Day; readonly to: Day };

const rowsOf = ({ supplier, from, to }: Asked) => sql`
  select case when b.subject = 'agent-orders' then coalesce(r.key::jsonb ->> 0, b.supplier) else b.supplier end as supplier,
         to_char(b.received_on, 'YYYY-MM') as month, r.verdict, r.reasons
    from sources.batch b join sources.incoming_row r on r.batch = b.id
   where b.state <> 'undone' and b.received_on between ${String(from)}::date and ${String(to)}::date
     and (${supplier}::text is null or b.supplier = ${supplier}::text
          or (b.subject = 'agent-orders' and r.key::jsonb ->> 0 = ${supplier}::text))`;

/** Rows by supplier, month and verdict. */
export async function selectVerdicts(db: Database, asked: Asked): Promise<VerdictCount[]> {
  const { rows } = await sql<VerdictCount>`
    with came as (${rowsOf(asked)})
    select supplier, month, verdict, count(*)::int as "rows" from came where supplier is not null
     group by supplier, month, verdict order by supplier, month, verdict limit ${GROUPS_MAX}`.execute(db);
  return rows;
}

/** Rows that were held back, by supplier, month and the weightiest reason. */
export async function selectReasons(db: Database, asked: Asked): Promise<ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    with came as (${rowsOf(asked)})
    select supplier, month, reasons -> 0 ->> 'reason' as reason, count(*)::int as "rows" from came
     where supplier is not null and verdict in ('rejected', 'quarantined') and jsonb_array_length(reasons) > 0
     group by supplier, month, reason order by supplier, month, "rows" desc, reason limit ${GROUPS_MAX}`.execute(db);
  return rows;
}

/** What became of the orders, by seller and the month in which they came, as of a day. */
export async function selectFates(db: Database, { supplier, from, to }: Asked, today: Day): Promise<Fates[]> {
  const { rows } = await sql<Fates>`
    select o.seller as supplier, to_char(coalesce(src.received_on, o.sold_on), 'YYYY-MM') as month,
           count(*)::int as orders,
           count(*) filter (where o.cancelled_on is not null)::int as cancelled,
           count(*) filter (where o.cancelled_on is null and s.ends_on <= ${String(today)}::date
                              and (s.kind = 'standing' or s.ends_on < term.ends_on))::int as "endedEarly",
           count(*) filter (where open.due_on < ${String(today)}::date and open.open_cents > 0)::int as unpaid,
           count(*) filter (where complained.is_so)::int as complaints
      from orders.placed_order o
      left join customers.source src on src.id = o.source
      join orders.subscription s on s.placed_order = o.id
      join orders.term on term.subscription = s.id and term.number = 1
      left join invoicing.billed_term billed on billed.term = term.id
      left join payments.open_invoice open on open.invoice = billed.invoice
      left join lateral (select true as is_so from sources.complaint c where c.placed_order = o.id limit 1) complained on true
     where o.seller is not null and not exists (select from sources.batch b where b.source = o.source and b.state = 'undone')
       and (${supplier}::text is null or o.seller = ${supplier}::text)
       and coalesce(src.received_on, o.sold_on) between ${String(from)}::date and ${String(to)}::date
     group by o.seller, 2 order by o.seller, 2 limit ${GROUPS_MAX}`.execute(db);
  return rows;
}
