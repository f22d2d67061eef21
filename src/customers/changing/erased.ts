import type { CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { setErased } from '../queries/finding.ts';

/** Marks a customer whose values were erased; the number stays taken, and nobody is found by it any more. */
export const markErasedIn = (tx: Tx, customer: CustomerNumber, today: Day): Promise<void> =>
  setErased(tx, customer, String(today));
