import { type RawBuilder, sql } from 'kysely';
import type { Channel, CustomerNumber, Day } from '#kernel';
import { isAmongProtectedSql } from '#customers';
import { marketingRefusal } from '#gate';
import type { Database, Tx } from '#platform';
import type { Condition, Definition } from '../definition.ts';
import { conditionOf } from './condition.ts';
import { customerScope } from './scopes.ts';

/** The channels of marketing. */
export const MARKETING_CHANNELS = ['post', 'phone', 'email', 'sms'] as const satisfies readonly Channel[];
export type MarketingChannel = (typeof MARKETING_CHANNELS)[number];

/** The customers there are, with the address of the day: neither merged away nor erased. A protected address is nowhere. */
const customersOn = (today: Day): RawBuilder<unknown> => sql`customers.customer c
  left join customers.addresses_on(${String(today)}::date) a on a.customer = c.number
        and not ${isAmongProtectedSql('c.number', today)}`;
const STANDING = sql`c.merged_into is null and c.erased_on is null`;

/** How many the channel reaches, and how many each reason takes away. */
export type ReasonCount = {
  readonly channel: MarketingChannel;
  readonly because: string | null;
  readonly count: number;
};

/** Counts who matches, by channel and reason; `because` null counts those that the channel may reach. One query. */
export async function countMembers(
  db: Database | Tx,
  definition: Definition,
  today: Day,
): Promise<{ readonly matched: number; readonly reasons: readonly ReasonCount[] }> {
  const { rows } = await sql<{ channel: MarketingChannel | null; because: string | null; count: number }>`
    with member as materialized (
      select c.number from ${customersOn(today)}
       where ${STANDING} and ${conditionOf(definition, customerScope(today), today)}
    ), verdict as (
      ${sql.join(
        MARKETING_CHANNELS.map((channel) => verdictOf(channel, today)),
        sql` union all `,
      )}
    )
    select null as channel, null as because, count(*)::integer as count from member
    union all
    select channel, because, count(*)::integer from verdict group by channel, because`.execute(db);
  const matched = rows.find(({ channel }) => channel === null)?.count ?? 0;
  return { matched, reasons: rows.flatMap(({ channel, ...row }) => (channel === null ? [] : [{ channel, ...row }])) };
}

/** The members with the gate's reason against the channel; null where there is none. */
const verdictOf = (channel: MarketingChannel, today: Day): RawBuilder<unknown> =>
  sql`select ${channel}::text as channel, ${marketingRefusal('member.number', channel, today)} as because from member`;

/** Whether each condition holds of one customer, in their order; `null` when there is no such customer. */
export async function testConditions(
  db: Database | Tx,
  customer: CustomerNumber,
  conditions: readonly Condition[],
  today: Day,
): Promise<boolean[] | null> {
  const scope = customerScope(today);
  const tests = conditions.map((condition) => conditionOf(condition, scope, today));
  const { rows } = await sql<{ holds: boolean[] }>`
    select array[${sql.join(tests)}]::boolean[] as holds from ${customersOn(today)}
     where ${STANDING} and c.number = ${customer}`.execute(db);
  return rows[0]?.holds ?? null;
}

/** Writes who matches now as the members of a list; gives how many they are. */
export async function insertMembers(tx: Tx, list: number, definition: Definition, today: Day): Promise<number> {
  const { numAffectedRows } = await sql`insert into marketing.frozen_member (list, customer)
    select ${list}, c.number from ${customersOn(today)}
     where ${STANDING} and ${conditionOf(definition, customerScope(today), today)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
