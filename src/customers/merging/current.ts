import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { lockCustomers } from '../queries/customers.ts';
import { mergedAway } from '../queries/finding.ts';

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
