import { sql } from 'kysely';
import type { ActId, BanId, Channel, CustomerNumber, Day, Moment, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type NewBan = {
  customer: number;
  channel: string;
  told_by: string;
  means: string;
  source: number | null;
  until: string | null;
  /** When it was told; `null`: now. */
  since: string | null;
};

/**
 * Adds bans; one that stands already stays, and lasts as long as the longer of the two. Gives the customers and channels
 * that were free before.
 */
export async function insertBans(
  tx: Tx,
  act: ActId,
  rows: readonly NewBan[],
): Promise<{ customer: CustomerNumber; channel: Channel }[]> {
  const columns = {
    customer: 'integer',
    channel: 'text',
    told_by: 'text',
    means: 'text',
    source: 'bigint',
    until: 'date',
    since: 'timestamptz',
  } as const;
  const { rows: made } = await sql<{ customer: CustomerNumber; channel: Channel; is_new: boolean }>`
    insert into gate.ban (customer, channel, told_by, means, source, until, since, act)
    select distinct on (customer, channel) customer, channel, told_by, means, source, until, coalesce(since, clock_timestamp()), ${act}
      from ${unnested('g', columns, rows)} order by customer, channel, until desc nulls first
    on conflict (customer, channel) where lifted_at is null do update
      set until = case when ban.until is null or excluded.until is null then null else greatest(ban.until, excluded.until) end
    returning customer, channel, (xmax = 0) as is_new`.execute(tx);
  return made.filter((row) => row.is_new).map(({ customer, channel }) => ({ customer, channel }));
}

/** Lifts the standing bans of a customer on the channels; gives those lifted. */
export async function liftBans(
  tx: Tx,
  act: ActId,
  { customers, channels, now }: { customers: readonly number[]; channels: readonly string[]; now: Moment },
): Promise<{ channel: Channel }[]> {
  const { rows } = await sql<{ channel: Channel }>`
    update gate.ban set lifted_at = ${String(now)}::timestamptz, lifted_act = ${act}, lifted_by = 'customer'
     where customer = any(${customers}::integer[]) and channel = any(${channels}::text[]) and lifted_at is null
    returning channel`.execute(tx);
  return rows;
}

/** Writes down that a customer lifted bans kept beyond an earlier record: a ban that was recognised and lifted at once. */
export async function insertLifted(
  tx: Tx,
  act: ActId,
  { customer, channels, now }: { customer: number; channels: readonly string[]; now: Moment },
): Promise<void> {
  const at = String(now);
  await sql`insert into gate.ban (customer, channel, since, told_by, means, act, lifted_at, lifted_act, lifted_by)
    select ${customer}::integer, channel, ${at}::timestamptz, 'kept ban', 'recognised', ${act}, ${at}::timestamptz, ${act}, 'customer'
      from unnest(${channels}::text[]) as channel`.execute(tx);
}

/** Takes back the bans that a source set and that still stand. */
export async function takeBackBans(tx: Tx, act: ActId, source: SourceId): Promise<number> {
  const { rows } = await sql<{ customer: number }>`
    update gate.ban set lifted_at = clock_timestamp(), lifted_act = ${act}, lifted_by = 'undo'
     where source = ${source} and lifted_at is null returning customer`.execute(tx);
  return rows.length;
}

/** Removes the gate's traces of a source from customers that nothing was ever decided about or sent to. */
export async function forgetSource(tx: Tx, source: SourceId): Promise<void> {
  await sql`delete from gate.ban b where b.source = ${source} and b.lifted_by = 'undo'
    and not exists (select from gate.decision d where d.ban = b.id)`.execute(tx);
  await sql`delete from gate.consent c where c.source = ${source}`.execute(tx);
}

export type BanRow = {
  id: BanId;
  customer: CustomerNumber;
  channel: Channel;
  since: Moment;
  until: Day | null;
  told_by: string;
  means: string;
  lifted_at: Moment | null;
};

/** The bans of customers and of those merged into them, the lifted ones too, by channel and age. */
export async function banRows(db: Database | Tx, customers: readonly number[], limit: number): Promise<BanRow[]> {
  const { rows } = await sql<BanRow>`
    select b.id, coalesce(c.merged_into, c.number) as customer, b.channel, b.since, b.until, b.told_by, b.means, b.lifted_at
      from customers.customer c join gate.ban b on b.customer = c.number
     where c.number = any(${customers}::integer[]) or c.merged_into = any(${customers}::integer[])
     order by 2, b.channel, b.id limit ${limit}`.execute(db);
  return rows;
}

/** Adds consents; one that stands already stays. */
export async function insertConsents(
  tx: Tx,
  act: ActId,
  rows: readonly { customer: number; channel: string; given_on: string; wording: string; source: number | null }[],
): Promise<void> {
  const columns = {
    customer: 'integer',
    channel: 'text',
    given_on: 'date',
    wording: 'text',
    source: 'bigint',
  } as const;
  await sql`insert into gate.consent (customer, channel, given_on, wording, source, act)
    select distinct on (customer, channel) customer, channel, given_on, wording, source, ${act}
      from ${unnested('g', columns, rows)} order by customer, channel, given_on
    on conflict (customer, channel) where withdrawn_at is null do nothing`.execute(tx);
}

/** Withdraws standing consents; gives the channels. */
export async function withdrawConsents(
  tx: Tx,
  { customers, channels, now }: { customers: readonly number[]; channels: readonly string[]; now: Moment },
): Promise<{ channel: Channel }[]> {
  const { rows } = await sql<{ channel: Channel }>`
    update gate.consent set withdrawn_at = ${String(now)}::timestamptz
     where customer = any(${customers}::integer[]) and channel = any(${channels}::text[]) and withdrawn_at is null
    returning channel`.execute(tx);
  return rows;
}

/** The numbers that were merged into customers, and the customers themselves. */
export async function familyOf(tx: Tx, customer: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from customers.customer where number = ${customer} or merged_into = ${customer} order by number`.execute(
    tx,
  );
  return rows.map((row) => row.number);
}

/** Locks customers against a message being decided meanwhile, until the ban stands. */
export async function lockForBan(tx: Tx, customers: readonly number[]): Promise<void> {
  await sql`select number from customers.customer where number = any(${customers}::integer[]) order by number for no key update`.execute(
    tx,
  );
}

/** A ban as it was told, for writing it again. `isLifted`: the customer's word has lifted it. */
export type BanWord = {
  readonly customer: CustomerNumber;
  readonly toldBy: string;
  readonly means: string;
  readonly since: Moment;
  readonly isLifted: boolean;
};

/** The bans of customers that were told after an act and stand, or stood before it and were lifted after it. */
export async function banWordsIn(
  tx: Tx,
  customers: readonly number[],
  after: ActId,
): Promise<(BanWord & { readonly channel: Channel; readonly until: Day | null })[]> {
  const { rows } = await sql<BanWord & { channel: Channel; until: Day | null }>`
    select customer, channel, told_by as "toldBy", means, since, until, lifted_at is not null as "isLifted" from gate.ban
     where customer = any(${customers}::integer[])
       and ((lifted_at is null and act > ${after}) or (lifted_by = 'customer' and lifted_act > ${after} and act < ${after}))
     order by id`.execute(tx);
  return rows;
}

/** The same of the bans that keep update services away. */
export async function updateBanWordsIn(tx: Tx, customers: readonly number[], after: ActId): Promise<BanWord[]> {
  const { rows } = await sql<BanWord>`
    select customer, told_by as "toldBy", means, since, lifted_at is not null as "isLifted" from gate.update_ban
     where customer = any(${customers}::integer[])
       and ((lifted_at is null and act > ${after}) or (lifted_act > ${after} and act < ${after}))
     order by id`.execute(tx);
  return rows;
}
