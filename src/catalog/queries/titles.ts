import { sql } from 'kysely';
import { cents, type Country } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import { EVERY_COUNTRY, type Postage, type StandingTitle, type Title } from '../catalogue.ts';
import type { TitleForm } from '../kinds.ts';
import { CATALOGUE_MAX } from './limits.ts';

/** Every title with its postage abroad, by code. */
export async function selectTitles(db: Database | Tx): Promise<StandingTitle[]> {
  const rows = await db
    .selectFrom('catalog.title')
    .select(['code', 'name', 'form', 'issues_a_year', 'opened_on', 'closed_on'])
    .orderBy('code')
    .limit(CATALOGUE_MAX)
    .execute();
  const postage = await selectPostage(db);
  return rows.map(({ code, name, form, issues_a_year, opened_on, closed_on }) => ({
    code,
    name,
    form: form as TitleForm,
    issuesAYear: issues_a_year,
    openedOn: opened_on,
    closedOn: closed_on,
    postage: postage.get(code) ?? [],
  }));
}

async function selectPostage(db: Database | Tx): Promise<ReadonlyMap<string, Postage[]>> {
  const rows = await db
    .selectFrom('catalog.postage')
    .select(['title', 'country', 'valid_from', 'issue_cents'])
    .orderBy('title')
    .orderBy(sql`coalesce(country, ${EVERY_COUNTRY})`)
    .orderBy('valid_from')
    .limit(CATALOGUE_MAX)
    .execute();
  const byTitle = Map.groupBy(rows, ({ title }) => title);
  return new Map(
    [...byTitle].map(([title, own]) => [
      title,
      own.map((row) => ({
        country: (row.country as Country | null) ?? EVERY_COUNTRY,
        validFrom: row.valid_from,
        issueCents: cents(row.issue_cents),
      })),
    ]),
  );
}

const TITLE_COLUMNS = {
  code: 'text',
  name: 'text',
  form: 'text',
  issuesAYear: 'smallint',
  openedOn: 'date',
  closedOn: 'date',
} as const;

/** Writes titles as they are given over those that stand; postage that is not told stays. */
export async function upsertTitles(tx: Tx, titles: readonly Title[]): Promise<void> {
  await sql`insert into catalog.title (code, name, form, issues_a_year, opened_on, closed_on)
    select code, name, form, "issuesAYear", "openedOn", "closedOn" from ${unnested('given', TITLE_COLUMNS, titles)}
        on conflict (code) do update
       set name = excluded.name, form = excluded.form, issues_a_year = excluded.issues_a_year,
           opened_on = excluded.opened_on, closed_on = excluded.closed_on`.execute(tx);
  const postage = titles.flatMap(({ code, postage: own = [] }) =>
    own.map((one) => ({ ...one, title: code, country: one.country === EVERY_COUNTRY ? null : one.country })),
  );
  const columns = { title: 'text', country: 'text', validFrom: 'date', issueCents: 'integer' } as const;
  await sql`insert into catalog.postage (title, country, valid_from, issue_cents)
    select title, country, "validFrom", "issueCents" from ${unnested('given', columns, postage)}
        on conflict (title, country, valid_from) do update set issue_cents = excluded.issue_cents`.execute(tx);
}
