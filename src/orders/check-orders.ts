import { databaseOf } from '#access';
import type { Permit } from '#kernel';
import { type OrderFinding, selectOrderFindings } from './queries/check.ts';

/** Checks what must hold of all orders, subscriptions and terms; a rule that holds is told with `broken` 0. */
export const checkOrders = (by: Permit<'orders:read'>): Promise<OrderFinding[]> => selectOrderFindings(databaseOf(by));
