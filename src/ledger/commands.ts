import { z } from 'zod';
import { eurosPlain } from '#kernel';
import { command, type Command, csvRows, dayField, yesNoField } from '#platform';
import type { LedgerLine } from './queries/read.ts';
import { checkLedger, ledgerLines } from './read.ts';

const LINES_PER_PIECE = 1_000;
const COLUMNS = ['entry', 'posted_on', 'account', 'debit_cents', 'credit_cents', 'voucher'];

/** The ledger on the command line. */
export const commands: readonly Command[] = [
  command('ledger export', {
    summary: 'Write the lines of the ledger posted from day to day, as CSV or JSON',
    permit: 'ledger:read',
    purpose: 'accounting',
    input: z.object({
      from: dayField.describe('the first day'),
      to: dayField.describe('the last day'),
      csv: yesNoField.default(true).describe('as CSV; as JSON with --json'),
    }),
    examples: ['kortisto ledger export --from 2026-01-01 --to 2026-12-31 --csv'],
    run: async ({ from, to }, by, { isJson }) => {
      const lines = ledgerLines(by, from, to);
      return isJson ? { exit: 'done', json: await Array.fromAsync(lines) } : { exit: 'done', text: csvOf(lines) };
    },
  }),
  command('ledger check', {
    summary: 'Sum the ledger: debits equal credits, in the whole and in every entry',
    permit: 'ledger:read',
    purpose: 'accounting',
    input: z.object({}),
    run: async (_input, by) => {
      const { isRight, ...sums } = await checkLedger(by);
      const text = `entries ${sums.entries}, debit ${eurosPlain(sums.debitCents)}, credit ${eurosPlain(sums.creditCents)}, unbalanced ${sums.unbalanced}\n`;
      return { exit: isRight ? 'done' : 'differs', json: { isRight, ...sums }, text };
    },
  }),
];

/** CSV in pieces, so that a year of a large publisher is never held whole. */
async function* csvOf(lines: AsyncIterable<LedgerLine>): AsyncGenerator<string> {
  yield csvRows([COLUMNS]);
  let piece: (string | number)[][] = [];
  for await (const { entry, postedOn, account, cents, voucher } of lines) {
    piece.push([entry, postedOn.toString(), account, Math.max(cents, 0), Math.max(-Number(cents), 0), voucher]);
    if (piece.length < LINES_PER_PIECE) continue;
    yield csvRows(piece);
    piece = [];
  }
  yield csvRows(piece);
}
