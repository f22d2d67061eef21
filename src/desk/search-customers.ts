import { look, todayOf } from '#access';
import { currentIn } from '#customers';
import type { CustomerNumber, Permit } from '#kernel';
import type { Tx } from '#platform';
import {
  byBusinessId,
  byContactPoint,
  byIban,
  byInvoice,
  byNumber,
  byOrder,
  byReference,
  type KeyHit,
} from './queries/keys.ts';
import { type CustomerRow, customerRows } from './queries/rows.ts';
import { byLikeness, byWords } from './queries/words.ts';
import { type Key, type Needle, needleOf } from './search/needle.ts';
import { fit } from './search/rank.ts';

/** A customer found, by which key or words, and the key itself when it was one. */
export type Hit = CustomerRow & { readonly by: string; readonly at: string | null };

/** What was found, best first; `hasMore` when the limit cut it. `isGuess`: nothing held the words, these are like them. */
export type SearchAnswer = {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  readonly isGuess: boolean;
};

const HITS_MAX = 20;

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
  const keyHits: KeyHit[] = [];
  for (const key of needle.keys) keyHits.push(...(await byKey(tx, key)));
  const found = needle.words.length === 0 ? [] : await byWords(tx, needle.words);
  const isGuess = keyHits.length === 0 && found.length === 0 && needle.words.length > 0;
  const guessed = isGuess ? await byLikeness(tx, needle.words) : found;
  const current = await currentIn(tx, [...keyHits.map(({ customer }) => customer), ...guessed]);
  const currentOf = (customer: CustomerNumber): CustomerNumber => current.get(customer) ?? customer;
  const numbers = guessed.map(currentOf);
  const keyOf = new Map<CustomerNumber, KeyHit>();
  for (const hit of keyHits) if (!keyOf.has(currentOf(hit.customer))) keyOf.set(currentOf(hit.customer), hit);
  const rows = await customerRows(tx, [...new Set([...keyOf.keys(), ...numbers])], today);
  const ranked = rank(rows, needle, { keyOf, guesses: isGuess ? numbers : [] });
  const hits = ranked.slice(0, limit).map((row): Hit => {
    const key = keyOf.get(row.customer);
    return { ...row, by: key?.by ?? 'words', at: key?.at ?? null };
  });
  return { hits, hasMore: ranked.length > limit, isGuess };
}

/** Key hits in the order of the keys, then by fit; guesses stay in the order of their likeness. */
function rank(
  rows: readonly CustomerRow[],
  needle: Needle,
  { keyOf, guesses }: { keyOf: ReadonlyMap<CustomerNumber, KeyHit>; guesses: readonly CustomerNumber[] },
): CustomerRow[] {
  const keyPlace = new Map([...keyOf.keys()].map((customer, at) => [customer, at]));
  const guessPlace = new Map(guesses.map((customer, at) => [customer, at]));
  const scored = rows.map((row) => ({
    row,
    place: keyPlace.get(row.customer) ?? 1_000 + (guessPlace.get(row.customer) ?? 0),
    fit: fit({ name: `${row.name} ${row.organisation ?? ''}`, line: addressLine(row) }, needle.words),
  }));
  scored.sort((a, b) => a.place - b.place || b.fit - a.fit || a.row.customer - b.row.customer);
  return scored.map(({ row }) => row);
}

const addressLine = (row: CustomerRow): string => [row.street, row.postalCode, row.city].filter(Boolean).join(' ');

function byKey(tx: Tx, key: Key): Promise<KeyHit[]> {
  switch (key.by) {
    case 'number':
      return byNumber(tx, key.key);
    case 'invoice':
      return byInvoice(tx, key.key);
    case 'order':
      return byOrder(tx, key.key);
    case 'reference':
      return byReference(tx, key.key);
    case 'business_id':
      return byBusinessId(tx, key.key);
    case 'iban':
      return byIban(tx, key.key);
    case 'phone':
    case 'email':
      return byContactPoint(tx, key.key, key.by);
  }
}
