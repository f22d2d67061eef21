import type { ActId, CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { setDeceased } from '../queries/finding.ts';

/** Records that customers have died; the first day told stands. Nothing is marketed to them any more. */
export const deceasedIn = (tx: Tx, _act: ActId, rows: readonly { customer: CustomerNumber; on: Day }[]): Promise<void> =>
  setDeceased(tx, rows.map(({ customer, on }) => ({ customer, on: String(on) }))); // prettier-ignore
