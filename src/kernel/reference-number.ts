import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** A Finnish bank reference number (viitenumero): 4–20 digits, check digit last, no spaces, no leading zeros. */
export type ReferenceNumber = Brand<string, 'ReferenceNumber'>;

/** A creditor reference of ISO 11649: `RF`, two check digits and up to 21 letters or digits, in capitals. */
export type RfReference = Brand<string, 'RfReference'>;

const WEIGHTS = [7, 3, 1] as const;

/**
 * The check digit of 7-3-1: the weights repeat from the right over the base.
 * It catches every single wrong digit, but not two neighbours swapped that differ by five: match the amount too.
 */
function checkDigit(base: string): number {
  let sum = 0;
  for (let at = 0; at < base.length; at++) sum += Number(base[base.length - 1 - at]) * (WEIGHTS[at % 3] ?? 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * Makes the reference number of a base of 3–19 digits by appending its check digit.
 *
 * Leading zeros of the base are dropped, as they do not count. Throws `BrokenInvariant` for any other base.
 *
 * @see Finanssiala ry, Kotimaisen viitteen rakenneohje (read 2026-11-22)
 */
export function referenceNumber(base: number | bigint | string): ReferenceNumber {
  const digits = String(base).replace(/^0+/, '');
  assert(/^\d{3,19}$/.test(digits), `no base of a reference number: ${digits.length} characters`);
  return `${digits}${checkDigit(digits)}` as ReferenceNumber;
}

/**
 * Reads a reference number as payers and banks write it: blanks anywhere, zeros in front.
 * `null` when the text is none; the payer mistyped it or wrote a message there.
 */
export function parseReferenceNumber(text: string): ReferenceNumber | null {
  if (text.length > 60) return null;
  const digits = text.replace(/\s/g, '').replace(/^0+/, '');
  if (!/^\d{4,20}$/.test(digits)) return null;
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? (digits as ReferenceNumber) : null;
}

/** Remainder of 97 of `text`, its letters read as 10–35, as ISO 7064 has it. */
function remainder97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The RF form of a national reference number; the payer of another country can use it. */
export function rfReference(reference: ReferenceNumber): RfReference {
  const check = 98 - remainder97(`${reference}RF00`);
  return `RF${String(check).padStart(2, '0')}${reference}` as RfReference;
}

/**
 * Reads an RF reference in any case, with blanks. One that carries a Finnish reference gives the national number,
 * so that both forms of one invoice meet. `null` when the text is no RF reference.
 */
export function parseRfReference(text: string): ReferenceNumber | RfReference | null {
  if (text.length > 60) return null;
  const plain = text.replace(/\s/g, '').toUpperCase();
  const match = /^RF(\d{2})([0-9A-Z]{1,21})$/.exec(plain);
  if (!match) return null;
  const [, check = '', body = ''] = match;
  if (remainder97(`${body}RF${check}`) !== 1) return null;
  return parseReferenceNumber(body) ?? (plain as RfReference);
}

/** The printed form: a national number in fives from the right, an RF reference in fours from the left. */
export function groupedReference(reference: ReferenceNumber | RfReference): string {
  return reference.startsWith('RF')
    ? reference.replace(/(.{4})(?=.)/g, '$1 ')
    : reference.replace(/(?<=\d)(?=(?:\d{5})+$)/g, ' ');
}
