import type { Kind, Language } from '#kernel';

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
