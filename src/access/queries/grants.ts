import { sql } from 'kysely';
import type { Day, Moment, UserId } from '#kernel';
import type { Database, Tx } from '#platform';

export type GrantRow = {
  readonly grant: number;
  readonly user: UserId;
  readonly email: string;
  readonly role: string;
  readonly reason: string;
  readonly grantedBy: string | null;
  readonly grantedAt: Moment;
  readonly endsOn: Day | null;
  readonly withdrawnAt: Moment | null;
};

/** Grants, the newest first; those withdrawn too. `before` is the id of the last row shown before. */
export async function grantRows(db: Database, page: { before: number; limit: number }): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select g.id as grant, g.user_id as "user", coalesce(u.email, '') as email, g.role, g.reason, b.email as "grantedBy",
           g.granted_at as "grantedAt", g.ends_on as "endsOn", g.withdrawn_at as "withdrawnAt"
      from access.role_grant g
      join access.user_account u on u.id = g.user_id
      left join access.user_account b on b.id = g.granted_by
     where u.kind = 'staff' and g.id < ${page.before} order by g.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Grants a role; false when the user has it already. A grant whose last day has passed makes way for the new one. */
export async function insertGrant(
  tx: Tx,
  row: {
    readonly user: UserId;
    readonly role: string;
    readonly reason: string;
    readonly by: UserId | null;
    readonly endsOn: Day | null;
    readonly now: Moment;
    readonly today: Day;
  },
): Promise<boolean> {
  await sql`update access.role_grant set withdrawn_at = ${String(row.now)}::timestamptz
     where user_id = ${row.user} and role = ${row.role} and withdrawn_at is null
       and ends_on < ${String(row.today)}::date`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into access.role_grant (user_id, role, reason, granted_by, granted_at, ends_on)
    values (${row.user}, ${row.role}, ${row.reason}, ${row.by}, ${String(row.now)}::timestamptz,
            ${row.endsOn === null ? null : String(row.endsOn)}::date)
    on conflict (user_id, role) where withdrawn_at is null do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Withdraws a role; false when the user does not have it. */
export async function withdrawGrant(tx: Tx, user: UserId, role: string, now: Moment): Promise<boolean> {
  const result = await tx
    .updateTable('access.role_grant')
    .set({ withdrawn_at: now })
    .where('user_id', '=', user)
    .where('role', '=', role)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether the user is the only one who holds one of the roles today: there must be somebody left who can grant. */
export async function isLastWithRole(tx: Tx, user: UserId, roles: readonly string[], today: Day): Promise<boolean> {
  const { rows } = await sql<{ holder: string }>`
    select distinct g.user_id as holder
      from access.role_grant g join access.user_account u on u.id = g.user_id
     where g.role = any (${roles}::text[]) and g.withdrawn_at is null and u.ended_at is null
       and (g.ends_on is null or g.ends_on >= ${String(today)}::date)
     order by 1 limit 2`.execute(tx);
  return rows.length === 1 && rows[0]?.holder === user;
}

/** Adds a token of the API. */
export async function insertApiToken(
  tx: Tx,
  row: { user: UserId; name: string; tokenHash: Buffer; now: Moment; endsAt: Moment },
): Promise<number> {
  const { id } = await tx
    .insertInto('access.api_token')
    .values({ user_id: row.user, name: row.name, token_hash: row.tokenHash, made_at: row.now, ends_at: row.endsAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type TokenRow = {
  readonly token: number;
  readonly email: string;
  readonly name: string;
  readonly madeAt: Moment;
  readonly endsAt: Moment;
  readonly withdrawnAt: Moment | null;
};

/** Tokens of the API, the newest first, without their secrets. */
export async function tokenRows(db: Database, limit: number): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select t.id as token, coalesce(u.email, '') as email, t.name, t.made_at as "madeAt", t.ends_at as "endsAt",
           t.withdrawn_at as "withdrawnAt"
      from access.api_token t join access.user_account u on u.id = t.user_id
     where u.kind = 'staff' order by t.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Withdraws a token; false when there is none that is still open. */
export async function withdrawTokenRow(tx: Tx, token: number, now: Moment): Promise<boolean> {
  const result = await tx
    .updateTable('access.api_token')
    .set({ withdrawn_at: now })
    .where('id', '=', token)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Withdraws all tokens of a user. */
export async function withdrawTokensOf(tx: Tx, user: UserId, now: Moment): Promise<void> {
  await tx
    .updateTable('access.api_token')
    .set({ withdrawn_at: now })
    .where('user_id', '=', user)
    .where('withdrawn_at', 'is', null)
    .execute();
}
