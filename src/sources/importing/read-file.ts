import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { NamesOfFile, type NamedByAll } from './named-suppliers.ts';
import { type FileRecord, type FileRefusal, openRecords, type Profile } from '../files/index.ts';

/** A file on disk, and the name it was sent under. */
export type ImportFile = { readonly path: string; readonly name: string };

/** A file that can be trusted: every record was read. */
export type SoundFile = {
  readonly kind: 'sound';
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** Whom its rows name as whose word it is. */
  readonly named: NamedByAll;
};

/** Reads a file to its end before anything is done with it; a refused one changes nothing. */
export async function soundnessOf(file: ImportFile, profile: Profile): Promise<SoundFile | FileRefusal> {
  const opened = await openRecords(file.path, profile);
  if (opened.kind === 'refused') return opened;
  const names = new NamesOfFile(profile.subject);
  let rows = 0;
  for await (const batch of opened.batches) {
    if ('kind' in batch) return batch;
    for (const { values } of batch) names.add(values);
    rows += batch.length;
  }
  return { kind: 'sound', ...(await sumOf(file.path)), rows, named: names.list() };
}

/** The hash of the whole file: of an archive as it came, not of what is in it. */
async function sumOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The records of a sound file, so many at a time. */
export async function* recordsOf(file: ImportFile, profile: Profile, atATime: number): AsyncGenerator<FileRecord[]> {
  const opened = await openRecords(file.path, profile);
  if (opened.kind === 'refused') throw new Error('the file changed while it was read');
  let records: FileRecord[] = [];
  for await (const batch of opened.batches) {
    if ('kind' in batch) throw new Error('the file changed while it was read');
    records.push(...batch);
    while (records.length >= atATime) {
      yield records.slice(0, atATime);
      records = records.slice(atATime);
    }
  }
  if (records.length > 0) yield records;
}
