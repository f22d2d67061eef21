import { type RawBuilder, sql } from 'kysely';
import { isProtectedSql } from '#customers';
import type { CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { type Meaning, weightsOf } from '../search/word-query.ts';

/** As many as are looked at to find the best; a word that hits more is answered by any of them. */
const LOOKED_AT_MAX = 1_000;
const CANDIDATES_MAX = 120;
/** Words of the register that share a variant with one that was typed; the real slips are picked out of them. */
const NEAR_MAX = 200;
const CONTAINING_MAX = 30;
const ALIKE_MAX = 60;
/** From here a word may be another with two slips; those that are no more are picked out. */
const LIKENESS_MIN = 0.3;

/** A customer found by words, and how well it answers to them. */
export type WordHit = { readonly customer: CustomerNumber; readonly score: number };

/** What is looked for: a query that the index answers, one that only sifts what it found, and the words for the order. */
export type WordSearch = {
  readonly query: string;
  readonly sieve: string | null;
  readonly meanings: readonly Meaning[];
  /** A home that is protected on the day leads nowhere. */
  readonly today: Day;
};

/**
 * Keeps the planner on the indexes while the work is done: it thinks a common word's first rows quick to find by reading
 * the whole table.
 */
export async function byIndexesOnly<Answer>(tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
                   set_config('pg_trgm.similarity_threshold', ${String(LIKENESS_MIN)}, true)`.execute(tx);
  const answer = await work();
  await sql`select set_config('enable_seqscan', 'on', true), set_config('jit', 'on', true)`.execute(tx);
  return answer;
}

/** Customers whose words answer to the query, the best first: of two that hold all that was typed, the one that holds least beside it. */
export async function byWords(tx: Tx, { query, sieve, meanings, today }: WordSearch): Promise<WordHit[]> {
  // Put so that no index is asked for it: single letters lead to half of the register.
  const sifted = sieve === null ? sql`true` : sql`case when words @@ ${sieve}::tsquery then true end`;
  const score = sql`${sql.join(meanings.map(scoreOf), sql` + `)} - least(length(ts_filter(words, '{a}')), 9) - least(length(words), 90) / 100.0::float8`;
  // Few are protected: of the best alone it is asked, and whoever answers by the home falls out.
  const { rows } = await sql<WordHit>`
    select customer, ${score} as score
      from (select customer, case when ${isProtectedSql('best.customer', today)} then customers.words_without_home(words) else words end as words
              from (select customer, words
                      from (select customer, words from customers.search_text
                             where words @@ ${query}::tsquery and ${sifted} limit ${LOOKED_AT_MAX}) as seen
                     order by ${score} desc, customer limit ${CANDIDATES_MAX}) as best) as shown
     where words @@ ${query}::tsquery and ${sifted}
     order by score desc, customer limit ${CANDIDATES_MAX}`.execute(tx);
  return rows;
}

const scoreOf = (meaning: Meaning): RawBuilder<unknown> => {
  const cases = weightsOf(meaning).map(({ query, weight }) => sql`when words @@ ${query}::tsquery then ${weight}::int`);
  return sql`case ${sql.join(cases, sql` `)} else 0 end`;
};

/** A word of the register that may be meant by the typed word at a place. */
export type Candidate = { readonly at: number; readonly word: string };

/** Words of the register that share a variant with a typed one: the same less a letter. */
export const wordsByVariants = (tx: Tx, typed: readonly { at: number; variants: readonly string[] }[]) =>
  candidates(
    tx,
    typed.map(
      ({ at, variants }) => sql`select ${at}::int as at, word from customers.search_word
        where variants && ${[...variants]}::text[] limit ${NEAR_MAX}`,
    ),
  );

/** Words of the register that hold a typed one, the shortest first. */
export const wordsContaining = (tx: Tx, typed: readonly Candidate[]) =>
  candidates(
    tx,
    typed.map(
      ({ at, word }) => sql`select ${at}::int as at, word from customers.search_word
        where word like ${`%${word}%`} order by length(word), word limit ${CONTAINING_MAX}`,
    ),
  );

/** Words of the register that are like a typed one, the likest first. */
export const wordsAlike = (tx: Tx, typed: readonly Candidate[]) =>
  candidates(
    tx,
    typed.map(
      ({ at, word }) => sql`select ${at}::int as at, word from customers.search_word
        where word % ${word} order by similarity(word, ${word}) desc, word limit ${ALIKE_MAX}`,
    ),
  );

/** Which of the texts are words of the register. */
export async function wordsAmong(tx: Tx, texts: readonly Candidate[]): Promise<Candidate[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<{ word: string }>`select distinct word from customers.search_word
    where word = any(${texts.map(({ word }) => word)}::text[]) order by word limit ${texts.length}`.execute(tx);
  const known = new Set(rows.map(({ word }) => word));
  return texts.filter(({ word }) => known.has(word));
}

async function candidates(tx: Tx, asked: readonly RawBuilder<unknown>[]): Promise<Candidate[]> {
  if (asked.length === 0) return [];
  const each = asked.map((one) => sql`(${one})`);
  const { rows } = await sql<Candidate>`select distinct at, word from (${sql.join(each, sql` union all `)}) as found
    order by at, word`.execute(tx);
  return rows;
}
