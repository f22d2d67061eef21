import type { Permit } from '#kernel';
import { look } from '#access';
import { selectWaiting, type WaitingPayment } from './queries/settle.ts';

/** The payments that wait for a person: unknown, suggested, overpaid. The oldest first, at most `limit`. */
export const waitingPayments = (by: Permit<'payments:read'>, limit: number): Promise<WaitingPayment[]> =>
  look(by, 'waiting payments', async (tx) => {
    const answer = await selectWaiting(tx, limit);
    const customers = new Set(answer.flatMap(({ suggestions }) => suggestions.map(({ payer }) => payer)));
    return { customers: [...customers], answer };
  });
