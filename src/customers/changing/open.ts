import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Key, Known, OpenStanding } from './journaled.ts';
import { contactSlot, type Held, type Slot, type Slots } from './slots.ts';
import { openingOf, replay } from './replay.ts';
import { byCustomer } from './standing.ts';
import { timedAddressRows, type TimedAddressRow } from '../queries/addresses.ts';
import { furtherContactRows, type FurtherRow } from '../queries/contacts.ts';
import { customerRows, type CustomerRow } from '../queries/customers.ts';
import { type JournalRow, wholeJournalOf } from '../queries/journal.ts';
import { valuesOf } from '../rows.ts';

/** A customer that is being changed: what is known, who said it, and what was touched since it was read. */
export type Open = {
  known: Known;
  readonly standing: OpenStanding;
  /** The journal, undone lines too. */
  readonly lines: readonly JournalRow[];
  readonly isErased: boolean;
  readonly touched: Set<Key>;
};

/** Reads customers with all there may be many of, and their journal: one query a table. */
export async function openIn(db: Database | Tx, numbers: readonly CustomerNumber[]): Promise<Map<number, Open>> {
  const journal = byCustomer(await wholeJournalOf(db, numbers));
  const slots = await slotsIn(db, numbers);
  return new Map(
    (await customerRows(db, numbers)).map((row) => {
      const lines = journal.get(row.number) ?? [];
      const known = { values: valuesOf(row), slots: { ...slots.get(row.number), ...organisationOf(row) } };
      const isErased = row.erased_on !== null;
      return [
        row.number,
        { known, standing: replay(lines, openingOf(lines)).standing, lines, isErased, touched: new Set<Key>() },
      ];
    }),
  );
}

/** What there may be any number of, of each customer that has some of it; without the organisation of a post. */
export async function slotsIn(db: Database | Tx, numbers: readonly number[]): Promise<Map<number, Slots>> {
  const found = new Map<number, Record<string, Held>>();
  const put = (customer: number, slot: Slot, held: Held): void => {
    const slots = found.get(customer) ?? {};
    slots[slot] = held;
    found.set(customer, slots);
  };
  for (const row of await timedAddressRows(db, numbers)) put(row.customer, slotOfAddress(row), heldAddress(row));
  for (const row of await furtherContactRows(db, numbers)) put(row.customer, slotOfContact(row), { label: row.label });
  return found as Map<number, Slots>;
}

const organisationOf = (row: CustomerRow): Slots =>
  row.organisation === null ? {} : { organisation: row.organisation };

const slotOfAddress = ({ kind, valid_from, season_from }: TimedAddressRow): Slot =>
  `address:${kind as 'temporary'}:${kind === 'seasonal' ? season_from : valid_from}`;

const slotOfContact = ({ kind, value }: FurtherRow): Slot => contactSlot({ kind: kind as 'phone' | 'email', value });

const heldAddress = (row: TimedAddressRow): Held => ({
  co: row.co,
  streetAddress: row.street_address,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  validTo: row.valid_to,
  seasonTo: row.season_to === '' ? null : row.season_to,
});
