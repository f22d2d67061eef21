import { type Day, type InvoiceId, isBefore, type Permit } from '#kernel';
import { todayOf, transact } from '#access';
import type { HoldKind } from './decide-reminder.ts';
import { hasHold, insertHold, liftHolds, lockInvoice } from './queries/holds.ts';

/** Why collection of an invoice waits. A dispute has no end by itself; a promise has a day. */
export type GivenHold = { readonly kind: HoldKind; readonly reason: string; readonly until?: Day | null };

export type Held =
  | { readonly kind: 'held' }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: 'held_already' | 'until_has_passed' };

/** Holds collection of an invoice back, from now: no reminder, no fee, no handing over. */
export function holdInvoice(by: Permit<'holds:set'>, invoice: InvoiceId, hold: GivenHold): Promise<Held> {
  return transact(by, async (tx, act) => {
    const since = todayOf(by);
    const until = hold.until ?? null;
    if (!(await lockInvoice(tx, invoice))) return { kind: 'not found' };
    if (until !== null && isBefore(until, since)) return { kind: 'refused', because: 'until_has_passed' };
    if (await hasHold(tx, { invoice, kind: hold.kind, on: since })) return { kind: 'refused', because: 'held_already' };
    await insertHold(tx, act, { invoice, kind: hold.kind, reason: hold.reason, since, until });
    return { kind: 'held' };
  });
}

export type Lifted = { readonly kind: 'lifted'; readonly holds: number } | { readonly kind: 'not found' };

/** Lifts every hold of an invoice; collection goes on as the law's days allow. */
export function liftHold(by: Permit<'holds:set'>, invoice: InvoiceId): Promise<Lifted> {
  return transact(by, async (tx, act) => {
    if (!(await lockInvoice(tx, invoice))) return { kind: 'not found' };
    return { kind: 'lifted', holds: await liftHolds(tx, act, invoice, todayOf(by)) };
  });
}
