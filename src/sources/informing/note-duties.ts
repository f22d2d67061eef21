import { todayOf, transact } from '#access';
import type { ActId, Day, Permit, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { bringForward, deleteDutiesOfSource, insertDuties, tellPlannerOfOrders } from './queries/duties.ts';

/** What a noting found. */
export type Noted = { readonly made: number; readonly broughtForward: number };

/**
 * Notes who must be told where data about him came from (GDPR articles 13 and 14, read 2026-11-22; docs/sources/gdpr.md):
 * one row a person and origin, due a month after the data came, or at the first contact or disclosure when that is earlier.
 */
export const noteDuties = (by: Permit<'notices:send'>): Promise<Noted> =>
  transact(by, (tx, act) => noteDutiesIn(tx, act, todayOf(by)));

/** Notes duties inside the caller's transaction, of one source or of all that was told since the last noting. */
export async function noteDutiesIn(tx: Tx, act: ActId, today: Day, source: SourceId | null = null): Promise<Noted> {
  await tellPlannerOfOrders(tx);
  const made = await insertDuties(tx, act, source);
  return { made, broughtForward: await bringForward(tx, today) };
}

/** Takes away what nobody was told yet of a source that is being undone: its customers must be free to go. */
export const forgetDutiesIn: (tx: Tx, source: SourceId) => Promise<void> = deleteDutiesOfSource;
