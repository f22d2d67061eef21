import { sql } from 'kysely';
import type { Database } from '#platform';
import { Dice } from '../src/app/demo/dice.ts';

/** Texts as they are typed on the telephone, drawn from the register: names in any order, parts, keys, and every fifth with a slip. */
export async function searchesFrom(db: Database, count: number): Promise<string[]> {
  const { rows } = await sql<{
    given: string;
    family: string;
    street: string;
    city: string;
    number: number;
    email: string | null;
  }>`
    select coalesce(c.given_names, '') as given, coalesce(c.family_name, c.organisation_name) as family, a.street_address as street,
           a.city, c.number, (select value from customers.contact_point p where p.customer = c.number and p.kind = 'email') as email
      from customers.customer c join customers.address a on a.customer = c.number
     order by hashint4(c.number) limit ${count}`.execute(db);
  const dice = new Dice(7);
  return rows.map((row) => {
    const text = dice.one([
      `${row.given} ${row.family}`,
      `${row.family} ${row.given}`,
      `${row.family} ${row.city}`,
      `${row.street} ${row.city}`,
      String(row.number),
      row.email ?? row.family,
      row.family.slice(0, 5),
    ]);
    return dice.happens(0.2) ? withSlip(text, dice) : text;
  });
}

/** One letter left out, as fingers do. */
function withSlip(text: string, dice: Dice): string {
  const at = dice.whole(1, Math.max(1, text.length - 2));
  return text.slice(0, at) + text.slice(at + 1);
}
