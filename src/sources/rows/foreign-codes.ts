import type { Country } from '#kernel';

/** How many digits a postal code of the country has (Universal Postal Union, addressing systems; read 2026-11-23). */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  AT: [4],
  AU: [4],
  BE: [4],
  CH: [4],
  CZ: [5],
  DE: [5],
  DK: [4],
  EE: [5],
  ES: [5],
  FR: [5],
  HU: [4],
  IS: [3],
  IT: [5],
  LT: [5],
  LU: [4],
  LV: [4],
  NL: [4],
  NO: [4],
  PL: [5],
  PT: [4, 7],
  SE: [5],
  TH: [5],
  US: [5, 9],
};

/** Whether the code has the form of the country's postal codes; of a country not listed only that it holds a digit. */
export function looksLikeForeignCode(code: string, country: Country): boolean {
  const digits = code.replace(/\D/g, '');
  if (!/[1-9]/.test(digits)) return false;
  return DIGITS[country]?.includes(digits.length) ?? true;
}
