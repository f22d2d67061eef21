import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { candidatesOf } from './candidates.ts';
import { compare } from './matching/compare.ts';
import { matchKeys } from './matching/match-keys.ts';
import { traitsOf, type Traits } from './matching/traits.ts';
import { customersByPhone } from './queries/finding.ts';
import { nothingKnown } from './values.ts';

/** A person by name and address, as an update service writes of one. */
export type Resident = {
  readonly givenNames: string;
  readonly familyName: string;
  readonly streetAddress: string;
  readonly postalCode: string;
};

/** Who may be meant: `at` lives there under that name, `near` only nearly. Two at one address may be father and son. */
export type Residents = { readonly at: readonly CustomerNumber[]; readonly near: readonly CustomerNumber[] };

const keysOf = (traits: readonly Traits[]) =>
  traits.flatMap((own, row) => matchKeys(own).map((key) => ({ row, ...key })));

/**
 * Finds the persons that live at an address under a name, for sources that know no telephone. It decides nothing: one at
 * the address is as sure as such a source can be, several are for a person to tell apart.
 */
export async function residentsIn(db: Database | Tx, rows: readonly Resident[]): Promise<Residents[]> {
  const traits = rows.map((row) => traitsOf({ ...nothingKnown('person'), ...row }));
  const candidates = await candidatesOf(db, keysOf(traits));
  return traits.map((own, row) => {
    const compared = (candidates.get(row) ?? []).map(({ customer, traits: theirs }) => ({
      customer,
      found: compare(own, theirs),
    }));
    const isNamed = (name: string) => name === 'same' || name === 'respelt';
    const at = compared.filter(({ found }) => isNamed(found.name) && found.address === 'agree');
    const near = compared.filter(
      ({ customer, found }) => isNear(found) && !at.some((one) => one.customer === customer),
    );
    return { at: unique(at), near: unique(near) };
  });
}

const isNear = ({ name, address }: ReturnType<typeof compare>): boolean =>
  name !== 'different' && (address === 'agree' || address === 'close');

const unique = (found: readonly { customer: CustomerNumber }[]): CustomerNumber[] => [
  ...new Set(found.map((one) => one.customer)),
];

/** A line of a ban list: a telephone, a name with its postal code, or both. */
export type ListedBan = {
  readonly phone: string | null;
  readonly givenNames: string;
  readonly familyName: string;
  readonly postalCode: string;
};

/**
 * Finds every customer that a line of a ban list hits: by telephone whoever answers it; by first given name, surname and
 * postal code the persons of that name. A namesake is hit too: a ban too many harms nobody.
 */
export async function hitIn(db: Database | Tx, rows: readonly ListedBan[]): Promise<CustomerNumber[][]> {
  const hits = rows.map(() => new Set<CustomerNumber>());
  const phones = rows.flatMap(({ phone }, row) => (phone === null ? [] : [{ row, phone }]));
  for (const { row, customer } of await customersByPhone(db, phones)) hits[row]?.add(customer);
  const traits = rows.map((row) =>
    traitsOf({
      ...nothingKnown('person'),
      givenNames: row.givenNames,
      familyName: row.familyName,
      postalCode: row.postalCode,
    }),
  );
  const candidates = await candidatesOf(db, keysOf(traits));
  traits.forEach((own, row) => {
    for (const { customer, traits: theirs } of candidates.get(row) ?? [])
      if (isNamesake(own, theirs)) hits[row]?.add(customer);
  });
  return hits.map((one) => [...one].toSorted((a, b) => a - b));
}

const isNamesake = (a: Traits, b: Traits): boolean =>
  a.postalCode === b.postalCode &&
  a.family.strict === b.family.strict &&
  a.given[0] !== undefined &&
  a.given[0].strict === b.given[0]?.strict;
