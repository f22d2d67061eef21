import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect } from 'vitest';
import { profileOfShape, SHAPES, type ShapeName } from '../../../test/given/file-shapes.ts';
import { registergen } from '../../../test/registergen.ts';
import { testWithShared } from '../../../test/shared.ts';
import { parsePhone } from '#kernel';
import { checkCustomerRow, readDay } from '../rows/index.ts';
import { canonicalProfile, type FileRecord, openRecords, type Profile, readProfile } from './index.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const root = mkdtempSync(join(tmpdir(), 'kortisto-shapes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function recordsOf(path: string, profile: Profile): Promise<FileRecord[]> {
  const opened = await openRecords(path, profile);
  if (opened.kind === 'refused') throw new Error(`${path}: ${opened.message.en}`);
  const records: FileRecord[] = [];
  for await (const read of opened.records) {
    if (read.kind === 'refused') throw new Error(`${path}: ${read.message.en}`);
    records.push(read);
  }
  return records;
}

/** Makes the same register in a shape; gives its folder. */
function made(shape: ShapeName, seed: number, operators: string): string {
  const folder = join(root, `${shape}-${seed}`);
  registergen('customers', { seed, out: folder, persons: 300, organisations: 24, day: '2026-11-23', dirt: 0.3, operators, shape }); // prettier-ignore
  return folder;
}

type Lost = ReadonlySet<string>;

/** What a shape cannot carry, and what is wrong in the canonical file and happens to be right in a shape. */
const LOST = new Set([
  'layout_encoding',
  'layout_cut',
  'ban_code_unknown',
  'ban_codes_separator',
  'postal_code_in_city',
]);

/** What the shape itself cannot carry, by row and field: letters that the encoding lacks, long values, leading zeros. */
function lostBy(folder: string): Lost {
  const lines: Record<string, string>[] = parse(readFileSync(join(folder, 'truth/errors.csv')), { columns: true });
  return new Set(
    lines
      .filter(
        ({ operator = '', field }) =>
          LOST.has(operator) || (operator === 'postal_code_zero_lost' && field === 'postal_code'),
      ) // prettier-ignore
      .map(({ row, field }) => `${row} ${field}`),
  );
}

const dayOf = (text: string): string => {
  const read = readDay(text);
  return read.kind === 'day' ? String(read.day) : read.kind === 'none' ? '' : text;
};

const plain = (field: string, text: string): string => {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (field.endsWith('_on')) return dayOf(trimmed);
  if (field === 'phone') return parsePhone(trimmed) ?? trimmed;
  return field === 'city' ? trimmed.toUpperCase() : trimmed;
};

/** Fields that differ between a shape and the canonical file, whatever is only a way of writing left out. */
function differences(shape: ShapeName, ours: FileRecord, theirs: FileRecord, lost: Lost): string[] {
  const fields = Object.keys(theirs.values).filter((field) => !lost.has(`${theirs.record} ${field}`));
  const isAsOne = shape === 'one-line-name';
  return fields
    .filter(
      (field) =>
        !(isAsOne && ['family_name', 'given_names', 'co', 'street_address', 'postal_code', 'city'].includes(field)),
    ) // prettier-ignore
    .filter((field) => plain(field, ours.values[field] ?? '') !== plain(field, theirs.values[field] ?? ''))
    .map((field) => `row ${theirs.record} ${field}: ${ours.values[field]} / ${theirs.values[field]}`);
}

const verdictOf = ({ values }: FileRecord): string => {
  const checked = checkCustomerRow(values, today);
  const reasons = checked.kind === 'valid' ? [] : checked.findings.map(({ reason, field }) => `${reason} ${field}`);
  return [checked.kind, ...new Set(reasons)].join(' ');
};

testWithShared.each([
  [1, 'default'],
  [7, 'default'],
  [42, 'all'],
  [2026, 'all'],
] as const)(
  'every shape holds the values and verdicts of the canonical file, what the shape itself loses left out (seed %i, operators %s)',
  async (seed, operators) => {
    const canonical = await recordsOf(
      join(made('canonical', seed, operators), 'customers.csv'),
      canonicalProfile('customers'),
    );
    for (const shape of SHAPES.slice(1)) {
      const folder = made(shape, seed, operators);
      const { file, profile: json } = profileOfShape(folder);
      const read = readProfile(json, shape);
      if (read.kind === 'refused') throw new Error(`${shape}: ${read.detail}`);
      const records = await recordsOf(file, read.profile);
      expect([shape, records.length]).toEqual([shape, canonical.length]);
      const lost = lostBy(folder);
      const wrong = records.flatMap((record, at) => differences(shape, record, canonical[at] as FileRecord, lost));
      expect([shape, wrong]).toEqual([shape, []]);
      const rowsLost = new Set([...lost].map((one) => one.split(' ')[0]));
      const judged = records.flatMap((record, at) => {
        const [here, there] = [verdictOf(record), verdictOf(canonical[at] as FileRecord)];
        return here === there || rowsLost.has(String(record.record))
          ? []
          : [`row ${record.record}: ${here} / ${there}`];
      });
      expect([shape, judged]).toEqual([shape, []]);
    }
  },
  120_000,
);
