import { todayOf, transact } from '#access';
import { undoSourceIn } from '#customers';
import { undoBansIn } from '#gate';
import type { BatchId, Permit, TermId } from '#kernel';
import { removeOrdersIn, undoOrdersIn } from '#orders';
import { forgetDutiesIn } from '../informing/note-duties.ts';
import { lockBatch, markUndone, selectBatch, takeTurn } from '../queries/batches.ts';
import { selectInvoicedTerms } from '../queries/facts.ts';

/** What came of taking a batch back; refusals in the order of precedence. */
export type UndoneImport =
  | {
      readonly kind: 'undone';
      /** Customers whose former values stand again, who are gone, and who stay since others rely on them. */
      readonly customers: { readonly restored: number; readonly removed: number; readonly kept: number };
      /** Orders cancelled, and those that stay since an invoice stands on them. */
      readonly orders: { readonly cancelled: number; readonly kept: number };
    }
  | { readonly kind: 'refused'; readonly because: 'unknown_batch' | 'already_undone' };

/**
 * Takes a batch back: values that stood before stand again but those that others confirmed since; customers whom nobody
 * else speaks of are gone; orders without an invoice are cancelled, and gone when nothing else names them; bans and consents of the file no longer hold.
 */
export const undoImport = (by: Permit<'imports:apply'>, id: BatchId): Promise<UndoneImport> =>
  transact(by, async (tx, act): Promise<UndoneImport> => {
    await lockBatch(tx, id);
    await takeTurn(tx);
    const batch = await selectBatch(tx, id);
    if (batch === null) return { kind: 'refused', because: 'unknown_batch' };
    if (batch.state === 'undone') return { kind: 'refused', because: 'already_undone' };
    const { source } = batch;
    const invoicedTerms = new Set((await selectInvoicedTerms(tx, source)) as TermId[]);
    const { cancelled, kept } = await undoOrdersIn(tx, act, source, { today: todayOf(by), invoicedTerms });
    await removeOrdersIn(tx, cancelled);
    await undoBansIn(tx, act, source);
    await forgetDutiesIn(tx, act, source);
    const customers = await undoSourceIn(tx, act, source);
    await markUndone(tx, act, id);
    return { kind: 'undone', customers, orders: { cancelled: cancelled.length, kept: kept.length } };
  });
