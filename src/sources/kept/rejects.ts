import { createReadStream } from 'node:fs';
import { look, registerOf } from '#access';
import type { BatchId, Permit } from '#kernel';
import { csvRows, type Register } from '#platform';
import { canonicalProfile, fieldsOf, pickRecords, type Profile } from '../files/index.ts';
import { readDefinition } from '../profiles.ts';
import { type Batch, selectBatch, selectDefinition } from '../queries/batches.ts';
import { selectKeptOf } from '../queries/kept.ts';
import { countRowsOf, type HeldVerdict, selectHeldRows, selectHeldSpans, selectFirstLine } from '../queries/rejects.ts';
import { isKept, keptPath } from './kept-files.ts';
import { type Lines, linesOf } from './lines-of-file.ts';

/** The rows of a batch that were held back, to be sent back. */
export type Rejects =
  | {
      readonly kind: 'rejects';
      readonly rows: number;
      readonly fileName: string;
      readonly type: string;
      /** Whether they stand in the shape in which they came; otherwise under the canonical names, since the file is kept no more. */
      readonly isAsTheyCame: boolean;
      readonly content: AsyncIterable<Buffer>;
    }
  | { readonly kind: 'not found' };

/** Gives the rows that were rejected, and those that wait when that is asked, in the shape in which they came, with the header. */
export async function rejectsOf(
  by: Permit<'imports:read'>,
  id: BatchId,
  verdicts: readonly HeldVerdict[],
): Promise<Rejects> {
  const register = registerOf(by);
  const found = await look(by, 'import rejects', async (tx) => {
    const batch = await selectBatch(tx, id);
    const rows = batch === null ? 0 : await countRowsOf(tx, id, verdicts);
    const kept = await selectKeptOf(tx, id);
    return { customers: [], answer: { batch, rows, kept, definition: await selectDefinition(tx, id) } };
  });
  const { batch, rows, kept } = found;
  if (batch === null) return { kind: 'not found' };
  const profile = profileOf(batch, found.definition);
  const keptAt =
    kept !== null && (await isKept(register.home, kept.sha256)) ? keptPath(register.home, kept.sha256) : null;
  if (keptAt !== null && profile !== null) {
    const same = { kind: 'rejects', rows, type: TYPE, isAsTheyCame: true } as const;
    if (isInLines(profile) && (await isPlain(keptAt))) {
      const content = linesOf(createReadStream(keptAt), spansOf(register, id, verdicts));
      return { ...same, fileName: batch.fileName, content };
    }
    const picked = await pickRecords(keptAt, profile, numbersOf(register, id, verdicts));
    if (picked.kind === 'picked')
      return { ...same, fileName: `${batch.fileName}.${picked.extension}`, content: picked.content };
  }
  const content = canonicalRows(register, batch, verdicts);
  return { kind: 'rejects', rows, fileName: `${batch.fileName}.csv`, type: TYPE, isAsTheyCame: false, content };
}

const TYPE = 'application/octet-stream';

function profileOf(batch: Batch, definition: unknown): Profile | null {
  if (definition === null) return canonicalProfile(batch.subject);
  const read = readDefinition(definition, batch.profile);
  return read.kind === 'profile' ? read.profile : null;
}

/** Whether the lines of such a file can be copied byte for byte. */
const isInLines = ({ format, encoding, footerRows }: Profile): boolean =>
  format !== 'xlsx' && !encoding.startsWith('utf-16') && footerRows === 0;

/** Whether the file is text that was sent as it is, not packed into an archive. */
async function isPlain(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 3 }) as AsyncIterable<Buffer>)
    return !chunk.subarray(0, 2).equals(Buffer.from('PK'));
  return true;
}

/** The lines before the first record, then those of each record that was held back. */
async function* spansOf(
  register: Register,
  batch: BatchId,
  verdicts: readonly HeldVerdict[],
): AsyncGenerator<Lines, undefined> {
  const first = await selectFirstLine(register.db, batch);
  if (first !== null && first > 1) yield { from: 1, to: first };
  for (let after = 0; ;) {
    const spans = await selectHeldSpans(register.db, batch, { verdicts, after, limit: ROWS_PER_PAGE });
    const last = spans.at(-1);
    if (last === undefined) return undefined;
    for (const { line, nextLine } of spans) yield { from: line, to: nextLine ?? Number.MAX_SAFE_INTEGER };
    after = last.row;
  }
}

const ROWS_PER_PAGE = 5_000;

/** The numbers of the records that were held back, rising. */
async function* numbersOf(
  register: Register,
  batch: BatchId,
  verdicts: readonly HeldVerdict[],
): AsyncGenerator<number> {
  for (let after = 0; ;) {
    const spans = await selectHeldSpans(register.db, batch, { verdicts, after, limit: ROWS_PER_PAGE });
    const last = spans.at(-1);
    if (last === undefined) return;
    for (const { row } of spans) yield row;
    after = last.row;
  }
}

async function* canonicalRows(
  register: Register,
  batch: Batch,
  verdicts: readonly HeldVerdict[],
): AsyncGenerator<Buffer> {
  const fields = fieldsOf(batch.subject);
  yield Buffer.from(csvRows([[...fields]]));
  for (let after = 0; ;) {
    const rows = await selectHeldRows(register.db, batch.id, { verdicts, after, limit: ROWS_PER_PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield Buffer.from(csvRows(rows.map(({ values }) => fields.map((field) => values[field] ?? ''))));
    after = last.row;
  }
}
