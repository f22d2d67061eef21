import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { CustomerValues } from '#customers';

/** Pairs of customers that share a match key, as incoming rows would find them: keys of more than fifty tell nobody apart. */
export async function pairsByKey(tx: Tx, from: number): Promise<{ a: CustomerNumber; b: CustomerNumber }[]> {
  const { rows } = await sql<{ a: CustomerNumber; b: CustomerNumber }>`
    select distinct one.customer as a, other.customer as b
      from customers.match_key one
      join customers.match_key other on other.key = one.key and other.customer > one.customer
     where one.customer >= ${from}
     order by 1, 2`.execute(tx);
  return rows;
}

/** A customer of a register that is made for measuring: what the matching reads, and nothing of who said it. */
export type MadeCustomer = {
  readonly number: number;
  readonly values: CustomerValues;
  readonly keys: readonly { readonly kind: string; readonly key: bigint }[];
};

/** Writes customers without their history: a million of them are there to be matched against, not to be asked about. */
export async function insertMade(tx: Tx, made: readonly MadeCustomer[]): Promise<void> {
  // Nothing here can refer to what is not there: checking a million rows so would be most of the work.
  await sql`set local session_replication_role = replica`.execute(tx);
  const rows = made.map(({ number, values }) => ({ number, ...values }));
  const text = { givenNames: 'text', familyName: 'text', streetAddress: 'text', postalCode: 'text', city: 'text', phone: 'text', email: 'text' } as const; // prettier-ignore
  const given = unnested('g', { number: 'integer', ...text }, rows);
  await sql`insert into customers.customer (number, kind, given_names, family_name, made_on)
    select number, 'person', "givenNames", "familyName", '2026-11-23' from ${given}`.execute(tx);
  await sql`insert into customers.address (customer, kind, street_address, postal_code, city, country)
    select number, 'permanent', "streetAddress", "postalCode", city, 'FI' from ${given}`.execute(tx);
  await sql`insert into customers.contact_point (customer, kind, value)
    select number, 'phone', phone from ${given} union all
    select number, 'email', email from ${given} where email is not null`.execute(tx);
  const keys = made.flatMap(({ number, keys: own }) =>
    own.map(({ kind, key }) => ({ kind, key: String(key), number })),
  );
  await sql`insert into customers.match_key (kind, key, customer)
    select kind, key, number from ${unnested('k', { kind: 'text', key: 'bigint', number: 'integer' }, keys)}
    on conflict do nothing`.execute(tx);
}

/**
 * Fills a register up with strangers: customers with as many keys as others have, at random places of the index, who are like
 * nobody. What grows by them is the tables that are looked into.
 */
export async function insertStrangers(tx: Tx, from: number, to: number): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into customers.customer (number, kind, given_names, family_name, made_on)
    select n, 'person', 'Vieras', 'Tuntematon', '2026-11-23' from generate_series(${from}::integer, ${to}::integer) n`.execute(
    tx,
  );
  await sql`insert into customers.match_key (kind, key, customer)
    select kind, hashtextextended(kind, n), n
      from generate_series(${from}::integer, ${to}::integer) n,
           unnest('{phone,email,name,given,place,home,address}'::text[]) kind`.execute(tx);
}
