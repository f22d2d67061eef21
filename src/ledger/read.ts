import { databaseOf } from '#access';
import type { Cents, Day, Permit } from '#kernel';
import { type LedgerLine, type LedgerSums, selectBalances, selectSums, streamLines } from './queries/read.ts';

/** The lines posted from day to day, both included, read as they are taken. */
export const ledgerLines = (by: Permit<'ledger:read'>, from: Day, to: Day): AsyncIterable<LedgerLine> =>
  streamLines(databaseOf(by), from, to);

/** What each account stands at by the end of a day: debit positive, in cents. */
export const balances = (by: Permit<'ledger:read'>, on: Day): Promise<{ account: string; cents: Cents }[]> =>
  selectBalances(databaseOf(by), on);

/** The sums of the ledger, and whether debits equal credits in the whole and in every entry. */
export type LedgerChecked = LedgerSums & { readonly isRight: boolean };

/** Sums the ledger from its lines alone. */
export async function checkLedger(by: Permit<'ledger:read'>): Promise<LedgerChecked> {
  const sums = await selectSums(databaseOf(by));
  return { ...sums, isRight: sums.debitCents === sums.creditCents && sums.unbalanced === 0 };
}
