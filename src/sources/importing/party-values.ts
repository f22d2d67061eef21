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

const ADDRESS = ['co', 'streetAddress', 'postalCode', 'city', 'country'] as const;

/**
 * What a row that was recognised by likeness may add: what is not known yet, an address only where there is none, and its word
 * on what stands already. The same person told of twice completes and confirms the picture and corrects nothing: who is
 * right is not known.
 */
export function completing(party: PartyValues, known: CustomerValues): SomeValues {
  const spoken = spokenValuesOf(party);
  const hasAddress = ADDRESS.some((field) => field !== 'country' && known[field] !== null);
  const isAtHome = ADDRESS.every((field) => isSame(spoken[field] ?? null, known[field]));
  const added = Object.entries(spoken).filter(([name, said]) => {
    const field = name as keyof CustomerValues;
    if (ADDRESS.some((one) => one === field)) return !hasAddress || isAtHome;
    return known[field] === null || isSame(said, known[field]);
  });
  return Object.fromEntries(added) as SomeValues;
}

/** The same word, capitals apart. */
const isSame = (said: string | null, stands: string | null): boolean =>
  said === stands ||
  (said !== null && stands !== null && said.toLocaleLowerCase('fi') === stands.toLocaleLowerCase('fi'));
