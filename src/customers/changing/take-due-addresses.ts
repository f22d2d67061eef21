import { databaseOf, todayOf, transact } from '#access';
import type { Permit } from '#kernel';
import { customersWithDueAddress } from '../queries/addresses.ts';
import { takeEffectIn } from './change.ts';

const CUSTOMERS_PER_CHUNK = 1_000;

/**
 * Lets every dated permanent address take effect whose day has come: it becomes the address in force. May be killed at any
 * line and run again: each chunk is a transaction, and what has taken effect is due no more. Gives how many customers' did.
 */
export async function takeDueAddresses(
  by: Permit<'customers:change'>,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const today = todayOf(by);
  let count = 0;
  for (let after = 0; !isStopping();) {
    const due = await customersWithDueAddress(databaseOf(by), today, after, CUSTOMERS_PER_CHUNK);
    const last = due.at(-1);
    if (last === undefined) break;
    count += await transact(by, (tx, act) => takeEffectIn(tx, { act, today }, due));
    after = last;
  }
  return count;
}
