import { transact } from '#access';
import type { Permit } from '#kernel';
import type { Progress } from '../importing/import.ts';
import type { ImportOrder, ImportRefusal } from '../importing/order.ts';
import { soundnessOf } from '../importing/read-file.ts';
import type { Batch } from '../queries/batches.ts';
import type { RepairGroup } from '../repairs/index.ts';
import type { PlannedRow } from './planned-row.ts';
import { runWholeIn } from './run-whole.ts';

/** What a file would do. */
export type Planned =
  | { readonly kind: 'planned'; readonly batch: Batch; readonly repairs: readonly RepairGroup[] }
  | ImportRefusal;

/** What is asked of a plan: the file, and who reads its rows while they stand. */
export type PlanRequest = ImportOrder & {
  readonly onRows: (rows: readonly PlannedRow[]) => void | Promise<void>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** Leaves the transaction of a plan; throwing is how a transaction is taken back. */
class PlanIsMade extends Error {
  readonly plan: Planned;

  constructor(plan: Planned) {
    super('the plan is made');
    this.plan = plan;
  }
}

/**
 * Says what applying a file would do, row by row, by doing it in a transaction that is taken back: the plan cannot
 * differ from the deed, and nothing is written. Customer numbers of new customers are not given in a plan.
 */
export async function planImport(by: Permit<'imports:apply'>, request: PlanRequest): Promise<Planned> {
  const { onRows, onProgress = () => {}, ...order } = request;
  const sound = await soundnessOf(order.file, order.profile);
  if (sound.kind === 'refused') return sound;
  try {
    return await transact(by, async (tx, act): Promise<never> => {
      const ran = await runWholeIn({ tx, act, by }, { order, sound, onRows, onProgress });
      if (ran.kind === 'refused') throw new PlanIsMade(ran);
      throw new PlanIsMade({ kind: 'planned', batch: ran.batch, repairs: ran.repairs });
    });
  } catch (left) {
    if (left instanceof PlanIsMade) return left.plan;
    throw left;
  }
}
