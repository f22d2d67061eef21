import type { AddressForm } from './address-form.ts';
import { areHousehold, namesOf, organisationNames, type NameRelation } from './names.ts';
import { isSlip } from './slips.ts';
import type { Traits } from './traits.ts';

/** Whether both sides say the same; `silent` when one of them says nothing. */
export type Agreement = 'agree' | 'differ' | 'silent';

/** `close`: the postal code, the flat or a letter is missing or differs; `building`: another flat of the same house. */
export type AddressAgreement = Agreement | 'close' | 'building';

/** What two sets of traits have to say to each other. */
export type Comparison = {
  readonly name: NameRelation;
  readonly phone: Agreement;
  readonly email: Agreement;
  readonly address: AddressAgreement;
  readonly businessId: Agreement;
  /** The names of the organisations of two posts; `close` when one may be short for the other. */
  readonly organisation: AddressAgreement;
  /** One surname and two clearly different given names. */
  readonly isHousehold: boolean;
};

function agreement(a: string | null, b: string | null): Agreement {
  if (!a || !b) return 'silent';
  return a === b ? 'agree' : 'differ';
}

const isAnotherFlat = (a: AddressForm, b: AddressForm): boolean =>
  agreement(a.flat, b.flat) === 'differ' || agreement(a.stair, b.stair) === 'differ';

function addresses(a: Traits, b: Traits): AddressAgreement {
  if (!a.address || !b.address) return 'silent';
  if (a.address.house !== b.address.house) return 'differ';
  const isSameStreet = a.address.street === b.address.street;
  const isSameCode = agreement(a.postalCode, b.postalCode) === 'agree';
  const isNearStreet = isSameStreet || (isSameCode && isSlip(a.address.street, b.address.street));
  if (!isNearStreet) return 'differ';
  if (isAnotherFlat(a.address, b.address)) return 'building';
  return isSameStreet && isSameCode && a.address.flat === b.address.flat ? 'agree' : 'close';
}

function organisations(a: Traits, b: Traits): AddressAgreement {
  if (a.organisation.loose === '' || b.organisation.loose === '') return 'silent';
  const relation = organisationNames(a, b);
  return relation === 'same' ? 'agree' : relation === 'different' ? 'differ' : 'close';
}

/** Compares two customers of one kind; who they are is decided by `match`. */
export const compare = (a: Traits, b: Traits): Comparison => ({
  name: namesOf(a, b),
  phone: agreement(a.phone, b.phone),
  email: agreement(a.email, b.email),
  address: addresses(a, b),
  businessId: agreement(a.businessId, b.businessId),
  organisation: organisations(a, b),
  isHousehold: a.kind !== 'organisation' && areHousehold(a, b),
});
