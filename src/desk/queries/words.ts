import { type RawBuilder, sql } from 'kysely';
import type { CustomerNumber } from '#kernel';
import type { Tx } from '#platform';

/** As many as are looked at to find the best; a word that hits more is answered by any of them. */
const LOOKED_AT_MAX = 3_000;
const CANDIDATES_MAX = 120;
/** Likeness is reckoned row by row and costs much more: the first few hundred that are alike are guess enough. */
const GUESSES_LOOKED_AT_MAX = 400;
/** From here a word counts as a misspelling of another: one wrong letter in six. */
const LIKENESS_MIN = 0.5;

type Words = readonly (readonly string[])[];

/** Customers whose searched text holds every word, those that hold them as whole words or beginnings first. */
export async function byWords(tx: Tx, words: Words): Promise<CustomerNumber[]> {
  const holds = words.map(
    (spellings) =>
      sql`(${sql.join(
        spellings.map((word) => sql`text like ${`%${word}%`}`),
        sql` or `,
      )})`,
  );
  return ordered(tx, words, sql.join(holds, sql` and `));
}

/** Customers whose searched text holds something like every word of three letters and more. */
export async function byLikeness(tx: Tx, words: Words): Promise<CustomerNumber[]> {
  const long = words.map(([word = '']) => word).filter((word) => word.length > 2);
  if (long.length === 0) return [];
  // The planner thinks likeness common and reads the whole table; where nobody is alike that takes seconds, by the index it does not.
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS_MIN)}, true),
                   set_config('enable_seqscan', 'off', true)`.execute(tx);
  const alike = long.map((word) => sql`${word} <% text`);
  const nearness = long.map((word) => sql`word_similarity(${word}, text)`);
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select customer from (
      select customer, text from customers.search_text where ${sql.join(alike, sql` and `)} limit ${GUESSES_LOOKED_AT_MAX}
    ) as seen
    order by ${sql.join(nearness, sql` + `)} desc, customer limit ${CANDIDATES_MAX}`.execute(tx);
  return rows.map(({ customer }) => customer);
}

async function ordered(tx: Tx, words: Words, where: RawBuilder<unknown>): Promise<CustomerNumber[]> {
  const score = words.map(([word = '']) => {
    const text = sql`' ' || text || ' '`;
    return sql`(${text} like ${`% ${word} %`})::int + (${text} like ${`% ${word}%`})::int`;
  });
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select customer from (
      select customer, text from customers.search_text where ${where} limit ${LOOKED_AT_MAX}
    ) as seen
    order by ${sql.join(score, sql` + `)} desc, customer limit ${CANDIDATES_MAX}`.execute(tx);
  return rows.map(({ customer }) => customer);
}
