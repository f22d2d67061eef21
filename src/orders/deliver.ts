import { titlesIn } from '#catalog';
import { type ActId, assert, type Day, negated, NO_CENTS } from '#kernel';
import { ACCOUNTS, type Account, postIn } from '#ledger';
import type { Tx } from '#platform';
import { type Dealing, salesAccountOf, type TermCopies, type TitleValue } from './issue-accounts.ts';
import { type DealtIssue, dealWithIssue, graceIssue, selectIssue } from './queries/deal.ts';

/** What a delivery moved: to so many terms, and what was earned by it. */
export type Delivered = { readonly delivered: number; readonly earned: readonly TitleValue[] };

/**
 * Delivers an issue in both ledgers: each term's numbers from owed to delivered, and their value from deferred revenue to the sales
 * of the title, in one entry. `on` is the day of both; rows of one term are added up.
 *
 * Whom to deliver to: the function `orders.due_on(issue)`. Asserts that every term reaches to the issue's day and owes it; the database
 * refuses an issue that was delivered to the term before, and more than it owes.
 */
export async function deliverIn(
  tx: Tx,
  act: ActId,
  { issue, on }: Dealing,
  rows: readonly TermCopies[],
): Promise<Delivered> {
  const earned = await dealIn(tx, act, { issue, on, to: 'delivered' }, rows);
  const titles = new Map((await titlesIn(tx)).map((title) => [title.code, title]));
  const account = salesAccountOf(earned.issue.title, titles);
  await postValue(tx, act, { ...earned, on, kind: 'delivery', account });
  return { delivered: earned.terms, earned: [{ title: earned.issue.title, account, netCents: earned.netCents }] };
}

/**
 * Credits numbers of an issue that terms owe and that are not delivered: out of owed, their value set aside for the payer until a
 * credit note or the next invoice gives it back. A second credit of the same issue to a term is refused by the database.
 */
export async function creditNumbersIn(
  tx: Tx,
  act: ActId,
  { issue, on, cause }: Dealing & { readonly cause: 'hold' | 'claim' },
  rows: readonly TermCopies[],
): Promise<{ readonly credited: number; readonly netCents: TitleValue['netCents'] }> {
  const { terms, ...set } = await dealIn(tx, act, { issue, on, to: 'credited', cause }, rows);
  await postValue(tx, act, { ...set, on, kind: 'credit', account: ACCOUNTS.creditsDue });
  return { credited: terms, netCents: set.netCents };
}

/**
 * Notes grace copies of an issue to subscriptions whose last term is over (`orders.grace_on(issue)`): nobody owes them and nothing is
 * earned. When a term follows, they are taken back out of what it owes. Asserts that every term is over by the issue's day.
 */
export async function graceIn(tx: Tx, act: ActId, dealing: Dealing, rows: readonly TermCopies[]): Promise<number> {
  const graced = rows.length === 0 ? 0 : await graceIssue(tx, act, dealing, rows);
  assert(graced === new Set(rows.map(({ term }) => term)).size, 'a grace copy for each term that is over');
  return graced;
}

type Way = Dealing & ({ readonly to: 'delivered' } | { readonly to: 'credited'; readonly cause: 'hold' | 'claim' });

async function dealIn(tx: Tx, act: ActId, way: Way, rows: readonly TermCopies[]) {
  const issue = await selectIssue(tx, way.issue);
  assert(issue, `no issue ${way.issue} to deal with`);
  const terms = new Set(rows.map(({ term }) => term)).size;
  const cause = way.to === 'delivered' ? 'delivery' : way.cause;
  const dealt = terms === 0 ? null : await dealWithIssue(tx, act, { ...way, cause }, rows);
  assert((dealt?.terms ?? 0) === terms, `every term owes issue ${way.issue}: ${dealt?.terms ?? 0} of ${terms} do`);
  return { issue, terms, netCents: dealt?.netCents ?? NO_CENTS };
}

type Valued = {
  readonly issue: DealtIssue;
  readonly netCents: TitleValue['netCents'];
  readonly on: Day;
  readonly kind: 'delivery' | 'credit';
  readonly account: Account;
};

async function postValue(tx: Tx, act: ActId, { issue, netCents, on, kind, account }: Valued): Promise<void> {
  if (netCents === 0) return;
  const voucher = `${issue.title} ${issue.year}/${issue.number}`;
  const lines = [
    { account: ACCOUNTS.deferredRevenue, cents: netCents },
    { account, cents: negated(netCents) },
  ];
  await postIn(tx, act, [{ postedOn: on, voucher, kind, lines }]);
}
