import type { Day, Permit, UserId } from '#kernel';
import { randomToken } from '#platform';
import { databaseOf, nowOf, todayOf, transact } from './permit.ts';
import {
  type GrantRow,
  grantRows,
  insertApiToken,
  insertGrant,
  isLastWithRole,
  type TokenRow,
  tokenRows,
  withdrawGrant,
  withdrawTokenRow,
} from './queries/grants.ts';
import { deleteSessionsOf, signedInUser } from './queries/sessions.ts';
import type { Role } from './roles.ts';
import { tokenHashOf } from './session.ts';
import { GRANTING_ROLES } from './users.ts';

export type Granting =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused'; readonly because: 'granted_already' | 'role_of_the_other_kind' | 'own_grant' }
  | { readonly kind: 'not found' };

/** Grants a role to another user, with its reason and perhaps its last day; nobody grants to himself (§ 6). Acts on the user's next request. */
export async function grantRole(
  by: Permit<'users:manage'>,
  given: { readonly user: UserId; readonly role: Role; readonly reason: string; readonly endsOn: Day | null },
): Promise<Granting> {
  if (by.actor.user === given.user) return { kind: 'refused', because: 'own_grant' };
  const who = await signedInUser(databaseOf(by), given.user, todayOf(by));
  if (!who) return { kind: 'not found' };
  if ((who.kind === 'subscriber') !== (given.role === 'subscriber')) {
    return { kind: 'refused', because: 'role_of_the_other_kind' };
  }
  const isNew = await transact(by, (tx) =>
    insertGrant(tx, {
      user: who.user,
      role: given.role,
      reason: given.reason,
      by: by.actor.user,
      endsOn: given.endsOn,
      now: nowOf(by),
      today: todayOf(by),
    }),
  );
  return isNew ? { kind: 'granted' } : { kind: 'refused', because: 'granted_already' };
}

export type Withdrawal =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'refused'; readonly because: 'not_granted' | 'nobody_left_to_grant' };

/** Withdraws a role and ends the user's sessions. The last one who can grant keeps the role. */
export const withdrawRole = (by: Permit<'users:manage'>, user: UserId, role: Role): Promise<Withdrawal> =>
  transact(by, async (tx): Promise<Withdrawal> => {
    const isGranting = GRANTING_ROLES.includes(role);
    if (isGranting && (await isLastWithRole(tx, user, GRANTING_ROLES, todayOf(by)))) {
      return { kind: 'refused', because: 'nobody_left_to_grant' };
    }
    if (!(await withdrawGrant(tx, user, role, nowOf(by)))) return { kind: 'refused', because: 'not_granted' };
    await deleteSessionsOf(tx, user);
    return { kind: 'withdrawn' };
  });

/** Grants of all users, the newest first, those withdrawn too. */
export const listGrants = (
  by: Permit<'users:manage'>,
  page: { readonly before: number; readonly limit: number },
): Promise<GrantRow[]> => grantRows(databaseOf(by), page);

export type TokenMade =
  | { readonly kind: 'made'; readonly id: number; readonly token: string; readonly endsAt: Temporal.Instant }
  | { readonly kind: 'not found' };

/** Makes a token by which a program acts as a user; told once, only its hash is kept. */
export async function createToken(
  by: Permit<'users:manage'>,
  given: { readonly user: UserId; readonly name: string; readonly days: number },
): Promise<TokenMade> {
  if (!(await signedInUser(databaseOf(by), given.user, todayOf(by)))) return { kind: 'not found' };
  const token = randomToken();
  const now = nowOf(by);
  const endsAt = now.add({ hours: 24 * given.days });
  const row = { user: given.user, name: given.name, tokenHash: tokenHashOf(token), now, endsAt };
  const id = await transact(by, (tx) => insertApiToken(tx, row));
  return { kind: 'made', id, token, endsAt };
}

/** Tokens of all users, the newest first, without their secrets. */
export const listTokens = (by: Permit<'users:manage'>, limit: number): Promise<TokenRow[]> =>
  tokenRows(databaseOf(by), limit);

/** Withdraws a token; false when there is none that is still open. */
export const withdrawToken = (by: Permit<'users:manage'>, token: number): Promise<boolean> =>
  transact(by, (tx) => withdrawTokenRow(tx, token, nowOf(by)));
