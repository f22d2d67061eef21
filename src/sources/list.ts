import { databaseOf, look } from '#access';
import type { BatchId, CustomerNumber, Permit } from '#kernel';
import { type Batch, selectBatches } from './queries/batches.ts';
import { type RowsWanted, selectRows, type ShownRow } from './queries/rows.ts';

/** The files that came in, newest first. */
export const listBatches = (
  by: Permit<'imports:read'>,
  { before, limit }: { readonly before: BatchId | null; readonly limit: number },
): Promise<Batch[]> => selectBatches(databaseOf(by), before, limit);

/** Rows of a batch with their verdicts; who looked at whose rows stands in the audit trail. */
export const listRows = (by: Permit<'imports:read'>, batch: BatchId, wanted: RowsWanted): Promise<ShownRow[]> =>
  look(by, 'import rows', async (tx) => {
    const rows = await selectRows(tx, batch, wanted);
    const named = rows
      .flatMap(({ customer, payer, others }) => [customer, payer, ...others])
      .filter((one) => one !== null);
    return { customers: [...new Set<CustomerNumber>(named)], answer: rows };
  });
