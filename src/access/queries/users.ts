import { sql } from 'kysely';
import type { CustomerNumber, Day, Language, Moment, UserId } from '#kernel';
import type { Database, Tx } from '#platform';

/** What signing in needs of a user. */
export async function credentialsOf(db: Database, email: string) {
  const row = await db
    .selectFrom('access.user_account')
    .select(['id', 'password_hash', 'password_ends_at', 'ended_at'])
    .where('email', '=', email)
    .executeTakeFirst();
  return row ? { ...row, id: row.id as UserId } : null;
}

export type UserRow = {
  readonly user: UserId;
  readonly email: string;
  readonly name: string;
  readonly kind: 'staff' | 'subscriber';
  readonly customer: CustomerNumber | null;
  readonly language: Language;
  readonly madeAt: Moment;
  readonly endedAt: Moment | null;
  readonly mustChangePassword: boolean;
  readonly roles: readonly string[];
  readonly acceptedVersion: number | null;
  readonly lastSeenAt: Moment | null;
};

/** Staff by e-mail; `after` is the e-mail of the last row shown before. */
export async function userRows(db: Database, today: Day, page: { after: string; limit: number }): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select u.id as "user", u.email, u.name, u.kind, u.customer, u.language, u.made_at as "madeAt",
           u.ended_at as "endedAt", u.must_change_password as "mustChangePassword",
           array(select g.role from access.role_grant g
                  where g.user_id = u.id and g.withdrawn_at is null
                    and (g.ends_on is null or g.ends_on >= ${String(today)}::date) order by g.role) as roles,
           (select max(version) from access.undertaking_acceptance a where a.user_id = u.id) as "acceptedVersion",
           (select max(done_at) from access.act c where c.user_id = u.id) as "lastSeenAt"
      from access.user_account u
     where u.kind = 'staff' and u.email > ${page.after}
     order by u.email, u.id limit ${page.limit}`.execute(db);
  return rows;
}

/** The id and the name of the user of an e-mail, ended or not. */
export async function userByEmail(db: Database | Tx, email: string): Promise<{ user: UserId; name: string } | null> {
  const row = await db
    .selectFrom('access.user_account')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirst();
  return row ? { user: row.id as UserId, name: row.name ?? '' } : null;
}

/** Adds a user; null when the e-mail is taken. */
export async function insertUser(
  tx: Tx,
  row: {
    readonly email: string;
    readonly name: string;
    readonly kind: 'staff' | 'subscriber';
    readonly customer: CustomerNumber | null;
    readonly language: Language;
    readonly passwordHash: string;
    readonly passwordEndsAt: Moment | null;
  },
): Promise<UserId | null> {
  const made = await tx
    .insertInto('access.user_account')
    .values({
      email: row.email,
      name: row.name,
      kind: row.kind,
      customer: row.customer,
      language: row.language,
      password_hash: row.passwordHash,
      password_ends_at: row.passwordEndsAt,
      must_change_password: row.passwordEndsAt !== null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made ? (made.id as UserId) : null;
}

/** Sets a password: a one-time one with its end, or one that lasts. */
export async function updatePassword(tx: Tx, user: UserId, hash: string, endsAt: Moment | null): Promise<void> {
  await tx
    .updateTable('access.user_account')
    .set({ password_hash: hash, password_ends_at: endsAt, must_change_password: endsAt !== null })
    .where('id', '=', user)
    .execute();
}

/** Sets the language a user works in. */
export async function updateLanguage(tx: Tx, user: UserId, language: Language): Promise<void> {
  await tx.updateTable('access.user_account').set({ language }).where('id', '=', user).execute();
}

/** Ends a user: nobody signs in with the account any more. Whether it was still open. */
export async function endUserRow(tx: Tx, user: UserId, now: Moment): Promise<boolean> {
  const result = await tx
    .updateTable('access.user_account')
    .set({ ended_at: now })
    .where('id', '=', user)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether there is any user at all. */
export async function hasUsers(db: Database): Promise<boolean> {
  const row = await db.selectFrom('access.user_account').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Notes the acceptance of a version of the undertaking; once is enough. */
export async function insertAcceptance(tx: Tx, user: UserId, version: number, now: Moment): Promise<void> {
  await tx
    .insertInto('access.undertaking_acceptance')
    .values({ user_id: user, version, accepted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
