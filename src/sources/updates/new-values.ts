import type { AddressSaid, SomeValues } from '#customers';
import { type Day, isBefore } from '#kernel';
import type { AddressUpdateRow } from '../rows/index.ts';

/** What a service says of a customer: values of today, and an address that begins on a day to come. */
export type Said = { readonly values: SomeValues; readonly addresses: readonly AddressSaid[] };

/** What a row of an update service says of whoever it means. A move of a day to come is an address of that day. */
export function saidBy(update: AddressUpdateRow, today: Day): Said {
  const { event, on, newNames } = update;
  if (event === 'deceased') return { values: { deceasedOn: on.toString() }, addresses: [] };
  if (event === 'unknown_at_address') return { values: { undeliverableSince: on.toString() }, addresses: [] };
  const names = newNames && {
    familyName: newNames.familyName,
    ...(newNames.givenNames === '' ? {} : { givenNames: newNames.givenNames }),
  };
  const address = addressOf(update);
  const isToCome = isBefore(today, on);
  return {
    values: { ...(isToCome ? {} : address), ...names },
    addresses: isToCome && address !== null ? [{ kind: 'permanent', validFrom: on, ...address }] : [],
  };
}

const addressOf = ({ newAddress }: AddressUpdateRow) =>
  newAddress && {
    co: newAddress.co === '' ? null : newAddress.co,
    streetAddress: newAddress.street,
    postalCode: newAddress.postalCode,
    city: newAddress.city,
    country: newAddress.country,
  };

/** The same as fields and values, for whoever looks at the proposal. */
export function shownOf({ values, addresses }: Said): Record<string, string | null> {
  const [later] = addresses;
  if (later === undefined) return { ...values };
  const { co = null, streetAddress = null, postalCode = null, city = null, country = null } = later;
  return { ...values, co, streetAddress, postalCode, city, country };
}
