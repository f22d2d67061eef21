import { sql } from 'kysely';
import type { Database } from '#platform';

const TABLES = ['customer', 'address', 'contact_point', 'search_text', 'foreign_key'];

/** What stands of everybody, as a count and a mark a table: two pictures are equal when not a letter differs. */
export const pictureOfCustomers = (db: Database): Promise<unknown[]> =>
  Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await sql`select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as mark
        from ${sql.table(`customers.${table}`)} t`.execute(db);
      return rows[0];
    }),
  );
