/** Shorter ones fall to guessing when the second factor falls away (NIST SP 800-63B-4, 3.1.1.2, read 2026-11-22). */
export const PASSWORD_CHARACTERS_MIN = 15;
/** Longer ones only cost time. */
export const PASSWORD_BYTES_MAX = 1_024;

const DISTINCT_CHARACTERS_MIN = 6;

export type PasswordVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'refused'; readonly because: 'too_short' | 'too_long' | 'too_simple' | 'names_its_user' };

/**
 * Judges a new password: long enough, not a run or a repetition, and not made of its user's own name or address.
 * No rules of composition, no expiry (docs/sources/passwords.md).
 */
export function judgePassword(
  password: string,
  user: { readonly email: string; readonly name: string },
): PasswordVerdict {
  const normalised = password.normalize('NFKC');
  if (Buffer.byteLength(normalised) > PASSWORD_BYTES_MAX) return { kind: 'refused', because: 'too_long' };
  if ([...normalised].length < PASSWORD_CHARACTERS_MIN) return { kind: 'refused', because: 'too_short' };
  const lower = normalised.toLowerCase();
  if (isSimple(lower)) return { kind: 'refused', because: 'too_simple' };
  if (namesUser(lower, user)) return { kind: 'refused', because: 'names_its_user' };
  return { kind: 'good' };
}

/** The words that are tried first: of the house, of the trade, of keyboards. */
const TRIED_FIRST =
  /kortisto|salasana|password|lösenord|losenord|qwerty|asdf|tervetuloa|valkommen|välkommen|welcome|rekisteri/g;

function isSimple(lower: string): boolean {
  const withoutTried = lower.replace(TRIED_FIRST, '').replace(/\d{4,}/g, '');
  if (new Set(withoutTried).size < DISTINCT_CHARACTERS_MIN) return true;
  const codes = [...lower].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  // A run (abcdef…, 987…) steps by one everywhere; a repetition (abcabc…) is its own beginning again.
  if (steps.every((step) => Math.abs(step) <= 1)) return true;
  return /^(.{1,7})\1+.{0,6}$/u.test(lower) && new Set(lower).size < 8;
}

function namesUser(lower: string, user: { email: string; name: string }): boolean {
  const names = [...user.name.toLowerCase().split(/\s+/), user.email.toLowerCase().split('@')[0] ?? ''];
  const without = names.filter((name) => name.length >= 3).reduce((text, name) => text.replaceAll(name, ''), lower);
  return [...without].length < PASSWORD_CHARACTERS_MIN / 2;
}
