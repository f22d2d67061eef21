import { assert, type CustomerNumber, type Language, type Permit, type UserId } from '#kernel';
import { oneTimePassword } from '#platform';
import { hashPassword } from './password.ts';
import { databaseOf, nowOf, todayOf, transact } from './permit.ts';
import { insertGrant, isLastWithRole, withdrawTokensOf } from './queries/grants.ts';
import { deleteSessionsOf, signedInUser } from './queries/sessions.ts';
import {
  endUserRow,
  hasUsers,
  insertUser,
  updatePassword,
  userByEmail,
  type UserRow,
  userRows,
} from './queries/users.ts';
import { type Role, ROLE_NAMES, ROLES } from './roles.ts';
import { signInEmail } from './sign-in.ts';

/** A one-time password waits so long for its first use. */
export const ONE_TIME_HOURS_MAX = 7 * 24;

export type NewUser = {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  /** The customer number of a subscriber; null for staff. */
  readonly customer: CustomerNumber | null;
  readonly reason: string;
};

export type Created =
  | { readonly kind: 'created'; readonly user: UserId; readonly oneTimePassword: string }
  | { readonly kind: 'refused'; readonly because: 'email_taken' | 'role_of_the_other_kind' };

/** Makes a user with roles and a one-time password, which is told once and kept nowhere. */
export async function createUser(by: Permit<'users:manage'>, given: NewUser): Promise<Created> {
  const password = oneTimePassword();
  const endsAt = nowOf(by).add({ hours: ONE_TIME_HOURS_MAX });
  const created = await insertWithRoles(by, given, { hash: await hashPassword(password), endsAt });
  return created.kind === 'created' ? { ...created, oneTimePassword: password } : created;
}

/** Makes a user whose password lasts: for the sign-ins that the demo register prints, at its start and never else. */
export async function createDemoUser(by: Permit<'users:manage'>, given: NewUser, password: string) {
  assert(by.actor.who === 'start', 'only the start of a demo chooses a password for somebody');
  return insertWithRoles(by, given, { hash: await hashPassword(password), endsAt: null });
}

type Kept = { readonly hash: string; readonly endsAt: Temporal.Instant | null };

async function insertWithRoles(by: Permit<'users:manage'>, given: NewUser, { hash, endsAt }: Kept) {
  const isSubscriber = given.customer !== null;
  if (given.roles.some((role) => (role === 'subscriber') !== isSubscriber)) {
    return { kind: 'refused', because: 'role_of_the_other_kind' } as const;
  }
  return transact(by, async (tx) => {
    const { name, language, customer, reason } = given;
    const kind = isSubscriber ? 'subscriber' : 'staff';
    const email = signInEmail(given.email);
    const row = { email, name, language, customer, kind, passwordHash: hash, passwordEndsAt: endsAt } as const;
    const user = await insertUser(tx, row);
    if (user === null) return { kind: 'refused', because: 'email_taken' } as const;
    const granted = { user, reason, by: by.actor.user, endsOn: null, now: nowOf(by), today: todayOf(by) };
    // A handful of roles at most; the demo and the desk make users one at a time.
    for (const role of new Set(given.roles)) await insertGrant(tx, { ...granted, role });
    return { kind: 'created', user } as const;
  });
}

export type Reset = { readonly kind: 'reset'; readonly oneTimePassword: string } | { readonly kind: 'not found' };

/** Gives a user a new one-time password; all their sessions and tokens end. Nobody chooses a password for another. */
export async function resetPassword(by: Permit<'users:manage'>, user: UserId): Promise<Reset> {
  if (!(await signedInUser(databaseOf(by), user, todayOf(by)))) return { kind: 'not found' };
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  await transact(by, async (tx) => {
    await updatePassword(tx, user, hash, nowOf(by).add({ hours: ONE_TIME_HOURS_MAX }));
    await deleteSessionsOf(tx, user);
    await withdrawTokensOf(tx, user, nowOf(by));
  });
  return { kind: 'reset', oneTimePassword: password };
}

export type Ended =
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly because: 'nobody_left_to_grant' }
  | { readonly kind: 'not found' };

/** Ends a user: sessions and tokens end in the same transaction. The last one who can grant is not ended. */
export const endUser = (by: Permit<'users:manage'>, user: UserId): Promise<Ended> =>
  transact(by, async (tx): Promise<Ended> => {
    if (await isLastWithRole(tx, user, GRANTING_ROLES, todayOf(by))) {
      return { kind: 'refused', because: 'nobody_left_to_grant' };
    }
    if (!(await endUserRow(tx, user, nowOf(by)))) return { kind: 'not found' };
    await deleteSessionsOf(tx, user);
    await withdrawTokensOf(tx, user, nowOf(by));
    return { kind: 'ended' };
  });

/** The user of an e-mail; null when there is none. */
export async function findUser(by: Permit<'users:manage'>, email: string): Promise<UserId | null> {
  const found = await userByEmail(databaseOf(by), signInEmail(email));
  return found?.user ?? null;
}

/** The roles whose holders can grant. */
export const GRANTING_ROLES: readonly Role[] = ROLE_NAMES.filter((role) =>
  (ROLES[role].permissions as readonly string[]).includes('users:manage'),
);

/** Staff by e-mail, a page at a time. Subscribers are customers: whoever may see customers finds them by the card. */
export const listUsers = (
  by: Permit<'users:manage'>,
  page: { readonly after: string; readonly limit: number },
): Promise<UserRow[]> => userRows(databaseOf(by), todayOf(by), page);

/**
 * Makes the first administrator of a register that has no users yet; null when it has some. The password is for one use,
 * and told by whoever calls, once.
 */
export async function createFirstAdministrator(
  by: Permit<'users:manage'>,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<{ readonly email: string; readonly oneTimePassword: string } | null> {
  if (await hasUsers(databaseOf(by))) return null;
  const made = await createUser(by, {
    email,
    name: 'Administrator',
    language,
    roles: ['administrator'],
    customer: null,
    reason: 'the first start of the register',
  });
  return made.kind === 'created' ? { email, oneTimePassword: made.oneTimePassword } : null;
}
