import { isBox, type AddressForm } from './address-form.ts';
import { areGivenAlike, areHousehold, namesOf, organisationNames, type NameRelation } from './names.ts';
import { isSlip, isWithin } from './slips.ts';
import type { AddressElsewhere, Elsewhere, HomeElsewhere, Traits } from './traits.ts';

/** Whether both sides say the same; `silent` when one of them says nothing. */
export type Agreement = 'agree' | 'differ' | 'silent';

/**
 * `close`: the postal code, the flat or a letter is missing or differs; `building`: another flat of the same house;
 * `street`: another house of the same street.
 */
export type AddressAgreement = Agreement | 'close' | 'building' | 'street';

/** What two sets of traits have to say to each other. */
export type Comparison = {
  readonly name: NameRelation;
  readonly phone: Agreement;
  /** `close`: one slip of the pen apart. */
  readonly email: Agreement | 'close';
  readonly address: AddressAgreement;
  /** Which address agrees when it is not the permanent one of both. */
  readonly elsewhere: SharedElsewhere | null;
  readonly businessId: Agreement;
  /** The names of the organisations of two posts; `close` when one may be short for the other. */
  readonly organisation: AddressAgreement;
  /** The telephone and the e-mail that both have; a customer may have several. */
  readonly sharedPhone: string | null;
  readonly sharedEmail: string | null;
  /** The telephone that both have is a line in a house, not one that a person carries. */
  readonly isFixedLine: boolean;
  /** The e-mail that both have is read by a whole house: info@. */
  readonly isSharedMailbox: boolean;
  readonly isInSamePostalCode: boolean;
  /** One surname and two clearly different given names. */
  readonly isHousehold: boolean;
  /** The given names are alike, whatever the surname. */
  readonly isGivenAlike: boolean;
};

/** An address that both have, one of them beside the permanent one: which it is, and what each has of it beside that one. */
export type SharedElsewhere = {
  readonly when: Elsewhere;
  readonly a: AddressElsewhere | null;
  readonly b: AddressElsewhere | null;
};

function agreement(a: string | null, b: string | null): Agreement {
  if (!a || !b) return 'silent';
  return a === b ? 'agree' : 'differ';
}

/** Finnish numbers but those of mobile networks, which begin with 04 or 050 (Traficom's numbering plan, read 2026-11-25). */
const isFixedLine = (phone: string): boolean => /^\+358(?!4|50)/.test(phone);

/** Mailboxes of a house, which all in it give as theirs. */
const MAILBOXES =
  /^(?:info|posti|postia|post|mail|email|toimisto|office|kontor|asiakaspalvelu|kundtjanst|service|palvelu|myynti|sales|hallinto|admin|talous|laskutus|ostolaskut|kirjaamo|yhteys|contact|toimitus|redaktion|vaihde|vastaanotto|reception)@/;

const isMistyped = (a: AddressForm, b: AddressForm): boolean =>
  isSlip(a.street, b.street) || isSlip(a.written, b.written);

const isAnotherFlat = (a: AddressForm, b: AddressForm): boolean =>
  agreement(a.flat, b.flat) === 'differ' || agreement(a.stair, b.stair) === 'differ';

const shared = (a: readonly string[], b: readonly string[]): string | null => a.find((one) => b.includes(one)) ?? null;

function contacts(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'silent';
  return shared(a, b) === null ? 'differ' : 'agree';
}

function emails(a: readonly string[], b: readonly string[]): Agreement | 'close' {
  const found = contacts(a, b);
  const isClose = found === 'differ' && a.some((one) => b.some((other) => isWithin(one, other, 1)));
  return isClose ? 'close' : found;
}

type Home = Pick<Traits, 'address' | 'postalCode'>;

function addresses(a: Home, b: Home): AddressAgreement {
  if (!a.address || !b.address) return 'silent';
  const isSameCode = agreement(a.postalCode, b.postalCode) === 'agree';
  const isSameStreet = a.address.street === b.address.street;
  if (!isSameStreet && !(isSameCode && isMistyped(a.address, b.address))) return 'differ';
  if (a.address.house !== b.address.house) return isSameCode && !isBox(a.address) ? 'street' : 'differ';
  return isSameStreet && isSameCode ? flats(a.address, b.address) : aboutFlats(a.address, b.address);
}

/** One home has one stair and one flat; where one of the two does not say, it may be another home of the house. */
const flats = (a: AddressForm, b: AddressForm): AddressAgreement =>
  a.stair === b.stair && a.flat === b.flat && !isAnotherFlat(a, b) ? 'agree' : aboutFlats(a, b);

const aboutFlats = (a: AddressForm, b: AddressForm): AddressAgreement => (isAnotherFlat(a, b) ? 'building' : 'close');

const homeElsewhere = ({ form, code }: HomeElsewhere): Home => ({ address: form, postalCode: code });

/**
 * The address that agrees in full though it is not the permanent one of both; of several one that was not left. An address
 * elsewhere that differs, or is nearly the same, says nothing: people have one home at a time.
 */
function sharedElsewhere(a: Traits, b: Traits): SharedElsewhere | null {
  if (a.elsewhere.length === 0 && b.elsewhere.length === 0) return null;
  const all = [null, ...a.elsewhere].flatMap((one) => [null, ...b.elsewhere].map((other) => ({ a: one, b: other })));
  const shared = all.flatMap((pair) => {
    const when = pair.a?.when === 'former' ? 'former' : (pair.b?.when ?? pair.a?.when);
    const isOne = addresses(pair.a ? homeElsewhere(pair.a) : a, pair.b ? homeElsewhere(pair.b) : b) === 'agree';
    return when !== undefined && isOne ? [{ ...pair, when }] : [];
  });
  return shared.find(({ when }) => when !== 'former') ?? shared[0] ?? null;
}

function organisations(a: Traits, b: Traits): AddressAgreement {
  if (a.organisation.loose === '' || b.organisation.loose === '') return 'silent';
  const relation = organisationNames(a, b);
  return relation === 'same' ? 'agree' : relation === 'different' ? 'differ' : 'close';
}

/** Compares two customers of one kind; who they are is decided by `match`. */
export function compare(a: Traits, b: Traits): Comparison {
  const sharedPhone = shared(a.phones, b.phones);
  const sharedEmail = shared(a.emails, b.emails);
  const address = addresses(a, b);
  const elsewhere = address === 'agree' ? null : sharedElsewhere(a, b);
  return {
    name: namesOf(a, b),
    phone: contacts(a.phones, b.phones),
    email: emails(a.emails, b.emails),
    address: elsewhere ? 'agree' : address,
    elsewhere,
    businessId: agreement(a.businessId, b.businessId),
    organisation: organisations(a, b),
    sharedPhone,
    sharedEmail,
    isSharedMailbox: sharedEmail !== null && MAILBOXES.test(sharedEmail),
    isFixedLine: sharedPhone !== null && isFixedLine(sharedPhone),
    isInSamePostalCode: agreement(a.postalCode, b.postalCode) === 'agree',
    isGivenAlike: a.kind !== 'organisation' && areGivenAlike(a, b),
    isHousehold: a.kind !== 'organisation' && areHousehold(a, b),
  };
}
