import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#kernel';
import type { FieldSort } from '../fields.ts';

/**
 * What a field is in the database. `column`: an expression of the row at hand. `set`: rows of (key, value) that belong to it, none, one
 * or many. Every condition on a set is asked as `key in (select …)`, which the database answers once for the whole register.
 */
export type Shape =
  | { readonly kind: 'column'; readonly sql: RawBuilder<unknown>; readonly sort: FieldSort }
  | { readonly kind: 'set'; readonly sql: RawBuilder<unknown>; readonly sort: FieldSort }
  | {
      readonly kind: 'rows';
      readonly sql: RawBuilder<unknown>;
      readonly scope: Scope;
      readonly counted: RawBuilder<unknown>;
    };

/** The rows that conditions are on: customers, or the subscriptions of customers. */
export type Scope = { readonly key: RawBuilder<unknown>; readonly shapes: Readonly<Record<string, Shape>> };

const column = (text: RawBuilder<unknown>, sort: FieldSort): Shape => ({ kind: 'column', sql: text, sort });
const set = (text: RawBuilder<unknown>, sort: FieldSort): Shape => ({ kind: 'set', sql: text, sort });

/** A state on the day of something with a first and, perhaps, a last day, in the columns of `s`. */
const stateOn = (day: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when s.ends_on < ${day} then 'ended' when s.starts_on > ${day} then 'coming' else 'active' end`;

/** Every subscription of an order that stands, once for each party of it, under the customer that stands. */
const SUBSCRIPTIONS = sql`orders.subscription s
  join orders.placed_order o on o.id = s.placed_order and o.cancelled_on is null
  cross join lateral (values ('receiver', s.receiver), ('payer', s.payer)) party(role, number)
  left join customers.customer pc on pc.number = party.number and pc.merged_into is not null`;
const OWNER = sql`coalesce(pc.merged_into, party.number)`;

/** The fields of a customer, in the columns of `c` and of its address `a`. */
export function customerScope(today: Day): Scope {
  const day = sql`${String(today)}::date`;
  return {
    key: sql`c.number`,
    shapes: {
      kind: column(sql`c.kind`, 'choice'),
      language: column(sql`c.language`, 'choice'),
      title: column(sql`c.title`, 'text'),
      industryCode: column(sql`c.industry_code`, 'code'),
      postalCode: column(sql`a.postal_code`, 'code'),
      region: column(sql`left(a.postal_code, 2)`, 'code'),
      city: column(sql`a.city`, 'text'),
      country: column(sql`a.country`, 'code'),
      customerSince: column(sql`c.made_on`, 'day'),
      ...gateShapes(day),
      ...subscriptionShapes(day),
      ...moneyShapes(day),
      ...sourceShapes(),
    },
  };
}

const gateShapes = (day: RawBuilder<unknown>): Record<string, Shape> => ({
  reach: set(
    sql`select customer as key, unnest(case kind when 'phone' then array['phone', 'sms'] else array['email'] end) as value
          from customers.contact_point where position = 1
        union all
        select customer, 'post' from customers.addresses_on(${day}) where street_address <> '' and city <> ''`,
    'choice',
  ),
  consent: set(sql`select customer as key, channel as value from gate.consent where withdrawn_at is null`, 'choice'),
  ban: set(
    sql`select customer as key, channel as value from gate.standing_ban where until is null or until >= ${day}`,
    'choice',
  ),
});

const subscriptionShapes = (day: RawBuilder<unknown>): Record<string, Shape> => ({
  subscriptionState: set(
    sql`select k.number as key, coalesce(h.state, 'none') as value
          from customers.customer k
          left join (select ${OWNER} as owner, case when bool_or(${stateOn(day)} = 'active') then 'active'
                            when bool_or(${stateOn(day)} = 'coming') then 'coming' else 'ended' end as state
                       from ${SUBSCRIPTIONS} group by 1) h on h.owner = k.number`,
    'choice',
  ),
  activeTitle: set(
    sql`select ${OWNER} as key, part.title as value from ${SUBSCRIPTIONS}
          join orders.term t on t.subscription = s.id and t.cancelled_on is null and ${day} between t.starts_on and t.ends_on
          join catalog.offer_part part on part.offer = t.offer
         where ${stateOn(day)} = 'active'`,
    'code',
  ),
  activeOffer: set(
    sql`select ${OWNER} as key, t.offer as value from ${SUBSCRIPTIONS}
          join orders.term t on t.subscription = s.id and t.cancelled_on is null and ${day} between t.starts_on and t.ends_on
         where ${stateOn(day)} = 'active'`,
    'code',
  ),
  subscriptions: {
    kind: 'rows',
    sql: sql`select ${OWNER} as key, s.id as counted from ${SUBSCRIPTIONS}`,
    counted: sql`s.id`,
    scope: subscriptionScope(day),
  },
});

const subscriptionScope = (day: RawBuilder<unknown>): Scope => ({
  key: sql`s.id`,
  shapes: {
    state: column(stateOn(day), 'choice'),
    kind: column(sql`s.kind`, 'choice'),
    role: column(sql`party.role`, 'choice'),
    since: column(sql`s.starts_on`, 'day'),
    until: column(sql`s.ends_on`, 'day'),
    soldOn: column(sql`o.sold_on`, 'day'),
    salesChannel: column(sql`o.sales_channel`, 'text'),
    seller: column(sql`o.seller`, 'code'),
    copies: column(sql`s.copies`, 'number'),
    offer: set(sql`select subscription as key, offer as value from orders.term where cancelled_on is null`, 'code'),
    title: set(
      sql`select t.subscription as key, part.title as value from orders.term t
            join catalog.offer_part part on part.offer = t.offer where t.cancelled_on is null`,
      'code',
    ),
  },
});

const moneyShapes = (day: RawBuilder<unknown>): Record<string, Shape> => {
  const owing = (overdue: RawBuilder<unknown>): Shape =>
    set(
      sql`select coalesce(pc.merged_into, i.payer) as key, true as value
            from payments.open_invoice i
            left join customers.customer pc on pc.number = i.payer and pc.merged_into is not null
           where i.open_cents > 0 and ${overdue}`,
      'yes no',
    );
  return { openInvoice: owing(sql`true`), overdueInvoice: owing(sql`i.due_on < ${day}`) };
};

const SAID = sql`customers.change h join customers.source q on q.id = h.source
  left join customers.customer pc on pc.number = h.customer and pc.merged_into is not null where h.undone_act is null`;

const sourceShapes = (): Record<string, Shape> => ({
  source: set(sql`select coalesce(pc.merged_into, h.customer) as key, q.name as value from ${SAID}`, 'text'),
  sourceKind: set(sql`select coalesce(pc.merged_into, h.customer) as key, q.kind as value from ${SAID}`, 'choice'),
  confirmedOn: set(
    sql`select coalesce(pc.merged_into, h.customer) as key, max(q.received_on) as value from ${SAID} group by 1`,
    'day',
  ),
});
