import type { Brand } from './brand.ts';

/** A Finnish postal code: five digits, Åland's `22…` among them. That the post uses it is not known. */
export type PostalCode = Brand<string, 'PostalCode'>;

/** Reads five digits, with `FI-` or `AX-` before them or blanks inside; `null` when the text is no Finnish postal code. */
export function parsePostalCode(text: string): PostalCode | null {
  if (text.length > 20) return null;
  const match = /^(?:(?:FI|FIN|AX)\s?-?\s?)?(\d{2}\s?\d{3})$/i.exec(text.trim());
  const digits = match?.[1]?.replace(/\s/g, '');
  return digits === undefined || digits === '00000' ? null : (digits as PostalCode);
}
