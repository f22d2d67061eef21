import { todayOf, transact } from '#access';
import type { BatchId, Language, Permit } from '#kernel';
import { csvRows } from '#platform';
import { selectBatch } from '../queries/batches.ts';
import { answerOf } from './answer-rule.ts';
import { supplierContractOn } from './contracts.ts';
import { selectAnswerable, selectSellersIn } from './queries/answers.ts';

const ROWS_PER_CHUNK = 5_000;

/** The file that goes back to a seller. */
export type SellerAnswer = {
  readonly seller: string;
  readonly name: string;
  readonly rows: number;
  readonly csv: string;
};

/** What came of answering; refusals in the order of precedence. */
export type SellersAnswered =
  | { readonly kind: 'answered'; readonly files: readonly SellerAnswer[]; readonly withoutContract: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_batch' | 'no_orders' | 'not_applied_yet' | 'taken_back' | 'no_contract';
    };

/**
 * Answers the sellers whose orders stand in a file: for each reference whether the order was taken. Nothing goes out to a
 * seller without a valid contract. The answer names the seller's own references and no person: it passes no gate.
 */
export const answerSellers = (
  by: Permit<'suppliers:change'>,
  {
    batch: id,
    seller = null,
    language,
  }: { readonly batch: BatchId; readonly seller?: string | null; readonly language: Language },
): Promise<SellersAnswered> =>
  transact(by, async (tx): Promise<SellersAnswered> => {
    const batch = await selectBatch(tx, id);
    if (batch === null) return { kind: 'refused', because: 'unknown_batch' };
    if (batch.state === 'applying') return { kind: 'refused', because: 'not_applied_yet' };
    if (batch.state === 'undone') return { kind: 'refused', because: 'taken_back' };
    const sellers = (await selectSellersIn(tx, id)).filter((one) => seller === null || one === seller);
    if (sellers.length === 0) return { kind: 'refused', because: 'no_orders' };
    const files: SellerAnswer[] = [];
    const withoutContract: string[] = [];
    for (const code of sellers) {
      const contract = await supplierContractOn(tx, code, todayOf(by));
      if (contract.kind === 'none') {
        withoutContract.push(code);
        continue;
      }
      const pieces = [csvRows([['reference', 'answer', 'message']])];
      let rows = 0;
      for (let after = 0; ;) {
        const some = await selectAnswerable(tx, { batch: id, seller: code, after, limit: ROWS_PER_CHUNK });
        const last = some.at(-1);
        if (last === undefined) break;
        const answers = some.flatMap((row) => answerOf(row, language) ?? []);
        pieces.push(csvRows(answers.map(({ reference, answer, message }) => [reference, answer, message])));
        rows += answers.length;
        after = last.row;
      }
      files.push({ seller: code, name: contract.name, rows, csv: pieces.join('') });
    }
    return files.length === 0
      ? { kind: 'refused', because: 'no_contract' }
      : { kind: 'answered', files, withoutContract };
  });
