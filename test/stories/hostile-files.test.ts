import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { EXIT_CODES } from '#platform';
import { runKortisto } from '../../src/app/cli.ts';
import { readCsv } from '../command-line.ts';
import { aRegister, type TestRegister } from '../database.ts';
import { photograph } from '../photograph.ts';
import { sharedPath, testWithShared as test } from '../shared.ts';

/*
 * Every hostile file of the shared folder by the commands an operator gives: taken or refused as its manifest says, and
 * what is refused leaves the database as it was.
 */

type Line = {
  readonly file: string;
  readonly family: string;
  readonly verdict: 'accept' | 'noop' | 'exception' | 'reject' | 'reject_file' | 'reject_row';
  readonly why: string;
};

/** Which exit codes say that the verdict was kept: a refused file 4, held rows 7. */
const EXITS: Readonly<Record<Line['verdict'], readonly number[]>> = {
  accept: [EXIT_CODES.done, EXIT_CODES['partly done']],
  noop: [EXIT_CODES.done, EXIT_CODES['partly done']],
  exception: [EXIT_CODES.done, EXIT_CODES['partly done']],
  reject: [EXIT_CODES.refused],
  reject_file: [EXIT_CODES.refused],
  reject_row: [EXIT_CODES['partly done']],
};

const isThere = (() => {
  try {
    readFileSync(sharedPath('hostile/manifest.jsonl'));
    return true;
  } catch {
    return false;
  }
})();
const manifest = isThere
  ? readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  : [];
const ofFamily = (...families: string[]): Line[] => manifest.filter(({ family }) => families.includes(family));

const customers = await aRegister('2026-11-24');
const bank = await aRegister('2026-11-24');

/** Runs a command of the house on a register, as the operator. */
async function kortisto(register: TestRegister, ...words: string[]) {
  let err = '';
  const streams = { out: { write: () => true }, err: { write: (text: string) => void (err += text) } };
  const environment = { DATABASE_URL: register.url, KORTISTO_HOME: register.home, KORTISTO_TODAY: '2026-11-24' };
  return { code: await runKortisto(words, streams, environment), err };
}

/** Runs the command on each file, and tells those whose verdict was not kept. */
async function judge(register: TestRegister, lines: readonly Line[], words: (path: string) => string[]) {
  const wrong: string[] = [];
  for (const { file, verdict, why } of lines) {
    const before = await photograph(register.db);
    const { code, err } = await kortisto(register, ...words(sharedPath(`hostile/${file}`)));
    if (verdict === 'accept') wrong.push(...doubtless(join(register.home, 'report'), file));
    if (!EXITS[verdict].includes(code)) wrong.push(`${file} (${verdict}: ${why}) ended with ${code}: ${err}`);
    if (code !== EXIT_CODES.refused) continue;
    if (JSON.stringify(await photograph(register.db)) !== JSON.stringify(before)) wrong.push(`${file} left something`);
    if (!err.includes(file.split('/')[1] ?? '')) wrong.push(`${file} is not named: ${err}`);
  }
  return wrong;
}

/** What is held back of an accepted customer file may only wait for somebody to say who is meant: never for its form. */
function doubtless(report: string, file: string): string[] {
  if (!file.startsWith('csv/')) return [];
  const held = readCsv(join(report, 'rows.csv')).filter(({ verdict = '' }) => ['rejected', 'quarantined'].includes(verdict)); // prettier-ignore
  return held
    .filter(({ reason }) => reason !== 'doubtful_match')
    .map(({ row, reason }) => `${file} row ${row}: ${reason}`);
}

describe('hostile files', () => {
  const profile = sharedPath('hostile/csv/profile.json');
  const report = join(customers.home, 'report');
  const importWith = (path: string) => (file: string) => [
    'import',
    'apply',
    '--profile',
    path,
    file,
    '--report',
    report,
  ];
  const importing = importWith(profile);
  const paying = (file: string) => ['payment', 'import', file, '--report', join(bank.home, 'report')];
  // A file of the family is in ISO-8859-1: taken when its profile says so, refused by the one that says UTF-8.
  const isLatin1 = ({ file }: Line): boolean => file === 'csv/07-latin1.csv';

  beforeAll(() => {
    if (!isThere) return;
    const latin1 = { ...(JSON.parse(readFileSync(profile, 'utf8')) as object), encoding: 'iso-8859-1' };
    writeFileSync(join(customers.home, 'latin1.json'), JSON.stringify(latin1));
  });

  test('customer files are taken and refused as the manifest says, and a refused one leaves nothing', async () => {
    const lines = ofFamily('csv').filter((line) => !isLatin1(line));
    expect(lines.length).toBe(28);
    expect(await judge(customers, lines, importing)).toEqual([]);
  });

  test('a file of another encoding is refused by one profile and taken by the other', async () => {
    const [line] = ofFamily('csv').filter(isLatin1);
    if (line === undefined) throw new Error('the file is not in the manifest');
    expect(await judge(customers, [{ ...line, verdict: 'reject_file' }], importing)).toEqual([]);
    expect(await judge(customers, [line], importWith(join(customers.home, 'latin1.json')))).toEqual([]);
  });

  test('archives and workbooks are taken and refused as the manifest says, in time, and a refused one leaves nothing', async () => {
    const lines = ofFamily('zip');
    expect(lines.length).toBe(10);
    const startedAt = performance.now();
    expect(await judge(customers, lines, importing)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  test('bank files are taken and refused as the manifest says, and a refused one leaves nothing', async () => {
    const lines = ofFamily('camt');
    expect(lines.length).toBe(32);
    expect(await judge(bank, lines, paying)).toEqual([]);
  });

  test('attacks by XML are refused, and leave nothing', async () => {
    const lines = ofFamily('xml');
    expect(lines.length).toBe(25);
    expect(await judge(bank, lines, paying)).toEqual([]);
  });
});
