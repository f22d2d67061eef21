import type { Database, Tx } from '#platform';
import type { AddressElsewhere } from './traits.ts';
import { timedAddressRows } from '../queries/addresses.ts';
import { addressesSince } from '../queries/journal.ts';
import type { CustomerValues } from '../values.ts';

/** Homes that were left and are still looked at: the last ones. */
const FORMER_MAX = 5;

type Where = Pick<AddressElsewhere, 'streetAddress' | 'postalCode' | 'city'>;

/** Addresses of customers beside the permanent one in force: those to come, of a time or a season, and those that were left. */
export async function elsewhereOf(
  db: Database | Tx,
  customers: readonly (readonly [number, CustomerValues])[],
): Promise<ReadonlyMap<number, readonly AddressElsewhere[]>> {
  const numbers = customers.map(([number]) => number);
  const timed = Map.groupBy(await timedAddressRows(db, numbers), ({ customer }) => customer);
  const since = Map.groupBy(await addressesSince(db, numbers), ({ customer }) => customer);
  const elsewhere = new Map<number, readonly AddressElsewhere[]>();
  for (const [number, values] of customers) {
    const [standing, left] = [timed.get(number) ?? [], since.get(number) ?? []];
    if (standing.length === 0 && left.length === 0) continue;
    elsewhere.set(number, [
      ...standing.map(({ kind, street_address, postal_code, city }): AddressElsewhere => ({
        when: kind === 'permanent' ? 'coming' : kind === 'seasonal' ? 'seasonal' : 'temporary',
        streetAddress: street_address,
        postalCode: postal_code,
        city,
      })),
      ...formerOf(values, left),
    ]);
  }
  return elsewhere;
}

/** The homes that a customer left, the last one first: every address that stood and stands no more. */
function formerOf(values: CustomerValues, lines: readonly { readonly since: Partial<Where> }[]): AddressElsewhere[] {
  let where: Where = { streetAddress: null, postalCode: null, city: null };
  const stood = lines.map(({ since }) => (where = { ...where, ...since }));
  const left = new Map(stood.toReversed().map((one) => [nameOf(one), one]));
  left.delete(nameOf(values));
  const homes = [...left.values()].filter(({ streetAddress }) => streetAddress !== null).slice(0, FORMER_MAX);
  return homes.map(({ streetAddress, postalCode, city }) => ({ when: 'former', streetAddress, postalCode, city }));
}

const nameOf = ({ streetAddress, postalCode }: Where): string => `${streetAddress}, ${postalCode}`;
