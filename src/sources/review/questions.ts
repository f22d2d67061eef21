import { look, todayOf } from '#access';
import type { AskedAbout } from '#customers';
import type { BatchId, Permit } from '#kernel';
import { selectBatch } from '../queries/batches.ts';
import { countQuestions, selectQuestions } from '../queries/questions.ts';
import { customersAmong, partiesOf, whomTheyMayMean } from './whom-it-may-mean.ts';

/** A row that a person is asked about, and whom each of its parties may mean. */
export type AskedRow = {
  readonly row: number;
  readonly line: number;
  /** What the row says, field by field as the file named them; blank fields are left out. */
  readonly values: Readonly<Record<string, string>>;
  /** Parties of whom a person must say who they are; the rest are known, or nobody like them is. */
  readonly parties: readonly AskedParty[];
};

export type AskedParty = { readonly field: 'receiver' | 'payer'; readonly among: readonly AskedAbout[] };

/**
 * The next rows to be asked about, and how many there are in all; `null` when there is no such batch. Of one that was taken
 * back nobody is asked.
 */
export type Questions = {
  readonly left: number;
  readonly isTakenBack: boolean;
  readonly rows: readonly AskedRow[];
} | null;

/**
 * Gives the next rows of a batch that may mean somebody known, each with the evidence by the register as it is now: what a
 * decision before them changed is seen. Everybody shown stands in the audit trail of reading.
 */
export const questionsOf = (
  by: Permit<'imports:apply'>,
  batch: BatchId,
  wanted: { readonly after: number; readonly limit: number },
): Promise<Questions> =>
  look(by, 'import questions', async (tx) => {
    const known = await selectBatch(tx, batch);
    if (known === null) return { customers: [], answer: null };
    const open = await selectQuestions(tx, batch, wanted);
    const today = todayOf(by);
    const parties = open.flatMap((row) => partiesOf(known, row, today).map((party) => ({ ...party, row: row.row })));
    const asked = await whomTheyMayMean(tx, parties);
    const rows = open.map(({ row, line, values }) => ({
      row,
      line,
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')),
      parties: asked.filter((party) => party.row === row).map(({ field, among }) => ({ field, among })),
    }));
    return {
      customers: [...new Set(asked.flatMap(customersAmong))],
      answer: { left: await countQuestions(tx, batch), isTakenBack: known.state === 'undone', rows },
    };
  });
