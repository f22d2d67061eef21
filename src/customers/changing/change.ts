import { assert, type ActId, type CustomerNumber, type Permit, type SourceId } from '#kernel';
import { todayOf, transact } from '#access';
import type { Tx } from '#platform';
import type { ForeignKey } from './create-customers.ts';
import { lockCurrentIn } from '../merging/current.ts';
import { decideChange, isSilent, type ChangeDecision } from './decide-change.ts';
import { writeFinding } from '../finding/finding.ts';
import type { Word } from './precedence.ts';
import {
  customerRows,
  insertForeignKeys,
  updateCustomers,
} from '../queries/customers.ts';
import { putAddresses } from '../queries/addresses.ts';
import { putContacts } from '../queries/contacts.ts';
import type { AddressSaid, ContactSaid } from './slots.ts';
import { insertChanges, journalOf } from '../queries/journal.ts';
import { addressColumns, chunksOf, contactColumns, CUSTOMERS_PER_CHUNK, kept, ownColumns, valuesOf } from '../rows.ts';
import { recordSource, wordOf, type SourceFacts } from './source.ts';
import { addToStanding, byCustomer, standingOf } from './standing.ts';
import { ADDRESS_FIELDS, type CustomerValues, type Field, type SomeValues } from '../values.ts';

/** What a source says of one customer. */
export type Change = {
  readonly customer: CustomerNumber;
  /** The record of the file it came in; `null` when it was told. */
  readonly row: number | null;
  readonly values: SomeValues;
  readonly foreignKey?: ForeignKey | undefined;
  /** Addresses beside the permanent one in force. */
  readonly addresses?: readonly AddressSaid[] | undefined;
  /** Telephones and e-mails beside the first ones. */
  readonly contacts?: readonly ContactSaid[] | undefined;
  /** The organisation that a post is in; `null`: none that is a customer. */
  readonly organisation?: CustomerNumber | null | undefined;
};

/** What came of it. `held back`: all that was new in it gives way to a better source. `fields` are those changed, or held back. */
export type Changed = {
  readonly customer: CustomerNumber;
  readonly outcome: 'changed' | 'unchanged' | 'held back';
  readonly fields: readonly Field[];
};

/**
 * Changes customers' values inside the caller's transaction: the one path for every change. What each source said goes
 * into the journal beside the values, taken or held back by precedence (`decideChange`); answers in the changes' order.
 *
 * A number that was merged away is changed under the one that stands; an erased customer is left as it is.
 */
export async function changeIn(
  tx: Tx,
  { act, source }: { readonly act: ActId; readonly source: SourceId },
  changes: readonly Change[],
): Promise<Changed[]> {
  const word = await wordOf(tx, source);
  const outcomes: Changed[] = [];
  for (const chunk of chunksOf(changes, CUSTOMERS_PER_CHUNK))
    outcomes.push(...(await changeChunk(tx, { act, source, word }, chunk)));
  return outcomes;
}

type By = { readonly act: ActId; readonly source: SourceId; readonly word: Word };
type Open = { values: CustomerValues; standing: ReturnType<typeof standingOf>; isErased: boolean; touched: Set<Field> };

async function changeChunk(tx: Tx, by: By, changes: readonly Change[]): Promise<Changed[]> {
  const current = await lockCurrentIn(tx, changes.map((change) => change.customer)); // prettier-ignore
  const numbers = [...new Set(current.values())];
  const journal = byCustomer(await journalOf(tx, numbers));
  const open = new Map<number, Open>();
  for (const row of await customerRows(tx, numbers)) {
    const standing = standingOf(journal.get(row.number) ?? []);
    open.set(row.number, { values: valuesOf(row), standing, isErased: row.erased_on !== null, touched: new Set() });
  }
  const decided = changes.map((change) => decideOne(open, current.get(change.customer), change, by.word));
  await writeChanged(tx, open);
  await insertForeignKeys(tx, decided.flatMap(({ customer, change }) => (change.foreignKey ? [{ ...change.foreignKey, customer }] : []))); // prettier-ignore
  await insertChanges(tx, by.act, by.source, decided.filter(({ decision }) => !isSilent(decision)).map(({ customer, change, decision }) => ({
    customer, source_row: change.row, made: false, before: decision.before, after: decision.after,
    confirmed: decision.confirmed, held_back: decision.heldBack,
  }))); // prettier-ignore
  return decided.map(({ customer, decision }) => ({ customer, ...outcomeOf(decision) }));
}

const NOTHING: ChangeDecision = { before: {}, after: {}, confirmed: [], heldBack: {} };

function decideOne(open: Map<number, Open>, customer: CustomerNumber | undefined, change: Change, word: Word) {
  const one = customer === undefined ? undefined : open.get(customer);
  assert(one && customer !== undefined, `no customer ${change.customer}`);
  if (one.isErased) return { customer, change, decision: NOTHING };
  const decision = decideChange(one.values, one.standing, kept(change.values), word);
  one.values = { ...one.values, ...decision.after };
  addToStanding(one.standing, decision, word);
  for (const field of Object.keys(decision.after) as Field[]) one.touched.add(field);
  return { customer, change, decision };
}

const isAddressField = (field: Field): boolean => ADDRESS_FIELDS.some((one) => one === field);
const isContactField = (field: Field): field is 'phone' | 'email' => field === 'phone' || field === 'email';

/** Writes the values of customers of whom a field was touched, one statement a table. */
export async function writeChanged(
  tx: Tx,
  open: ReadonlyMap<number, { values: CustomerValues; touched: ReadonlySet<Field> }>,
): Promise<void> {
  const touched = [...open].filter(([, one]) => one.touched.size > 0);
  const where = (is: (field: Field) => boolean) => touched.filter(([, one]) => [...one.touched].some(is));
  await updateCustomers(tx, where((field) => !isAddressField(field) && !isContactField(field)).map(([number, one]) => ownColumns(number, one.values, null))); // prettier-ignore
  await putAddresses(tx, where(isAddressField).map(([number, one]) => addressColumns(number, one.values))); // prettier-ignore
  await putContacts(tx, where(isContactField).flatMap(([number, one]) => contactColumns(number, one.values).filter(({ kind }) => one.touched.has(kind)))); // prettier-ignore
  await writeFinding(tx, touched.map(([number, one]) => [number, one.values]), false); // prettier-ignore
}

function outcomeOf(decision: ChangeDecision): Pick<Changed, 'outcome' | 'fields'> {
  const fields = Object.keys(decision.after) as Field[];
  if (fields.length > 0) return { outcome: 'changed', fields };
  const held = Object.keys(decision.heldBack) as Field[];
  return held.length > 0 ? { outcome: 'held back', fields: held } : { outcome: 'unchanged', fields: [] };
}

/** Changes one customer or many on the word of a source that is recorded with it. */
export const change = (
  by: Permit<'customers:change'>,
  facts: Omit<SourceFacts, 'receivedOn'>,
  changes: readonly Change[],
): Promise<Changed[]> =>
  transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { ...facts, receivedOn: todayOf(by) });
    return changeIn(tx, { act, source }, changes);
  });
