import { nameOf, type CustomerValues } from '../values.ts';
import type { AddressAgreement, Agreement, Comparison } from './compare.ts';
import type { NameRelation } from './names.ts';

/** What two records can agree on. */
export const FACTS = ['name', 'organisation', 'business id', 'address', 'phone', 'email'] as const;
export type Fact = (typeof FACTS)[number];

/** How the two sides of a fact stand to each other; `silent` when one of them says nothing. */
export const STANDS = ['agrees', 'near', 'differs', 'silent'] as const;
export type Stands = (typeof STANDS)[number];

/** One fact as both sides have it, for a person who decides. A fact on which both are silent is left out. */
export type Evidence = {
  readonly fact: Fact;
  readonly stands: Stands;
  /** What the register holds. */
  readonly ours: string | null;
  /** What the row says, or the other customer of a pair. */
  readonly theirs: string | null;
};

const OF_NAMES: Readonly<Record<NameRelation, Stands>> = {
  same: 'agrees',
  respelt: 'near',
  near: 'near',
  renamed: 'near',
  different: 'differs',
};

const OF_FACTS: Readonly<Record<Agreement | AddressAgreement, Stands>> = {
  agree: 'agrees',
  close: 'near',
  building: 'near',
  street: 'near',
  differ: 'differs',
  silent: 'silent',
};

const orNull = (text: string): string | null => (text === '' ? null : text);

const addressLine = ({ streetAddress, postalCode, city }: CustomerValues): string | null => {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return orNull([streetAddress, town].filter(Boolean).join(', '));
};

type Said = readonly [Fact, Stands, (values: CustomerValues) => string | null];

/** Facts that a protected address hides (turvakielto): neither what they are nor whether they agree is told. */
const HIDDEN: readonly Fact[] = ['address', 'phone', 'email'];

/** The evidence on which a person decides whether two records are of one customer, in the order of `FACTS`. */
export function evidenceOf(found: Comparison, ours: CustomerValues, theirs: CustomerValues): Evidence[] {
  const organisation: Said = ['organisation', OF_FACTS[found.organisation], (values) => values.organisationName];
  const all: readonly Said[] = [
    ['name', OF_NAMES[found.name], (values) => orNull(nameOf(values))],
    ...(ours.kind === 'post' ? [organisation] : []),
    ['business id', OF_FACTS[found.businessId], ({ businessId }) => businessId],
    ['address', OF_FACTS[found.address], addressLine],
    ['phone', OF_FACTS[found.phone], ({ phone }) => found.sharedPhone ?? phone],
    ['email', OF_FACTS[found.email], ({ email }) => found.sharedEmail ?? email],
  ];
  return all.flatMap(([fact, stands, said]) => {
    const isHidden = (values: CustomerValues) => HIDDEN.includes(fact) && values.protectedUntil !== null;
    const [one, other] = [isHidden(ours) ? null : said(ours), isHidden(theirs) ? null : said(theirs)];
    if (one === null && other === null) return [];
    return [{ fact, stands: one === null || other === null ? 'silent' : stands, ours: one, theirs: other }];
  });
}
