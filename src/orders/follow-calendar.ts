import { titlesIn } from '#catalog';
import { todayOf, transact } from '#access';
import { type ActId, type Day, negated, NO_CENTS, type Permit, plus, type SubscriptionId } from '#kernel';
import { ACCOUNTS, postIn } from '#ledger';
import type { Tx } from '#platform';
import { earnIn } from './earn.ts';
import type { Cause } from './issue-accounts.ts';
import { earnLeftovers, follow, type Followed } from './queries/compile.ts';

/** What is followed: the calendar of these titles, for terms that end on `from` or later, or for all. */
export type Following = { readonly titles: readonly string[]; readonly on: Day; readonly from?: Day | null };

/**
 * Makes every term owe what the calendar has for its days now, title by title, and says what moved; what is delivered or credited stays. Value is
 * not moved: it is spread over the numbers that are left. What is left of the value of a term that is over and owes no number is earned.
 */
export async function followCalendarIn(
  tx: Tx,
  act: ActId,
  { titles, on, from = null }: Following,
): Promise<Followed[]> {
  const moving = { act, on, cause: 'calendar' } as const;
  const followed = await follow(tx, moving, { titles, endingFrom: from }, { from: null, to: null });
  await earnIn(tx, act, on, await earnLeftovers(tx, moving, titles));
  return followed;
}

/** Follows the calendar of every title for terms that are not over; the second time nothing moves. See {@link followCalendarIn}. */
export const followCalendar = (by: Permit<'orders:make'>): Promise<Followed[]> =>
  transact(by, async (tx, act) => {
    const titles = (await titlesIn(tx)).map(({ code }) => code);
    return followCalendarIn(tx, act, { titles, on: todayOf(by), from: todayOf(by) });
  });

/**
 * Makes subscriptions owe what follows from their days and copies now, after somebody changed them: numbers that a cancelled or ended term owed no more
 * are credited, and their value is set aside in the ledger of money for the payer; numbers that came are sold.
 */
export async function followSubscriptionsIn(
  tx: Tx,
  act: ActId,
  subscriptions: readonly SubscriptionId[],
  { on, cause }: { readonly on: Day; readonly cause: Extract<Cause, 'ending' | 'cancelled' | 'copies'> },
): Promise<Followed[]> {
  if (subscriptions.length === 0) return [];
  const followed = await follow(tx, { act, on, cause }, { subscriptions }, { from: null, to: 'credited' });
  const setAside = plus(NO_CENTS, ...followed.map(({ setAsideCents }) => setAsideCents));
  if (setAside === 0) return followed;
  const lines = [
    { account: ACCOUNTS.deferredRevenue, cents: setAside },
    { account: ACCOUNTS.creditsDue, cents: negated(setAside) },
  ];
  await postIn(tx, act, [{ postedOn: on, voucher: `act ${act}`, kind: 'credit', lines }]);
  return followed;
}
