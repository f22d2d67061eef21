import { createHash } from 'node:crypto';
import type { Register } from '#platform';
import { liveSession, type SignedInRow, touchSession, userOfApiToken } from './queries/sessions.ts';

/** A day at the desk, and then the password again (docs/sources/passwords.md). */
export const SESSION_HOURS_MAX = 12;
const IDLE_SECONDS_MAX = 30 * 60;
/** Use is noted once a minute: a write for each request would be the busiest in the register. */
const TOUCH_SECONDS = 60;

/** What the database keeps of a token: its SHA-256. The token has 256 random bits, so that nothing slower is needed. */
export const tokenHashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Somebody who has shown a secret of theirs, and by which way they came. */
export type Caller = SignedInRow & { readonly entry: 'web' | 'api'; readonly sessionId: string };

/** Who is behind a session token; null when the session has ended, was idle too long, or its user has ended. */
export async function callerOfSession(register: Register, token: string): Promise<Caller | null> {
  const tokenHash = tokenHashOf(token);
  const now = register.clock.now();
  const today = register.clock.today();
  const session = await liveSession(register.db, tokenHash, { now, today, idleSeconds: IDLE_SECONDS_MAX });
  if (!session) return null;
  const { seenAt, ...who } = session;
  if (seenAt.until(now).total('seconds') > TOUCH_SECONDS) await touchSession(register.db, tokenHash, now);
  return { ...who, entry: 'web', sessionId: tokenHash.toString('hex') };
}

/** Who is behind a token of the API; null when it has ended or was withdrawn. */
export async function callerOfApiToken(register: Register, token: string): Promise<Caller | null> {
  const now = register.clock.now();
  const found = await userOfApiToken(register.db, tokenHashOf(token), { now, today: register.clock.today() });
  if (!found) return null;
  const { token: id, ...who } = found;
  return { ...who, entry: 'api', sessionId: `token ${id}` };
}
