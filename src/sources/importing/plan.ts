import { todayOf, transact } from '#access';
import type { Permit } from '#kernel';
import type { FileRefusal, Profile } from '../files/index.ts';
import { applyChunkIn, type Progress } from './import.ts';
import { type Batch, countRows } from '../queries/batches.ts';
import { selectFirstMade } from '../queries/known.ts';
import { selectRows, type ShownRow } from '../queries/rows.ts';
import { type ImportFile, soundnessOf } from './read-file.ts';
import { stageIn } from './stage.ts';

/** What a file would do. */
export type Planned = { readonly kind: 'planned'; readonly batch: Batch } | FileRefusal;

/** What is asked of a plan: the file, and who reads its rows while they stand. */
export type PlanRequest = {
  readonly file: ImportFile;
  readonly profile: Profile;
  readonly onRows: (rows: readonly ShownRow[]) => void | Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
};

const ROWS_PER_PAGE = 5_000;

/** Leaves the transaction of a plan; throwing is how a transaction is taken back. */
class PlanIsMade extends Error {
  readonly batch: Batch;

  constructor(batch: Batch) {
    super('the plan is made');
    this.batch = batch;
  }
}

/** A plan gives no numbers to customers that it would make. */
const withoutNew = (row: ShownRow, firstNew: number): ShownRow => ({
  ...row,
  customer: row.customer !== null && row.customer < firstNew ? row.customer : null,
  payer: row.payer !== null && row.payer < firstNew ? row.payer : null,
});

/**
 * Says what applying a file would do, row by row, by doing it in a transaction that is taken back: the plan cannot
 * differ from the deed, and nothing is written. Customer numbers of new customers are not given in a plan.
 */
export async function planImport(by: Permit<'imports:apply'>, request: PlanRequest): Promise<Planned> {
  const { file, profile, onRows, onProgress = () => {} } = request;
  const sound = await soundnessOf(file, profile);
  if (sound.kind === 'refused') return sound;
  try {
    return await transact(by, async (tx, act): Promise<never> => {
      const id = await stageIn(tx, act, { file, profile, sound, today: todayOf(by) });
      let batch = await countRows(tx, id);
      while (batch.state === 'applying') {
        batch = await applyChunkIn({ tx, act, by }, id);
        onProgress(batch);
      }
      const firstNew = await selectFirstMade(tx, batch.source);
      for (let after = 0; ;) {
        const rows = await selectRows(tx, id, { verdict: null, after, limit: ROWS_PER_PAGE });
        const last = rows.at(-1);
        if (last === undefined) break;
        await onRows(rows.map((row) => withoutNew(row, firstNew)));
        after = last.row;
      }
      throw new PlanIsMade(batch);
    });
  } catch (left) {
    if (left instanceof PlanIsMade) return { kind: 'planned', batch: left.batch };
    throw left;
  }
}
