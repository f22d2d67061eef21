import { registerOf, todayOf } from '#access';
import type { BatchId, Permit } from '#kernel';
import type { Batch } from '../queries/batches.ts';
import { lackingOf } from './named-suppliers.ts';

/** Which of the batches were cut short and do not go on, since their suppliers have no contract in force today. */
export async function waitingForContract(by: Permit, batches: readonly Batch[]): Promise<ReadonlySet<BatchId>> {
  const open = batches.filter(({ state, supplier }) => state === 'applying' && supplier !== null);
  if (open.length === 0) return new Set();
  const codes = [...new Set(open.flatMap(({ supplier }) => supplier ?? []))];
  const lacking = await registerOf(by)
    .db.transaction()
    .execute((tx) => lackingOf(tx, codes, todayOf(by)));
  return new Set(open.flatMap(({ id, supplier }) => (lacking.has(supplier ?? '') ? [id] : [])));
}
