import { FINLAND, foldedName, isCountry, type Language, type PostalLines } from '#kernel';
import type { CustomerValues } from '../values.ts';
import { codesInUse, townsAlike } from './known-codes.ts';
import type { PostalCodeFacts } from './postal-code.ts';

/** The values that an envelope is written by. */
export type Addressed = Pick<
  CustomerValues,
  'kind' | 'language' | 'organisationName' | 'co' | 'streetAddress' | 'postalCode' | 'city' | 'country'
>;

/**
 * The lines under the name on an envelope: the organisation of a post, a c/o, the street, the town in capitals and in the
 * person's language. `null` when the post would not find it: no street, or no town.
 *
 * @see Posti, Postiosoite; JHS 106 Postiosoite (read 2026-11-22): recipient, addition, reserve, street, postal code and town
 */
export function postalLinesOf(values: Addressed): PostalLines | null {
  const { streetAddress, city } = values;
  if (!streetAddress || !city) return null;
  const extra = [values.kind === 'post' ? values.organisationName : null, careOf(values.co)].filter(
    (line) => line !== null,
  );
  const country = values.country !== null && isCountry(values.country) ? values.country : FINLAND;
  const facts = country === FINLAND || country === 'AX' ? codesInUse().last(values.postalCode ?? '') : null;
  return {
    line2: extra[0] ?? '',
    line3: extra[1] ?? '',
    street: streetAddress,
    postalCode: values.postalCode ?? '',
    city: townIn(values.language, city, facts).toUpperCase(),
    country,
  };
}

/**
 * The town's name in the person's language, when the town as written is that of the code under either of its names; a town
 * that the code does not know stands as it was written, and so does everything in English.
 */
export function townIn(language: Language, city: string, facts: PostalCodeFacts | null): string {
  if (facts === null || language === 'en') return city;
  const capitals = city.toUpperCase();
  if (capitals === facts.fi || capitals === facts.sv) return capitals === facts[language] ? city : facts[language];
  const written = foldedName(city);
  const names = [facts.fi, facts.sv].map(foldedName);
  if (!names.includes(written)) return townsAlike(city).some((name) => names.includes(name)) ? facts[language] : city;
  const own = facts[language];
  // Under the name that was written in small letters its accents are the person's own.
  return foldedName(own) === written ? city : own;
}

const careOf = (co: string | null): string | null =>
  co === null || co === '' ? null : /^c\/o\b/i.test(co) ? co : `c/o ${co}`;
