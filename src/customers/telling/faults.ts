import type { Day, Kind } from '#kernel';
import type { Customer } from '../read.ts';
import type { AddressSaid } from '../changing/slots.ts';
import type { Saying } from '../changing/what-is-said.ts';
import type { SomeValues } from '../values.ts';
import { isPartOfAddress } from './whole-address.ts';
import { VALUE_FAULTS, valueFaultIn } from './value-faults.ts';

/** What is wrong with what is said, in the order in which it is told. */
export const FAULTS = [
  'not_a_post',
  'unknown_organisation',
  ...VALUE_FAULTS,
  'no_place',
  'ends_before_it_begins',
  'part_of_hidden_address',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a saying is judged by: the kind of the customer, the organisation it names, what stands, whether its code set is known. */
export type Circumstances = {
  readonly kind: Kind;
  readonly seat: Customer | null;
  readonly known: SomeValues;
  readonly isKnownSet: boolean;
  readonly today: Day;
  /** The address that stands is protected: whoever tells a part of one does not see the rest. */
  readonly isHidden?: boolean;
};

/**
 * What is wrong with what is said of a customer; `null` when nothing is. In order: only a post is in an organisation, and in
 * one that stands; the values are such that they may be true (`valueFaultIn`); an address that the post finds has a town, and a street or a c/o;
 * none ends before it begins; a protected address is told whole, since whoever tells a part of it does not see what it is mixed with.
 */
export function faultIn(saying: Saying, { kind, seat, ...told }: Circumstances): Fault | null {
  const { organisation, addresses = [], values } = saying;
  if (organisation && kind !== 'post') return 'not_a_post';
  if (organisation && !isStandingOrganisation(seat)) return 'unknown_organisation';
  const fault = valueFaultIn(values, told);
  if (fault) return fault;
  if (addresses.some((one) => !one.remove && !hasPlace(one))) return 'no_place';
  if (addresses.some(endsTooEarly)) return 'ends_before_it_begins';
  return told.isHidden === true && isPartOfAddress(values) ? 'part_of_hidden_address' : null;
}

const isStandingOrganisation = (seat: Customer | null): boolean =>
  seat !== null && seat.values.kind === 'organisation' && seat.mergedInto === null && seat.erasedOn === null;

const hasPlace = ({ streetAddress, co, city }: AddressSaid): boolean => Boolean(city) && Boolean(streetAddress ?? co);

const endsTooEarly = (one: AddressSaid): boolean =>
  one.kind === 'temporary' && one.validTo !== null && Temporal.PlainDate.compare(one.validTo, one.validFrom) < 0;
