import type { ActId, Day, SubscriptionId } from '#kernel';
import type { Tx } from '#platform';
import { endInterruptions, type GivenInterruption, insertInterruptions } from './queries/interrupt.ts';

/**
 * Interrupts delivery to subscriptions for a reason of ours (`unpaid`), from a day on: `orders.due_on` leaves them out until they are resumed. What they
 * are owed stays owed. Gives those that were not interrupted before.
 */
export const interruptIn = (tx: Tx, act: ActId, rows: readonly GivenInterruption[]): Promise<SubscriptionId[]> =>
  insertInterruptions(tx, act, rows);

/** Lets delivery go on from the day on; gives those that were interrupted. */
export const resumeIn = (
  tx: Tx,
  act: ActId,
  rows: readonly { readonly subscription: SubscriptionId; readonly on: Day }[],
): Promise<SubscriptionId[]> => endInterruptions(tx, act, rows);
