import { titlesIn } from '#catalog';
import { type ActId, type Cents, type Day, negated } from '#kernel';
import { ACCOUNTS, postIn } from '#ledger';
import type { Tx } from '#platform';
import { salesAccountOf } from './issue-accounts.ts';

/** Posts what was earned of titles without a run of theirs: from deferred revenue to their sales, an entry a title. */
export async function earnIn(
  tx: Tx,
  act: ActId,
  on: Day,
  earned: readonly { readonly title: string; readonly netCents: Cents }[],
): Promise<void> {
  if (earned.length === 0) return;
  const titles = new Map((await titlesIn(tx)).map((title) => [title.code, title]));
  await postIn(tx, act, earned.map(({ title, netCents }) => ({
    postedOn: on,
    voucher: title,
    kind: 'delivery' as const,
    lines: [
      { account: ACCOUNTS.deferredRevenue, cents: netCents },
      { account: salesAccountOf(title, titles), cents: negated(netCents) },
    ],
  }))); // prettier-ignore
}
