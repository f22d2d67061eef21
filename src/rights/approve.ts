import { databaseOf, transact } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import { identityOf } from '#register';
import { approve, openErasure, personOf } from './queries.ts';

export type Approved =
  | { readonly kind: 'approved' }
  | { readonly kind: 'refused'; readonly because: 'no_plan' | 'already_approved' | 'own_plan' };

/**
 * Approves the plan that another person made. A register with a test clock is in one-person mode and lets one approve one's own.
 */
export async function approveErasure(by: Permit<'rights:approve'>, customer: CustomerNumber): Promise<Approved> {
  const identity = await identityOf(databaseOf(by));
  return transact(by, async (tx, act): Promise<Approved> => {
    const [current = customer] = await personOf(tx, customer);
    const plan = await openErasure(tx, current);
    if (!plan) return { kind: 'refused', because: 'no_plan' };
    if (plan.approved_act) return { kind: 'refused', because: 'already_approved' };
    const isOwn = plan.planner === by.actor.who && plan.planned_by === by.actor.user;
    if (isOwn && !identity?.isTestClock) return { kind: 'refused', because: 'own_plan' };
    await approve(tx, act, plan.id);
    return { kind: 'approved' };
  });
}
