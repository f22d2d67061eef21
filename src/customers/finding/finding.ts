import type { Tx } from '#platform';
import { particularsOf } from '../matching/candidates.ts';
import { matchKeys } from '../matching/match-keys.ts';
import { traitsOf } from '../matching/traits.ts';
import { forgetMatchKeys, insertMatchKeys } from '../queries/finding.ts';
import { putSearchWords, selectFormer, selectOtherAddresses } from '../queries/search-words.ts';
import type { CustomerValues } from '../values.ts';
import { foundBy, searchWords } from './search-words.ts';

/**
 * Writes how customers are found: by incoming rows, and in the search box. Of those that were there before, former names
 * and addresses are found too.
 */
export async function writeFinding(
  tx: Tx,
  customers: readonly (readonly [number, CustomerValues])[],
  areNew: boolean,
): Promise<void> {
  if (customers.length === 0) return;
  const numbers = customers.map(([number]) => number);
  if (!areNew) await forgetMatchKeys(tx, numbers);
  const particulars = await particularsOf(tx, customers);
  // Keys are hashes and never shown: somebody protected must be known for who he is, or a housemate is taken for him.
  const keys = customers.flatMap(([customer, values], at) =>
    matchKeys(traitsOf(particulars[at] ?? values)).map((key) => ({ ...key, customer })),
  );
  await insertMatchKeys(tx, keys);
  await writeSearchWords(tx, customers, areNew);
}

/** Writes what the search box finds customers by. */
async function writeSearchWords(
  tx: Tx,
  customers: readonly (readonly [number, CustomerValues])[],
  areNew: boolean,
): Promise<void> {
  const numbers = customers.map(([number]) => number);
  const addresses = await selectOtherAddresses(tx, numbers);
  const { names, homes } = await selectFormer(tx, areNew ? [] : numbers);
  const rows = customers.map(([customer, values]) => {
    const found = foundBy(values);
    return {
      customer,
      words: searchWords({
        ...found,
        home: [...found.home, ...(addresses.get(customer) ?? [])],
        formerNames: names.get(customer) ?? [],
        formerHomes: homes.get(customer) ?? [],
      }),
    };
  });
  await putSearchWords(tx, rows);
}
