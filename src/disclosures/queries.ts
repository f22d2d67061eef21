import { sql } from 'kysely';
import { type Database, type Tx, unnested } from '#platform';

/** A company with which an agreement on disclosing data could be made (register description § 4). */
export type Partner = { readonly code: string; readonly name: string; readonly country: string };

const PARTNERS_MAX = 1_000;

/** All partners by code. */
export const partnerRows = (db: Database | Tx) =>
  db
    .selectFrom('disclosures.partner')
    .select(['code', 'name', 'country'])
    .orderBy('code')
    .limit(PARTNERS_MAX)
    .execute();

/** Writes partners by code, in one statement. */
export async function upsertPartners(tx: Tx, partners: readonly Partner[]): Promise<void> {
  await sql`insert into disclosures.partner (code, name, country)
    select code, name, country from ${unnested('given', { code: 'text', name: 'text', country: 'text' }, partners)}
    on conflict (code) do update set name = excluded.name, country = excluded.country`.execute(tx);
}
