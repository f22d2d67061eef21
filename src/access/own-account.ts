import type { Language } from '#kernel';
import { databaseOf, nowOf, registerOf, transact } from './permit.ts';
import { hashPassword } from './password.ts';
import { judgePassword, type PasswordVerdict } from './password-policy.ts';
import { withdrawTokensOf } from './queries/grants.ts';
import { deleteSessionsOf, signedInUser } from './queries/sessions.ts';
import { insertAcceptance, updateLanguage, updatePassword } from './queries/users.ts';
import { tokenHashOf } from './session.ts';
import { checkPassword, type ownPermit } from './sign-in.ts';
import { currentUndertaking } from './undertaking.ts';

type Own = ReturnType<typeof ownPermit>;

export type PasswordChange =
  | { readonly kind: 'changed' }
  | Extract<PasswordVerdict, { kind: 'refused' }>
  | { readonly kind: 'refused'; readonly because: 'not_recognised' | 'wait' | 'unchanged' };

/** Changes the own password. All other sessions and all tokens of the user end; the session that asks goes on. */
export async function changePassword(
  by: Own,
  { current, next }: { readonly current: string; readonly next: string },
  from: { readonly address: string; readonly sessionToken: string | null },
): Promise<PasswordChange> {
  const { user } = by.actor;
  const who = user && (await signedInUser(databaseOf(by), user, registerOf(by).clock.today()));
  if (!who) return { kind: 'refused', because: 'not_recognised' };
  const known = { email: who.email, password: current, address: from.address };
  const checked = await checkPassword(registerOf(by), known);
  if (checked.kind === 'refused') return checked;
  if (next === current) return { kind: 'refused', because: 'unchanged' };
  const verdict = judgePassword(next, who);
  if (verdict.kind === 'refused') return verdict;
  const hash = await hashPassword(next);
  await transact(by, async (tx) => {
    await updatePassword(tx, who.user, hash, null);
    await deleteSessionsOf(tx, who.user, from.sessionToken === null ? null : tokenHashOf(from.sessionToken));
    await withdrawTokensOf(tx, who.user, nowOf(by));
  });
  return { kind: 'changed' };
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly version: number }
  | { readonly kind: 'refused'; readonly because: 'another_version' };

/** Accepts the undertaking of confidentiality; the version says which text was read, and must be the one that counts. */
export async function acceptUndertaking(by: Own, version: number): Promise<Acceptance> {
  const { user } = by.actor;
  if (user === null || version !== currentUndertaking().version) return { kind: 'refused', because: 'another_version' };
  await transact(by, (tx) => insertAcceptance(tx, user, version, nowOf(by)));
  return { kind: 'accepted', version };
}

/** Sets the language that the user works in. */
export async function setLanguage(by: Own, language: Language): Promise<void> {
  const { user } = by.actor;
  if (user !== null) await transact(by, (tx) => updateLanguage(tx, user, language));
}
