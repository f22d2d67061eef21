import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isAmongProtectedSql } from '#customers';
import type { Channel, Day } from '#kernel';
import type { Because } from '../decide.ts';

/**
 * The rule of marketing as a condition on `customer`, a column that holds a customer number, for counting and choosing in
 * one query: what it lets through, `decide` lets through too, as long as `refreshKeys` was called
 * before: bans that outlived their record are met by keys. Never a leave to send: that is asked of `addresseesIn` at the
 * sending.
 *
 * Plain `exists`, so that the database joins the whole group at once and not customer by customer.
 */
export function mayMarket(customer: string, channel: Channel, today: Day): RawBuilder<SqlBool> {
  const number = sql.ref(customer);
  return sql<SqlBool>`(
    exists (select from customers.customer mm where mm.number = ${number}
      and mm.erased_on is null and mm.deceased_on is null and mm.merged_into is null)
    and not ${isAmongProtectedSql(customer, today)}
    and ${unbanned(number, channel, today)} and ${freeOfOthers(number, channel, today)}
    and ${freeOfKept(number, channel, today)} and ${consented(number, channel)}
    and not ${returning(number, channel, today)} and ${reachable(number, channel, today)})`;
}

/**
 * The reason for which `mayMarket` is false, of several the first in the order of the rule; null where it is true. For
 * counting what each reason takes away from a group.
 */
export function marketingRefusal(customer: string, channel: Channel, today: Day): RawBuilder<Because | null> {
  const number = sql.ref(customer);
  return sql<Because | null>`case
    when exists (select from customers.customer mm where mm.number = ${number}
      and (mm.erased_on is not null or mm.merged_into is not null)) then 'erased'
    when exists (select from customers.customer md where md.number = ${number} and md.deceased_on is not null) then 'deceased'
    when ${isAmongProtectedSql(customer, today)} then 'protected_address'
    when not ${unbanned(number, channel, today)} then 'banned'
    when not ${freeOfOthers(number, channel, today)} then 'contact_banned'
    when not ${freeOfKept(number, channel, today)} then 'suppressed'
    when not ${consented(number, channel)} then 'no_consent'
    when ${returning(number, channel, today)} then 'undeliverable'
    when not ${reachable(number, channel, today)} then 'not_reachable' end`;
}

/** Neither the customer nor one that was merged into it forbids the channel. */
function unbanned(number: RawBuilder<unknown>, channel: Channel, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    not exists (select from gate.ban mb where mb.customer = ${number} and mb.channel = ${channel}
      and mb.lifted_at is null and (mb.until is null or mb.until >= ${String(today)}::date))
    and not exists (select from gate.ban mf join customers.customer mg on mg.number = mf.customer
      where mg.merged_into = ${number} and mf.channel = ${channel}
      and mf.lifted_at is null and (mf.until is null or mf.until >= ${String(today)}::date)))`;
}

/** A telephone or an e-mail that another customer forbids is forbidden. */
function freeOfOthers(number: RawBuilder<unknown>, channel: Channel, today: Day): RawBuilder<SqlBool> {
  if (channel === 'post' || channel === 'disclosure') return sql<SqlBool>`true`;
  return sql<SqlBool>`not exists (
    select from customers.contact_point ms
      join customers.contact_point mt on mt.value = ms.value and mt.kind = ms.kind and mt.customer <> ms.customer
      join gate.ban mu on mu.customer = mt.customer and mu.channel = ${channel}
       and mu.lifted_at is null and (mu.until is null or mu.until >= ${String(today)}::date)
     where ms.customer = ${number} and ms.kind = ${channel === 'email' ? 'email' : 'phone'})`;
}

/** No ban that outlived its record meets the customer. */
function freeOfKept(number: RawBuilder<unknown>, channel: Channel, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select from gate.kept_ban mk where mk.customer = ${number} and mk.channel = ${channel}
    and (mk.until is null or mk.until >= ${String(today)}::date))`;
}

function consented(number: RawBuilder<unknown>, channel: Channel): RawBuilder<SqlBool> {
  if (channel !== 'email' && channel !== 'sms') return sql<SqlBool>`true`;
  return sql<SqlBool>`(
    exists (select from gate.consent mc where mc.customer = ${number} and mc.channel = ${channel} and mc.withdrawn_at is null)
    or exists (select from customers.customer mo where mo.number = ${number} and mo.kind = 'organisation'))`;
}

/** Where a customer has an address beside the permanent one in force; a few have, and the rest are joined at once. */
const timedAddress = (number: RawBuilder<unknown>) => sql`select from customers.address mt where mt.customer = ${number}
  and (mt.kind <> 'permanent' or mt.valid_from > '-infinity')`;

/** Post has come back from the permanent address, and there is no other one for the day. */
function returning(number: RawBuilder<unknown>, channel: Channel, today: Day): RawBuilder<SqlBool> {
  if (channel !== 'post') return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select from customers.customer mc where mc.number = ${number} and mc.undeliverable_since is not null
    and (not exists (${timedAddress(number)})
         or exists (select from customers.address_on(${number}, ${String(today)}::date) mo where mo.kind = 'permanent' and mo.valid_from = '-infinity')))`;
}

function reachable(number: RawBuilder<unknown>, channel: Channel, today: Day): RawBuilder<SqlBool> {
  if (channel === 'disclosure') return sql<SqlBool>`true`;
  if (channel === 'post') {
    return sql<SqlBool>`(case when exists (${timedAddress(number)})
      then exists (select from customers.address_on(${number}, ${String(today)}::date) mo where mo.street_address <> '' and mo.city <> '')
      else exists (select from customers.address ma where ma.customer = ${number}
        and ma.kind = 'permanent' and ma.valid_from = '-infinity' and ma.street_address <> '' and ma.city <> '') end)`;
  }
  const kind = channel === 'email' ? 'email' : 'phone';
  return sql<SqlBool>`exists (select from customers.contact_point mp where mp.customer = ${number} and mp.kind = ${kind} and mp.position = 1)`;
}
