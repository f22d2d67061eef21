import { sql } from 'kysely';
import type { ActId, CustomerNumber, Moment, UserId } from '#kernel';
import type { Database, Tx } from '#platform';

export type ActRow = {
  readonly act: ActId;
  readonly doneAt: Moment;
  readonly who: 'user' | 'worker' | 'operator' | 'start';
  readonly user: UserId | null;
  readonly email: string | null;
  readonly permission: string;
  readonly purpose: string;
  readonly entry: string;
  readonly reason: string | null;
  readonly lookCount: number;
};

export type TrailFilter = {
  readonly user: UserId | null;
  readonly customer: CustomerNumber | null;
  readonly before: number;
  readonly limit: number;
};

/** Acts, the newest first. */
export async function actRows(tx: Tx, { user, customer, before, limit }: TrailFilter): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.id as act, a.done_at as "doneAt", a.who, a.user_id as "user", u.email, a.permission, a.purpose, a.entry, a.reason,
           (select count(*) from access.look l where l.act = a.id) as "lookCount"
      from access.act a left join access.user_account u on u.id = a.user_id
     where a.id < ${before} and (${user}::uuid is null or a.user_id = ${user})
       and (${customer}::integer is null or exists (select from access.look l where l.act = a.id and l.customer = ${customer}))
     order by a.id desc limit ${limit}`.execute(tx);
  return rows;
}

export type LookRow = {
  readonly look: number;
  readonly customer: CustomerNumber;
  readonly screen: string;
  readonly lookedAt: Moment;
  readonly who: 'user' | 'worker' | 'operator' | 'start';
  readonly user: UserId | null;
  readonly email: string | null;
  readonly purpose: string;
  readonly reason: string | null;
};

/** Looks, the newest first: who looked at whom, when, where and for which purpose. */
export async function lookRows(tx: Tx, { user, customer, before, limit }: TrailFilter): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select l.id as look, l.customer, l.screen, a.done_at as "lookedAt", a.who, a.user_id as "user", u.email, a.purpose, a.reason
      from access.look l join access.act a on a.id = l.act left join access.user_account u on u.id = a.user_id
     where l.id < ${before} and (${user}::uuid is null or a.user_id = ${user})
       and (${customer}::integer is null or l.customer = ${customer})
     order by l.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many acts and looks there are, and whether the triggers that refuse their change stand and are on. */
export async function trailState(db: Database): Promise<{ acts: number; looks: number; guards: number }> {
  const { rows } = await sql<{ acts: number; looks: number; guards: number }>`
    select (select count(*) from access.act) as acts, (select count(*) from access.look) as looks,
           (select count(*) from pg_trigger t
             where t.tgrelid in ('access.act'::regclass, 'access.look'::regclass)
               and t.tgfoid = 'access.refuse_change'::regproc and t.tgenabled in ('O', 'A')) as guards`.execute(db);
  return rows[0] ?? { acts: 0, looks: 0, guards: 0 };
}
