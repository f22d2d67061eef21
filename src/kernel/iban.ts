import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { BIC_BY_BANK_CODE } from './bank-codes.ts';
import type { Brand } from './brand.ts';

/** An account number of any IBAN country, in capitals and without blanks; check digits and national form are right. */
export type Iban = Brand<string, 'Iban'>;

/** Reads an IBAN with blanks or hyphens, in any case; `null` when the text is none. */
export function parseIban(text: string): Iban | null {
  if (text.length > 60 || /[^0-9A-Za-z\s\u00a0-]/.test(text)) return null;
  const plain = electronicFormatIBAN(text);
  return plain !== null && isValidIBAN(plain) ? (plain as Iban) : null;
}

/** The printed form, in groups of four: `FI21 1234 5600 0007 85`. */
export const groupedIban = (iban: Iban): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** The national account number within the IBAN: all but the country and the check digits. */
export const bbanOf = (iban: Iban): string => iban.slice(4);

/** The ISO 3166 code of the country where the account is kept. */
export const countryOfIban = (iban: Iban): string => iban.slice(0, 2);

/**
 * The BIC of a Finnish account, derived from its bank code; `null` for other countries and unknown codes.
 * For display and for formats that insist on a BIC only: SEPA does not need it, and the list ages.
 */
export function bicOf(iban: Iban): string | null {
  if (countryOfIban(iban) !== 'FI') return null;
  const code = Number(bbanOf(iban).slice(0, 3));
  return BIC_BY_BANK_CODE.find(({ from, to }) => from <= code && code <= to)?.bic ?? null;
}
