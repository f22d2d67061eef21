import type { ActId, CustomerNumber } from '#kernel';
import type { Tx } from '#platform';
import { tellApart } from '../queries/likeness.ts';

/**
 * Remembers a person's word that a customer is none of those it was asked about: they stand in its way no more when another
 * row speaks of it. A handful of customers at the most, for a person has looked at each.
 */
export async function keepApartIn(
  tx: Tx,
  act: ActId,
  customer: CustomerNumber,
  from: readonly CustomerNumber[],
): Promise<void> {
  for (const other of from) if (other !== customer) await tellApart(tx, act, customer, other);
}
