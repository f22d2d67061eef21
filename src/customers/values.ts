import { FINLAND, isCountry, type Kind, type Language, type PostalLines } from '#kernel';

/** What is known of a customer that sources may say and change; `null` is not known. Phones in E.164, countries in capitals. */
export type CustomerValues = {
  readonly kind: Kind;
  readonly language: Language;
  readonly givenNames: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly businessId: string | null;
  /** Title or occupation; a post's job title. */
  readonly title: string | null;
  readonly industryCode: string | null;
  /** The classification that the code is of: a row of `customers.industry_code_set`; `null` where nobody said. */
  readonly industryCodeSet: string | null;
  /** The day of death; somebody of whom it is not known, the day on which it was told. */
  readonly deceasedOn: string | null;
  /** The day since which post comes back from the permanent address. */
  readonly undeliverableSince: string | null;
  /** The last day of a protected address (turvakielto); `9999-12-31` until told otherwise. */
  readonly protectedUntil: string | null;
  readonly co: string | null;
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

export type Field = keyof CustomerValues;

/** Some of a customer's values, as a source says them or as they stood. */
export type SomeValues = Partial<CustomerValues>;

export const NAME_FIELDS = ['givenNames', 'familyName', 'organisationName'] as const satisfies readonly Field[];
export const ADDRESS_FIELDS = [
  'co',
  'streetAddress',
  'postalCode',
  'city',
  'country',
] as const satisfies readonly Field[];

/** Every field, in the order of a card. The kind is given when the customer is made and never changes. */
export const FIELDS = [
  'kind',
  ...NAME_FIELDS,
  'businessId',
  'title',
  'industryCode',
  'industryCodeSet',
  'language',
  'deceasedOn',
  'undeliverableSince',
  'protectedUntil',
  ...ADDRESS_FIELDS,
  'phone',
  'email',
] as const satisfies readonly Field[];

/** A customer of a kind of whom nothing is known yet. */
export const nothingKnown = (kind: Kind, language: Language = 'fi'): CustomerValues => ({
  kind,
  language,
  givenNames: null,
  familyName: null,
  organisationName: null,
  businessId: null,
  title: null,
  industryCode: null,
  industryCodeSet: null,
  deceasedOn: null,
  undeliverableSince: null,
  protectedUntil: null,
  co: null,
  streetAddress: null,
  postalCode: null,
  city: null,
  country: null,
  phone: null,
  email: null,
});

const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

/** The name to print: a person's given names and surname; an organisation's own; a post's person. */
export function nameOf(values: Pick<CustomerValues, 'givenNames' | 'familyName' | 'organisationName'>): string {
  return joined(values.givenNames, values.familyName) || (values.organisationName ?? '');
}

/**
 * The lines under the name on an envelope: the organisation of a post, a c/o, the street, the town in capitals.
 * `null` when the post would not find it: no street, or no town.
 *
 * @see Posti, Postiosoite; JHS 106 Postiosoite (read 2026-11-22): recipient, addition, reserve, street, postal code and town
 */
export function postalLinesOf(values: CustomerValues): PostalLines | null {
  const { streetAddress, city } = values;
  if (!streetAddress || !city) return null;
  const extra = [values.kind === 'post' ? values.organisationName : null, careOf(values.co)].filter(
    (line) => line !== null,
  );
  const country = values.country !== null && isCountry(values.country) ? values.country : FINLAND;
  return {
    line2: extra[0] ?? '',
    line3: extra[1] ?? '',
    street: streetAddress,
    postalCode: values.postalCode ?? '',
    city: city.toUpperCase(),
    country,
  };
}

const careOf = (co: string | null): string | null =>
  co === null || co === '' ? null : /^c\/o\b/i.test(co) ? co : `c/o ${co}`;
