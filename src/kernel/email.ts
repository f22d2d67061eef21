import type { Brand } from './brand.ts';

/** An e-mail address: Unicode in NFC, the domain in lower case. That it exists is not known. */
export type Email = Brand<string, 'Email'>;

/** RFC 5321 4.5.3.1 (read 2026-11-22): 64 octets before the sign, 254 in all. */
const LOCAL_OCTETS_MAX = 64;
const ADDRESS_OCTETS_MAX = 254;

const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const TOP_LABEL = /^(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})$/u;

/**
 * Reads an e-mail address, blanks round it allowed. `null` for anything a mail server could misread: inner blanks, line
 * ends, control characters, quotes, brackets, two signs, too long, a domain without a dot.
 */
export function parseEmail(text: string): Email | null {
  if (text.length > 2 * ADDRESS_OCTETS_MAX) return null;
  const trimmed = text.normalize('NFC').replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');
  const parts = trimmed.split('@');
  const [local = '', rawDomain = ''] = parts;
  if (parts.length !== 2 || !LOCAL.test(local)) return null;
  const domain = rawDomain.toLowerCase();
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !TOP_LABEL.test(labels.at(-1) ?? ''))
    return null;
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(local) > LOCAL_OCTETS_MAX || Buffer.byteLength(address) > ADDRESS_OCTETS_MAX) return null;
  return address as Email;
}
