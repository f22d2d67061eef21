import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';
import { isHidden } from '../protection.ts';
import { protectedAmong } from '../queries/protection.ts';
import type { Evidence } from './evidence.ts';

/** A customer with what speaks for and against its being meant. */
export type WithEvidence = { readonly customer: CustomerNumber; readonly evidence: readonly Evidence[] };

/**
 * The same without what a protected address hides: of such a customer neither where it lives nor whether that agrees is told,
 * by neither side. One query for all.
 */
export async function withoutHomesIn<One extends WithEvidence>(
  db: Database | Tx,
  all: readonly One[],
  today: Day,
): Promise<One[]> {
  const hidden = await protectedAmong(db, all.map(({ customer }) => customer), today); // prettier-ignore
  return all.map((one) => (hidden.has(one.customer) ? { ...one, evidence: one.evidence.map(untold) } : one));
}

const untold = (one: Evidence): Evidence =>
  isHidden(one.fact) ? { ...one, stands: 'silent', ours: null, theirs: null } : one;
