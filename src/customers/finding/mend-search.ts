import { databaseOf, transact } from '#access';
import { type CustomerNumber, customerNumber, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { customerRows } from '../queries/customers.ts';
import { nextToRekey, noteRekeyed } from '../queries/finding.ts';
import { mendWords, selectWithoutWords } from '../queries/search-words.ts';
import { CUSTOMERS_PER_CHUNK, valuesOf } from '../rows.ts';
import { writeFinding } from './finding.ts';

/** How many customers got their words or keys anew, and how many words of the register were mended. */
export type Mended = { readonly customers: number; readonly words: number };

/**
 * Gives customers whom the search box cannot find their words and match keys, those of an earlier version their keys anew, and
 * mends the words of the whole register where two transactions at once have left one of nobody. May be killed at any line, and
 * told to stop between two chunks.
 */
export async function mendSearch(
  by: Permit<'customers:change'>,
  isStopping: () => boolean = () => false,
): Promise<Mended> {
  let customers = 0;
  for (let after = 0; !isStopping();) {
    const numbers = await selectWithoutWords(databaseOf(by), after, CUSTOMERS_PER_CHUNK);
    const last = numbers.at(-1);
    if (last === undefined) break;
    await transact(by, (tx) => writeAnew(tx, numbers));
    customers += numbers.length;
    after = last;
  }
  while (!isStopping()) {
    const count = await transact(by, rekeyChunk);
    if (count === null) return { customers, words: await transact(by, (tx) => mendWords(tx)) };
    customers += count;
  }
  return { customers, words: 0 };
}

/** Keys the next customers of a stretch again; gives how many, `null` when no stretch is left. */
async function rekeyChunk(tx: Tx): Promise<number | null> {
  const next = await nextToRekey(tx, CUSTOMERS_PER_CHUNK);
  if (next === null) return null;
  await writeAnew(tx, next.customers);
  await noteRekeyed(tx, next.stretch, next.customers.at(-1));
  return next.customers.length;
}

async function writeAnew(tx: Tx, numbers: readonly CustomerNumber[]): Promise<void> {
  const rows = await customerRows(tx, numbers);
  await writeFinding(tx, rows.map((row) => [customerNumber(row.number), valuesOf(row)]), false); // prettier-ignore
}
