import type { Brand } from './brand.ts';

/** A Finnish business id (Y-tunnus), `1234567-1`, its check digit right. */
export type BusinessId = Brand<string, 'BusinessId'>;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Reads `1234567-1`, an older one of six digits, or one written without the hyphen or as a VAT number (`FI12345671`).
 * `null` when the text is none or its check digit is wrong.
 *
 * @see Verohallinto, Yritys- ja yhteisötunnuksen (Y-tunnus) tarkistusmerkin laskenta (read 2026-11-22)
 */
export function parseBusinessId(text: string): BusinessId | null {
  const match = /^(?:(\d{6,7})-|(?:FI)?(\d{7}))(\d)$/i.exec(text.trim());
  if (!match) return null;
  const [, hyphened, plain, check] = match;
  const base = (hyphened ?? plain ?? '').padStart(7, '0');
  const rest = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(base[at]), 0) % 11;
  if (rest === 1 || Number(check) !== (rest === 0 ? 0 : 11 - rest)) return null;
  return `${base}-${check}` as BusinessId;
}

/** The VAT number of the business: `FI12345671`. Says nothing of whether it is registered for VAT. */
export const vatIdOf = (id: BusinessId): string => `FI${id.replace('-', '')}`;

/**
 * The e-invoicing party code (OVT-tunnus, ISO 6523 code 0037): `003712345671`, without a unit's own suffix.
 *
 * @see Finanssiala ry, Finvoice soveltamisohje (read 2026-11-22)
 */
export const ovtOf = (id: BusinessId): string => `0037${id.replace('-', '')}`;
