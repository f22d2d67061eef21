import { type RawBuilder, sql } from 'kysely';
import type { ActId, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { UNNAMED_ORIGIN } from './duties.ts';

/** Tells the planner how large the tables of an import and of its orders have grown: until then it walks them row by row. */
export async function tellPlannerOfOrders(tx: Tx): Promise<void> {
  await sql`set local default_statistics_target = 10`.execute(tx);
  await sql`analyze customers.source, sources.batch, sources.information_duty, orders.placed_order (id, source, receiver, payer),
    sources.incoming_row (batch, row_number), customers.change (customer, source, source_row, changed_at)`.execute(tx);
}

/** What a row of a file says under a name; rows are kept as JSON. */
const inRow = (field: string) => sql`nullif(substring(row.raw from ${`"${field}":"([^"\\\\]*)"`}::text), '')`;

/**
 * What is owed for lines of the journal (`c` in the filter): a row a living person and origin other than himself, with all that
 * the origin said of him, whether it was taken, confirmed or held back. A source taken back owes nothing.
 *
 * The origin is the supplier by its code; of a file of nobody's contract the list or the service that its row names, and where it names
 * none the file itself, each one for itself: a profile is no sender, and two files of nobody are not of one. Exempt from the start: a buyer, whom the seller tells with the order (article
 * 13); and a customer of before whose address an update service keeps current, who was told of such services when he became
 * one (article 14(5)(a)).
 */
const owed = (filter: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with told as (
    select c.customer, c.source, c.source_row, c.after, c.confirmed, c.held_back from customers.change c
     where c.undone_act is null and ${filter}),
  spoken as (
    select coalesce(k.merged_into, k.number) as customer, s.kind,
           coalesce(b.supplier, o.seller, r.named, case when b.id is null then s.name else ${UNNAMED_ORIGIN}::text || b.id end) as origin,
           min(s.id) as source, min(s.received_on) as since,
           array_agg(distinct split_part(field.key, ':', 1)) filter (where field.key is not null) as said,
           bool_or(o.payer = k.number) as is_buyer, min(o.sold_on) as sold_on
      from told
      join customers.source s on s.id = told.source and s.undone_act is null
       and s.kind in ('order', 'update_service', 'partner', 'bought_list')
      join customers.customer k on k.number = told.customer
      left join sources.batch b on b.source = s.id
      left join lateral (
        select coalesce(${inRow('list_code')}, ${inRow('update_service')}) as named from sources.incoming_row row
         where row.batch = b.id and row.row_number = told.source_row) r on true
      left join lateral (
        select placed.seller, placed.payer, placed.sold_on from orders.placed_order placed
         where s.kind = 'order' and placed.source = s.id and k.number in (placed.receiver, placed.payer)
         order by (placed.payer = k.number) desc, placed.id limit 1) o on true
      left join lateral (
        select key from jsonb_each(told.after) where value <> 'null'
        union all select key from jsonb_each(told.held_back) where value <> 'null'
        union all select key from unnest(told.confirmed) as confirmed(key)) field on true
     group by 1, 2, 3)
  select w.customer, w.kind, w.origin, w.source, coalesce(w.said, '{}') as said, w.since, (w.since + interval '1 month')::date as due_on,
         case when why.exempt = 'told_at_the_order' then coalesce(w.sold_on, w.since) end as told_on,
         case when why.exempt = 'told_at_the_order' then 'order' end as means, why.exempt
    from spoken w
    join customers.customer k on k.number = w.customer and k.kind <> 'organisation' and k.erased_on is null and k.deceased_on is null
    cross join lateral (select case
      when w.kind = 'order' and w.is_buyer is not false then 'told_at_the_order'
      when w.kind = 'update_service' and exists (
        select from customers.change before join customers.source s on s.id = before.source
         where before.customer = w.customer and s.kind in ('person', 'staff', 'order') and s.received_on <= w.since)
        then 'had_the_information' end as exempt) why`;

/**
 * Writes a duty for all that was told since the last noting, in one statement: a day is looked back, for what was committed late.
 * A duty of the same origin that nobody has answered takes in what came later, so that the letter covers it. Gives how many are new.
 */
export async function insertDuties(tx: Tx, act: ActId): Promise<number> {
  const isNew = sql`c.changed_at > (select coalesce(max(noted_at), '-infinity') - interval '1 day' from sources.information_duty)`;
  const { rows } = await sql<{ made: number }>`with written as (
    insert into sources.information_duty as d
      (customer, origin_kind, origin, source, said, since, due_on, told_on, means, exempt, act, answered_act)
    select w.customer, w.kind, w.origin, w.source, w.said, w.since, w.due_on, w.told_on, w.means, w.exempt, ${act}::bigint,
           case when w.exempt is not null then ${act}::bigint end
      from (${owed(isNew)}) w
    on conflict (customer, origin_kind, origin) do update
      set said = array(select distinct one from unnest(d.said || excluded.said) as one order by one)
      where d.answered_act is null and not d.said @> excluded.said
    returning d.act)
    select count(*) filter (where act = ${act}::bigint)::integer as made from written`.execute(tx);
  return rows[0]?.made ?? 0;
}

/**
 * Takes a source that is taken back out of the duties that nobody has answered to a person: where another source of the same
 * origin stands, that one is what the person is to be told of, and where there is none nothing is. What a person answered by
 * hand stays answered. An open duty that stood before the source said more is about what the others said again.
 */
export async function moveDutiesOfSource(tx: Tx, act: ActId, source: SourceId): Promise<void> {
  const isOfOthers = sql`c.source <> ${source} and c.customer in (
    select family.number
      from (select customer from sources.information_duty where source = ${source}
            union select customer from customers.change where source = ${source}) as touched
      join customers.customer k on k.number = touched.customer
      join customers.customer family on coalesce(k.merged_into, k.number) in (family.number, family.merged_into))`;
  await sql`
    with next as materialized (${owed(isOfOthers)}),
    freed as (
      select d.id, d.origin_kind, d.origin, d.note is not null as by_hand, coalesce(k.merged_into, k.number) as customer
        from sources.information_duty d join customers.customer k on k.number = d.customer
       where d.source = ${source} and d.outbound is null and coalesce(d.means, 'order') = 'order'),
    moved as (
      update sources.information_duty d
         set source = next.source, said = next.said, since = next.since, due_on = next.due_on, due_because = 'month',
             told_on = case when freed.by_hand then d.told_on else next.told_on end,
             means = case when freed.by_hand then d.means else next.means end,
             exempt = case when freed.by_hand then d.exempt else next.exempt end,
             answered_act = case when freed.by_hand then d.answered_act when next.exempt is not null then ${act}::bigint end
        from freed join next on next.customer = freed.customer and next.kind = freed.origin_kind and next.origin = freed.origin
       where d.id = freed.id
      returning d.id),
    narrowed as (
      update sources.information_duty d set said = next.said
        from next, customers.customer k
       where k.number = d.customer and coalesce(k.merged_into, k.number) = next.customer and d.source <> ${source}
         and d.origin_kind = next.kind and d.origin = next.origin and d.answered_act is null)
    delete from sources.information_duty d using freed
     where d.id = freed.id and not exists (select from moved where moved.id = d.id)`.execute(tx);
}
