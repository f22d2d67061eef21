import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import { type Tx, unnested } from '#platform';

/** A customer that a row hits. */
export type Hit = { readonly row: number; readonly customer: CustomerNumber };

const HITS_PER_ROW_MAX = 50;

/** Customers with the telephones of rows. */
export async function selectHitsByPhone(tx: Tx, rows: readonly { row: number; phone: string }[]): Promise<Hit[]> {
  const { rows: hits } = await sql<Hit>`
    select distinct given.row, customer.number as customer
    from ${unnested('given', { row: 'integer', phone: 'text' }, rows)}
    join customers.contact_point as point on point.kind = 'phone' and point.value = given.phone
    join customers.customer on customer.number = point.customer
    where customer.merged_into is null and customer.erased_on is null
    order by 1, 2 limit ${rows.length * HITS_PER_ROW_MAX}`.execute(tx);
  return hits;
}

/** Somebody known by first given name and surname in a postal code. */
export type NamedRow = {
  readonly row: number;
  readonly firstName: string;
  readonly familyName: string;
  readonly postalCode: string;
};

/** Letters that capitals, accents and old systems write in two ways; the same folding on both sides. */
const folded = (expression: ReturnType<typeof sql>) =>
  sql`translate(lower(${expression}), 'åäöáàâéèêëíìîïóòôõúùûüøñç', 'aaoaaaeeeeiiiioooouuuuonc')`;

/** Persons with the first given name, surname and postal code of rows: namesakes too, for nobody can tell them apart. */
export async function selectHitsByName(tx: Tx, rows: readonly NamedRow[]): Promise<Hit[]> {
  const columns = { row: 'integer', firstName: 'text', familyName: 'text', postalCode: 'text' } as const;
  const { rows: hits } = await sql<Hit>`
    select distinct given.row, customer.number as customer
    from ${unnested('given', columns, rows)}
    join customers.address on address.postal_code = given."postalCode" and address.kind = 'permanent'
      and address.valid_to is null
    join customers.customer on customer.number = address.customer and customer.kind = 'person'
    where customer.merged_into is null and customer.erased_on is null
      and ${folded(sql`customer.family_name`)} = ${folded(sql`given."familyName"`)}
      and ${folded(sql`split_part(customer.given_names, ' ', 1)`)} = ${folded(sql`given."firstName"`)}
    order by 1, 2 limit ${rows.length * HITS_PER_ROW_MAX}`.execute(tx);
  return hits;
}
