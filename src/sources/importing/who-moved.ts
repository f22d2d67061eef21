import type { CustomerValues } from '#customers';
import { type CustomerNumber, foldedName } from '#kernel';

/** Who somebody was before the event, as an address service tells it. */
export type FormerHome = {
  readonly givenNames: string;
  readonly familyName: string;
  readonly street: string;
  readonly postalCode: string;
};

/** Whom an address service means. */
export type FoundMover =
  | { readonly kind: 'same'; readonly customer: CustomerNumber }
  | { readonly kind: 'ask'; readonly among: readonly CustomerNumber[] }
  | { readonly kind: 'nobody' };

type Candidate = { readonly customer: CustomerNumber; readonly values: CustomerValues };

/**
 * Says whom an address service means. One customer with the name and the home is meant; two of one name in one home are
 * father and son until a person says otherwise, and a likeness alone is asked about.
 */
export function whoMoved(old: FormerHome, candidates: readonly Candidate[]): FoundMover {
  if (candidates.length === 0) return { kind: 'nobody' };
  const sure = candidates.filter(({ values }) => isNamed(old, values) && isAtHome(old, values));
  const [first] = sure;
  return first && sure.length === 1
    ? { kind: 'same', customer: first.customer }
    : { kind: 'ask', among: (sure.length > 0 ? sure : candidates).map(({ customer }) => customer) };
}

/** The key of a person in a home: who moves twice is found by it. */
export const homeKey = ({ givenNames, familyName, street, postalCode }: FormerHome): string =>
  [firstWord(foldedName(givenNames)), foldedName(familyName), streetKey(street), postalCode].join('|');

const firstWord = (text: string): string => text.split(' ')[0] ?? '';

/** The same surname and first given name, in this order or the other, as a file with swapped fields has them. */
export function isNamed(old: FormerHome, { givenNames, familyName }: CustomerValues): boolean {
  const told = [firstWord(foldedName(old.givenNames)), foldedName(old.familyName)];
  const known = [firstWord(foldedName(givenNames ?? '')), foldedName(familyName ?? '')];
  if (told[0] === known[0] && told[1] === known[1]) return true;
  return (
    firstWord(foldedName(familyName ?? '')) === told[0] && foldedName(givenNames ?? '') === told[1] && told[0] !== ''
  );
}

/** Whether a customer's address is the home that was left. */
export const isAtHome = (old: FormerHome, { streetAddress, postalCode }: CustomerValues): boolean =>
  postalCode === old.postalCode && streetAddress !== null && streetKey(streetAddress) === streetKey(old.street);

/** Whether the surname is the same. */
export const isOfTheFamily = (old: FormerHome, { familyName }: CustomerValues): boolean =>
  foldedName(familyName ?? '') === foldedName(old.familyName);

/** Whether the address is in the same street, or of the same postal code. */
export const isOfTheStreet = (old: FormerHome, { streetAddress, postalCode }: CustomerValues): boolean =>
  postalCode === old.postalCode ||
  (streetAddress !== null && foldedName(streetAddress).split(' ')[0] === foldedName(old.street).split(' ')[0]);

/** The street without what people write in several ways: `5 A as. 12`, `5 A12`, `5 a 12`, `katu` as `k.`. */
const streetKey = (street: string): string =>
  foldedName(street)
    .replace(/\bas\b/g, '')
    .replace(/(?<=\p{L})(?:katu|gatan)(?=\s|$)/gu, 'k')
    .replace(/(?<=\p{L})(?:tie|vagen)(?=\s|$)/gu, 't')
    .replace(/(?<=\p{L})kuja(?=\s|$)/gu, 'kj')
    .replace(/(?<=\p{L})polku(?=\s|$)/gu, 'p')
    .replace(/\s+/g, '');
