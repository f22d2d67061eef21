import type { ActId, CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';
import { changeIn } from '../changing/change.ts';
import { type Journaled, type Key, keysOf, type Known } from '../changing/journaled.ts';
import { knownIn } from './as-of.ts';
import { type Origin, originOf } from './provenance.ts';
import { valueIn } from '../changing/replay.ts';
import { addressSaid, isAddressSlot, isContactSlot, isSlot, type AddressHeld, type ContactHeld, type ContactSaid, type Held, type Slot } from '../changing/slots.ts'; // prettier-ignore
import { recordSource } from '../changing/source.ts';
import { shownJournal, type ShownRow } from '../queries/shown-journal.ts';
import { ADDRESS_FIELDS, FIELDS, type CustomerValues, type SomeValues } from '../values.ts';

/** What a source said against what stands and was not taken, until the desk or the person says which is right. */
export type Conflict = {
  readonly change: number;
  /** The value that is in question; of an address `streetAddress`, with all its parts. */
  readonly field: Key;
  readonly values: readonly { readonly field: Key; readonly stands: string | Held | null; readonly said: string | Held | null }[]; // prettier-ignore
  readonly origin: Origin;
};

const isAddressField = (key: string): boolean => ADDRESS_FIELDS.some((one) => one === key) || key === 'undeliverableSince'; // prettier-ignore
/** What is settled together: the parts of an address are one matter. */
const matterOf = (key: Key): Key => (isAddressField(key) ? 'streetAddress' : key);

/** The conflicts of a journal that nobody has settled: neither the person nor the desk has spoken of the value since. */
export function conflictsOf(journal: readonly ShownRow[], known: Known): Conflict[] {
  const open = new Map<Key, Conflict>();
  for (const line of journal) {
    if (line.undone_at !== null) continue;
    for (const matter of new Set(spokenOf(line).map(matterOf))) if (settles(line)) open.delete(matter);
    const held = line.held_back as Journaled;
    for (const matter of new Set(keysOf(held).map(matterOf))) {
      const fields = inOrder(keysOf(held).filter((key) => matterOf(key) === matter));
      const values = fields.map((field) => ({ field, stands: valueIn(known, field), said: held[field] ?? null }));
      const isNews = values.some(({ stands, said }) => JSON.stringify(stands) !== JSON.stringify(said));
      if (isNews) open.set(matter, { change: line.id, field: matter, values, origin: originOf(line) });
    }
  }
  return [...open.values()];
}

/** Fields in the order of a card. */
const inOrder = (keys: readonly Key[]): Key[] => keys.toSorted((a, b) => placeOf(a) - placeOf(b));
const placeOf = (key: Key): number => FIELDS.findIndex((field) => field === key);

const spokenOf = (line: ShownRow): Key[] => [...(Object.keys(line.after) as Key[]), ...(line.confirmed as Key[])];
const settles = (line: ShownRow): boolean => line.kind === 'person' || line.kind === 'staff';

/** The conflicts of a customer that wait for somebody to settle them. */
export async function conflictsIn(db: Database | Tx, customer: CustomerNumber): Promise<Conflict[]> {
  const known = await knownIn(db, customer);
  return known ? conflictsOf(await shownJournal(db, [customer]), known) : [];
}

/** What a conflict is settled by. */
export type Settlement = {
  readonly customer: CustomerNumber;
  readonly change: number;
  readonly field: string;
  /** `take` what was held back, or `dismiss` it: what stands is right. */
  readonly verdict: 'take' | 'dismiss';
};

/**
 * Settles a conflict by the desk's word, which stands against every file from then on: what was held back is taken, or what
 * stands is confirmed. `null` when there is no such conflict any more.
 */
export async function settleIn(
  tx: Tx,
  { act, today }: { readonly act: ActId; readonly today: Day },
  { customer, change, field, verdict }: Settlement,
): Promise<readonly Key[] | null> {
  const conflict = (await conflictsIn(tx, customer)).find((one) => one.change === change && one.field === field);
  if (!conflict) return null;
  const source = await recordSource(tx, act, { kind: 'staff', name: 'customer service', receivedOn: today });
  const said = conflict.values.map((one) => [one.field, verdict === 'take' ? one.said : one.stands] as const);
  await changeIn(tx, { act, source, today }, [{ customer, row: null, ...sayingOf(said) }]);
  return conflict.values.map((one) => one.field);
}

/** Values by key as something to be said. */
function sayingOf(said: readonly (readonly [Key, string | Held | null])[]) {
  const values: SomeValues = Object.fromEntries(said.filter(([key]) => !isSlot(key)).map(([key, value]) => [key, value as CustomerValues['city']])); // prettier-ignore
  const addresses = said.flatMap(([key, held]) => (isAddressSlot(key) ? [addressSaid(key, held as AddressHeld | null)] : [])); // prettier-ignore
  const contacts = said.flatMap(([key, held]) => (isContactSlot(key) ? [contactSaid(key, held as ContactHeld | null)] : [])); // prettier-ignore
  const organisation = said.find(([key]) => key === 'organisation')?.[1] as CustomerNumber | null | undefined;
  return { values, addresses, contacts, organisation };
}

function contactSaid(slot: Slot, held: ContactHeld | null): ContactSaid {
  const at = slot.indexOf(':');
  const gone = held === null ? ({ remove: true } as const) : {};
  return { kind: slot.slice(0, at) as 'phone', value: slot.slice(at + 1), label: held?.label, ...gone };
}
