import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileRecord, type FileRefusal, type Profile, readRecords } from '../files/index.ts';

/** A file on disk, and the name it was sent under. */
export type ImportFile = { readonly path: string; readonly name: string };

/** A file that can be trusted: every record was read. */
export type SoundFile = {
  readonly kind: 'sound';
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
};

/** Reads a file to its end before anything is done with it; a refused one changes nothing. */
export async function soundnessOf(file: ImportFile, profile: Profile): Promise<SoundFile | FileRefusal> {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  for await (const read of readRecords(counted(), profile)) {
    if (read.kind === 'refused') return read;
    rows += 1;
  }
  return { kind: 'sound', sha256: hash.digest('hex'), bytes, rows };
}

/** The records of a sound file, so many at a time. */
export async function* recordsOf(file: ImportFile, profile: Profile, atATime: number): AsyncGenerator<FileRecord[]> {
  let records: FileRecord[] = [];
  for await (const read of readRecords(createReadStream(file.path), profile)) {
    if (read.kind === 'refused') throw new Error('the file changed while it was read');
    records.push(read);
    if (records.length === atATime) {
      yield records;
      records = [];
    }
  }
  if (records.length > 0) yield records;
}
