import { hash } from 'node:crypto';
import { assert, type ActId, type BatchId, type Day } from '#kernel';
import type { Tx } from '#platform';
import type { FileRecord, Subject } from '../files/index.ts';
import { insertBatch, nextBatchId, noteRepairs } from '../queries/batches.ts';
import { insertRows, type ReceivedRow } from '../queries/rows.ts';
import { type Choice, counted, type RepairGroup, RepairGroups, repairRow } from '../repairs/index.ts';
import { referenceKey, type Row } from '../rows/index.ts';
import { choiceOf, type ImportOrder } from './order.ts';
import { recordsOf, type SoundFile } from './read-file.ts';
import { recordWord, type Word } from './supplied.ts';

const ROWS_AT_A_TIME = 2_000;

/** What a staged file is made of. */
export type Staging = {
  readonly order: ImportOrder;
  readonly sound: SoundFile;
  readonly word: Word;
  readonly today: Day;
};

/** A file whose records stand ready, and what was repaired in them. */
export type Staged = { readonly batch: BatchId; readonly repairs: readonly RepairGroup[] };

/** Keeps every record of a sound file before any of them is applied, repaired as was accepted: a killed import goes on from here. */
export async function stageIn(tx: Tx, act: ActId, { order, sound, word, today }: Staging): Promise<Staged> {
  const { file, profile, definition = null } = order;
  const { supplier } = word;
  const id = await nextBatchId(tx);
  const { subject } = profile;
  const source = await recordWord(tx, act, word, { batch: id, fileName: file.name, receivedOn: today });
  const { sha256, bytes, rows: rowsTotal } = sound;
  const known = { id, profile: profile.name, subject, fileName: file.name, sha256, bytes, rowsTotal, source };
  await insertBatch(tx, act, { ...known, receivedOn: today, definition, supplier });
  const groups = new RepairGroups();
  const choice = choiceOf(order);
  let staged = 0;
  for await (const records of recordsOf(file, profile, ROWS_AT_A_TIME)) {
    await insertRows(tx, id, records.map((record) => received(record, { subject, choice, groups }))); // prettier-ignore
    staged += records.length;
  }
  assert(staged === rowsTotal, 'a file that changed while it was read');
  const repairs = groups.list();
  await noteRepairs(tx, id, counted(repairs));
  return { batch: id, repairs };
}

type Reading = { readonly subject: Subject; readonly choice: Choice; readonly groups: RepairGroups };

function received(read: FileRecord, { subject, choice, groups }: Reading): ReceivedRow {
  const { values, repairs } = repairRow(read.values, subject, choice);
  groups.add(read.record, repairs);
  const kept = repairs
    .filter(({ stands }) => stands !== 'left')
    .map(({ field, operation, before, stands }) => ({ field, operation, before, stands }));
  // PostgreSQL's text holds no NUL; the row rules must still see it, and JSON carries it as an escape.
  const raw = JSON.stringify(values);
  const fingerprint = fingerprintOf(values);
  const told = kept.length === 0 ? null : JSON.stringify(kept);
  return { row: read.record, line: read.line, raw, fingerprint, key: keyOf(values, subject), repairs: told };
}

/** The same values are the same record, in whatever order the columns of the file stand. */
function fingerprintOf(values: Row): string {
  const fields = sortedFields(Object.keys(values));
  return hash('sha256', JSON.stringify([fields, fields.map((field) => values[field])]), 'hex');
}

let sortedLast: { readonly as: readonly string[]; readonly sorted: readonly string[] } = { as: [], sorted: [] };

/** The fields in the order of the alphabet; the records of a file nearly always have the same ones. */
function sortedFields(fields: readonly string[]): readonly string[] {
  const { as } = sortedLast;
  if (as.length !== fields.length || fields.some((field, at) => as[at] !== field))
    sortedLast = { as: fields, sorted: fields.toSorted() };
  return sortedLast.sorted;
}

function keyOf(values: Row, subject: Subject): string | null {
  const text = (field: string) => (values[field] ?? '').trim();
  if (subject !== 'agent-orders') return null;
  return text('seller_reference') === '' ? null : referenceKey(text('seller_code'), text('seller_reference'));
}
