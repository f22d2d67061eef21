import type { Tx } from '#platform';
import { lockPayments } from './queries/facts.ts';

/**
 * Waits until no payment is being matched, and lets none begin before the caller's transaction ends: what it reads of
 * `payments.open_invoice` stays so. For reminders, which must not ask for money that has just come.
 */
export const quietPaymentsIn = (tx: Tx): Promise<void> => lockPayments(tx);
