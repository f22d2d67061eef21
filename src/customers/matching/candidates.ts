import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { currentIn } from '../merging/current.ts';
import type { MatchKey } from './match-keys.ts';
import { elsewhereOf } from './elsewhere.ts';
import { type Particulars, traitsOf, type Traits } from './traits.ts';
import { furtherContactRows } from '../queries/contacts.ts';
import { customerRows } from '../queries/customers.ts';
import { candidatesByKey } from '../queries/finding.ts';
import { valuesOf } from '../rows.ts';
import type { CustomerValues } from '../values.ts';

/** A key that more customers than this share tells nobody apart. */
export const CUSTOMERS_PER_KEY_MAX = 50;

/** A customer, under the number that stands, that a row may speak of. */
export type CandidateTraits = {
  readonly customer: CustomerNumber;
  readonly values: CustomerValues;
  readonly traits: Traits;
};

/** The customers that share a key with each row. Three queries, however many rows. */
export async function candidatesOf(
  db: Database | Tx,
  keys: readonly ({ readonly row: number } & MatchKey)[],
): Promise<ReadonlyMap<number, readonly CandidateTraits[]>> {
  const pairs = await candidatesByKey(db, keys, CUSTOMERS_PER_KEY_MAX);
  const numbers = [...new Set(pairs.map((pair) => pair.customer))];
  const current = await currentIn(db, numbers);
  const known = await customersToCompare(db, numbers);
  const candidates = new Map<number, CandidateTraits[]>();
  for (const { row, customer } of pairs) {
    const found = known.get(customer);
    if (!found) continue;
    const one = { ...found, customer: current.get(customer) ?? customer };
    const list = candidates.get(row);
    if (list) list.push(one);
    else candidates.set(row, [one]);
  }
  return candidates;
}

/** The customers of the numbers, each under its own number, made comparable. */
export async function customersToCompare(
  db: Database | Tx,
  numbers: readonly CustomerNumber[],
): Promise<ReadonlyMap<CustomerNumber, CandidateTraits>> {
  const customers = (await customerRows(db, numbers)).map((row) => [row.number, valuesOf(row)] as const);
  const particulars = await particularsOf(db, customers);
  return new Map(
    customers.map(([customer, values], at) => [customer, { customer, values, traits: traitsOf(particulars[at] ?? values) }]), // prettier-ignore
  );
}

/** All that tells who customers are, in their order: beside their values further telephones, e-mails and addresses. */
export async function particularsOf(
  db: Database | Tx,
  customers: readonly (readonly [number, CustomerValues])[],
): Promise<Particulars[]> {
  const further = await furtherContactsOf(db, customers.map(([number]) => number)); // prettier-ignore
  const elsewhere = await elsewhereOf(db, customers);
  return customers.map(([number, values]) => ({
    ...values,
    further: further.get(number) ?? [],
    elsewhere: elsewhere.get(number) ?? [],
  }));
}

/** Telephones and e-mails of customers beyond the first ones. */
async function furtherContactsOf(
  db: Database | Tx,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly { readonly kind: string; readonly value: string }[]>> {
  return Map.groupBy(await furtherContactRows(db, numbers), ({ customer }) => Number(customer));
}
