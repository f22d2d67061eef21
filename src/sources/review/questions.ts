import { look, todayOf } from '#access';
import { type AskedAbout, protectedAmong, withoutHomes } from '#customers';
import type { BatchId, CustomerNumber, Day, Permit } from '#kernel';
import type { Tx } from '#platform';
import { batchesOf, selectBatch } from '../queries/batches.ts';
import { type BatchWaiting, countQuestions, type Question, type QuestionFilter, type QuestionPlace, selectQuestions } from '../queries/questions.ts'; // prettier-ignore
import { withoutHomeFields } from '../rows/index.ts';
import { customersAmong, partiesOf, whomTheyMayMean } from './whom-it-may-mean.ts';

/** A row that a person is asked about, and whom each of its parties may mean. */
export type AskedRow = {
  readonly batch: BatchId;
  readonly row: number;
  readonly line: number;
  /** What the row says, field by field as the file named them; blank fields are left out, and homes when it may mean somebody protected. */
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
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Questions> =>
  look(by, 'import questions', async (tx) => {
    const known = await selectBatch(tx, batch);
    if (known === null) return { customers: [], answer: null };
    const open = await selectQuestions(tx, { batch }, { after: { batch, row: after }, limit });
    const { rows, customers } = await askedIn(tx, open, todayOf(by));
    return {
      customers,
      answer: { left: leftIn(await countQuestions(tx, { batch })), isTakenBack: known.state === 'undone', rows },
    };
  });

/** Rows to be asked about out of all batches, and how many wait in each: in all those that the filter leaves. */
export type AllQuestions = {
  readonly left: number;
  readonly batches: readonly BatchWaiting[];
  readonly rows: readonly AskedRow[];
};

/** Gives the next rows of all batches that may mean somebody known, the oldest batch first, as `questionsOf` does for one. */
export const questionsOfAll = (
  by: Permit<'imports:apply'>,
  filter: QuestionFilter,
  wanted: { readonly after: QuestionPlace; readonly limit: number },
): Promise<AllQuestions> =>
  look(by, 'import questions', async (tx) => {
    const { rows, customers } = await askedIn(tx, await selectQuestions(tx, filter, wanted), todayOf(by));
    const batches = await countQuestions(tx, filter);
    return { customers, answer: { left: leftIn(batches), batches, rows } };
  });

const leftIn = (batches: readonly BatchWaiting[]): number => batches.reduce((sum, { left }) => sum + left, 0);

async function askedIn(
  tx: Tx,
  open: readonly Question[],
  today: Day,
): Promise<{ rows: AskedRow[]; customers: CustomerNumber[] }> {
  const batches = new Map((await batchesOf(tx, [...new Set(open.map(({ batch }) => batch))])).map((one) => [one.id, one])); // prettier-ignore
  const parties = open.flatMap((question) => {
    const batch = batches.get(question.batch);
    return batch ? partiesOf(batch, question, today).map((party) => ({ ...party, question })) : [];
  });
  const asked = await whomTheyMayMean(tx, parties);
  const hidden = await protectedAmong(tx, asked.flatMap(customersAmong), today);
  const rows = open.map((question): AskedRow => {
    const { batch, row, line } = question;
    const ofRow = asked.filter((party) => party.question === question).map(({ field, among }) => ({ field, among }));
    const isHome = ofRow.some(({ among }) => among.some(({ customer }) => hidden.has(customer)));
    const values = isHome ? withoutHomeFields(question.values) : question.values;
    return {
      batch,
      row,
      line,
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')),
      parties: isHome ? ofRow.map(withoutHome) : ofRow,
    };
  });
  return { rows, customers: [...new Set(asked.flatMap(customersAmong))] };
}

const withoutHome = ({ field, among }: AskedParty): AskedParty => ({
  field,
  among: among.map((one) => ({ ...one, evidence: withoutHomes(one.evidence) })),
});
