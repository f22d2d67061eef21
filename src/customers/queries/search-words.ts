import { sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** Writes what the search box finds customers by; the database keeps the words of all of them together. */
export async function putSearchWords(tx: Tx, rows: readonly { customer: number; words: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into customers.search_text (customer, words)
    select customer, words::tsvector from ${unnested('g', { customer: 'integer', words: 'text' }, rows)}
    on conflict (customer) do update set words = excluded.words where search_text.words <> excluded.words`.execute(tx);
}

/** The addresses of customers beside the permanent one that is in force: temporary ones, those to come. */
export async function selectOtherAddresses(
  tx: Tx,
  customers: readonly number[],
): Promise<ReadonlyMap<number, (string | null)[]>> {
  const { rows } = await sql<{ customer: number; texts: (string | null)[] }>`
    select customer, array[co, street_address, postal_code, city] as texts from customers.address
     where customer = any(${customers}::integer[]) and not (kind = 'permanent' and valid_from = '-infinity')
     order by customer, kind, valid_from`.execute(tx);
  return grouped(rows);
}

/** Names, and streets and towns, that customers had: what the journal says stood before, but what was undone. */
export async function selectFormer(
  tx: Tx,
  customers: readonly number[],
): Promise<{ names: ReadonlyMap<number, string[]>; homes: ReadonlyMap<number, string[]> }> {
  if (customers.length === 0) return { names: new Map(), homes: new Map() };
  const { rows } = await sql<{ customer: number; names: string[]; homes: string[] }>`
    select customer,
           array_remove(array[before->>'givenNames', before->>'familyName', before->>'organisationName'], null) as names,
           array_remove(array[before->>'streetAddress', before->>'city'], null) as homes
      from customers.change
     where customer = any(${customers}::integer[]) and undone_act is null
       and before ?| array['givenNames', 'familyName', 'organisationName', 'streetAddress', 'city']
     order by customer, id`.execute(tx);
  return {
    names: grouped(rows.map(({ customer, names }) => ({ customer, texts: names }))),
    homes: grouped(rows.map(({ customer, homes }) => ({ customer, texts: homes }))),
  };
}

function grouped<Text>(rows: readonly { customer: number; texts: Text[] }[]): Map<number, Text[]> {
  const groups = new Map<number, Text[]>();
  for (const { customer, texts } of rows) groups.set(customer, [...(groups.get(customer) ?? []), ...texts]);
  return groups;
}

/** Customers who stand and whom the search box cannot find yet, the lowest numbers first. */
export async function selectWithoutWords(db: Database | Tx, after: number, limit: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer c
     where number > ${after} and erased_on is null
       and not exists (select from customers.search_text s where s.customer = c.number)
     order by number limit ${limit}`.execute(db);
  return rows.map(({ number }) => number);
}

/** Takes words away that nobody has, and adds those that are missing; gives how many. */
export async function mendWords(tx: Tx): Promise<number> {
  const { rows } = await sql<{ mended: number }>`select customers.mend_search_words() as mended`.execute(tx);
  return rows[0]?.mended ?? 0;
}
