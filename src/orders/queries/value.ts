import { sql } from 'kysely';
import type { ActId, Cents, Day, TermId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { Cause, IssueAccount } from '../issue-accounts.ts';

/** What a term owes and owed of a title, in numbers and in value. */
export type Balance = {
  readonly term: TermId;
  readonly title: string;
  readonly owed: number;
  readonly delivered: number;
  readonly credited: number;
  readonly owedCents: Cents;
  readonly creditedCents: Cents;
  readonly deliveredCents: Cents;
};

/** The balances of terms, locked until the end of the transaction; those that are missing are made. */
export async function lockBalances(
  tx: Tx,
  rows: readonly { readonly term: TermId; readonly title: string }[],
): Promise<Balance[]> {
  const asked = unnested('asked', { term: 'bigint', title: 'text' }, rows);
  await sql`insert into orders.balance (term, title, subscription)
    select t.id, asked.title, t.subscription from ${asked} join orders.term t on t.id = asked.term
    on conflict (term, title) do nothing`.execute(tx);
  const { rows: found } = await sql<Balance>`
    select b.term, b.title, b.owed, b.delivered, b.credited, b.owed_cents as "owedCents",
           b.credited_cents as "creditedCents", b.delivered_cents as "deliveredCents"
      from ${asked} join orders.balance b on b.term = asked.term and b.title = asked.title
     order by b.term, b.title
       for no key update of b`.execute(tx);
  return found;
}

/** Value that moves between accounts, with no number. */
export type ValueMovement = {
  readonly term: TermId;
  readonly title: string;
  readonly from: IssueAccount;
  readonly to: IssueAccount;
  readonly netCents: Cents;
};

/** Writes movements of value alone; those of nothing are left out. */
export async function insertValues(
  tx: Tx,
  act: ActId,
  { on, cause }: { readonly on: Day; readonly cause: Cause },
  movements: readonly ValueMovement[],
): Promise<void> {
  const moving = movements.filter(({ netCents }) => netCents > 0);
  if (moving.length === 0) return;
  const columns = { term: 'bigint', title: 'text', from: 'text', to: 'text', netCents: 'bigint' } as const;
  await sql`
    insert into orders.movement (subscription, term, title, from_account, to_account, net_cents, moved_on, cause, act)
    select t.subscription, t.id, m.title, m."from", m."to", m."netCents", ${String(on)}::date, ${cause}, ${act}
      from ${unnested('m', columns, moving)} join orders.term t on t.id = m.term`.execute(tx);
}
