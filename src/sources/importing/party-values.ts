import { type CustomerValues, nothingKnown, type SomeValues } from '#customers';
import type { PartyValues } from '../rows/index.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** A party of a file as a customer's values; a language that was not told is Finnish, which every letter exists in. */
export function customerValuesOf(party: PartyValues): CustomerValues {
  return {
    ...nothingKnown(party.kind, party.language ?? 'fi'),
    givenNames: orNull(party.givenNames),
    familyName: orNull(party.familyName),
    organisationName: orNull(party.organisationName),
    businessId: party.businessId,
    title: orNull(party.jobTitle) ?? orNull(party.title),
    industryCode: orNull(party.industryCode),
    ...addressOf(party),
    phone: party.phone,
    email: party.email,
  };
}

function addressOf({ address }: PartyValues) {
  if (address === null) return { co: null, streetAddress: null, postalCode: null, city: null, country: null };
  return {
    co: orNull(address.co),
    streetAddress: orNull(address.street),
    postalCode: orNull(address.postalCode),
    city: orNull(address.city),
    country: address.country,
  };
}

/** What the row says of a known customer: what is blank in a file says nothing. */
export function spokenValuesOf(party: PartyValues): SomeValues {
  const { kind: _, language, ...rest } = customerValuesOf(party);
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return party.language === null ? told : { ...told, language };
}
