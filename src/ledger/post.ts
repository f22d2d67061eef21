import { type ActId, assert, type Cents, type Day, type EntryId, NO_CENTS, plus } from '#kernel';
import type { Tx } from '#platform';
import type { Account } from './accounts.ts';
import { insertEntries } from './queries/post.ts';

/** One side of an entry: debit positive, credit negative, never zero. */
export type EntryLine = { readonly account: Account; readonly cents: Cents };

/** What is posted together: its lines sum to nothing. */
export type GivenEntry = {
  readonly postedOn: Day;
  /** What it stands on: an invoice number, a bank entry. Never a name. */
  readonly voucher: string;
  readonly kind:
    | 'invoice'
    | 'credit note'
    | 'charge'
    | 'payment'
    | 'allocation'
    | 'refund'
    | 'credit loss'
    | 'commission'
    | 'delivery'
    | 'credit';
  readonly lines: readonly EntryLine[];
};

const ENTRIES_PER_STATEMENT = 5_000;

/**
 * Posts entries inside the caller's transaction, one statement a table, and gives their ids in the order given.
 *
 * Lines of one account within an entry are summed, and those that come to nothing left out. Asserts that every entry
 * balances and keeps a line; the database refuses an unbalanced one by itself.
 */
export async function postIn(tx: Tx, act: ActId, entries: readonly GivenEntry[]): Promise<EntryId[]> {
  const ids: EntryId[] = [];
  for (let from = 0; from < entries.length; from += ENTRIES_PER_STATEMENT) {
    const chunk = entries.slice(from, from + ENTRIES_PER_STATEMENT).map(balanced);
    ids.push(...(await insertEntries(tx, act, chunk)));
  }
  return ids;
}

function balanced(entry: GivenEntry): GivenEntry {
  const byAccount = new Map<Account, Cents>();
  for (const { account, cents } of entry.lines) byAccount.set(account, plus(byAccount.get(account) ?? NO_CENTS, cents));
  const lines = [...byAccount].map(([account, cents]) => ({ account, cents })).filter(({ cents }) => cents !== 0);
  assert(plus(...lines.map(({ cents }) => cents)) === 0, `debits and credits of ${entry.kind} ${entry.voucher} differ`);
  assert(lines.length > 0, `nothing to post for ${entry.kind} ${entry.voucher}`);
  return { ...entry, lines };
}
