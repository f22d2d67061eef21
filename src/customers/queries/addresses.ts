import { sql } from 'kysely';
import type { CustomerNumber, Day } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { CustomerRow } from './customers.ts';

export type AddressRow = Pick<CustomerRow, 'co' | 'street_address' | 'postal_code' | 'city' | 'country'> & {
  customer: number;
};

const PLACE = { co: 'text', street_address: 'text', postal_code: 'text', city: 'text', country: 'text' } as const;

/** Writes permanent addresses in force; one that is wholly blank is removed. */
export async function putAddresses(tx: Tx, rows: readonly AddressRow[]): Promise<void> {
  const isBlank = (row: AddressRow) =>
    row.co === null && row.street_address === null && row.postal_code === null && row.city === null;
  const [blank, filled] = [rows.filter(isBlank), rows.filter((row) => !isBlank(row))];
  if (blank.length > 0) {
    await sql`delete from customers.address where kind = 'permanent' and valid_from = '-infinity'
      and customer = any(${blank.map((row) => row.customer)}::integer[])`.execute(tx);
  }
  if (filled.length === 0) return;
  await sql`insert into customers.address (customer, co, street_address, postal_code, city, country)
    select customer, co, street_address, postal_code, city, coalesce(country, 'FI')
      from ${unnested('g', { customer: 'integer', ...PLACE }, filled)}
    on conflict (customer, kind, valid_from, season_from) do update
      set co = excluded.co, street_address = excluded.street_address, postal_code = excluded.postal_code,
          city = excluded.city, country = excluded.country`.execute(tx);
}

/** An address with its time: dated, temporary or of a season. `valid_from` of a season is `-infinity`. */
export type TimedAddressRow = AddressRow & {
  kind: string;
  valid_from: string;
  valid_to: string | null;
  season_from: string;
  season_to: string;
};

const TIMED = { customer: 'integer', kind: 'text', valid_from: 'date', season_from: 'text' } as const;

/** Writes addresses that have a time. */
export async function putTimedAddresses(tx: Tx, rows: readonly TimedAddressRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = { ...TIMED, valid_to: 'date', season_to: 'text', ...PLACE } as const;
  await sql`insert into customers.address (customer, kind, valid_from, valid_to, season_from, season_to, co, street_address, postal_code, city, country)
    select customer, kind, valid_from, valid_to, season_from, season_to, co, street_address, postal_code, city, coalesce(country, 'FI')
      from ${unnested('g', columns, rows)}
    on conflict (customer, kind, valid_from, season_from) do update
      set valid_to = excluded.valid_to, season_to = excluded.season_to, co = excluded.co, street_address = excluded.street_address,
          postal_code = excluded.postal_code, city = excluded.city, country = excluded.country`.execute(tx);
}

/** Removes addresses that have a time. */
export async function removeTimedAddresses(
  tx: Tx,
  rows: readonly Pick<TimedAddressRow, 'customer' | 'kind' | 'valid_from' | 'season_from'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from customers.address a using ${unnested('g', TIMED, rows)}
    where a.customer = g.customer and a.kind = g.kind and a.valid_from = g.valid_from and a.season_from = g.season_from`.execute(
    tx,
  );
}

/** The addresses of customers that have a time, as their columns say, days as text. */
export async function timedAddressRows(db: Database | Tx, customers: readonly number[]): Promise<TimedAddressRow[]> {
  const { rows } = await sql<TimedAddressRow>`
    select customer, kind, valid_from::text as valid_from, valid_to::text as valid_to, season_from, season_to,
           co, street_address, postal_code, city, country
      from customers.address
     where customer = any(${customers}::integer[]) and (kind <> 'permanent' or valid_from > '-infinity')
     order by customer, kind, valid_from, season_from`.execute(db);
  return rows;
}

/** The address of a day of each customer that has one. */
export async function addressRowsOn(
  db: Database | Tx,
  customers: readonly number[],
  day: Day,
): Promise<(AddressRow & { customer: CustomerNumber; kind: string })[]> {
  const { rows } = await sql<AddressRow & { customer: CustomerNumber; kind: string }>`
    select w.customer, a.kind, a.co, a.street_address, a.postal_code, a.city, a.country
      from unnest(${customers}::integer[]) as w(customer)
      cross join lateral customers.address_on(w.customer, ${String(day)}::date) a
     order by w.customer`.execute(db);
  return rows;
}

/** Customers above a number who have a dated permanent address whose day has come, rising; at most `limit`. */
export async function customersWithDueAddress(
  db: Database | Tx,
  day: Day,
  after: number,
  limit: number,
): Promise<CustomerNumber[]> {
  // prettier-ignore
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct a.customer from customers.address a
      join customers.customer c on c.number = a.customer and c.erased_on is null and c.merged_into is null
     where a.kind = 'permanent' and a.valid_from > '-infinity' and a.valid_from <= ${String(day)}::date and a.customer > ${after}
     order by a.customer limit ${limit}`.execute(db);
  return rows.map(({ customer }) => customer);
}
