import type { Kind } from '#kernel';
import type { Customer } from '../read.ts';
import type { AddressSaid } from '../changing/slots.ts';
import type { Saying } from '../changing/what-is-said.ts';

/** What is wrong with what is said, in the order in which it is told. */
export const FAULTS = [
  'not_a_post',
  'unknown_organisation',
  'unknown_code_set',
  'no_place',
  'ends_before_it_begins',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a saying is judged by: the kind of the customer, the organisation it names, whether its code set is known. */
export type Circumstances = { readonly kind: Kind; readonly seat: Customer | null; readonly isKnownSet: boolean };

/**
 * What is wrong with what is said of a customer; `null` when nothing is. In order: only a post is in an organisation, and in
 * one that stands; an industry code is of a known set; an address that the post finds has a town, and a street or a c/o;
 * none ends before it begins.
 */
export function faultIn(saying: Saying, { kind, seat, isKnownSet }: Circumstances): Fault | null {
  const { organisation, addresses = [] } = saying;
  if (organisation && kind !== 'post') return 'not_a_post';
  if (organisation && !isStandingOrganisation(seat)) return 'unknown_organisation';
  if (!isKnownSet) return 'unknown_code_set';
  if (addresses.some((one) => !one.remove && !hasPlace(one))) return 'no_place';
  return addresses.some(endsTooEarly) ? 'ends_before_it_begins' : null;
}

const isStandingOrganisation = (seat: Customer | null): boolean =>
  seat !== null && seat.values.kind === 'organisation' && seat.mergedInto === null && seat.erasedOn === null;

const hasPlace = ({ streetAddress, co, city }: AddressSaid): boolean => Boolean(city) && Boolean(streetAddress ?? co);

const endsTooEarly = (one: AddressSaid): boolean =>
  one.kind === 'temporary' && one.validTo !== null && Temporal.PlainDate.compare(one.validTo, one.validFrom) < 0;
