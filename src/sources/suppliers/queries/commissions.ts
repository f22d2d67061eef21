import { sql } from 'kysely';
import type { ActId, Cents, Day, EntryId, OrderId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { CommissionFacts, CommissionReason, CommissionRule } from '../commission-rule.ts';

const RULES_MAX = 1_000;

/** A rule under its number. */
export type RuleRow = CommissionRule & { readonly id: number };

/** The rules of a seller, the latest first. */
export async function selectRules(db: Database | Tx, supplier: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select id, event, retained_issues as "retainedIssues", offer, cents, percent, valid_from as "validFrom",
           valid_to as "validTo", takes_back_withdrawn as "takesBackWithdrawn",
           takes_back_unpaid_days as "takesBackUnpaidDays", takes_back_issues as "takesBackIssues"
      from sources.commission_rule where supplier = ${supplier}
     order by valid_from desc, id desc limit ${RULES_MAX}`.execute(db);
  return rows;
}

/** Writes a rule; gives its number. */
export async function insertRule(tx: Tx, act: ActId, supplier: string, rule: CommissionRule): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into sources.commission_rule (supplier, event, retained_issues, offer, cents, percent, valid_from, valid_to,
                                         takes_back_withdrawn, takes_back_unpaid_days, takes_back_issues, act)
    values (${supplier}, ${rule.event}, ${rule.retainedIssues}, ${rule.offer}, ${rule.cents}, ${rule.percent},
            ${String(rule.validFrom)}::date, ${rule.validTo === null ? null : String(rule.validTo)}::date,
            ${rule.takesBackWithdrawn}, ${rule.takesBackUnpaidDays}, ${rule.takesBackIssues}, ${act})
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Ends a rule on a day; `false` when the seller has no such rule, it begins later, or a month that was closed goes on after it. */
export async function updateRuleEnd(
  tx: Tx,
  { supplier, rule, lastDay }: { readonly supplier: string; readonly rule: number; readonly lastDay: Day },
): Promise<boolean> {
  const { rows } = await sql`update sources.commission_rule set valid_to = ${String(lastDay)}::date
    where id = ${rule} and supplier = ${supplier} and valid_from <= ${String(lastDay)}::date
       and not exists (select from sources.statement s where s.supplier = ${supplier}
                          and s.month + interval '1 month' > ${String(lastDay)}::date + 1) returning id`.execute(tx);
  return rows.length > 0;
}

/** Whether an offer has been sold. */
export async function hasOffer(tx: Tx, offer: string): Promise<boolean> {
  const { rows } = await sql`select code from catalog.offer where code = ${offer}`.execute(tx);
  return rows.length > 0;
}

/** An order under one of its seller's rules, with what is known of it by a day, and what was booked of it before. */
export type OrderUnderRule = Omit<CommissionFacts, 'netCents'> & {
  readonly order: OrderId;
  readonly rule: number;
  readonly reference: string | null;
  readonly soldOn: Day;
  readonly offer: string;
  readonly copies: number;
  /** What earlier statements hold of this order by this rule. */
  readonly bookedCents: Cents;
};

/** Which orders: those of a seller that came by a day, their numbers after one and up to another. */
export type OrdersWanted = {
  readonly supplier: string;
  readonly month: Day;
  readonly until: Day;
  readonly after: number;
  readonly upTo: number;
};

const RULES_PER_ORDER_MAX = 3;

/**
 * The seller's orders under the rules of the day of their sale: of several rules for one event the offer's own stands
 * before the general one, the later before the earlier. Issues are counted by the calendar of the offer's title (of a
 * package the dearest): the n-th issue planned on or after the first day of the subscription.
 */
export async function selectOrdersUnderRules(tx: Tx, wanted: OrdersWanted): Promise<OrderUnderRule[]> {
  const until = String(wanted.until);
  const { rows } = await sql<OrderUnderRule>`
    with chosen as (
      select o.id, o.offer, o.copies, o.sold_on, o.seller_reference, o.cancelled_on,
             coalesce(src.received_on, o.sold_on) as received_on
        from orders.placed_order o
        left join customers.source src on src.id = o.source
       where o.seller = ${wanted.supplier} and o.id > ${wanted.after} and o.id <= ${wanted.upTo}
         and coalesce(src.received_on, o.sold_on) <= ${until}::date),
    ruled as (
      select distinct on (o.id, r.event) o.id as placed, r.id as rule, r.retained_issues, r.takes_back_issues
        from chosen o
        join sources.commission_rule r on r.supplier = ${wanted.supplier} and (r.offer is null or r.offer = o.offer)
         and o.sold_on >= r.valid_from and (r.valid_to is null or o.sold_on <= r.valid_to)
       order by o.id, r.event, r.offer nulls last, r.valid_from desc, r.id desc)
    select o.id as "order", ruled.rule, o.seller_reference as reference, o.sold_on as "soldOn", o.offer, o.copies,
           o.received_on as "receivedOn", paid.on_day as "paidOn", bill.due_on as "dueOn", o.cancelled_on as "cancelledOn",
           credit.issued_on as "creditedOn",
           case when s.ends_on <= ${until}::date and o.cancelled_on is null
                 and (s.kind = 'standing' or s.ends_on < term.ends_on) then s.ends_on end as "endedEarlyOn",
           retained.planned_on as "retainedOn", safe.planned_on as "safeOn",
           coalesce((select sum(c.cents) from sources.commission c
                      where c.placed_order = o.id and c.rule = ruled.rule and c.month < ${String(wanted.month)}::date), 0)::bigint as "bookedCents"
      from chosen o
      join ruled on ruled.placed = o.id
      join orders.subscription s on s.placed_order = o.id
      join orders.term on term.subscription = s.id and term.number = 1
      left join lateral (
        select p.title from catalog.offer_part p where p.offer = o.offer order by p.price_cents desc, p.title limit 1) main on true
      left join invoicing.billed_term billed on billed.term = term.id
      left join invoicing.invoice bill on bill.id = billed.invoice
      left join invoicing.invoice credit on credit.credits_invoice = bill.id and credit.issued_on <= ${until}::date
      left join lateral (
        select max(a.allocated_on) as on_day from payments.allocation a
         where a.invoice = bill.id and a.allocated_on <= ${until}::date
        having sum(a.cents) >= bill.total_cents and bill.total_cents > 0) paid on true
      left join lateral (
        select i.planned_on from catalog.issue i where i.title = main.title and i.planned_on >= s.starts_on
         order by i.planned_on, i.id offset ruled.retained_issues - 1 limit 1) retained on ruled.retained_issues is not null
      left join lateral (
        select i.planned_on from catalog.issue i where i.title = main.title and i.planned_on >= s.starts_on
         order by i.planned_on, i.id offset ruled.takes_back_issues - 1 limit 1) safe on ruled.takes_back_issues is not null
     order by o.id, ruled.rule limit ${RULES_PER_ORDER_MAX * (wanted.upTo - wanted.after)}`.execute(tx);
  return rows;
}

/** The last of the next so many orders of a seller; `null` when there are no more. */
export async function selectNextOrders(
  tx: Tx,
  { supplier, after, limit }: { readonly supplier: string; readonly after: number; readonly limit: number },
): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    select max(next.id) as last from (
      select id from orders.placed_order where seller = ${supplier} and id > ${after} order by id limit ${limit}) next`.execute(
    tx,
  );
  return rows[0]?.last ?? null;
}

/** A line of a statement. */
export type CommissionLine = {
  readonly order: OrderId;
  readonly rule: number;
  readonly reference: string | null;
  readonly soldOn: Day;
  readonly offer: string;
  readonly cents: Cents;
  readonly because: CommissionReason;
  readonly happenedOn: Day;
};

const LINES_MAX = 1_000_000;

/** The lines of a month that was closed, in the order of the orders. */
export async function selectLines(db: Database | Tx, supplier: string, month: Day): Promise<CommissionLine[]> {
  const { rows } = await sql<CommissionLine>`
    select c.placed_order as "order", c.rule, o.seller_reference as reference, o.sold_on as "soldOn", o.offer, c.cents,
           c.because, c.happened_on as "happenedOn"
      from sources.commission c join orders.placed_order o on o.id = c.placed_order
     where c.supplier = ${supplier} and c.month = ${String(month)}::date
     order by c.placed_order, c.rule limit ${LINES_MAX}`.execute(db);
  return rows;
}

/** A closed month. */
export type StatementRow = { readonly month: Day; readonly totalCents: Cents };

/** The months that were closed with a seller, the latest first. */
export async function selectStatements(db: Database | Tx, supplier: string): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select month, total_cents as "totalCents" from sources.statement
     where supplier = ${supplier} order by month desc limit 600`.execute(db);
  return rows;
}

/** Closes a month: its total, and the entry that was posted. */
export async function insertStatement(
  tx: Tx,
  act: ActId,
  of: { readonly supplier: string; readonly month: Day; readonly totalCents: Cents; readonly entry: EntryId | null },
): Promise<void> {
  await sql`insert into sources.statement (supplier, month, total_cents, ledger_entry, act)
    values (${of.supplier}, ${String(of.month)}::date, ${of.totalCents}, ${of.entry}, ${act})`.execute(tx);
}

/** Stores the lines of a month in one statement. */
export async function insertCommissions(
  tx: Tx,
  { supplier, month }: { readonly supplier: string; readonly month: Day },
  lines: readonly CommissionLine[],
): Promise<void> {
  const columns = { order: 'bigint', rule: 'bigint', cents: 'bigint', because: 'text', happenedOn: 'date' } as const;
  await sql`insert into sources.commission (supplier, month, placed_order, rule, cents, because, happened_on)
    select ${supplier}, ${String(month)}::date, "order", rule, cents, because, "happenedOn"
      from ${unnested('given', columns, lines)}`.execute(tx);
}
