import type { ActId, CustomerNumber, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { type Journaled, type Key, type Known, keysOf } from './journaled.ts';
import { type Open, openIn } from './open.ts';
import { openingOf, putIn, replay, valueIn } from './replay.ts';
import { writeOpen } from './write-changed.ts';
import { lockCustomers } from '../queries/customers.ts';
import {
  customersOfSource,
  type JournalRow,
  wholeJournalOf,
  leanedOn,
  markStanding,
  markTakenBack,
  markUndone,
  organisationsOf,
  referredIn,
  referringColumns,
  removeCustomers,
} from '../queries/journal.ts';
import { CUSTOMERS_PER_CHUNK } from '../rows.ts';
import { nameOf } from '../values.ts';
import { byCustomer } from './standing.ts';

/** How many customers got former values back, were removed, or were left as they are since others rely on them. */
export type Undone = { readonly restored: number; readonly removed: number; readonly kept: number };

/** PostgreSQL's `integer` ends here. */
const BEYOND_EVERY_NUMBER = 2_147_483_647;

/**
 * Undoes what a source said, inside the caller's transaction: values that stood before stand again, except where others
 * have changed or confirmed them since. A customer whom only sources taken back speak of, and no other room's row names, is
 * removed with its number, which is never given again, whichever of them is undone last; one that others have spoken of keeps
 * what they said, and one that other rooms alone name keeps what the source that made it said.
 */
export async function undoSourceIn(tx: Tx, act: ActId, source: SourceId): Promise<Undone> {
  await markTakenBack(tx, act, source);
  const total = { restored: 0, removed: 0, kept: 0 };
  // The last made go first: a post is made after its organisation, which only then is free to go.
  for (let before = BEYOND_EVERY_NUMBER; ;) {
    const chunk = await customersOfSource(tx, source, before, CUSTOMERS_PER_CHUNK);
    const lowest = chunk.at(-1);
    if (lowest === undefined) return total;
    const undone = await undoChunk(tx, { act, source }, chunk);
    for (const key of ['restored', 'removed', 'kept'] as const) total[key] += undone[key];
    before = lowest;
  }
}

async function undoChunk(
  tx: Tx,
  { act, source }: { act: ActId; source: SourceId },
  customers: readonly CustomerNumber[],
): Promise<Undone> {
  await lockCustomers(tx, customers);
  const removed = await removeNobodys(tx, customers);
  const gone = new Set<number>(removed);
  const staying = customers.filter((customer) => !gone.has(customer));
  const open = await openIn(tx, staying);
  const standing: { customer: number; source: SourceId }[] = [];
  let kept = 0;
  for (const [number, one] of open) {
    const { former, isRelied, standsBy } = withoutSource(one.lines, source);
    if (isRelied) kept += 1;
    if (standsBy !== null) standing.push({ customer: number, source: standsBy });
    if (!one.isErased) giveBack(one, former);
  }
  const whole = new Set(standing.filter((one) => one.source === source).map(({ customer }) => customer));
  await markUndone(tx, act, source, staying.filter((customer) => !whole.has(customer))); // prettier-ignore
  await markStanding(tx, standing.filter((one) => one.source !== source)); // prettier-ignore
  await writeOpen(tx, open);
  const restored = [...open.values()].filter((one) => one.touched.size > 0).length;
  return { restored, removed: removed.length, kept };
}

/** Removes those of the customers whom nobody speaks of any more, and then organisations that stayed for their posts alone. */
async function removeNobodys(tx: Tx, customers: readonly CustomerNumber[]): Promise<number[]> {
  const removable = await removableOf(tx, byCustomer(await wholeJournalOf(tx, customers)));
  const organisations = (await organisationsOf(tx, removable)).filter((one) => !removable.includes(one));
  await removeCustomers(tx, removable);
  if (organisations.length === 0) return removable;
  await lockCustomers(tx, organisations);
  const freed = await removableOf(tx, byCustomer(await wholeJournalOf(tx, organisations)));
  await removeCustomers(tx, freed);
  return [...removable, ...freed];
}

/** Puts former values in place of those that stand; `writeOpen` writes them. */
export function giveBack(one: Open, former: Journaled): void {
  one.known = putIn(one.known, former);
  for (const key of keysOf(former)) one.touched.add(key);
}

/** Whether a customer was made by a source, and all who spoke of it are taken back. */
export const isNobodys = (lines: readonly JournalRow[]): boolean =>
  lines.some((line) => line.made) && lines.every((line) => line.undone_act !== null || line.taken_back !== null);

/** Customers that nobody speaks of any more, in this room or in any other. */
async function removableOf(tx: Tx, journal: ReadonlyMap<number, readonly JournalRow[]>): Promise<number[]> {
  const made = [...journal].filter(([, lines]) => isNobodys(lines));
  const numbers = made.map(([number]) => number);
  const needed = new Set<number>();
  for (const where of await referringColumns(tx))
    for (const number of await referredIn(tx, where, numbers)) needed.add(number);
  // A post that stays keeps its organisation: whoever leans is looked for until nobody new is found.
  for (;;) {
    const going = numbers.filter((number) => !needed.has(number));
    const leaned = await leanedOn(tx, going);
    if (leaned.length === 0) return going;
    for (const number of leaned) needed.add(number);
  }
}

/**
 * The values that another journal would have left: one without some of its lines (a source's word, what a merge took). A value
 * that another changed after them stays the other's; one that another confirmed after them stays; what was held back only
 * because of them is taken. Undone lines are in the journal given: they tell what stood first.
 */
export function formerValues(
  lines: readonly JournalRow[],
  isTakenAway: (line: JournalRow) => boolean,
): { former: Journaled; isRelied: boolean } {
  const standing = lines.filter((line) => line.undone_act === null);
  const isMadeByThem = standing.some((line) => line.made && isTakenAway(line));
  const left = replay(lines, openingOf(lines), isTakenAway).stands;
  return { former: whatDiffers(lines, left), isRelied: isMadeByThem || isConfirmedSince(standing, isTakenAway) };
}

/**
 * What a customer that stays has left when a source is taken back. When nobody has said its name but sources taken back, the
 * word of the source that made it stands (`standsBy`), also when it was taken back before: so the order of undoing does not matter.
 */
export function withoutSource(
  lines: readonly JournalRow[],
  source: SourceId,
): { former: Journaled; isRelied: boolean; standsBy: SourceId | null } {
  const isTakenAway = (line: JournalRow): boolean => line.source === source;
  const maker = lines.find((line) => line.made)?.source ?? null;
  const opening = openingOf(lines);
  if (maker === null || nameOf(replay(lines, opening, isTakenAway).stands.values) !== '')
    return { ...formerValues(lines, isTakenAway), standsBy: null };
  const again = lines.map((line) =>
    line.source === maker && line.undone_act === line.taken_back ? { ...line, undone_act: null } : line,
  );
  const left = replay(again, opening, (line) => isTakenAway(line) && line.source !== maker).stands;
  return { former: whatDiffers(lines, left), isRelied: true, standsBy: maker };
}

/** The values of another journal where they differ from those that stand by this one. */
function whatDiffers(lines: readonly JournalRow[], left: Known): Journaled {
  const opening = openingOf(lines);
  const whole = replay(lines, opening).stands;
  // Of a customer without the line that made it, what nobody in the journal spoke of is unknown and stays.
  const isWhole = lines.some((line) => line.made);
  const isKnown = (key: Key): boolean => isWhole || key in opening || valueIn(left, key) !== null;
  return Object.fromEntries(
    mentionedIn(lines)
      .filter(isKnown)
      .filter((key) => JSON.stringify(valueIn(whole, key)) !== JSON.stringify(valueIn(left, key)))
      .map((key) => [key, valueIn(left, key)]),
  ) as Journaled;
}

/** Whether another confirmed what the lines took and nobody has changed since. */
const isConfirmedSince = (lines: readonly JournalRow[], isTakenAway: (line: JournalRow) => boolean): boolean =>
  mentionedIn(lines.filter(isTakenAway)).some((key) => {
    const last = lines.findLast((line) => key in line.after);
    if (!last || !isTakenAway(last)) return false;
    return lines.some((line) => line.id > last.id && !isTakenAway(line) && line.confirmed.includes(key));
  });

const mentionedIn = (lines: readonly JournalRow[]): Key[] => [
  ...new Set(lines.flatMap((line) => [...Object.keys(line.after), ...Object.keys(line.held_back)] as Key[])),
];
