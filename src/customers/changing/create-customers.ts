import { withCodeSet } from '../telling/industry.ts';
import type { ActId, CustomerNumber, Day, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { writeFinding } from '../finding/finding.ts';
import { putAddresses } from '../queries/addresses.ts';
import { putContacts } from '../queries/contacts.ts';
import { insertCustomers, insertForeignKeys, takeNumbers } from '../queries/customers.ts';
import type { AddressSaid, ContactSaid, Slots } from './slots.ts';
import { insertChanges } from '../queries/journal.ts';
import { addressColumns, chunksOf, contactColumns, CUSTOMERS_PER_CHUNK, kept, ownColumns } from '../rows.ts';
import { whatIsSaid } from './what-is-said.ts';
import { writeNewSlots } from './write-changed.ts';
import { FIELDS, type CustomerValues } from '../values.ts';

/** How another register calls a customer. */
export type ForeignKey = { readonly origin: string; readonly key: string };

/** A customer to be made. */
export type NewCustomer = {
  /** The record of the file it came in; `null` when it was told. */
  readonly row: number | null;
  readonly values: CustomerValues;
  readonly foreignKey?: ForeignKey | undefined;
  /** The organisation that a post is in, when it is a customer too. */
  readonly organisation?: CustomerNumber | null | undefined;
  /** Addresses beside the permanent one in force. */
  readonly addresses?: readonly AddressSaid[] | undefined;
  /** Telephones and e-mails beside the first ones. */
  readonly contacts?: readonly ContactSaid[] | undefined;
};

/**
 * Makes customers inside the caller's transaction and gives their numbers in the rows' order. Every value names the source.
 * Whether somebody is known already is not asked here: `matchIn` says so before.
 */
export async function createCustomersIn(
  tx: Tx,
  { act, source, today }: { readonly act: ActId; readonly source: SourceId; readonly today: Day },
  rows: readonly NewCustomer[],
): Promise<CustomerNumber[]> {
  const numbers: CustomerNumber[] = [];
  for (const chunk of chunksOf(rows, CUSTOMERS_PER_CHUNK)) {
    const taken = await takeNumbers(tx, chunk.length);
    const made = chunk.map((row, at) => ({
      ...row,
      number: taken[at] ?? (0 as CustomerNumber),
      ...whatIsNew(row, today),
    }));
    await insertCustomers(tx, made.map((one) => ownColumns(one.number, one.values, one.organisation ?? null)), today); // prettier-ignore
    await putAddresses(tx, made.filter((one) => hasAddress(one.values)).map((one) => addressColumns(one.number, one.values))); // prettier-ignore
    await putContacts(tx, made.flatMap((one) => contactColumns(one.number, one.values).filter((contact) => contact.value !== null))); // prettier-ignore
    await writeNewSlots(tx, made.filter(({ slots }) => Object.keys(slots).length > 0).map(({ number, slots }) => [number, slots])); // prettier-ignore
    await insertForeignKeys(tx, made.flatMap((one) => (one.foreignKey ? [{ ...one.foreignKey, customer: one.number }] : []))); // prettier-ignore
    await insertChanges(tx, act, source, made.map((one) => ({
      customer: one.number, source_row: one.row, made: true, before: {}, after: { ...spoken(one.values), ...one.slots }, confirmed: [], held_back: {},
    }))); // prettier-ignore
    await writeFinding(tx, made.map((one) => [one.number, one.values]), true); // prettier-ignore
    numbers.push(...taken);
  }
  return numbers;
}

/** The values of a new customer, clean, and what there may be any number of; nothing is taken away of somebody new. */
function whatIsNew({ values: told, addresses, contacts, organisation }: NewCustomer, today: Day) {
  const values = withCodeSet(told);
  if (!addresses && !contacts && !organisation) return { values: kept(values), slots: {} as Slots };
  const said = whatIsSaid({ values, addresses, contacts, organisation: organisation ?? undefined }, today);
  const slots = Object.fromEntries(Object.entries(said.slots).filter(([, held]) => held !== null)) as Slots;
  return { values: { ...values, ...said.values }, slots };
}

const hasAddress = (values: CustomerValues): boolean =>
  values.co !== null || values.streetAddress !== null || values.postalCode !== null || values.city !== null;

const spoken = (values: CustomerValues): Partial<CustomerValues> =>
  Object.fromEntries(FIELDS.filter((field) => values[field] !== null).map((field) => [field, values[field]]));
