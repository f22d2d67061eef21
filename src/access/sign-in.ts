import { createHmac } from 'node:crypto';
import { type Entry, type Moment, parseEmail, type Permit, type UserId } from '#kernel';
import { homeSecret, randomToken, type Register } from '#platform';
import { isPassword } from './password.ts';
import { mintPermit, nowOf, transact } from './permit.ts';
import {
  attemptFacts,
  type AttemptOf,
  attemptSucceeded,
  forgetAttempts,
  insertAttempt,
  lockAccount,
} from './queries/attempts.ts';
import { deleteEndedSessions, deleteSession, insertSession } from './queries/sessions.ts';
import { credentialsOf } from './queries/users.ts';
import { SESSION_HOURS_MAX, tokenHashOf } from './session.ts';
import { decideThrottle } from './throttle.ts';

/** How somebody comes to the door. */
export interface Knock {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly requestId: string | null;
}

/** `not_recognised` says neither which was wrong nor whether there is such a user. */
export type SignIn =
  | { readonly kind: 'signed in'; readonly token: string; readonly user: UserId }
  | { readonly kind: 'refused'; readonly because: 'not_recognised' | 'wait' };

/**
 * Signs a user in with e-mail and password and begins a session. Takes the same time and says the same whether the user
 * is unknown, has ended, or typed a wrong password; attempts are slowed by account and by address.
 */
export async function signIn(register: Register, knock: Knock): Promise<SignIn> {
  const checked = await checkPassword(register, knock);
  if (checked.kind === 'refused') return checked;
  const token = randomToken();
  const now = register.clock.now();
  await transact(ownPermit(register, checked.user, { entry: 'web', requestId: knock.requestId }), async (tx) => {
    const endsAt = now.add({ hours: SESSION_HOURS_MAX });
    await insertSession(tx, { tokenHash: tokenHashOf(token), user: checked.user, now, endsAt });
  });
  return { kind: 'signed in', token, user: checked.user };
}

/** Ends the session of a token. */
export async function signOut(register: Register, user: UserId, token: string): Promise<void> {
  const by = ownPermit(register, user, { entry: 'web', requestId: null });
  await transact(by, (tx) => deleteSession(tx, tokenHashOf(token)));
}

/** Forgets sessions past their end and attempts that no rule looks at any more. */
export const forgetOldSignIns = (by: Permit<'session:own'>): Promise<void> =>
  transact(by, async (tx) => {
    await deleteEndedSessions(tx, nowOf(by));
    await forgetAttempts(tx, nowOf(by));
  });

/** The permit for what everybody may do with the own account. */
export const ownPermit = (
  register: Register,
  user: UserId,
  { entry, requestId }: { readonly entry: Entry; readonly requestId: string | null },
) =>
  mintPermit(register, {
    permission: 'session:own',
    purpose: 'security',
    actor: { who: 'user', user },
    entry,
    requestId,
    reason: null,
  });

export type PasswordCheck =
  | { readonly kind: 'recognised'; readonly user: UserId }
  | { readonly kind: 'refused'; readonly because: 'not_recognised' | 'wait' };

/** Checks an e-mail and a password, with the throttle; begins nothing. */
export async function checkPassword(register: Register, knock: Omit<Knock, 'requestId'>): Promise<PasswordCheck> {
  const email = signInEmail(knock.email);
  const now = register.clock.now();
  const attempt = await beginAttempt(register, attemptOf(register, email, knock.address), now);
  if (attempt === null) return { kind: 'refused', because: 'wait' };
  const user = await credentialsOf(register.db, email);
  const isRight = await isPassword(knock.password, user?.password_hash ?? null);
  const hasEnded = user?.ended_at !== null;
  const isPast = user?.password_ends_at ? Temporal.Instant.compare(user.password_ends_at, now) <= 0 : false;
  if (!user || !isRight || hasEnded || isPast) return { kind: 'refused', because: 'not_recognised' };
  await attemptSucceeded(register.db, attempt);
  return { kind: 'recognised', user: user.id };
}

/** The e-mail as users are found by it: without blanks round it, in lower case; what is no e-mail finds nobody. */
export const signInEmail = (text: string): string => (parseEmail(text) ?? text.trim()).toLowerCase().slice(0, 254);

const attemptOf = (register: Register, email: string, address: string): AttemptOf => {
  const key = homeSecret(register.home, 'sign-in-attempts');
  const hash = (what: string, text: string): Buffer => createHmac('sha256', key).update(`${what}\0${text}`).digest();
  return { account: hash('account', email), address: hash('address', address) };
};

/** Notes the attempt, or says by null that it must wait. */
const beginAttempt = (register: Register, attempt: AttemptOf, now: Moment): Promise<number | null> =>
  register.db.transaction().execute(async (tx) => {
    await lockAccount(tx, attempt);
    const throttle = decideThrottle(await attemptFacts(tx, attempt, now), now);
    return throttle.kind === 'wait' ? null : insertAttempt(tx, attempt, now);
  });
