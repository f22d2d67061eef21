import { nameOf, type CustomerValues } from '../values.ts';
import type { AddressAgreement, Agreement, Comparison } from './compare.ts';
import type { NameRelation } from './names.ts';
import { ELSEWHERE, type AddressElsewhere } from './traits.ts';

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
  /** Which one agrees, when it is not the first telephone or e-mail or the permanent address. */
  readonly which?: Which;
};

/** An address that is not the permanent one in force, or a telephone or e-mail beside the first. */
export const WHICH = [...ELSEWHERE, 'further'] as const;
export type Which = (typeof WHICH)[number];

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

const addressLine = ({ streetAddress, postalCode, city }: Omit<AddressElsewhere, 'when'>): string | null => {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return orNull([streetAddress, town].filter(Boolean).join(', '));
};

type Said = readonly [Fact, Stands, (values: CustomerValues) => string | null];

/** A telephone or e-mail that both have and that is not the first one of both. */
const furtherOf = (shared: string | null, first: readonly (string | null)[]): Which | undefined =>
  shared !== null && first.some((one) => one?.toLowerCase() !== shared) ? 'further' : undefined;

/**
 * The evidence on which a person decides whether two records are of one customer, in the order of `FACTS`. What a protected
 * address hides is in it: whoever shows evidence asks who is protected (`withoutHomes`).
 */
export function evidenceOf(found: Comparison, ours: CustomerValues, theirs: CustomerValues): Evidence[] {
  const { elsewhere } = found;
  const which: Partial<Record<Fact, Which | undefined>> = {
    address: elsewhere?.when,
    phone: furtherOf(found.sharedPhone, [ours.phone, theirs.phone]),
    email: furtherOf(found.sharedEmail, [ours.email, theirs.email]),
  };
  const organisation: Said = ['organisation', OF_FACTS[found.organisation], (values) => values.organisationName];
  const all: readonly Said[] = [
    ['name', OF_NAMES[found.name], (values) => orNull(nameOf(values))],
    ...(ours.kind === 'post' ? [organisation] : []),
    ['business id', OF_FACTS[found.businessId], ({ businessId }) => businessId],
    [
      'address',
      OF_FACTS[found.address],
      (values) => addressLine((values === ours ? elsewhere?.a : elsewhere?.b) ?? values),
    ],
    ['phone', OF_FACTS[found.phone], ({ phone }) => found.sharedPhone ?? phone],
    ['email', OF_FACTS[found.email], ({ email }) => found.sharedEmail ?? email],
  ];
  return all.flatMap(([fact, stands, said]) => {
    const [one, other] = [said(ours), said(theirs)];
    if (one === null && other === null) return [];
    const isSilent = one === null || other === null;
    const evidence = { fact, stands: isSilent ? ('silent' as const) : stands, ours: one, theirs: other };
    return [isSilent || which[fact] === undefined ? evidence : { ...evidence, which: which[fact] }];
  });
}
