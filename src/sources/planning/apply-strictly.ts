import { registerOf, todayOf, transact } from '#access';
import { refreshKeys } from '#gate';
import type { Permit } from '#kernel';
import type { Progress } from '../importing/import.ts';
import type { ImportOrder, ImportRefusal } from '../importing/order.ts';
import { soundnessOf } from '../importing/read-file.ts';
import { keepFileIn } from '../kept/kept-files.ts';
import type { Batch } from '../queries/batches.ts';
import type { Verdict } from '../queries/rows.ts';
import { digestOf, type PlannedRow } from './planned-row.ts';
import { runWholeIn } from './run-whole.ts';

/** A row as it was shown; they come in the order of the file. */
export type PromisedRow = { readonly row: number; readonly verdict: Verdict | null; readonly digest: string };

/** A row that would no longer do what was shown; the verdicts are the same when only its changes differ. */
export type Difference = { readonly row: number; readonly was: Verdict | null; readonly is: Verdict | null };

/** What came of a deed that is held to its preview. `differs`: nothing was written; `rows` are the first of them. */
export type StrictlyApplied =
  | { readonly kind: 'applied'; readonly batch: Batch }
  | { readonly kind: 'differs'; readonly count: number; readonly rows: readonly Difference[] }
  | ImportRefusal;

/** How many rows that differ are named; all are counted. */
const DIFFERENCES_NAMED_MAX = 1_000;

class RegisterHasMoved extends Error {
  readonly outcome: Exclude<StrictlyApplied, { kind: 'applied' }>;

  constructor(outcome: Exclude<StrictlyApplied, { kind: 'applied' }>) {
    super('the register has moved since the preview');
    this.outcome = outcome;
  }
}

/**
 * Applies a file only if every row does what was shown of it, in one transaction: either the whole file is applied exactly as
 * previewed, or nothing is written and the rows that differ are named. A kill in the middle leaves nothing.
 */
export async function applyStrictly(
  by: Permit<'imports:apply'>,
  order: ImportOrder,
  promised: AsyncIterator<PromisedRow>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<StrictlyApplied> {
  const sound = await soundnessOf(order.file, order.profile);
  if (sound.kind === 'refused') return sound;
  const comparison = new Comparison(promised);
  try {
    const batch = await transact(by, async (tx, act) => {
      const onRows = (rows: readonly PlannedRow[]) => comparison.compare(rows);
      const ran = await runWholeIn({ tx, act, by }, { order, sound, onRows, onProgress });
      if (ran.kind === 'refused') throw new RegisterHasMoved(ran);
      await comparison.end();
      if (comparison.count > 0)
        throw new RegisterHasMoved({ kind: 'differs', count: comparison.count, rows: comparison.rows });
      const { sha256, bytes } = sound;
      const { path, name: fileName } = order.file;
      const file = { home: registerOf(by).home, path, sha256, fileName, bytes, batch: ran.batch.id };
      await keepFileIn(tx, act, { ...file, today: todayOf(by) });
      return ran.batch;
    });
    await refreshKeys(registerOf(by).db);
    return { kind: 'applied', batch };
  } catch (left) {
    if (left instanceof RegisterHasMoved) return left.outcome;
    throw left;
  }
}

/** Goes through what was shown and what is, side by side; both stand in the order of the file. */
class Comparison {
  readonly rows: Difference[] = [];
  count = 0;
  readonly #promised: AsyncIterator<PromisedRow>;

  constructor(promised: AsyncIterator<PromisedRow>) {
    this.#promised = promised;
  }

  async compare(rows: readonly PlannedRow[]): Promise<void> {
    for (const row of rows) {
      const next = await this.#promised.next();
      const shown = next.done === true ? null : next.value;
      if (shown?.row === row.row && shown.digest === digestOf(row)) continue;
      this.#note({ row: row.row, was: shown?.verdict ?? null, is: row.verdict });
    }
  }

  /** Rows that were shown and are no more. */
  async end(): Promise<void> {
    for (;;) {
      const next = await this.#promised.next();
      if (next.done === true) return;
      this.#note({ row: next.value.row, was: next.value.verdict, is: null });
    }
  }

  #note(difference: Difference): void {
    this.count += 1;
    if (this.rows.length < DIFFERENCES_NAMED_MAX) this.rows.push(difference);
  }
}
