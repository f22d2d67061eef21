import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Place } from './changing/slots.ts';
import { addressRowsOn } from './queries/addresses.ts';
import { customersIn } from './read.ts';
import type { CustomerValues } from './values.ts';

/** Where a customer is reached by post on a day, and by what kind of address. */
export type AddressOn = Place & { readonly kind: 'permanent' | 'temporary' | 'seasonal' };

/**
 * The address of a day of each customer that has one: a temporary one in force (of several the one that began last), else
 * one of the season, else the permanent one with the latest first day. The SQL twin is `customers.address_on`.
 */
export async function addressesOnIn(
  db: Database | Tx,
  customers: readonly CustomerNumber[],
  day: Day,
): Promise<ReadonlyMap<CustomerNumber, AddressOn>> {
  const rows = await addressRowsOn(db, customers, day);
  return new Map(
    rows.map((row) => [
      row.customer,
      {
        kind: row.kind as AddressOn['kind'],
        co: row.co,
        streetAddress: row.street_address,
        postalCode: row.postal_code,
        city: row.city,
        country: row.country,
      },
    ]),
  );
}

/** Customers' values with the address of a day in place of the permanent one: for what goes out by post on it. */
export async function valuesOnIn(
  db: Database | Tx,
  customers: readonly CustomerNumber[],
  day: Day,
): Promise<ReadonlyMap<CustomerNumber, CustomerValues>> {
  const addresses = await addressesOnIn(db, customers, day);
  return new Map(
    (await customersIn(db, customers)).map(({ number, values }) => {
      const { kind: _, ...place } = addresses.get(number) ?? { kind: null };
      return [number, { ...values, ...place }];
    }),
  );
}
