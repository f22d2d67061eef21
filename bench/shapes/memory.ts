import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsxStream } from 'hucre/xlsx';
import { canonicalProfile, openRecords, type Profile, readProfile } from '../../src/sources/files/index.ts';

/*
 * Reads a file of many rows in each shape, and tells how fast and in how much memory: `node bench/shapes/memory.ts 1000000`.
 * Each shape is read in a process of its own, so that the peak is its own: the shape is the second word then.
 */

const SHAPES = ['csv', 'fixed width', 'ndjson', 'xlsx'] as const;
type Shape = (typeof SHAPES)[number];

const FIELDS = canonicalProfile('customers').columns.map(({ header }) => header ?? '');
const WIDTH = 24;

/** The values of one customer, different in every row. */
function rowOf(n: number): string[] {
  const key = String(n).padStart(8, '0');
  const known: Readonly<Record<string, string>> = {
    source_key: key,
    kind: 'person',
    given_names: `Etunimi${n % 5000}`,
    family_name: `Sukunimi${n % 20_000}`,
    language: 'fi',
    street_address: `Kaislatie ${n % 300}`,
    postal_code: '00100',
    city: 'Helsinki',
    country: 'FI',
    phone: `+35840555${String(n % 10_000).padStart(4, '0')}`,
    email: `a${n}@posti.example`,
    received_on: '2026-02-03',
    list_code: 'WEB-2026',
  };
  return FIELDS.map((field) => known[field] ?? '');
}

async function write(shape: Shape, path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  if (shape === 'xlsx') {
    async function* cells(): AsyncGenerator<string[]> {
      yield FIELDS;
      for (let n = 0; n < rows; n++) yield rowOf(n);
    }
    for await (const chunk of writeXlsxStream(cells(), { name: 'A' }))
      if (!file.write(chunk)) await once(file, 'drain');
  } else {
    if (shape === 'csv') file.write(`${FIELDS.join(',')}\r\n`);
    let text = '';
    for (let n = 0; n < rows; n++) {
      text += line(shape, rowOf(n));
      if (text.length < 1_000_000) continue;
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
    file.write(text);
  }
  file.end();
  await once(file, 'close');
}

function line(shape: Shape, cells: readonly string[]): string {
  if (shape === 'csv') return `${cells.join(',')}\r\n`;
  if (shape === 'fixed width') return `${cells.map((cell) => cell.padEnd(WIDTH)).join('')}\r\n`;
  return `${JSON.stringify(Object.fromEntries(cells.map((cell, at) => [FIELDS[at], cell === '' ? null : cell])))}\n`;
}

function profileOf(shape: Shape): Profile {
  if (shape === 'csv' || shape === 'xlsx') return canonicalProfile('customers');
  const columns = FIELDS.map((field, at) => ({ field, ...(shape === 'ndjson' ? { path: field } : { start: 1 + at * WIDTH, length: WIDTH }) })); // prettier-ignore
  const read = readProfile({ format: shape, columns }, shape);
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

async function measure(shape: Shape, rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-shapes-'));
  try {
    const path = join(folder, 'customers');
    await write(shape, path, rows);
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    const startedAt = performance.now();
    let [read, peak] = [0, before];
    const opened = await openRecords(path, profileOf(shape));
    if (opened.kind === 'refused') throw new Error(opened.message.en);
    for await (const batch of opened.batches) {
      if ('kind' in batch) throw new Error(batch.message.en);
      read += batch.length;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const mb = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0);
    console.log(
      `${shape}: ${read} rows of ${mb(statSync(path).size)} MB in ${seconds.toFixed(1)} s, ` +
        `${Math.round(read / seconds)} rows/s, memory grew by ${mb(peak - before)} MB to ${mb(peak)} MB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = Number(process.argv[2] ?? 1_000_000);
const asked = SHAPES.find((shape) => shape === process.argv[3]);
if (asked !== undefined) await measure(asked, rows);
else {
  const { spawnSync } = await import('node:child_process');
  for (const shape of SHAPES) {
    const words = ['--expose-gc', import.meta.filename, String(rows), shape];
    const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
