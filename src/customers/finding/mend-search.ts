import { databaseOf, transact } from '#access';
import { customerNumber, type Permit } from '#kernel';
import { customerRows } from '../queries/customers.ts';
import { mendWords, selectWithoutWords } from '../queries/search-words.ts';
import { CUSTOMERS_PER_CHUNK, valuesOf } from '../rows.ts';
import { writeFinding } from './finding.ts';

/** How many customers got their words, and how many words of the register were mended. */
export type Mended = { readonly customers: number; readonly words: number };

/**
 * Gives customers whom the search box cannot find, those of an earlier version, their words and match keys, and mends the words of the whole register where two
 * transactions at once have left one of nobody. May be killed at any line, and told to stop between two chunks.
 */
export async function mendSearch(
  by: Permit<'customers:change'>,
  isStopping: () => boolean = () => false,
): Promise<Mended> {
  let customers = 0;
  for (let after = 0; !isStopping();) {
    const numbers = await selectWithoutWords(databaseOf(by), after, CUSTOMERS_PER_CHUNK);
    const last = numbers.at(-1);
    if (last === undefined) return { customers, words: await transact(by, (tx) => mendWords(tx)) };
    await transact(by, async (tx) => {
      const rows = await customerRows(tx, numbers);
      await writeFinding(tx, rows.map((row) => [customerNumber(row.number), valuesOf(row)]), false); // prettier-ignore
    });
    customers += numbers.length;
    after = last;
  }
  return { customers, words: 0 };
}
