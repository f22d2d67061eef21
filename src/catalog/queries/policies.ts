import { sql } from 'kysely';
import type { ActId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import { type DatedPolicy, EVERY_TITLE } from '../policies/rules.ts';
import { CATALOGUE_MAX } from './limits.ts';

/** Every dated policy, those of every title first, by title, kind and day. */
export async function selectPolicies(db: Database | Tx): Promise<DatedPolicy[]> {
  const rows = await db
    .selectFrom('catalog.policy')
    .select(['title', 'kind', 'valid_from', 'rules'])
    .orderBy(sql`title nulls first`)
    .orderBy('kind')
    .orderBy('valid_from')
    .limit(CATALOGUE_MAX)
    .execute();
  return rows.map(
    ({ title, kind, valid_from, rules }) =>
      ({ title: title ?? EVERY_TITLE, kind, validFrom: valid_from, rules }) as DatedPolicy,
  );
}

/** Writes policies; one of the same title and kind from the same day is replaced. */
export async function upsertPolicies(tx: Tx, act: ActId | null, policies: readonly DatedPolicy[]): Promise<void> {
  const rows = policies.map((one) => ({ ...one, title: one.title === EVERY_TITLE ? null : one.title, act }));
  const columns = { title: 'text', kind: 'text', validFrom: 'date', rules: 'jsonb', act: 'bigint' } as const;
  await sql`insert into catalog.policy (title, kind, valid_from, rules, act)
    select title, kind, "validFrom", rules, act from ${unnested('given', columns, rows)}
        on conflict (title, kind, valid_from) do update set rules = excluded.rules, act = excluded.act`.execute(tx);
}
