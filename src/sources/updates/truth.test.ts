import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect } from 'vitest';
import { asWorker } from '#access';
import { customersIn } from '#customers';
import { assert, type BatchId, type CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import { aRegister } from '../../../test/database.ts';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { applyImport, canonicalProfile, type Subject } from '../index.ts';
import { selectProposals } from '../queries/proposals.ts';
import { selectRows, type ShownRow } from '../queries/rows.ts';

const DAY = '2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'kortisto-moves-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = Readonly<Record<string, string>>;
type Made = { readonly register: Register; readonly home: string };

const linesOf = ({ home }: Made, path: string): Line[] => parse(readFileSync(join(home, path)), { columns: true });

const run = (...words: string[]): void => {
  execFileSync(process.execPath, [sharedPath('tools/registergen/cli.mjs'), ...words, '--day', DAY], {
    stdio: 'ignore',
  });
};

async function applied({ register, home }: Made, subject: Subject): Promise<{ batch: BatchId; rows: ShownRow[] }> {
  const file = { path: join(home, `${subject}.csv`), name: `${subject}.csv` };
  const done = await applyImport(asWorker(register, 'imports:apply', 'orders'), { file, profile: canonicalProfile(subject) }); // prettier-ignore
  assert(done.kind === 'applied', 'the file was refused');
  return { batch: done.batch.id, rows: await selectRows(register.db, done.batch.id, { verdict: null, after: 0, limit: 100_000 }) }; // prettier-ignore
}

async function streetsOf(
  { register }: Made,
  customers: readonly CustomerNumber[],
): Promise<Map<number, string | null>> {
  const found = await customersIn(register.db, customers);
  return new Map(found.map(({ number, values }) => [number, values.streetAddress]));
}

testWithShared.each([
  ['another seed',                        '2', []],
  ['names and streets spelt otherwise',   '3', ['--variation', '0.5']],
  ['half of the file about strangers',    '4', ['--strangers', '0.5']],
  ['both, and a third seed',              '5', ['--variation', '0.3', '--strangers', '0.3']],
] as const)('%s: whoever is reached is meant, strangers reach nobody, and who stays has not moved', async (_what, seed, words) => {
  const made: Made = { register: await aRegister(DAY), home: mkdtempSync(join(folder, 'seed-')) };
  const { home } = made;
  run('customers', '--seed', seed, '--out', home, '--persons', '700', '--organisations', '40');
  run('address-updates', '--seed', seed, '--out', home, '--register', home, '--moves', '200', ...words);
  const customers = await applied(made, 'customers');
  const entities = linesOf(made, 'truth/entities.csv');
  const byKey = new Map(entities.map((line, at) => [line['source_key'], customers.rows[at]?.customer ?? null]));
  const byEntity = Map.groupBy(entities, (line) => line['entity']);
  const truth = linesOf(made, 'truth/address-updates.csv');
  const moving = new Set(truth.map((line) => line['entity']));
  const homeKeepers = [...new Set(truth.flatMap((line) => (line['stays'] ?? '').split('|')))]
    .filter((entity) => entity !== '' && !moving.has(entity))
    .flatMap((entity) => (byEntity.get(entity) ?? []).map((line) => byKey.get(line['source_key']) ?? null))
    .filter((customer) => customer !== null);
  // Of two of one name in one home, of whom one is no customer yet, nobody can tell by name and home who it was.
  const told = new Set(linesOf(made, 'address-updates.csv').map((line) => `${line['old_given_names']?.split(' ')[0]} ${line['old_family_name']}`)); // prettier-ignore
  const staying = (await customersIn(made.register.db, [...new Set(homeKeepers)]))
    .filter(({ values }) => !told.has(`${values.givenNames?.split(' ')[0]} ${values.familyName}`))
    .map(({ number }) => number);
  const before = await streetsOf(made, staying);

  const { batch, rows } = await applied(made, 'address-updates');
  const meant = rows.map((_row, at) => (truth[at]?.['register_source_keys'] ?? '').split('|').map((key) => byKey.get(key))); // prettier-ignore
  const reached = rows.filter(({ customer }) => customer !== null);
  const right = rows.filter(({ customer }, at) => customer !== null && meant[at]?.includes(customer));
  const proposals = await selectProposals(made.register.db, { state: null, batch, after: 0, limit: 10_000 });
  const offered = new Map(Map.groupBy(proposals, ({ row }) => row));
  const ofRegister = rows.filter((_row, at) => truth[at]?.['action'] !== 'no_match' && meant[at]?.some((one) => typeof one === 'number')); // prettier-ignore
  const found = ofRegister.filter(({ row }) => offered.get(row)?.some(({ customer }) => meant[row - 1]?.includes(customer))); // prettier-ignore
  const strangers = rows.filter((_row, at) => truth[at]?.['action'] === 'no_match');
  console.log(
    `seed ${seed} ${words.join(' ')}: ${right.length} of ${reached.length} right, ` +
      `${found.length} of ${ofRegister.length} applied or offered, ${strangers.length} strangers`,
  );
  expect(right.length / reached.length).toBeGreaterThan(0.98);
  expect(found.length / ofRegister.length).toBeGreaterThan(0.9);
  expect(strangers.filter(({ customer }) => customer !== null)).toEqual([]);
  expect(staying.length).toBeGreaterThan(10);
  expect(await streetsOf(made, staying)).toEqual(before);
}, 120_000); // prettier-ignore
