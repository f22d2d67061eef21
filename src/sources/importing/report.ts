import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { databaseOf } from '#access';
import { csvRows } from '#platform';
import type { BatchId, Language, Permit } from '#kernel';
import type { ImportRefusal } from './order.ts';
import type { Batch, Counts } from '../queries/batches.ts';
import { selectRows, type ShownRow } from '../queries/rows.ts';
import { sayReason } from '../rows/index.ts';

const HEADER = 'row,verdict,customer_number,payer_number,reason,field,message\n';
const ROWS_PER_PAGE = 5_000;

/** What is told of one row of a file; reasons and fields in the same order, joined by `|`. */
export type ReportLine = {
  readonly row: number;
  readonly verdict: ShownRow['verdict'];
  readonly customer: number | null;
  readonly payer: number | null;
  /** Further customers that the row hits. */
  readonly others: readonly number[];
  readonly reason: string;
  readonly field: string;
  readonly message: string;
};

/** Tells of a row in one language. */
export const reportLine = (
  { row, verdict, customer, payer, others, reasons }: ShownRow,
  language: Language,
): ReportLine => ({
  row,
  verdict,
  customer,
  payer,
  others,
  reason: reasons.map(({ reason }) => reason).join('|'),
  field: reasons.map(({ field }) => field).join('|'),
  message: reasons.map(({ reason, field }) => sayReason(reason, field, language)).join(' '),
});

const asCsv = (rows: readonly ShownRow[], language: Language): string =>
  csvRows(
    rows.map((shown) => {
      const { row, verdict, customer, payer, others, reason, field, message } = reportLine(shown, language);
      const numbers = [customer, ...others].filter((number) => number !== null).join('|');
      return [row, verdict, numbers, payer, reason, field, message];
    }),
  );

/** The report of a batch as CSV text, page by page: one line for every row of the file. */
export async function* reportOf(
  by: Permit<'imports:read'>,
  batch: BatchId,
  language: Language,
): AsyncGenerator<string> {
  yield HEADER;
  for await (const rows of pagesOf(by, batch)) yield asCsv(rows, language);
}

async function* pagesOf(by: Permit, batch: BatchId): AsyncGenerator<ShownRow[]> {
  for (let after = 0; ;) {
    const rows = await selectRows(databaseOf(by), batch, { verdict: null, after, limit: ROWS_PER_PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.row;
  }
}

/** The counts of a file; `rows` is their sum. */
export type Summary = {
  readonly profile: string;
  readonly file: string;
  readonly sha256: string;
  readonly batch: BatchId | null;
  readonly rows: number;
} & Counts;

/** Sums a batch up; a plan has no batch. */
export const summaryOf = (batch: Batch, isPlan: boolean): Summary => ({
  profile: batch.profile,
  file: batch.fileName,
  sha256: batch.sha256,
  batch: isPlan ? null : batch.id,
  rows: batch.rowsTotal,
  ...batch.counts,
});

/** A folder into which a report is written as its rows come: `rows.csv` and `summary.json`. */
export class ReportFolder {
  readonly #folder: string;
  readonly #language: Language;
  readonly #rows: ReturnType<typeof createWriteStream>;

  private constructor(folder: string, language: Language) {
    this.#folder = folder;
    this.#language = language;
    this.#rows = createWriteStream(join(folder, 'rows.csv'));
    this.#rows.write(HEADER);
  }

  /** Opens the folder, made when it is not there. */
  static async open(folder: string, language: Language): Promise<ReportFolder> {
    await mkdir(folder, { recursive: true });
    return new ReportFolder(folder, language);
  }

  /** Writes rows as they come. */
  async add(rows: readonly ShownRow[]): Promise<void> {
    if (!this.#rows.write(asCsv(rows, this.#language))) await once(this.#rows, 'drain');
  }

  /** Writes every row of a batch. */
  async addBatch(by: Permit, batch: BatchId): Promise<void> {
    for await (const rows of pagesOf(by, batch)) await this.add(rows);
  }

  /** Ends the report with its counts, or with the refusal of the whole file. */
  async close(summary: Summary | ImportRefusal): Promise<void> {
    this.#rows.end();
    await once(this.#rows, 'close');
    await writeFile(join(this.#folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  }
}
