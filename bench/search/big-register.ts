import { sql } from 'kysely';
import { wordsOf } from '#customers';
import type { Register } from '#platform';
import { AREAS } from '../../src/app/demo/words.ts';
import { COMMON_FAMILY, FAMILY_ENDINGS, GIVEN, STEMS, STREET_ENDINGS, TRADES } from './names.ts';

/** A name is drawn by a number below this; a common one has many of them. */
const DRAWS = 65_536;
const AREA_DRAWS = 4_096;
const FIRST_NUMBER = 100_001;

type Pick = { readonly text: string; readonly words: string };

/**
 * Fills an empty register with so many customers by SQL alone, the same for the same size: names as common and as rare as
 * in Finland, one in twelve an organisation, streets and towns in both languages, telephones, e-mails, search words.
 */
export async function fillRegister(register: Register, size: number): Promise<void> {
  const family = skewed([...COMMON_FAMILY, ...STEMS.flatMap((stem) => FAMILY_ENDINGS.map((end) => stem + end))], 0.95);
  const streets = STEMS.flatMap((stem) => STREET_ENDINGS.map((end) => stem + end));
  await register.db.connection().execute(async (db) => {
    // Triggers would keep the words one by one; they are mended at the end, for all at once.
    await sql`set session_replication_role = replica`.execute(db);
    for (const index of ['search_text_by_word', 'search_words_by_variant', 'search_words_by_trigram'])
      await sql`drop index ${sql.table(`customers.${index}`)}`.execute(db);
    const lists = { family, given: skewed(GIVEN, 0.85), street: skewed(streets, 0.3), trade: skewed(TRADES, 0.1) };
    for (const [name, picks] of Object.entries(lists)) {
      await sql`create temporary table ${sql.id(name)} (draw integer primary key, text text, words text)`.execute(db);
      await sql`insert into ${sql.id(name)} select g.draw, g.text, g.words
        from jsonb_to_recordset(${JSON.stringify(picks.map(({ text, words }, draw) => ({ draw, text, words })))}::jsonb)
          as g(draw integer, text text, words text)`.execute(db);
    }
    await sql`create function pg_temp.draw(n integer, seed bigint) returns integer language sql immutable
      return abs(hashint8extended(n, seed) % 1000003)::integer`.execute(db);
    await makeAreas(db);
    await sql`create temporary table made as
      select n + ${FIRST_NUMBER}::integer - 1 as number, r.h1 % 12 = 0 as is_organisation,
             g.text as given, g.words as given_words, f.text as family, f.words as family_words, t.text as trade, t.words as trade_words,
             s.text || ' ' || (1 + r.h2 % 90) || case when r.h3 % 2 = 0 then ' ' || chr(65 + r.h2 % 4) || ' ' || (1 + r.h3 % 60) else '' end as street,
             s.words || ' ' || (1 + r.h2 % 90) || case when r.h3 % 2 = 0 then ' ' || chr(97 + r.h2 % 4) || ' ' || (1 + r.h3 % 60) else '' end as street_words,
             a.code, case when r.h1 % 20 = 1 then a.sv else a.fi end as city, case when r.h1 % 20 = 1 then a.sv_words else a.fi_words end as city_words
        from generate_series(1, ${size}::integer) as n
        cross join lateral (select pg_temp.draw(n, 1) as h1, pg_temp.draw(n, 2) as h2, pg_temp.draw(n, 3) as h3) as r
        join family f on f.draw = pg_temp.draw(n, 4) % ${DRAWS}
        join given g on g.draw = pg_temp.draw(n, 5) % ${DRAWS}
        join street s on s.draw = pg_temp.draw(n, 6) % ${DRAWS}
        join trade t on t.draw = pg_temp.draw(n, 7) % ${DRAWS}
        join area a on a.draw = pg_temp.draw(n, 8) % ${AREA_DRAWS}`.execute(db);
    await fillTables(db);
    await sql`create index search_text_by_word on customers.search_text using gin (words)`.execute(db);
    await sql`create index search_words_by_variant on customers.search_word using gin (variants)`.execute(db);
    await sql`create index search_words_by_trigram on customers.search_word using gin (word gin_trgm_ops)`.execute(db);
    await db.transaction().execute((tx) => sql`select customers.mend_search_words()`.execute(tx));
    await sql`set session_replication_role = origin`.execute(db);
    await sql`discard temp`.execute(db);
  });
  await sql`vacuum analyze`.execute(register.db);
}

type Db = Register['db'];

async function makeAreas(db: Db): Promise<void> {
  const areas = Array.from({ length: AREA_DRAWS }, (_each, draw) => {
    // The first areas are of the big towns: half of all draws.
    const [code, fi, sv] = AREAS[draw % 2 === 0 ? (draw / 2) % 12 : draw % AREAS.length] ?? AREAS[0];
    return { draw, code, fi, sv, fi_words: wordsOf(fi).join(' '), sv_words: wordsOf(sv).join(' ') };
  });
  await sql`create temporary table area (draw integer primary key, code text, fi text, sv text, fi_words text, sv_words text)`.execute(db); // prettier-ignore
  await sql`insert into area select * from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb)
    as g(draw integer, code text, fi text, sv text, fi_words text, sv_words text)`.execute(db);
}

async function fillTables(db: Db): Promise<void> {
  await sql`insert into customers.customer (number, kind, given_names, family_name, organisation_name, business_id, language, made_on)
    select number, case when is_organisation then 'organisation' else 'person' end, case when is_organisation then null else given end,
           case when is_organisation then null else family end, case when is_organisation then trade || ' ' || family || ' Oy' end,
           case when is_organisation then lpad((number % 9000000)::text, 7, '0') || '-' || number % 10 end, 'fi', '2026-01-01'
      from made`.execute(db);
  await sql`insert into customers.address (customer, street_address, postal_code, city) select number, street, code, city from made`.execute(db); // prettier-ignore
  await sql`insert into customers.contact_point (customer, kind, value)
    select number, 'phone', '+3584' || number % 10 || lpad((number::bigint * 7919 % 10000000)::text, 7, '0') from made where number % 10 < 8
    union all
    select number, 'email', replace(given_words, ' ', '-') || '.' || replace(family_words, ' ', '-') || number || '@posti.example' from made where number % 10 < 6`.execute(db); // prettier-ignore
  await sql`insert into customers.search_text (customer, words)
    select number, (
        (select string_agg('''' || word || ''':1A', ' ')
           from regexp_split_to_table(case when is_organisation then trade_words || ' ' || family_words || ' oy' else given_words || ' ' || family_words end, ' ') as word)
        || ' ' || (select string_agg('''' || word || ''':3C', ' ') from regexp_split_to_table(street_words || ' ' || code || ' ' || city_words, ' ') as word)
      )::tsvector from made`.execute(db);
  await sql`select setval('customers.customer_number', (select max(number) from customers.customer) + 1)`.execute(db);
}

/** So many draws of the texts that the first falls often and the last hardly ever: Zipf's law with an exponent. */
function skewed(texts: readonly string[], exponent: number): Pick[] {
  const weights = texts.map((_text, at) => 1 / (at + 3) ** exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const draws: Pick[] = [];
  let reached = 0;
  texts.forEach((text, at) => {
    reached += ((weights[at] ?? 0) / total) * DRAWS;
    const pick = { text, words: wordsOf(text).join(' ') };
    while (draws.length < Math.round(reached)) draws.push(pick);
  });
  return draws.slice(0, DRAWS);
}
