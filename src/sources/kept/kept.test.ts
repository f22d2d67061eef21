import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { assert, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import {
  applyImport,
  canonicalProfile,
  commands,
  countUnspokenFiles,
  setSuppliersIn,
  sweepKeptFiles,
} from '../index.ts';
import { keptFileOf } from './kept-file-of.ts';
import { keepFileIn, keptPath } from './kept-files.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const reading = asWorker(register, 'imports:read');
const profile = canonicalProfile('customers');
const folder = mkdtempSync(join(tmpdir(), 'kortisto-kept-'));
const run = (...words: string[]) => givenCommand(register, commands, words);

const person = (key: string, more: Readonly<Record<string, string>> = {}) =>
  aCustomerRow({ source_key: key, given_names: `Nimi ${key}`, family_name: `Suku${key}`, ...more });

const fileOf = (...rows: Record<string, string>[]) => aFile('customers.csv', csvOf('customers', rows));

async function applied(file: ReturnType<typeof aFile>) {
  const done = await applyImport(by, { file, profile });
  assert(done.kind === 'applied', 'refused');
  return done.batch;
}

test('a file is kept byte for byte under its hash for a year, then it is deleted', async () => {
  const file = fileOf(person('A1'), person('A2'));
  const batch = await applied(file);
  const path = keptPath(register.home, batch.sha256);
  expect(readFileSync(path)).toEqual(readFileSync(file.path));
  expect(await keptFileOf(reading, batch.id)).toMatchObject({ keptUntil: day('2027-11-16') });
  const shown = await run('import', 'show', String(batch.id));
  expect(shown.out).toContain('file kept until\t2027-11-16');

  expect(await sweepKeptFiles(register)).toBe(0);
  register.setToday('2027-11-17');
  expect(await sweepKeptFiles(register)).toBe(1);
  expect(existsSync(path)).toBe(false);
  expect((await run('import', 'show', String(batch.id))).out).toContain('file kept until\tnot kept');
  register.setToday('2026-11-16');
});

test('a file that came twice lies once, and stays as long as one batch speaks of it', async () => {
  const file = fileOf(person('B1'));
  const [first, second] = [await applied(file), await applied(file)];
  expect(second.sha256).toBe(first.sha256);
  await register.db.deleteFrom('sources.kept_file').where('batch', '=', first.id).execute();
  expect(await sweepKeptFiles(register)).toBe(0);
  await register.db.deleteFrom('sources.kept_file').where('batch', '=', second.id).execute();
  expect(await countUnspokenFiles(register)).toBe(1);
  expect(await sweepKeptFiles(register)).toBe(1);
});

test('a file that was taken in and never applied waits a week', async () => {
  const { path, name } = fileOf(person('C1'));
  const sha256 = 'c'.repeat(64);
  const file = { home: register.home, path, sha256, fileName: name, bytes: 1, batch: null };
  await transact(by, (tx, act) => keepFileIn(tx, act, { ...file, today: register.clock.today() }));
  register.setToday('2026-11-23');
  expect(await sweepKeptFiles(register)).toBe(0);
  register.setToday('2026-11-24');
  expect(await sweepKeptFiles(register)).toBe(1);
  register.setToday('2026-11-16');
});

test('the rows that were held back are given back as they came: letters, separator, quotes and line ends', async () => {
  const text =
    'source_key;family_name;given_names;kind;postal_code;city;street_address;country\r\n' +
    'D1;Mäkelä;Åke;person;00100;Helsinki;Kotikuja 1;FI\r\n' +
    'D2;"Mäk;elä";Öivi;person;1;Helsinki;"Koti\r\nkuja 1";FI\r\n' +
    'D3;Lahti;Ulla;person;02290;Espoo;Kotikuja 2;FI\r\n';
  const columns = Object.fromEntries((text.split('\r\n')[0] ?? '').split(';').map((name) => [name, name]));
  const definition = { subject: 'customers', encoding: 'windows-1252', separator: ';', columns };
  const file = aFile('lähettäjä.csv', Buffer.from(text, 'latin1'));
  const { readDefinition } = await import('../profiles.ts');
  const read = readDefinition(definition, 'd');
  assert(read.kind === 'profile', 'no profile');
  const done = await applyImport(by, { file, profile: read.profile, definition });
  assert(done.kind === 'applied', 'refused');
  expect(done.batch.counts).toMatchObject({ created: 1, rejected: 1, quarantined: 1 });

  const [head, , second = '', more = '', third = ''] = text.split('\r\n');
  const out = join(folder, 'rejects.csv');
  expect(await run('import', 'rejects', String(done.batch.id), '--out', out)).toMatchObject({
    code: 0,
    out: '1 rows\n',
  });
  expect(readFileSync(out, 'latin1')).toBe(`${head}\r\n${second}\r\n${more}\r\n`);
  await run('import', 'rejects', String(done.batch.id), '--out', out, '--quarantined');
  expect(readFileSync(out, 'latin1')).toBe(`${head}\r\n${second}\r\n${more}\r\n${third}\r\n`);

  await register.db.deleteFrom('sources.kept_file').where('batch', '=', done.batch.id).execute();
  await sweepKeptFiles(register);
  expect(await run('import', 'rejects', String(done.batch.id), '--out', out)).toMatchObject({
    code: 0,
    err: expect.stringContaining('kept no more') as string,
  });
  expect(readFileSync(out, 'utf8')).toContain('Mäk;elä');
});

test('a supplier without a contract in force gives nothing; with one its file carries licence and purposes', async () => {
  const terms = {
    profile: 'customers',
    licence: 'list of 2026',
    purposes: ['informing'] as const,
    duties: [],
    runningSubscription: 'quarantine' as const,
  };
  await transact(by, (tx) =>
    setSuppliersIn(tx, [
      {
        code: 'LISTA',
        name: 'Listatalo Oy',
        kind: 'list_broker',
        contracts: [{ ...terms, validFrom: day('2026-01-01'), validTo: day('2026-12-31') }],
      },
    ]),
  );
  const { path } = fileOf(person('E1', { street_address: 'Muualla 5', phone: '040 5551234' }));
  const from = (supplier: string) => run('import', 'apply', '--profile', 'customers', '--supplier', supplier, path);
  expect(await from('NOBODY')).toMatchObject({ code: 4, err: expect.stringContaining('is no supplier') as string });
  register.setToday('2027-01-01');
  expect(await from('LISTA')).toMatchObject({ code: 4, err: expect.stringContaining('has ended') as string });
  register.setToday('2026-11-16');
  expect(await from('LISTA')).toMatchObject({ code: 0 });
  // The contract says by which profile its files are read.
  expect(await run('import', 'plan', '--supplier', 'LISTA', path)).toMatchObject({ code: 0 });
  expect((await run('import', 'plan', path)).err).toContain('give --profile');
  const source = await register.db
    .selectFrom('customers.source')
    .select(['kind', 'name', 'licence', 'purposes'])
    .where('name', '=', 'LISTA')
    .executeTakeFirstOrThrow();
  expect(source).toEqual({ kind: 'bought_list', name: 'LISTA', licence: 'list of 2026', purposes: ['informing'] });
});
