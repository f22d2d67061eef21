import type { ActId, CustomerNumber, Permit } from '#kernel';
import { look } from '#access';
import type { Database, Tx } from '#platform';
import { type Journaled, type Key, keysOf } from '../changing/journaled.ts';
import { changeIn } from '../changing/change.ts';
import { openIn } from '../changing/open.ts';
import { recordSource } from '../changing/source.ts';
import { byCustomer } from '../changing/standing.ts';
import { formerValues, giveBack } from '../changing/undo.ts';
import { writeOpen } from '../changing/write-changed.ts';
import { type JournalRow, wholeJournalOf } from '../queries/journal.ts';
import { settleUnmerged } from '../queries/likeness.ts';
import { closeMerge, markMergeUndone, mergedUnder, mergesOf, type MergeRow, pointAt, standingMerge } from '../queries/merging.ts'; // prettier-ignore
import { type Field, FIELDS } from '../values.ts';
import { lockCurrentIn } from './current.ts';

/** What came of taking a merge apart; refusals in the order in which they are told. */
export type Unmerged =
  | {
      readonly kind: 'unmerged';
      readonly customer: CustomerNumber;
      readonly from: CustomerNumber;
      readonly restored: readonly Key[];
      readonly kept: readonly Key[];
    }
  | { readonly kind: 'refused'; readonly because: 'is_merged_into_nobody' | 'erased' };

/** What taking a merge apart would give back, and what stays since others have said or confirmed it after the merge. */
export type TakenApart = { readonly former: Journaled; readonly kept: readonly Key[] };

/** Says what the one that stands would get back of its former values if a merge were taken apart. */
export function takenApart(lines: readonly JournalRow[], merge: Pick<MergeRow, 'act'>): TakenApart {
  const isOfMerge = (line: JournalRow): boolean => line.act === merge.act;
  const { former } = formerValues(lines, isOfMerge);
  const standing = lines.filter((line) => line.undone_act === null);
  const taken = new Set(standing.filter(isOfMerge).flatMap((line) => Object.keys(line.after) as Key[]));
  const isSpokenOfSince = (key: Key): boolean => {
    const last = standing.findLastIndex((line) => isOfMerge(line) && key in line.after);
    return standing.slice(last + 1).some((line) => key in line.after || line.confirmed.includes(key));
  };
  return { former, kept: [...taken].filter((key) => !(key in former) && isSpokenOfSince(key)) };
}

/**
 * Takes a merge apart: the customer that was merged away stands again with all that is its own, and with those who were
 * merged into it before; the other one gets its former values back, except where others have spoken since. Merges of a
 * chain can be taken apart in any order.
 *
 * Bans told meanwhile are the gate's matter: whoever takes a merge apart for a person calls `takeApart` there.
 *
 * @param keepApart  whether the two are never to be asked about again; else their pair waits as it did before
 */
export async function unmergeIn(
  tx: Tx,
  act: ActId,
  { customer, keepApart }: { readonly customer: CustomerNumber; readonly keepApart: boolean },
): Promise<Unmerged> {
  const merge = await standingMerge(tx, customer);
  if (!merge) return { kind: 'refused', because: 'is_merged_into_nobody' };
  const into = merge.into_customer;
  const current = await lockFamily(tx, customer, into);
  const opened = await openIn(tx, [into]);
  const open = opened.get(into);
  if (!open || open.isErased) return { kind: 'refused', because: 'erased' };
  const { former, kept } = takenApart(open.lines, merge);
  const restored = keysOf(former);
  giveBack(open, former);
  // First, or homes that only the merge brought would count as left ones, by which somebody is found.
  await markMergeUndone(tx, act, merge);
  await writeOpen(tx, opened);
  await closeMerge(tx, act, merge.id);
  const under = await mergedUnder(tx, customer);
  await pointAt(tx, under, customer);
  await keepProtected(tx, act, { customer, merge, lines: open.lines });
  await settleUnmerged(tx, act, { customers: under, into: current, pair: [customer, into], keepApart });
  return { kind: 'unmerged', customer, from: into, restored, kept };
}

/**
 * A protection told while the two were one is of both afterwards, as a ban is: nobody said of which of them. One that a merge
 * itself brought is not told meanwhile.
 */
async function keepProtected(
  tx: Tx,
  act: ActId,
  { customer, merge, lines }: { customer: CustomerNumber; merge: MergeRow; lines: readonly JournalRow[] },
): Promise<void> {
  const merges = new Set((await mergesOf(tx, customer)).map((one) => one.act).concat(merge.act));
  const told = lines.findLast((line) => 'protectedUntil' in line.after && line.undone_act === null);
  const until = told?.after['protectedUntil'];
  if (!told || typeof until !== 'string' || told.act <= merge.act || merges.has(told.act)) return;
  const source = await recordSource(tx, act, { kind: 'staff', name: 'merge', receivedOn: told.received_on });
  await changeIn(tx, { act, source }, [{ customer, row: null, values: { protectedUntil: until } }]);
}

/** Locks all whom taking a merge apart touches, and gives the customer that stands for them meanwhile. */
async function lockFamily(tx: Tx, customer: CustomerNumber, into: CustomerNumber): Promise<CustomerNumber> {
  const under = await mergedUnder(tx, customer);
  const current = await lockCurrentIn(tx, [...under, into]);
  return current.get(into) ?? into;
}

/** A merge that stands, and what taking it apart would give back. */
export type StandingMerge = {
  readonly merged: CustomerNumber;
  readonly into: CustomerNumber;
  readonly mergedAt: MergeRow['merged_at'];
  readonly act: ActId;
  readonly restores: readonly Key[];
  readonly keeps: readonly Key[];
};

/** The place of a field on a card; what there may be many of stands last. */
const placeOf = (key: Key): number =>
  FIELDS.some((field) => field === key) ? FIELDS.indexOf(key as Field) : FIELDS.length;

/** The merges that stand in a customer's family, the latest first. */
export async function mergesIn(db: Database | Tx, customer: CustomerNumber): Promise<StandingMerge[]> {
  const merges = await mergesOf(db, customer);
  const journal = byCustomer(await wholeJournalOf(db, [...new Set(merges.map((one) => one.into_customer))]));
  return merges.map((one) => {
    const { former, kept } = takenApart(journal.get(one.into_customer) ?? [], one);
    const restores = keysOf(former).toSorted((a, b) => placeOf(a) - placeOf(b));
    return {
      merged: one.merged,
      into: one.into_customer,
      mergedAt: one.merged_at,
      act: one.act,
      restores,
      keeps: kept,
    };
  });
}

/** The merges that stand in a customer's family, for the desk; the look is recorded. */
export const listMerges = (by: Permit<'customers:find'>, customer: CustomerNumber): Promise<StandingMerge[]> =>
  look(by, 'merges', async (tx) => {
    const merges = await mergesIn(tx, customer);
    return { customers: [customer, ...merges.flatMap(({ merged, into }) => [merged, into])], answer: merges };
  });
