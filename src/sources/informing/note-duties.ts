import { todayOf, transact } from '#access';
import type { ActId, Permit, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { bringForward } from './queries/duties.ts';
import { insertDuties, moveDutiesOfSource, tellPlannerOfOrders } from './queries/owed.ts';

/** What a noting found. */
export type Noted = { readonly made: number; readonly broughtForward: number };

/**
 * Notes who must be told where data about him came from (GDPR articles 13 and 14, read 2026-11-22; docs/sources/gdpr.md):
 * one row a person and origin, due a month after the data came, or at the first contact or disclosure when that is earlier.
 */
export const noteDuties = (by: Permit<'notices:send'>): Promise<Noted> =>
  transact(by, async (tx, act) => {
    await tellPlannerOfOrders(tx);
    const made = await insertDuties(tx, act);
    return { made, broughtForward: await bringForward(tx, todayOf(by)) };
  });

/** Takes a source that is being undone out of what nobody was told yet: its customers must be free to go. */
export const forgetDutiesIn: (tx: Tx, act: ActId, source: SourceId) => Promise<void> = moveDutiesOfSource;
