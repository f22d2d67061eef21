import { look, todayOf } from '#access';
import { currentIn } from '#customers';
import type { CustomerNumber, Permit } from '#kernel';
import type { Tx } from '#platform';
import { byKeys, type KeyHit } from './queries/keys.ts';
import { type CustomerRow, customerRows } from './queries/rows.ts';
import { findByWords } from './search/by-words.ts';
import { type Needle, needleOf } from './search/needle.ts';

/** A customer found, by which key or words, and the key itself when it was one. */
export type Hit = CustomerRow & { readonly by: string; readonly at: string | null };

/** What was found, best first; `hasMore` when the limit cut it. `isGuess`: nothing held the words, these are like them. */
export type SearchAnswer = {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  readonly isGuess: boolean;
};

const HITS_MAX = 20;
/** Rows that are fetched to fill the list: whoever was erased since is left out of them. */
const SHOWN_MAX = 60;

/**
 * Finds customers by whatever was heard or read: a name in any order or a part of it, a number of the customer, an invoice,
 * an order, a reference, a telephone in any form, an e-mail, a Y-tunnus, an account, street and town. Keys come first.
 * Everybody shown is in the read audit.
 */
export function searchCustomers(
  by: Permit<'customers:find'>,
  text: string,
  limit: number = HITS_MAX,
): Promise<SearchAnswer> {
  const needle = needleOf(text);
  return look(by, 'search', async (tx) => {
    const answer = await find(tx, needle, { limit, today: todayOf(by) });
    return { customers: answer.hits.map(({ customer }) => customer), answer };
  });
}

type Ask = { readonly limit: number; readonly today: ReturnType<typeof todayOf> };

async function find(tx: Tx, needle: Needle, { limit, today }: Ask): Promise<SearchAnswer> {
  const keyHits = await byKeys(tx, needle.keys);
  const byWord = await findByWords(tx, needle.words, { enough: limit + 1, today });
  const current = await currentIn(tx, [...keyHits.map(({ customer }) => customer), ...byWord.customers]);
  const currentOf = (customer: CustomerNumber): CustomerNumber => current.get(customer) ?? customer;
  const keyOf = new Map<CustomerNumber, KeyHit>();
  for (const hit of keyHits) if (!keyOf.has(currentOf(hit.customer))) keyOf.set(currentOf(hit.customer), hit);
  const ordered = [...new Set([...keysInOrder(keyOf, byWord.customers.map(currentOf)), ...byWord.customers.map(currentOf)])]; // prettier-ignore
  const rows = new Map((await customerRows(tx, ordered.slice(0, SHOWN_MAX), today)).map((row) => [row.customer, row]));
  const ranked = ordered.flatMap((customer) => rows.get(customer) ?? []);
  const hits = ranked.slice(0, limit).map((row): Hit => {
    const key = keyOf.get(row.customer);
    const isContact = key?.by === 'phone' || key?.by === 'email';
    return { ...row, by: key?.by ?? 'words', at: row.isProtected && isContact ? null : (key?.at ?? null) };
  });
  return { hits, hasMore: ranked.length > limit, isGuess: byWord.isGuess && keyOf.size === 0 && hits.length > 0 };
}

/** Customers by keys in the order of the keys; of those of one key, whoever answers to the words too comes first. */
function keysInOrder(keyOf: ReadonlyMap<CustomerNumber, KeyHit>, byWord: readonly CustomerNumber[]): CustomerNumber[] {
  const answers = new Set(byWord);
  return [...keyOf.keys()].toSorted((a, b) => Number(answers.has(b)) - Number(answers.has(a)));
}
