import { todayOf, transact } from '#access';
import type { Permit } from '#kernel';
import { forgetRejected } from '../queries/rows.ts';

/** How long a row that was sent back can be looked at, so that the sender can be told what was wrong. */
const REJECTED_DAYS_MAX = 90;

/** Empties what was received and sent back so long ago that nobody asks any more; gives how many rows. */
export const forgetRejectedRows = (by: Permit<'imports:apply'>): Promise<number> =>
  transact(by, (tx) => forgetRejected(tx, todayOf(by).subtract({ days: REJECTED_DAYS_MAX })));
