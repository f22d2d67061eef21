import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { currentIn } from '../merging/current.ts';
import type { MatchKey } from './match-keys.ts';
import { traitsOf, type Traits } from './traits.ts';
import { customerRows } from '../queries/customers.ts';
import { candidatesByKey } from '../queries/finding.ts';
import { valuesOf } from '../rows.ts';

/** A key that more customers than this share tells nobody apart. */
export const CUSTOMERS_PER_KEY_MAX = 50;

/** A customer, under the number that stands, that a row may speak of. */
export type CandidateTraits = { readonly customer: CustomerNumber; readonly traits: Traits };

/** The customers that share a key with each row. Three queries, however many rows. */
export async function candidatesOf(
  db: Database | Tx,
  keys: readonly ({ readonly row: number } & MatchKey)[],
): Promise<ReadonlyMap<number, readonly CandidateTraits[]>> {
  const pairs = await candidatesByKey(db, keys, CUSTOMERS_PER_KEY_MAX);
  const numbers = [...new Set(pairs.map((pair) => pair.customer))];
  const current = await currentIn(db, numbers);
  const known = new Map((await customerRows(db, numbers)).map((row) => [row.number, traitsOf(valuesOf(row))]));
  const candidates = new Map<number, CandidateTraits[]>();
  for (const { row, customer } of pairs) {
    const traits = known.get(customer);
    if (!traits) continue;
    const one = { customer: current.get(customer) ?? customer, traits };
    const list = candidates.get(row);
    if (list) list.push(one);
    else candidates.set(row, [one]);
  }
  return candidates;
}
