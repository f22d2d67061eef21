import { look, todayOf, transact } from '#access';
import { currentIn } from '#customers';
import { type CustomerNumber, type Day, type HoldId, isBefore, type Permit } from '#kernel';
import { type HoldRow, lockHold, selectHolds, updateHoldEnd } from './queries/holds.ts';

export type HoldEnded =
  | { readonly kind: 'ended'; readonly hold: HoldId; readonly until: Day }
  | { readonly kind: 'taken back'; readonly hold: HoldId }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: 'already_over' };

/**
 * Ends a hold: its last day becomes the given one, and a hold that has not begun by then is taken back. Numbers that were kept back
 * already stay so, and what was given for them too.
 */
export const endHold = (by: Permit<'deliveries:change'>, hold: HoldId, last: Day): Promise<HoldEnded> =>
  transact(by, async (tx, act): Promise<HoldEnded> => {
    const standing = await lockHold(tx, hold);
    if (standing === null) return { kind: 'not found' };
    const over = standing.until !== null && isBefore(standing.until, todayOf(by));
    if (over || (standing.until !== null && isBefore(standing.until, last)))
      return { kind: 'refused', because: 'already_over' };
    await updateHoldEnd(tx, act, hold, last);
    return isBefore(last, standing.since) ? { kind: 'taken back', hold } : { kind: 'ended', hold, until: last };
  });

/** The holds that stand or are to come, of a customer or of all, newest first. */
export const listHolds = (
  by: Permit<'deliveries:read'>,
  of: { readonly customer: CustomerNumber | null; readonly limit: number },
): Promise<HoldRow[]> =>
  look(by, 'holds', async (tx) => {
    const asked = of.customer;
    const customers = asked === null ? null : [(await currentIn(tx, [asked])).get(asked) ?? asked];
    const answer = await selectHolds(tx, { customers, subscriptions: [], endAfter: todayOf(by), limit: of.limit });
    return { customers: answer.map(({ customer }) => customer), answer };
  });
