import type { CustomerNumber } from '#kernel';
import { assert } from '#kernel';
import type { Database, Tx } from '#platform';
import { customerRows, lockCustomers } from '../queries/customers.ts';
import { mergedAway, pointAt } from '../queries/finding.ts';

/**
 * The customer that stands for each of the numbers: itself, or the one that it was merged into. Rooms keep the number
 * they were given; a merge rewrites nobody's rows.
 */
export async function currentIn(
  db: Database | Tx,
  numbers: readonly CustomerNumber[],
): Promise<ReadonlyMap<CustomerNumber, CustomerNumber>> {
  const current = new Map(numbers.map((number) => [number, number]));
  for (const { number, into } of await mergedAway(db, [...current.keys()])) current.set(number, into);
  return current;
}

/**
 * The customers that stand for the numbers, locked against change, merge and unmerge until the transaction ends. One that is
 * being merged meanwhile is waited for, and what was meant for it is done to the one that then stands.
 */
export async function lockCurrentIn(
  tx: Tx,
  numbers: readonly CustomerNumber[],
): Promise<ReadonlyMap<CustomerNumber, CustomerNumber>> {
  for (let current = await currentIn(tx, numbers); ;) {
    await lockCustomers(tx, [...new Set([...current.keys(), ...current.values()])]);
    const now = await currentIn(tx, numbers);
    if ([...now].every(([number, into]) => current.get(number) === into)) return now;
    current = now;
  }
}

/** What came of a merge. */
export type Merged =
  | { readonly kind: 'merged' }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'erased' | 'another_kind' | 'already_one' };

/**
 * Merges customers into the one that stands, on a person's decision: never called by a rule. Their rows stay theirs, and
 * their bans count as bans of the one that stands.
 */
export async function mergeIn(
  tx: Tx,
  { from, into }: { from: readonly CustomerNumber[]; into: CustomerNumber },
): Promise<Merged> {
  const numbers = [...from, into];
  assert(from.length > 0, 'a merge of nobody');
  await lockCustomers(tx, numbers);
  const rows = await customerRows(tx, numbers);
  if (rows.length < new Set(numbers).size) return { kind: 'refused', because: 'unknown' };
  if (rows.some((row) => row.erased_on !== null)) return { kind: 'refused', because: 'erased' };
  if (new Set(rows.map((row) => row.kind)).size > 1) return { kind: 'refused', because: 'another_kind' };
  if (from.includes(into) || rows.some((row) => row.merged_into !== null))
    return { kind: 'refused', because: 'already_one' };
  await pointAt(tx, from, into);
  return { kind: 'merged' };
}
