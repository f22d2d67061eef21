import { databaseOf } from '#access';
import type { Permit } from '#kernel';
import { type OrderFinding, selectOrderFindings } from './queries/check.ts';
import { selectIssueFindings } from './queries/check-issues.ts';

/**
 * Checks what must hold of all orders, subscriptions and terms, of the ledger of issues, and of its agreement with the ledger of money; a rule
 * that holds is told with `broken` 0.
 */
export async function checkOrders(by: Permit<'orders:read'>): Promise<OrderFinding[]> {
  const db = databaseOf(by);
  return [...(await selectOrderFindings(db)), ...(await selectIssueFindings(db))];
}
