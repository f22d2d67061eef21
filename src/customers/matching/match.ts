import type { Comparison } from './compare.ts';

/** What one candidate is to the row: `sure` and `near` speak for it, `contradicted` looks like it but is another. */
export type Nearness = 'sure' | 'near' | 'contradicted' | 'far';

/** A customer that shares a match key with the row, and what the comparison found. */
export type Candidate<Customer> = { readonly customer: Customer; readonly kind: string; readonly found: Comparison };

/** Who a row speaks of. `ask`: a person must say which of these it is, or that it is somebody new. */
export type Match<Customer> =
  | { readonly kind: 'same'; readonly customer: Customer }
  | { readonly kind: 'new' }
  | { readonly kind: 'ask'; readonly among: readonly Candidate<Customer>[] };

type Found = Comparison & { readonly agreeing: number; readonly differing: number; readonly isNamed: boolean };

function counted(found: Comparison): Found {
  const contacts = [found.phone, found.email];
  return {
    ...found,
    agreeing: contacts.filter((one) => one === 'agree').length,
    differing: contacts.filter((one) => one === 'differ').length,
    isNamed: found.name === 'same' || found.name === 'respelt',
  };
}

const isAtSamePlace = (found: Found): boolean => found.address === 'agree' || found.address === 'close';

/** An organisation is its business id; without one, its name with a telephone or an e-mail that agrees. */
function organisationNearness(found: Found): Nearness {
  if (found.businessId === 'agree') return found.name === 'different' ? 'near' : 'sure';
  if (found.businessId === 'differ') return found.isNamed ? 'contradicted' : 'far';
  if (found.isNamed && found.agreeing > 0) return 'sure';
  if (found.name !== 'different' && (found.agreeing > 0 || isAtSamePlace(found))) return 'near';
  return found.agreeing > 0 ? 'near' : 'far';
}

/**
 * A person is a name *with* a telephone or an e-mail that agrees and no other contact that differs. A name and an address
 * alone are father and son too often; a couple shares its e-mail, and a son his father's name.
 */
function personNearness(found: Found): Nearness {
  if (found.isNamed) return namedNearness(found);
  if (found.isHousehold) return 'far';
  if (found.agreeing > 0) return 'near';
  return found.name === 'near' && isAtSamePlace(found) && found.differing === 0 ? 'near' : 'far';
}

function namedNearness(found: Found): Nearness {
  if (found.agreeing > 0) return found.differing === 0 ? 'sure' : 'near';
  if (found.differing > 0) return isAtSamePlace(found) ? 'contradicted' : 'far';
  return isAtSamePlace(found) || found.address === 'building' ? 'near' : 'far';
}

/** A post is a person in an organisation; the same name in the same organisation is one post unless contacts differ. */
function postNearness(found: Found): Nearness {
  if (found.businessId === 'agree' && found.isNamed && found.differing === 0) return 'sure';
  if (found.businessId === 'differ') return found.isNamed && found.agreeing > 0 ? 'near' : 'far';
  return personNearness(found);
}

/** Says what one candidate is to the row, by the kind of customer. */
export function nearness(candidate: { readonly kind: string; readonly found: Comparison }): Nearness {
  const found = counted(candidate.found);
  if (candidate.kind === 'organisation') return organisationNearness(found);
  return candidate.kind === 'post' ? postNearness(found) : personNearness(found);
}

/**
 * Says which customer an incoming row speaks of. In doubt it asks a person; it never guesses, and it never takes two
 * customers for one because they look alike.
 *
 * `same` when exactly one candidate is sure and no other one could be meant; `new` when none could be meant; else `ask`.
 * A look-alike that a differing telephone or e-mail speaks against does not stand in the way of a sure one, but
 * without a sure one it must be asked about.
 */
export function match<Customer>(candidates: readonly Candidate<Customer>[]): Match<Customer> {
  const judged = candidates.map((candidate) => ({ candidate, is: nearness(candidate) }));
  const sure = judged.filter((one) => one.is === 'sure');
  const near = judged.filter((one) => one.is === 'sure' || one.is === 'near');
  const [first] = sure;
  if (first && sure.length === 1 && near.length === 1) return { kind: 'same', customer: first.candidate.customer };
  const among = judged.filter((one) => one.is !== 'far').map((one) => one.candidate);
  return among.length === 0 ? { kind: 'new' } : { kind: 'ask', among };
}
