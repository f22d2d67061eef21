import { createReadStream } from 'node:fs';
import { openArchive, isArchive, type Archive } from './workbook/archive.ts';
import { isWorkbook, openWorkbook } from './workbook/workbook.ts';
import { severalFiles } from './workbook/say-archive.ts';
import { mappingOf, type FileRecord, recordsOf } from './records.ts';
import type { Format, Profile } from './profiles/profile.ts';
import { type FileRefusal, RefusedStream } from './refusal.ts';
import { binaryFile, otherFormat, wrongEncoding } from './say-refusal.ts';
import type { Table } from './table.ts';
import { openDelimited } from './text/delimited.ts';
import { asUtf8 } from './text/encoding.ts';
import { openFixedWidth } from './text/fixed-width.ts';
import { withHead } from './text/head.ts';
import { openNdjson } from './text/ndjson.ts';

/** A file opened by a profile. */
export type OpenedFile = {
  readonly kind: 'opened';
  readonly format: Format;
  /** The header as it stands in the file; `null` when the file has none. */
  readonly header: readonly string[] | null;
  readonly separator: string | null;
  /**
   * The records, many at a time. A file that cannot be trusted ends with one refusal; records before it have been given
   * already: whoever applies a file reads it to its end first.
   */
  readonly batches: AsyncIterable<readonly FileRecord[] | FileRefusal>;
  /** The same one by one. */
  readonly records: AsyncIterable<FileRecord | FileRefusal>;
};

/** Opens a file of any format: text in any encoding, JSON objects, a workbook, or a ZIP that holds one of these. */
export async function openRecords(path: string, profile: Profile): Promise<OpenedFile | FileRefusal> {
  if (!(await isArchive(path))) return openedBytes(createReadStream(path), profile);
  const archive = await openArchive(path);
  if (archive.kind === 'refused') return archive;
  const opened = await openedArchive(archive, profile);
  if (opened.kind === 'refused') archive.close();
  return opened;
}

async function openedArchive(archive: Archive, profile: Profile): Promise<OpenedFile | FileRefusal> {
  if (isWorkbook(archive)) {
    // What names its columns can be read from a sheet as well as from text.
    if (!profile.hasHeader && profile.format !== 'xlsx') return otherFormat('xlsx', profile.format);
    return guarded(() => openWorkbook(archive, profile), {
      profile: { ...profile, format: 'xlsx' },
      close: archive.close,
    });
  }
  const [member] = archive.members;
  if (member === undefined || archive.members.length > 1) return severalFiles(archive.members.length);
  return guarded(async () => openText(archive.read(member), profile), { profile, close: archive.close });
}

/** Opens text that comes as a stream, such as an upload. */
export const openedBytes = (bytes: AsyncIterable<Uint8Array>, profile: Profile): Promise<OpenedFile | FileRefusal> =>
  guarded(() => openText(bytes, profile), { profile, close: () => {} });

type Guard = { readonly profile: Profile; readonly close: () => void };

async function guarded(open: () => Promise<Table>, { profile, close }: Guard): Promise<OpenedFile | FileRefusal> {
  try {
    const table = await open();
    const mapping = mappingOf(table, profile);
    const batches = refusing(recordsOf(table, mapping), close);
    const { header, separator } = table;
    return { kind: 'opened', format: profile.format, header, separator, batches, records: oneByOne(batches) };
  } catch (error) {
    if (error instanceof RefusedStream) return error.refusal;
    close();
    throw error;
  }
}

/** Turns the one exception that readers throw inside into the refusal it carries. */
async function* refusing(
  batches: AsyncIterable<readonly FileRecord[]>,
  close: () => void,
): AsyncGenerator<readonly FileRecord[] | FileRefusal> {
  try {
    yield* batches;
  } catch (error) {
    if (!(error instanceof RefusedStream)) throw error;
    yield error.refusal;
  } finally {
    close();
  }
}

async function* oneByOne(
  batches: AsyncIterable<readonly FileRecord[] | FileRefusal>,
): AsyncGenerator<FileRecord | FileRefusal> {
  for await (const batch of batches) {
    if ('kind' in batch) yield batch;
    else yield* batch;
  }
}

async function openText(bytes: AsyncIterable<Uint8Array>, profile: Profile): Promise<Table> {
  const { head, all } = await withHead(bytes[Symbol.asyncIterator]());
  const wrong = binaryRefusal(head, profile);
  if (wrong) throw new RefusedStream(wrong);
  const text = asUtf8(all, profile.encoding);
  switch (profile.format) {
    case 'csv':
      return openDelimited(text, profile);
    case 'fixed width':
      return openFixedWidth(text, profile);
    case 'ndjson':
      return openNdjson(text, profile);
    case 'xlsx':
      throw new RefusedStream(otherFormat('csv', 'xlsx'));
  }
}

const UTF16_MARKS: readonly (readonly [Buffer, string])[] = [
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

function binaryRefusal(head: Buffer, profile: Profile): FileRefusal | null {
  if (head.subarray(0, 2).equals(Buffer.from('PK', 'latin1')) && head[2] === 3) return binaryFile('ZIP, XLSX');
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'))) return binaryFile('PDF');
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return binaryFile('XLS, Excel 97–2003');
  const marked = UTF16_MARKS.find(([mark]) => head.subarray(0, 2).equals(mark));
  if (marked && profile.encoding !== marked[1])
    return wrongEncoding(profile.encoding, { offset: 0, line: 1, column: 1 });
  return null;
}
