import type { Entry, Permission, Permit, Purpose } from '#kernel';
import type { Authorisation, Authoriser, Register } from '#platform';
import { databaseOf, mintPermit, todayOf } from './permit.ts';
import { signedInUser } from './queries/sessions.ts';
import { isRole, needsUndertaking, permissionsOf, usualPurposeOf } from './roles.ts';
import { type Caller, callerOfApiToken, callerOfSession } from './session.ts';
import { signInEmail } from './sign-in.ts';
import { currentUndertaking } from './undertaking.ts';

/** Why somebody who is signed in may not; in this order. */
export type Denial = 'password_must_be_changed' | 'no_right' | 'undertaking_not_accepted';

/** Says whether a user may do something now, by the roles they hold at this moment. A pure rule. */
export function decideRight(who: Caller, permission: Permission): Denial | null {
  if (who.mustChangePassword && permission !== 'session:own') return 'password_must_be_changed';
  if (!permissionsOf(who.roles.filter(isRole)).has(permission)) return 'no_right';
  const hasAccepted = who.acceptedVersion !== null && who.acceptedVersion >= currentUndertaking().version;
  return needsUndertaking(permission) && !hasAccepted ? 'undertaking_not_accepted' : null;
}

/** What a permit says beside who and what. */
export type Circumstances = {
  readonly purpose: Purpose | null;
  readonly entry: Entry;
  readonly requestId: string | null;
  readonly reason: string | null;
};

/** Gives a permit to a user who may; otherwise says why not. */
export function permit<P extends Permission>(
  register: Register,
  who: Caller,
  permission: P,
  { purpose, entry, requestId, reason }: Circumstances,
): { readonly kind: 'permitted'; readonly permit: Permit<P> } | { readonly kind: 'denied'; readonly because: Denial } {
  const because = decideRight(who, permission);
  if (because !== null) return { kind: 'denied', because };
  const actor = { who: 'user', user: who.user } as const;
  const given = mintPermit(register, {
    permission,
    purpose: purpose ?? usualPurposeOf(permission),
    actor,
    entry,
    requestId,
    reason,
  });
  return { kind: 'permitted', permit: given };
}

/**
 * Says whether whoever holds a permit may also do other things: what is shown beside the thing asked for needs its own right.
 * Jobs, the operator and the start may.
 */
export async function mayAlso(by: Permit, ...permissions: readonly Permission[]): Promise<boolean> {
  if (by.actor.user === null) return true;
  const who = await signedInUser(databaseOf(by), by.actor.user, todayOf(by));
  const held = permissionsOf(who?.roles.filter(isRole) ?? []);
  return permissions.every((one) => held.has(one));
}

/** Makes the guard of the HTTP edge: a session cookie or a token of the API, and the right as it stands at this moment. */
export const authoriserOf =
  (register: Register): Authoriser =>
  async (caller, need): Promise<Authorisation> => {
    const who = await callerOf(register, caller);
    if (!who) return { kind: 'denied', because: 'not_signed_in', language: null };
    const known = { kind: 'authorised', language: who.language, userId: who.user } as const;
    if (need === 'signed in') {
      return { ...known, granted: { userId: who.user, sessionId: who.sessionId, language: who.language } };
    }
    const { purpose, requestId, reason } = caller;
    const answer = permit(register, who, need, { purpose, entry: who.entry, requestId, reason });
    return answer.kind === 'denied' ? { ...answer, language: who.language } : { ...known, granted: answer.permit };
  };

/** Who is behind a session cookie or a token; null when nobody is. */
export async function callerOf(
  register: Register,
  { sessionToken, bearerToken }: { readonly sessionToken: string | null; readonly bearerToken: string | null },
): Promise<Caller | null> {
  if (bearerToken !== null) return callerOfApiToken(register, bearerToken);
  return sessionToken === null ? null : callerOfSession(register, sessionToken);
}

/** Who a command line acts as: the user of the e-mail, by a token of theirs. */
export async function callerOfCommand(register: Register, email: string, token: string | null): Promise<Caller | null> {
  const who = token === null ? null : await callerOfApiToken(register, token);
  return who && who.email === signInEmail(email) ? who : null;
}
