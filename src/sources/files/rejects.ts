import { stringify } from 'csv-stringify/sync';
import { openRecords, type OpenedFile } from './open.ts';
import type { Profile } from './profiles/profile.ts';
import type { FileRecord } from './records.ts';
import type { FileRefusal } from './refusal.ts';
import { written } from './text/written.ts';
import { sheetOf } from './workbook/written-sheet.ts';

/** Records of a file picked out of it, in the shape in which they came. */
export type PickedRecords = {
  readonly kind: 'picked';
  /** How the name of such a file ends. */
  readonly extension: 'csv' | 'txt' | 'ndjson' | 'xlsx';
  readonly content: AsyncIterable<Buffer>;
};

/**
 * Reads a file again and writes the wanted records with its header, in its encoding and with its separator; a sheet
 * becomes a sheet of texts. For what is packed or stands in two bytes a letter, where lines cannot be copied.
 *
 * @param wanted numbers of records, rising
 */
export async function pickRecords(
  path: string,
  profile: Profile,
  wanted: AsyncIterable<number>,
): Promise<PickedRecords | FileRefusal> {
  const opened = await openRecords(path, profile);
  if (opened.kind === 'refused') return opened;
  const raw = picked(opened, wanted[Symbol.asyncIterator]());
  const rows = framed(raw, opened.header, profile);
  if (opened.format === 'xlsx')
    return { kind: 'picked', extension: 'xlsx', content: sheetOf(rows, profile.sheet ?? 'Rows') };
  const extension = opened.format === 'csv' ? 'csv' : opened.format === 'ndjson' ? 'ndjson' : 'txt';
  return { kind: 'picked', extension, content: asText(rows, opened, profile) };
}

type Rows = AsyncIterable<readonly string[]>;

/** The rows between as many titles and footers as the profile passes over, so that it reads what was written. */
async function* framed(
  rows: Rows,
  header: readonly string[] | null,
  profile: Profile,
): AsyncGenerator<readonly string[]> {
  for (let title = 0; title < profile.titleRows; title++) yield [''];
  if (header !== null) yield header;
  yield* rows;
  for (let footer = 0; footer < profile.footerRows; footer++) yield ['-'];
}

async function* picked({ batches }: OpenedFile, wanted: AsyncIterator<number>): AsyncGenerator<readonly string[]> {
  let next = await wanted.next();
  for await (const batch of batches) {
    if ('kind' in batch) throw new Error('the file changed since it was read');
    for (const { record, raw } of batch as readonly FileRecord[]) {
      if (next.done === true) return;
      if (record !== next.value) continue;
      yield raw;
      next = await wanted.next();
    }
  }
}

const MARKED: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be']);

async function* asText(rows: Rows, { format, separator }: OpenedFile, profile: Profile): AsyncGenerator<Buffer> {
  const { encoding, hasQuotes } = profile;
  if (MARKED.has(encoding)) yield written('\ufeff', encoding);
  for await (const row of rows) yield written(format === 'csv' ? line(row, separator ?? ',', hasQuotes) : `${row.join('')}\r\n`, encoding); // prettier-ignore
}

const line = (cells: readonly string[], delimiter: string, hasQuotes: boolean): string =>
  hasQuotes ? stringify([[...cells]], { delimiter, record_delimiter: '\r\n' }) : `${cells.join(delimiter)}\r\n`;
