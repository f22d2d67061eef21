import { customersIn } from '#customers';
import type { Database } from '#platform';
import { secretOf } from '#register';
import { hasStaleKeys, replaceKeys, takeStale } from './queries/keys.ts';
import { suppressionKeys } from './suppression.ts';

const CUSTOMERS_PER_CHUNK = 5_000;

/**
 * Makes the keys again by which kept bans meet customers, of those made or changed since the last time. To be called before
 * a count that asks `mayMarket`; each chunk is a transaction of its own, and derived: it stands in no audit trail.
 */
export async function refreshKeys(db: Database): Promise<void> {
  while (await hasStaleKeys(db)) {
    await db.transaction().execute(async (tx) => {
      const customers = await takeStale(tx, CUSTOMERS_PER_CHUNK);
      const secret = await secretOf(tx);
      // One that was merged away keeps its keys: what meets it meets the one that stands for it.
      const known = (await customersIn(tx, customers)).filter((one) => one.erasedOn === null);
      const keys = known.flatMap(({ number, values }) =>
        suppressionKeys(secret, values).map((key) => ({ customer: number, ...key })),
      );
      await replaceKeys(tx, customers, keys);
    });
  }
}
