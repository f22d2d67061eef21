import type { Tx } from '#platform';
import { writeFinding } from '../finding/finding.ts';
import { putAddresses, putTimedAddresses, removeTimedAddresses } from '../queries/addresses.ts';
import { putContacts, putFurtherContacts, removeFurtherContacts } from '../queries/contacts.ts';
import { updateCustomers } from '../queries/customers.ts';
import { addressColumns, contactColumns, furtherColumns, ownColumns, timedColumns } from '../rows.ts';
import type { Key } from './journaled.ts';
import type { Open } from './open.ts';
import { isAddressSlot, isContactSlot, isSlot, type AddressHeld, type ContactHeld, type Slots } from './slots.ts';
import { ADDRESS_FIELDS, type CustomerValues } from '../values.ts';

/** A customer whose values were touched, as they shall stand. */
export type Touched = {
  readonly values: CustomerValues;
  readonly slots?: Slots;
  readonly touched: ReadonlySet<Key>;
};

const isAddressField = (key: Key): boolean => ADDRESS_FIELDS.some((one) => one === key);
const isFirstContact = (key: Key): key is 'phone' | 'email' => key === 'phone' || key === 'email';
const isOwn = (key: Key): boolean => key === 'organisation' || !(isAddressField(key) || isFirstContact(key) || isSlot(key)); // prettier-ignore

/** By what nobody is looked for: neither a row of a file nor the search box finds a customer by it. */
const NOT_FOUND_BY: readonly Key[] = [
  'title',
  'industryCode',
  'industryCodeSet',
  'language',
  'deceasedOn',
  'undeliverableSince',
  'organisation',
];
const isFoundBy = (key: Key): boolean => !NOT_FOUND_BY.includes(key);

/** Writes the values of customers of whom something was touched, one statement a table. */
export async function writeChanged(tx: Tx, open: ReadonlyMap<number, Touched>): Promise<void> {
  const touched = [...open].filter(([, one]) => one.touched.size > 0);
  const where = (is: (key: Key) => boolean) => touched.filter(([, one]) => [...one.touched].some(is));
  await updateCustomers(tx, where(isOwn).map(([number, one]) => ownColumns(number, one.values, organisationIn(one)))); // prettier-ignore
  await putAddresses(tx, where(isAddressField).map(([number, one]) => addressColumns(number, one.values))); // prettier-ignore
  await putContacts(tx, where(isFirstContact).flatMap(([number, one]) => contactColumns(number, one.values).filter(({ kind }) => one.touched.has(kind)))); // prettier-ignore
  await writeSlots(tx, where(isSlot));
  await writeFinding(tx, where(isFoundBy).map(([number, one]) => [number, one.values]), false); // prettier-ignore
}

/** `undefined` leaves the organisation of a post as it is. */
const organisationIn = ({ slots, touched }: Touched): number | null | undefined =>
  touched.has('organisation') ? (slots?.organisation ?? null) : undefined;

/** Writes what was touched of customers that were opened for a change. */
export const writeOpen = (tx: Tx, open: ReadonlyMap<number, Open>): Promise<void> =>
  writeChanged(tx, new Map([...open].map(([number, { known, touched }]) => [number, { ...known, touched }])));

type SlotsTouched = Pick<Touched, 'slots' | 'touched'>;

async function writeSlots(tx: Tx, customers: readonly (readonly [number, SlotsTouched])[]): Promise<void> {
  const held = customers.flatMap(([customer, one]) =>
    [...one.touched].filter(isSlot).map((slot) => ({ customer, slot, held: one.slots?.[slot] ?? null })),
  );
  const [gone, kept] = [held.filter((one) => one.held === null), held.filter((one) => one.held !== null)];
  await removeTimedAddresses(tx, gone.flatMap(({ customer, slot }) => (isAddressSlot(slot) ? [timedColumns(customer, slot, null)] : []))); // prettier-ignore
  await putTimedAddresses(tx, kept.flatMap(({ customer, slot, held: one }) => (isAddressSlot(slot) ? [timedColumns(customer, slot, one as AddressHeld)] : []))); // prettier-ignore
  await removeFurtherContacts(tx, gone.flatMap(({ customer, slot }) => (isContactSlot(slot) ? [furtherColumns(customer, slot, null)] : []))); // prettier-ignore
  await putFurtherContacts(tx, kept.flatMap(({ customer, slot, held: one }) => (isContactSlot(slot) ? [furtherColumns(customer, slot, one as ContactHeld)] : []))); // prettier-ignore
}

/** Writes what there may be any number of, of customers that were just made. */
export const writeNewSlots = (tx: Tx, customers: readonly (readonly [number, Slots])[]): Promise<void> =>
  writeSlots(
    tx,
    customers.map(([number, slots]) => [number, { slots, touched: new Set(Object.keys(slots).filter(isSlot)) }]),
  );
