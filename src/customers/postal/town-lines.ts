import { type Country, FINLAND, type PostalLines } from '#kernel';

const ALAND = 'AX' as Country;
const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** The name of a country as the posts of the world read it: in English, in capitals. */
export const countryInEnglish = (country: Country): string => (names.of(country) ?? country).toUpperCase();

/** Countries that write the code behind the town (Universal Postal Union, addressing systems; from general knowledge). */
const CODE_BEHIND: ReadonlySet<string> = new Set(['AU', 'CA', 'IN', 'NZ', 'US']);
/** Countries that write the code on a line of its own under the town (the same). */
const CODE_BELOW: ReadonlySet<string> = new Set(['GB', 'GG', 'IE', 'IM', 'JE']);

/**
 * The lines of the town: `00100 HELSINKI` within the country; from abroad with the country's letters before the code, and the
 * country itself last. Åland is within Finland; only the town and the country are in capitals.
 *
 * @see Posti, Postiosoite; JHS 106 (read 2026-11-22)
 */
export function townLines({ postalCode, city, country }: PostalLines, from: Country): string[] {
  const town = city.toUpperCase();
  const isFinnish = country === FINLAND || country === ALAND;
  const isHere = country === from || (isFinnish && (from === FINLAND || from === ALAND));
  if (isFinnish) {
    if (isHere) return [joined(postalCode, town)];
    const code = postalCode === '' ? '' : `${country}-${postalCode}`;
    return [joined(code, town), country === ALAND ? 'ÅLAND, FINLAND' : 'FINLAND'];
  }
  const abroad = isHere ? [] : [countryInEnglish(country)];
  if (CODE_BELOW.has(country)) return [town, postalCode, ...abroad].filter((line) => line !== '');
  if (CODE_BEHIND.has(country)) return [joined(town, postalCode), ...abroad];
  return [joined(postalCode, town), ...abroad];
}

/** The lines under a name, none made shorter: for what is kept and for senders. Empty without an address. */
export function addressLines(address: PostalLines | null, from: Country = FINLAND): string[] {
  if (address === null) return [];
  const { line2, line3, street } = address;
  return [line2, line3, street, ...townLines(address, from)].filter((line) => line !== '');
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
