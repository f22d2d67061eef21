import type { ActId, CustomerNumber, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { writeChanged } from './change.ts';
import { customerRows, lockCustomers } from '../queries/customers.ts';
import {
  customersOfSource,
  type JournalRow,
  journalOf,
  leanedOn,
  markUndone,
  referredIn,
  referringColumns,
  removeCustomers,
} from '../queries/journal.ts';
import { CUSTOMERS_PER_CHUNK, valuesOf } from '../rows.ts';
import { byCustomer } from './standing.ts';
import type { CustomerValues, Field, SomeValues } from '../values.ts';

/** How many customers got former values back, were removed, or were left as they are since others rely on them. */
export type Undone = { readonly restored: number; readonly removed: number; readonly kept: number };

/** PostgreSQL's `integer` ends here. */
const BEYOND_EVERY_NUMBER = 2_147_483_647;

/**
 * Undoes what a source said, inside the caller's transaction: values that stood before stand again, except where others
 * have changed or confirmed them since; a customer that the source made and that nobody else has spoken of, and no other
 * room's row names, is removed with its number, which is never given again.
 */
export async function undoSourceIn(tx: Tx, act: ActId, source: SourceId): Promise<Undone> {
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
  const journal = byCustomer(await journalOf(tx, customers));
  const removable = await removableOf(tx, source, journal);
  await removeCustomers(tx, removable);
  const gone = new Set<number>(removable);
  const staying = customers.filter((customer) => !gone.has(customer));
  const open = new Map<number, { values: CustomerValues; touched: Set<Field> }>();
  const standing = new Set<number>();
  let kept = 0;
  for (const row of await customerRows(tx, staying)) {
    const lines = journal.get(row.number) ?? [];
    const { former, isRelied } = formerValues(lines, (line) => line.source === source);
    if (isRelied) kept += 1;
    if (isMadeBy(lines, source)) standing.add(row.number);
    if (row.erased_on === null)
      open.set(row.number, {
        values: { ...valuesOf(row), ...former },
        touched: new Set(Object.keys(former) as Field[]),
      });
  }
  await writeChanged(tx, open);
  await markUndone(tx, act, source, staying.filter((customer) => !standing.has(customer))); // prettier-ignore
  const restored = [...open.values()].filter((one) => one.touched.size > 0).length;
  return { restored, removed: removable.length, kept };
}

/** Customers that the source made and that nobody has spoken of since, in this room or in any other. */
async function removableOf(
  tx: Tx,
  source: SourceId,
  journal: ReadonlyMap<number, readonly JournalRow[]>,
): Promise<number[]> {
  const made = [...journal].filter(
    ([, lines]) => isMadeBy(lines, source) && lines.every((line) => line.source === source),
  );
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

const isMadeBy = (lines: readonly JournalRow[], source: SourceId): boolean =>
  lines.some((line) => line.made && line.source === source);

/**
 * The values that stand once some lines of the journal (a source's word, what a merge took) are taken away. A field that another changed after it keeps the other's value;
 * one that another confirmed after it stays; a customer that the source made and others rely on keeps all it has.
 */
export function formerValues(
  lines: readonly JournalRow[],
  isTakenAway: (line: JournalRow) => boolean,
): { former: SomeValues; isRelied: boolean } {
  const former: Record<string, unknown> = {};
  if (lines.some((line) => line.made && isTakenAway(line))) return { former, isRelied: true };
  let isRelied = false;
  const fields = new Set(lines.filter(isTakenAway).flatMap((line) => Object.keys(line.after)));
  for (const field of fields) {
    const spoke = lines.filter((line) => field in line.after);
    const last = spoke.at(-1);
    if (!last || !isTakenAway(last)) continue;
    const confirmed = lines.some(
      (line) => line.id > last.id && !isTakenAway(line) && line.confirmed.includes(field),
    );
    if (confirmed) isRelied = true;
    else former[field] = beforeOf(spoke, isTakenAway, field);
  }
  return { former: former as SomeValues, isRelied };
}

/** What another source said last, or what stood before the first word that is taken away. */
function beforeOf(spoke: readonly JournalRow[], isTakenAway: (line: JournalRow) => boolean, field: string): unknown {
  const other = spoke.findLast((line) => !isTakenAway(line));
  return other ? (other.after[field] ?? null) : (spoke[0]?.before[field] ?? null);
}
