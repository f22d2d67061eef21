import type { Permission, Permit, Purpose } from '#kernel';
import type { Register } from '#platform';
import { mintPermit } from './permit.ts';

/** A job's own permit, so that "who" is never empty in the audit trail. */
export const asWorker = <P extends Permission>(
  register: Register,
  permission: P,
  purpose: Purpose = 'security',
): Permit<P> =>
  mintPermit(register, {
    permission,
    purpose,
    actor: { who: 'worker', user: null },
    entry: 'worker',
    requestId: null,
    reason: null,
  });

/** The permit of the person at the machine that owns the home; audited like any other. */
export const asOperator = <P extends Permission>(
  register: Register,
  permission: P,
  purpose: Purpose,
  reason: string | null = null,
): Permit<P> =>
  mintPermit(register, {
    permission,
    purpose,
    actor: { who: 'operator', user: null },
    entry: 'cli',
    requestId: null,
    reason,
  });

/** The permit of the start itself: first settings, the demo register. */
export const asStart = <P extends Permission>(register: Register, permission: P): Permit<P> =>
  mintPermit(register, {
    permission,
    purpose: 'security',
    actor: { who: 'start', user: null },
    entry: 'cli',
    requestId: null,
    reason: null,
  });
