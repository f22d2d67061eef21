import { assert, type ActId, type Day, type SourceId } from '#kernel';
import type { Tx } from '#platform';
import { changeIn, type Change } from '../changing/change.ts';
import { decideChange } from '../changing/decide-change.ts';
import { keysOf, type Key } from '../changing/journaled.ts';
import {
  type AddressHeld,
  addressSaid,
  type ContactHeld,
  type ContactSaid,
  isAddressSlot,
  isContactSlot,
  type Slot,
} from '../changing/slots.ts';
import { recordSource } from '../changing/source.ts';
import { spokenIn } from '../changing/standing.ts';
import type { JournalRow } from '../queries/journal.ts';
import { FIELDS, type SomeValues } from '../values.ts';
import { fieldsOf, type Pick } from './picks.ts';
import type { Merging } from './sides.ts';

/** What the one that stands takes of the other. */
export type Taking = { readonly one: Merging; readonly other: Merging; readonly taken: readonly Pick[] };

type By = { readonly act: ActId; readonly today: Day };

/**
 * Takes the picked values, and what there may be many of: further telephones, e-mails and addresses with a time that the one
 * that stands has not. Each goes by the source that said it of the other; where its word would not stand, a picked value goes by the person's
 * who merges.
 */
export async function takeIn(tx: Tx, by: By, taking: Taking): Promise<void> {
  let own: SourceId | null = null;
  for (const pick of taking.taken) {
    const values = Object.fromEntries(fieldsOf(pick).map((field) => [field, taking.other.values[field]])) as SomeValues;
    const line = lineOn(taking.other, fieldsOf(pick));
    if (line?.source && standsBy(line, taking.one, values)) {
      await tell(tx, by, line.source, { ...changeOf(taking, line), values });
    } else {
      own ??= await recordSource(tx, by.act, { kind: 'staff', name: 'merge', receivedOn: by.today });
      const outcome = await tell(tx, by, own, { ...changeOf(taking, null), values });
      assert(outcome === 'changed', `a merge took nothing of ${pick}`);
    }
  }
  await takeFurther(tx, by, taking);
}

const changeOf = ({ one }: Taking, line: JournalRow | null) => ({
  customer: one.row.number,
  row: line?.source_row ?? null,
});

async function tell(tx: Tx, by: By, source: SourceId, change: Change) {
  const [changed] = await changeIn(tx, { ...by, source }, [change]);
  return changed?.outcome;
}

/** The line of the journal that put a value there last. */
const lineOn = ({ open }: Merging, keys: readonly Key[]): JournalRow | undefined =>
  open.lines.findLast((line) => keys.some((key) => key in line.after));

/** Whether the values would stand, to the letter, on the word of the source that said them of the other one. */
function standsBy(line: JournalRow, { values: stands, standing }: Merging, values: SomeValues): boolean {
  const then = { ...stands, ...decideChange(stands, standing, values, spokenIn(line)).after };
  return FIELDS.every((field) => values[field] === undefined || then[field] === values[field]);
}

async function takeFurther(tx: Tx, by: By, taking: Taking): Promise<void> {
  const { one, other } = taking;
  const { slots } = other.open.known;
  for (const slot of keysOf(slots) as Slot[]) {
    const line = lineOn(other, [slot]);
    if (one.open.known.slots[slot] || !line?.source) continue;
    // An address with a time would take the place of the one that was picked.
    if (isAddressSlot(slot) && !taking.taken.includes('address')) continue;
    const further = furtherOf(slot, slots[slot] ?? null);
    if (further) await tell(tx, by, line.source, { ...changeOf(taking, line), values: {}, ...further });
  }
}

/** What is kept under a key, said again; `null` for what a merge leaves with its owner: the organisation of a post. */
function furtherOf(slot: Slot, held: unknown): Partial<Change> | null {
  if (isContactSlot(slot)) {
    const kind = slot.startsWith('phone:') ? 'phone' : 'email';
    const contact: ContactSaid = { kind, value: slot.slice(kind.length + 1), label: (held as ContactHeld).label };
    return { contacts: [contact] };
  }
  return isAddressSlot(slot) ? { addresses: [addressSaid(slot, held as AddressHeld)] } : null;
}
