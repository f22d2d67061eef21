import type { ActId, CustomerNumber, Day, Permit } from '#kernel';
import { todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { lockCustomers } from '../queries/customers.ts';
import { settleMerged } from '../queries/likeness.ts';
import { insertMerge, mergedUnder, pointAt } from '../queries/merging.ts';
import { comingsOf, type FurtherNamed, takenFurther } from './further.ts';
import { betterOf, keysIn, type Pick, takenOf } from './picks.ts';
import { type Merging, seenOf, sidesIn } from './sides.ts';
import { takeIn } from './take.ts';

/** Two customers that a person holds to be one. */
export type MergeAsked = {
  readonly merged: CustomerNumber;
  /** The one that stands for both. */
  readonly into: CustomerNumber;
  /** The values that are taken from the merged one; `better`: those that the rule holds to be the better ones. */
  readonly take: readonly Pick[] | 'better';
  /** Which further telephones, e-mails and addresses come along (`Further.id`); those that go with `take` unless given. */
  readonly further?: readonly string[] | undefined;
  /** What the person saw of both (`MergePreview.seen`): refused when they have changed since. */
  readonly seen?: string | undefined;
};

/** Why two customers are not merged, in the order in which it is told. */
export type MergeObstacle = 'unknown' | 'erased' | 'another_kind' | 'already_one' | 'changed_meanwhile';

/** What came of a merge. */
export type Merged =
  | {
      readonly kind: 'merged';
      readonly merge: number;
      readonly taken: readonly Pick[];
      /** What there may be many of: what came along, and what stays with the merged one alone. */
      readonly further: { readonly came: readonly FurtherNamed[]; readonly left: readonly FurtherNamed[] };
    }
  | { readonly kind: 'refused'; readonly because: MergeObstacle };

/**
 * Merges a customer into the one that stands, on a person's decision: never called by a rule. Nobody's rows are rewritten:
 * bans, orders, invoices and the whole journal stay under the number they were given and count for the one that stands. What
 * is taken of the other's values goes through the one path for changes, by the source that said it. `unmergeIn` takes it apart.
 *
 * Waits for whoever changes one of the two, and is waited for.
 */
export async function mergeIn(
  tx: Tx,
  { act, today }: { readonly act: ActId; readonly today: Day },
  asked: MergeAsked,
): Promise<Merged> {
  const { merged, into } = asked;
  const under = await mergedUnder(tx, merged);
  await lockCustomers(tx, [...under, into]);
  const { one, other } = await sidesIn(tx, into, merged);
  const because = obstacleTo(one, other) ?? (isOutdated(asked, one, other) ? 'changed_meanwhile' : null);
  if (because !== null || !one || !other) return { kind: 'refused', because: because ?? 'unknown' };
  const taken = takenOf(betterOf(one, other), asked.take);
  const further = takenFurther({ one, other, today }, asked, taken);
  await takeIn(tx, { act, today }, { one, other, taken, further });
  const keys = [...taken.flatMap(keysIn), ...further.map(({ slot }) => slot)];
  const merge = await insertMerge(tx, act, { merged, into, taken: keys });
  await pointAt(tx, await mergedUnder(tx, merged), into);
  await settleMerged(tx, act, into);
  return { kind: 'merged', merge, taken, further: comingsOf({ one, other, today }, further) };
}

/** Why two customers cannot be merged, of several the first; `null` when they can. */
export function obstacleTo(one: Merging | null, other: Merging | null): MergeObstacle | null {
  if (!one || !other) return 'unknown';
  const both = [one.row, other.row];
  if (both.some((row) => row.erased_on !== null)) return 'erased';
  if (one.row.kind !== other.row.kind) return 'another_kind';
  return one.row.number === other.row.number || both.some((row) => row.merged_into !== null) ? 'already_one' : null;
}

const isOutdated = ({ seen }: MergeAsked, one: Merging | null, other: Merging | null): boolean =>
  seen !== undefined && one !== null && other !== null && seen !== seenOf(one, other);

/** Merges two customers as a person decided at the desk. */
export const merge = (by: Permit<'customers:merge'>, asked: MergeAsked): Promise<Merged> =>
  transact(by, (tx, act) => mergeIn(tx, { act, today: todayOf(by) }, asked));
