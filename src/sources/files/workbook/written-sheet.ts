import { writeXlsxStream } from 'hucre/xlsx';

/** Writes rows of texts as a workbook of one sheet; every cell is a text, never a formula or a number. */
export async function* sheetOf(rows: AsyncIterable<readonly string[]>, name: string): AsyncGenerator<Buffer> {
  for await (const chunk of writeXlsxStream(cells(rows), { name })) yield Buffer.from(chunk);
}

async function* cells(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string[]> {
  for await (const row of rows) yield [...row];
}
