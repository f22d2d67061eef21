import { type Day, isBefore } from '#kernel';
import type { Row } from './mend.ts';
import { type AddressValues, readAddress } from './party.ts';
import { type CheckedRow, judged } from './reasons.ts';
import { RowReader } from './row-reader.ts';

/** What an address service tells of somebody. */
export const EVENTS = ['moved', 'deceased', 'name_change', 'unknown_at_address'] as const;
export type AddressEvent = (typeof EVENTS)[number];

/** A row of an address service: who it was, by old name and address, and what is new. */
export type AddressUpdateRow = {
  readonly event: AddressEvent;
  readonly old: {
    readonly givenNames: string;
    readonly familyName: string;
    readonly street: string;
    readonly postalCode: string;
  };
  /** Empty when the name stays. */
  readonly newNames: { readonly givenNames: string; readonly familyName: string } | null;
  readonly newAddress: AddressValues | null;
  /** The day of the event. */
  readonly on: Day;
  /** The service's own name; blank when the file does not say. */
  readonly service: string;
};

/** Checks a row of an address service. */
export function checkAddressUpdateRow(row: Row, today: Day): CheckedRow<AddressUpdateRow> {
  const reader = new RowReader(row, 'text');
  const event = EVENTS.find((known) => known === reader.raw('kind').trim().toLowerCase());
  if (event === undefined) reader.note('rejected', 'unknown_event', 'kind');
  const old = {
    givenNames: reader.text('old_given_names'),
    familyName: reader.text('old_family_name'),
    street: reader.text('old_street_address'),
    postalCode: reader.text('old_postal_code'),
  };
  if (reader.isBlank('old_family_name')) reader.note('rejected', 'missing_name', 'old_family_name');
  const on = reader.dayNeeded('moved_on');
  if (event === 'deceased' && on !== null && isBefore(today, on)) reader.note('rejected', 'date_in_future', 'moved_on');
  const newAddress = event === 'moved' ? readNewAddress(reader) : null;
  const names = { givenNames: reader.name('new_given_names'), familyName: reader.name('new_family_name') };
  if (event === 'name_change' && names.familyName === '') reader.note('rejected', 'missing_name', 'new_family_name');
  const service = reader.text('update_service', 60);
  const isRenamed = names.familyName !== '' && names.familyName !== old.familyName;
  return judged(reader.findings, () => ({
    event: event ?? 'unknown_at_address',
    old,
    newNames: isRenamed || event === 'name_change' ? names : null,
    newAddress,
    on: on ?? today,
    service,
  }));
}

function readNewAddress(reader: RowReader): AddressValues | null {
  const address = readAddress(reader, { prefix: 'new_', malformedPostalCode: 'rejected', wrongContact: 'left out' });
  if (address === null && reader.findings.length === 0) reader.note('rejected', 'missing_street', 'new_street_address');
  return address;
}
