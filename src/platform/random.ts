import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret of 256 bits in 43 characters that need no escaping in a header or an address. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What a database may keep of a secret of full entropy: its SHA-256, in hexadecimal. Not for passwords. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** No 0 and O, no 1, I and L: it is read from a screen and typed. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be used once: four groups of five readable characters, 98 bits. */
export function oneTimePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => READABLE.charAt(randomInt(READABLE.length))).join('');
  return Array.from({ length: 4 }, group).join('-');
}
