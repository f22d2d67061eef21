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

/** How many facts beside the name must agree before anybody is recognised without a question. */
export const FACTS_MIN = 2;

type Found = Comparison & {
  /** Telephones and e-mails that agree, and that differ. */
  readonly agreeing: number;
  readonly differing: number;
  readonly isNamed: boolean;
  readonly isAtSamePlace: boolean;
};

function counted(found: Comparison): Found {
  const contacts = [found.phone, found.email];
  return {
    ...found,
    agreeing: contacts.filter((one) => one === 'agree').length,
    differing: contacts.filter((one) => one === 'differ').length,
    isNamed: found.name === 'same' || found.name === 'respelt',
    isAtSamePlace: (found.address === 'agree' && !hasLeft(found)) || found.address === 'close',
  };
}

/** Where one of the two lived lives somebody else now: the place speaks for nobody but whoever has the very name. */
const hasLeft = ({ elsewhere }: Comparison): boolean => elsewhere?.when === 'former';

const count = (...facts: readonly boolean[]): number => facts.filter(Boolean).length;

/**
 * Facts beside the name that agree and of which none follows from another: telephone, e-mail, home. A fixed line hangs on
 * the wall of the home: with the address it is one fact, not two. A summer house, an address to come and one that was left
 * are homes too, of which one counts.
 */
function homeFacts({ phone, email, address, isFixedLine }: Found): number {
  const isHome = address === 'agree';
  return count(phone === 'agree' && !(isFixedLine && isHome), email === 'agree', isHome);
}

/** The same for a post: its address, its line and its info@ are its organisation's, so that these are one fact. */
const postFacts = (found: Found, isInOrganisation: boolean): number =>
  count(
    isInOrganisation,
    found.phone === 'agree' && !(found.isFixedLine && isInOrganisation),
    found.email === 'agree' && !(found.isSharedMailbox && isInOrganisation),
  );

const isSure = (found: Found, facts: number): boolean =>
  found.name === 'same' && facts >= FACTS_MIN && found.differing === 0;

/** An organisation is its business id, the one strong key that a row can carry of it; without one it is matched as others are. */
function organisationNearness(found: Found): Nearness {
  if (found.businessId === 'agree') return found.name === 'different' ? 'near' : 'sure';
  if (found.businessId === 'differ') return found.isNamed ? 'contradicted' : 'far';
  if (isSure(found, homeFacts(found))) return 'sure';
  if (found.agreeing > 0 || (found.name !== 'different' && found.isAtSamePlace)) return 'near';
  return found.isNamed && found.isInSamePostalCode && found.differing === 0 ? 'near' : 'far';
}

/** A person is a name *with* two further facts, and no telephone or e-mail that differs. */
function personNearness(found: Found): Nearness {
  if (isSure(found, homeFacts(found))) return 'sure';
  if (found.isNamed) return namedNearness(found);
  // Couples share the e-mail and the line at home; a mobile telephone is one person's, whatever that person is called.
  if (found.isHousehold) return found.phone === 'agree' && !found.isFixedLine ? 'near' : 'far';
  if (found.name === 'different') return otherwiseNamedNearness(found);
  return found.name === 'renamed' ? renamedNearness(found) : nearlyNamedNearness(found);
}

/** Quite another name is somebody else, unless so much agrees that the name may be what is wrong. */
function otherwiseNamedNearness(found: Found): Nearness {
  if (found.isGivenAlike && found.email === 'agree') return 'near';
  return found.phone === 'agree' && homeFacts(found) >= FACTS_MIN ? 'near' : 'far';
}

/** Another surname at the very same address may be a marriage; in the same house, or on its line, it is a neighbour. */
function renamedNearness(found: Found): Nearness {
  if (found.email === 'agree' || (found.phone === 'agree' && !found.isFixedLine)) return 'near';
  return found.address === 'agree' && found.isAtSamePlace && found.differing === 0 ? 'near' : 'far';
}

function nearlyNamedNearness(found: Found): Nearness {
  return found.agreeing > 0 || (found.isAtSamePlace && found.differing === 0) ? 'near' : 'far';
}

function namedNearness(found: Found): Nearness {
  if (found.agreeing > 0) return 'near';
  if (found.email === 'close') return 'near';
  if (found.differing > 0) return found.isAtSamePlace ? 'contradicted' : 'far';
  if (['agree', 'close', 'building', 'street'].includes(found.address)) return 'near';
  // Nothing but a name in a postal code: enough to ask when one side has no address to tell more.
  return found.address === 'silent' && found.isInSamePostalCode ? 'near' : 'far';
}

/** A post is a person in an organisation: the organisation is one of the two facts. */
function postNearness(found: Found): Nearness {
  if (found.businessId === 'differ') return found.isNamed && found.agreeing > 0 ? 'near' : 'far';
  const isInOrganisation = found.businessId === 'agree' || found.organisation === 'agree';
  if (isSure(found, postFacts(found, isInOrganisation))) return 'sure';
  if (found.name !== 'different' && found.agreeing > 0) return 'near';
  return isInOrganisation || found.organisation === 'close' ? colleagueNearness(found) : 'far';
}

function colleagueNearness(found: Found): Nearness {
  if (found.isNamed) return found.differing === 0 ? 'near' : 'contradicted';
  return found.name === 'near' && found.differing === 0 ? 'near' : 'far';
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
 * A look-alike that a differing telephone or e-mail speaks against does not stand in the way of a sure one, nor does one
 * that a person has kept apart from the sure one; without a sure one they must be asked about.
 */
export function match<Customer>(
  candidates: readonly Candidate<Customer>[],
  isKeptApart: (a: Customer, b: Customer) => boolean = () => false,
): Match<Customer> {
  const judged = candidates.map((candidate) => ({ candidate, is: nearness(candidate) }));
  const sure = judged.filter((one) => one.is === 'sure');
  const near = judged.filter((one) => one.is === 'sure' || one.is === 'near');
  const [first] = sure;
  if (first && sure.length === 1) {
    const { customer } = first.candidate;
    const others = near.filter((one) => one !== first && !isKeptApart(customer, one.candidate.customer));
    if (others.length === 0) return { kind: 'same', customer };
  }
  const among = judged.filter((one) => one.is !== 'far').map((one) => one.candidate);
  return among.length === 0 ? { kind: 'new' } : { kind: 'ask', among };
}
