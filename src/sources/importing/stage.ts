import { createHash } from 'node:crypto';
import { recordSource, type SourceKind } from '#customers';
import { assert, type ActId, type BatchId, type Day } from '#kernel';
import type { Tx } from '#platform';
import type { FileRecord, Profile, Subject } from '../files/index.ts';
import { insertBatch, nextBatchId } from '../queries/batches.ts';
import { insertRows, type ReceivedRow } from '../queries/rows.ts';
import { type ImportFile, recordsOf, type SoundFile } from './read-file.ts';
import { referenceKey } from '../rows/index.ts';

const ROWS_AT_A_TIME = 2_000;

/** How much the word of a file weighs against what is known, by what it is about. */
const SOURCE_KINDS: Readonly<Record<Subject, SourceKind>> = {
  customers: 'partner',
  'agent-orders': 'order',
  'address-updates': 'update_service',
  bans: 'update_service',
};

/** What a staged file is made of. */
export type Staging = {
  readonly file: ImportFile;
  readonly profile: Profile;
  readonly sound: SoundFile;
  readonly today: Day;
};

/** Keeps every record of a sound file as received, before any of them is applied: a killed import goes on from here. */
export async function stageIn(tx: Tx, act: ActId, { file, profile, sound, today }: Staging): Promise<BatchId> {
  const id = await nextBatchId(tx);
  const { subject } = profile;
  const source = await recordSource(tx, act, {
    kind: SOURCE_KINDS[subject],
    name: profile.name,
    batch: id,
    fileName: file.name,
    receivedOn: today,
    licence: null,
  });
  const { sha256, bytes, rows: rowsTotal } = sound;
  const fileName = file.name;
  await insertBatch(tx, act, {
    id,
    profile: profile.name,
    subject,
    fileName,
    sha256,
    bytes,
    rowsTotal,
    source,
    receivedOn: today,
  });
  let staged = 0;
  for await (const records of recordsOf(file, profile, ROWS_AT_A_TIME)) {
    await insertRows(
      tx,
      id,
      records.map((record) => received(record, subject)),
    );
    staged += records.length;
  }
  assert(staged === rowsTotal, 'a file that changed while it was read');
  return id;
}

function received({ record, line, values }: FileRecord, subject: Subject): ReceivedRow {
  // PostgreSQL's text holds no NUL; the row rules must still see it, and JSON carries it as an escape.
  const raw = JSON.stringify(values);
  const sorted = JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const fingerprint = createHash('sha256').update(sorted).digest('hex');
  return { row: record, line, raw, fingerprint, key: keyOf(values, subject) };
}

function keyOf(values: FileRecord['values'], subject: Subject): string | null {
  const text = (field: string) => (values[field] ?? '').trim();
  if (subject !== 'agent-orders') return null;
  return text('seller_reference') === '' ? null : referenceKey(text('seller_code'), text('seller_reference'));
}
