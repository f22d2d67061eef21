import type { Kind } from '#kernel';

/**
 * What one customer is to another: `employer` (the organisation that somebody works in), `estate contact` (of somebody who
 * has died), `guardian` (whose word counts for another), `payer` (pays for another whatever is ordered).
 */
export const RELATION_KINDS = ['employer', 'estate contact', 'guardian', 'payer'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** A customer as far as a relation asks. */
export type Related = { readonly kind: Kind; readonly isErased: boolean; readonly isDeceased: boolean };

/** Why a relation is not told, in the order in which it is said. */
export type RelationObstacle = 'erased' | 'one_customer' | 'wrong_kind' | 'is_alive';

/**
 * Decides whether `customer` can be what is told to `relatedTo`; `null` when it can. An employer is an organisation; an
 * estate's contact person is one of somebody dead; a guardian and whom he speaks for are persons.
 */
export function obstacleToRelation(
  kind: RelationKind,
  { customer, relatedTo, isOne }: { readonly customer: Related; readonly relatedTo: Related; readonly isOne: boolean },
): RelationObstacle | null {
  if (customer.isErased || relatedTo.isErased) return 'erased';
  if (isOne) return 'one_customer';
  if (!mayTie(kind, customer.kind, relatedTo.kind)) return 'wrong_kind';
  return kind === 'estate contact' && !relatedTo.isDeceased ? 'is_alive' : null;
}

function mayTie(kind: RelationKind, customer: Kind, relatedTo: Kind): boolean {
  switch (kind) {
    case 'employer':
      return customer === 'organisation' && relatedTo !== 'organisation';
    case 'estate contact':
      return relatedTo === 'person';
    case 'guardian':
      return customer !== 'post' && relatedTo === 'person';
    case 'payer':
      return true;
  }
}
