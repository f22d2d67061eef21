import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Brand } from './brand.ts';

/** A telephone number in the form of E.164: `+358405551234`. */
export type Phone = Brand<string, 'Phone'>;

const PHONE_CHARACTERS_MAX = 40;

/**
 * Reads a telephone number; without a country code it is a Finnish one. `null` when the text is no number that can be
 * called: words round it, an impossible length, an unknown area. An extension is left out.
 */
export function parsePhone(text: string): Phone | null {
  if (text.length > PHONE_CHARACTERS_MAX) return null;
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry: 'FI', extract: false });
  return number?.isValid() ? (number.number as string as Phone) : null;
}

/** The printed form: a Finnish number as at home (`040 5551234`), any other with its country code. */
export function phoneFormatted(phone: Phone): string {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.country === 'FI' ? number.formatNational() : number.formatInternational();
}
