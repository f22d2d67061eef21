import { assert, cleanText, type Kind, type Language } from '#kernel';
import type { CustomerRow, OwnColumns } from './queries/customers.ts';
import { partsOf, placeOf, type AddressHeld, type ContactHeld, type Place, type Slot } from './changing/slots.ts';
import type { TimedAddressRow } from './queries/addresses.ts';
import type { FurtherRow } from './queries/contacts.ts';
import { FIELDS, type CustomerValues } from './values.ts';

const dayText = (day: { toString(): string } | null): string | null => (day === null ? null : day.toString());

/** A customer's values out of its row. */
export const valuesOf = (row: CustomerRow): CustomerValues => ({
  kind: row.kind as Kind,
  language: row.language as Language,
  givenNames: row.given_names,
  familyName: row.family_name,
  organisationName: row.organisation_name,
  businessId: row.business_id,
  title: row.title,
  industryCode: row.industry_code,
  industryCodeSet: row.industry_code_set,
  deceasedOn: dayText(row.deceased_on),
  undeliverableSince: dayText(row.undeliverable_since),
  protectedUntil: dayText(row.protected_until),
  co: row.co,
  streetAddress: row.street_address,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  phone: row.phone,
  email: row.email,
});

/** A customer's own columns out of its values. */
export const ownColumns = (
  number: number,
  values: CustomerValues,
  organisation: number | null | undefined,
): OwnColumns => ({
  number: number as OwnColumns['number'],
  kind: values.kind,
  language: values.language,
  given_names: values.givenNames,
  family_name: values.familyName,
  organisation_name: values.organisationName,
  business_id: values.businessId,
  title: values.title,
  industry_code: values.industryCode,
  industry_code_set: values.industryCodeSet,
  deceased_on: values.deceasedOn,
  undeliverable_since: values.undeliverableSince,
  protected_until: values.protectedUntil,
  organisation: (organisation ?? null) as OwnColumns['organisation'],
  keeps_organisation: organisation === undefined,
});

/** A customer's permanent address out of its values. */
export const addressColumns = (customer: number, values: Place) => ({
  customer,
  co: values.co,
  street_address: values.streetAddress,
  postal_code: values.postalCode,
  city: values.city,
  country: values.country,
});

/** A customer's telephone and e-mail out of its values. */
export const contactColumns = (customer: number, values: CustomerValues) => [
  { customer, kind: 'phone' as const, value: values.phone },
  { customer, kind: 'email' as const, value: values.email },
];

/** An address with its time out of its key and what is held under it; without it, the key alone. */
export function timedColumns(customer: number, slot: Slot, held: AddressHeld | null): TimedAddressRow {
  const { kind, from } = partsOf(slot);
  const isSeason = kind === 'seasonal';
  return {
    ...addressColumns(customer, held ?? placeOf({})),
    kind,
    valid_from: isSeason ? '-infinity' : from,
    valid_to: held?.validTo ?? null,
    season_from: isSeason ? from : '',
    season_to: held?.seasonTo ?? '',
  };
}

/** A further telephone or e-mail out of its key and its label. */
export function furtherColumns(customer: number, slot: Slot, held: ContactHeld | null): FurtherRow {
  const at = slot.indexOf(':');
  return { customer, kind: slot.slice(0, at), value: slot.slice(at + 1), label: held?.label ?? null };
}

/** Values as they are kept: one line each, clean, blank ones `null`. A broken text is a mistake of whoever let it in. */
export function kept<Values extends Partial<CustomerValues>>(values: Values): Values {
  const clean = FIELDS.filter((field) => values[field] !== undefined).map((field) => {
    const text = values[field];
    if (text === null) return [field, null];
    const line = cleanText(String(text));
    assert(line !== null, `a broken text for ${field}`);
    return [field, line === '' ? null : line];
  });
  return Object.fromEntries(clean) as Values;
}

/** Cuts a list into pieces of at most `size`. */
export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}

/** How many customers are read, decided and written at a time. */
export const CUSTOMERS_PER_CHUNK = 5_000;
