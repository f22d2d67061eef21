import { assert, type ActId, type Day, type SourceId } from '#kernel';
import type { Tx } from '#platform';
import { changeIn, type Change } from '../changing/change.ts';
import { decideAll, type Said } from '../changing/decide-change.ts';
import { type Journaled, keysOf, type Key } from '../changing/journaled.ts';
import { valueIn } from '../changing/replay.ts';
import { type AddressHeld, addressSaid, type ContactHeld, type ContactSaid, isAddressSlot, type Slots } from '../changing/slots.ts'; // prettier-ignore
import { recordSource } from '../changing/source.ts';
import { spokenIn } from '../changing/standing.ts';
import type { JournalRow } from '../queries/journal.ts';
import type { SomeValues } from '../values.ts';
import type { Further } from './further.ts';
import { fieldsIn, keysIn, type Pick } from './picks.ts';
import type { Merging } from './sides.ts';

/** What the one that stands takes of the other: of the card, and of what there may be many of. */
export type Taking = {
  readonly one: Merging;
  readonly other: Merging;
  readonly taken: readonly Pick[];
  readonly further: readonly Further[];
};

type By = { readonly act: ActId; readonly today: Day };

/** One thing that is taken: its keys in the journal, what it says, and how it is told. */
type Part = {
  readonly name: string;
  readonly keys: readonly Key[];
  readonly said: Said;
  readonly change: Omit<Change, 'customer' | 'row'>;
};

/**
 * Takes what was picked. Each part goes by the source that said it of the other; where its word would not stand, it goes by the
 * person's who merges.
 */
export async function takeIn(tx: Tx, by: By, taking: Taking): Promise<void> {
  let own: SourceId | null = null;
  for (const part of partsOf(taking)) {
    const line = lineOn(taking.other, part.keys);
    if (line?.source && standsBy(line, taking.one, part.said)) {
      await tell(tx, by, line.source, { ...part.change, ...changeOf(taking, line) });
    } else {
      own ??= await recordSource(tx, by.act, { kind: 'staff', name: 'merge', receivedOn: by.today });
      const outcome = await tell(tx, by, own, { ...part.change, ...changeOf(taking, null) });
      assert(outcome === 'changed', `a merge took nothing of ${part.name}`);
    }
  }
}

function partsOf({ other, taken, further }: Taking): Part[] {
  const picked = taken.map((pick): Part => {
    const values = Object.fromEntries(fieldsIn(pick).map((field) => [field, other.values[field]])) as SomeValues;
    const organisation = keysIn(pick).includes('organisation') && other.row.kind === 'post' ? { organisation: other.slots.organisation ?? null } : {}; // prettier-ignore
    return {
      name: pick,
      keys: keysIn(pick),
      said: { values, slots: organisation },
      change: { values, ...organisation },
    };
  });
  return [...picked, ...further.map(partOfFurther)];
}

function partOfFurther({ slot, theirs }: Further): Part {
  const said = { values: {}, slots: { [slot]: theirs } as Slots };
  const [name = '', value] = [slot.split(':')[0], slot.slice(slot.indexOf(':') + 1)];
  if (isAddressSlot(slot))
    return { name, keys: [slot], said, change: { values: {}, addresses: [addressSaid(slot, theirs as AddressHeld)] } };
  const kind = name === 'phone' ? 'phone' : 'email';
  const contact: ContactSaid = { kind, value, label: (theirs as ContactHeld).label };
  return { name, keys: [slot], said, change: { values: {}, contacts: [contact] } };
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

/** Whether what is taken would stand, to the letter, on the word of the source that said it of the other one. */
function standsBy(line: JournalRow, { open, standing }: Merging, said: Said): boolean {
  const { after } = decideAll(open.known, standing, said, spokenIn(line));
  const then = (key: Key): unknown => (key in after ? after[key] : valueIn(open.known, key));
  const wanted = { ...said.values, ...said.slots } as Journaled;
  return keysOf(wanted).every((key) => JSON.stringify(then(key) ?? null) === JSON.stringify(wanted[key] ?? null));
}
