import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { customersToCompare } from './candidates.ts';
import { compare } from './compare.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { nearness, type Nearness } from './match.ts';
import { traitsOf } from './traits.ts';
import type { CustomerValues } from '../values.ts';

/** Two customers held side by side. `nearness`: what the matching rule would call the second one, seen from the first. */
export type ComparedPair = {
  readonly a: CustomerNumber;
  readonly b: CustomerNumber;
  readonly nearness: Nearness;
  /** `ours` is what `a` says, `theirs` what `b` says. */
  readonly evidence: readonly Evidence[];
};

/**
 * Compares pairs of customers by the rule that matches incoming rows, in the pairs' order. Customers of two kinds are `far`
 * without evidence; a pair with a number that nobody has is left out. One query for all pairs.
 */
export async function compareIn(
  db: Database | Tx,
  pairs: readonly { readonly a: CustomerNumber; readonly b: CustomerNumber }[],
): Promise<ComparedPair[]> {
  const known = await customersToCompare(db, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  return pairs.flatMap(({ a, b }): ComparedPair[] => {
    const [one, other] = [known.get(a), known.get(b)];
    if (!one || !other) return [];
    const { kind } = one.traits;
    if (kind !== other.traits.kind) return [{ a, b, nearness: 'far', evidence: [] }];
    const found = compare(one.traits, other.traits);
    return [{ a, b, nearness: nearness({ kind, found }), evidence: evidenceOf(found, one.values, other.values) }];
  });
}

/**
 * The evidence between rows and customers that are named already, in the rows' order; a customer of another kind than the
 * row's, or whom nobody knows, has none. One query for all.
 */
export async function evidenceIn(
  db: Database | Tx,
  asked: readonly { readonly values: CustomerValues; readonly customer: CustomerNumber }[],
): Promise<Evidence[][]> {
  const known = await customersToCompare(db, [...new Set(asked.map(({ customer }) => customer))]);
  return asked.map(({ values, customer }) => {
    const one = known.get(customer);
    if (!one || one.traits.kind !== values.kind) return [];
    return evidenceOf(compare(one.traits, traitsOf(values)), one.values, values);
  });
}
