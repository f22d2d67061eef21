import { sql } from 'kysely';
import type { CustomerNumber, Day, Language, Moment, UserId } from '#kernel';
import type { Database, Tx } from '#platform';

/** Somebody who has shown a secret, with what decides what they may: read anew for each request. */
export type SignedInRow = {
  readonly user: UserId;
  readonly email: string;
  readonly name: string;
  readonly kind: 'staff' | 'subscriber';
  readonly customer: CustomerNumber | null;
  readonly language: Language;
  readonly mustChangePassword: boolean;
  readonly roles: readonly string[];
  readonly acceptedVersion: number | null;
};

const WHO = (today: Day) => sql`
  u.id as "user", u.email, u.name, u.kind, u.customer, u.language, u.must_change_password as "mustChangePassword",
  array(select g.role from access.role_grant g
         where g.user_id = u.id and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= ${String(today)}::date)
         order by g.role) as roles,
  (select max(version) from access.undertaking_acceptance a where a.user_id = u.id) as "acceptedVersion"`;

export type SessionRow = SignedInRow & { readonly seenAt: Moment };

/** The live session of a token: neither past its end nor idle for too long, of a user who has not ended. */
export async function liveSession(
  db: Database,
  tokenHash: Buffer,
  { now, today, idleSeconds }: { readonly now: Moment; readonly today: Day; readonly idleSeconds: number },
): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    select s.seen_at as "seenAt", ${WHO(today)}
      from access.session s join access.user_account u on u.id = s.user_id
     where s.token_hash = ${tokenHash} and s.ends_at > ${String(now)}::timestamptz and u.ended_at is null
       and s.seen_at > ${String(now.subtract({ seconds: idleSeconds }))}::timestamptz`.execute(db);
  return rows[0] ?? null;
}

/** The user of a token of the API that is neither past its end nor withdrawn. */
export async function userOfApiToken(
  db: Database,
  tokenHash: Buffer,
  { now, today }: { readonly now: Moment; readonly today: Day },
): Promise<(SignedInRow & { readonly token: number }) | null> {
  const { rows } = await sql<SignedInRow & { token: number }>`
    select t.id as token, ${WHO(today)}
      from access.api_token t join access.user_account u on u.id = t.user_id
     where t.token_hash = ${tokenHash} and t.ends_at > ${String(now)}::timestamptz and t.withdrawn_at is null
       and u.ended_at is null`.execute(db);
  return rows[0] ?? null;
}

/** The user as the next request will see them; null when there is none, or they have ended. */
export async function signedInUser(db: Database, user: UserId, today: Day): Promise<SignedInRow | null> {
  const { rows } = await sql<SignedInRow>`
    select ${WHO(today)} from access.user_account u where u.id = ${user} and u.ended_at is null`.execute(db);
  return rows[0] ?? null;
}

/** Begins a session. */
export async function insertSession(
  tx: Tx,
  row: { tokenHash: Buffer; user: UserId; now: Moment; endsAt: Moment },
): Promise<void> {
  await tx
    .insertInto('access.session')
    .values({ token_hash: row.tokenHash, user_id: row.user, made_at: row.now, seen_at: row.now, ends_at: row.endsAt })
    .execute();
}

/** Notes that a session is in use. */
export async function touchSession(db: Database, tokenHash: Buffer, now: Moment): Promise<void> {
  await db.updateTable('access.session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('access.session').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of a user but one. */
export async function deleteSessionsOf(tx: Tx, user: UserId, except: Buffer | null = null): Promise<void> {
  const all = tx.deleteFrom('access.session').where('user_id', '=', user);
  await (except ? all.where('token_hash', '<>', except) : all).execute();
}

/** Forgets sessions past their end. */
export async function deleteEndedSessions(tx: Tx, now: Moment): Promise<void> {
  await tx.deleteFrom('access.session').where('ends_at', '<=', now).execute();
}
