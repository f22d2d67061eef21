import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { EXIT_CODES } from '#platform';
import { runKortisto } from '../../src/app/cli.ts';
import { readCsv } from '../command-line.ts';
import { aRegister, type TestRegister } from '../database.ts';
import { profileOfShape, SHAPES, type ShapeName } from '../given/file-shapes.ts';
import { registergen } from '../registergen.ts';
import { sharedPath, testWithShared as test } from '../shared.ts';

/*
 * One register of customers in every shape that senders have, by the commands an operator gives: each row meets the same
 * verdict as in the canonical file, what the shape itself cannot carry left out, and the rows that were held back can be sent
 * back in the shape they came in.
 */

async function kortisto(register: TestRegister, ...words: string[]) {
  let [out, err] = ['', ''];
  const streams = { out: { write: (text: string) => ((out += text), true) }, err: { write: (text: string) => void (err += text) } }; // prettier-ignore
  const environment = { DATABASE_URL: register.url, KORTISTO_HOME: register.home, KORTISTO_TODAY: '2026-11-23' };
  return { code: await runKortisto(words, streams, environment), out, err };
}

const LOST = new Set(['layout_encoding', 'layout_cut', 'ban_code_unknown', 'ban_codes_separator', 'postal_code_zero_lost', 'postal_code_in_city']); // prettier-ignore

/** Makes the register in a shape, imports it into a register of its own, and reads the report and the rejected rows. */
async function imported(shape: ShapeName) {
  const register = await aRegister('2026-11-23');
  const folder = join(register.home, shape);
  registergen('customers', {
    seed: 5,
    out: folder,
    persons: 150,
    organisations: 12,
    day: '2026-11-23',
    dirt: 0.3,
    shape,
  });
  const { file, profile } = profileOfShape(folder);
  writeFileSync(join(register.home, 'profile.json'), JSON.stringify(profile));
  const named = shape === 'canonical' ? 'customers' : join(register.home, 'profile.json');
  const report = join(register.home, 'report');
  const { code, err } = await kortisto(register, 'import', 'apply', '--profile', named, file, '--report', report);
  expect([shape, code, err.split('\n')[0]]).toEqual([shape, EXIT_CODES['partly done'], expect.anything()]);
  const rows = readCsv(join(report, 'rows.csv'));
  const lost = new Set(readCsv(join(folder, 'truth/errors.csv')).flatMap(({ row, operator = '' }) => (LOST.has(operator) ? [row] : []))); // prettier-ignore
  return { register, file, named, rows, lost };
}

test('every shape brings the same customers with the same verdicts, and its held rows back', { timeout: 300_000 }, async () => {
  const canonical = await imported('canonical');
  expect(canonical.rows.length).toBeGreaterThan(180);
  for (const shape of SHAPES.slice(1)) {
    const { rows, lost, register, named } = await imported(shape);
    const told = (row: Record<string, string>): string => `${row['row']} ${row['verdict']} ${row['reason']}`;
    const different = rows.flatMap((row, at) => {
      const [here, there] = [told(row), told(canonical.rows[at] ?? {})];
      // Whom a doubtful row may mean depends on its neighbours; a neighbour that the shape has changed changes it.
      const isOfMatching = `${here}${there}`.includes('doubtful_match');
      return here === there || lost.has(row['row'] ?? '') || isOfMatching ? [] : [`${here} / ${there}`];
    });
    const changed = different.filter((line) => /rejected|quarantined/.test(line));
    expect([shape, rows.length, changed]).toEqual([shape, canonical.rows.length, []]);

    // Sent back and read again, each row meets the verdict that it met.
    const held = rows.filter(({ verdict = '' }) => ['rejected', 'quarantined'].includes(verdict));
    const out = join(register.home, 'held');
    const { code, err } = await kortisto(register, 'import', 'rejects', '1', '--quarantined', '--out', out);
    expect([shape, code, err]).toEqual([shape, 0, expect.anything()]);
    const again = await kortisto(register, 'import', 'plan', '--profile', named, out, '--report', join(register.home, 'again'));
    expect([shape, again.code, again.err]).toEqual([shape, EXIT_CODES['partly done'], expect.anything()]);
    const heldAgain = readCsv(join(register.home, 'again/rows.csv'));
    const wrong = heldAgain.filter(({ verdict, reason }, at) => verdict !== held[at]?.['verdict'] || (reason !== held[at]?.['reason'] && !`${reason}${held[at]?.['reason']}`.includes('doubtful_match')));
    expect([shape, heldAgain.length, wrong]).toEqual([shape, held.length, []]);
  }
}); // prettier-ignore

test('a file may have any name that a file can have; nothing else is opened or written by it', { timeout: 120_000 }, async () => {
  const register = await aRegister('2026-11-23');
  const lines = readFileSync(sharedPath('hostile/lists/file-names.jsonl'), 'utf8').trim().split('\n');
  const names = lines.map((line) => (JSON.parse(line) as { name: string }).name);
  const possible = names.filter((name) => !/[/\0]/.test(name) && !['', '.', '..'].includes(name) && Buffer.byteLength(name) < 256);
  expect(possible.length).toBeGreaterThan(18);
  const good = readFileSync(sharedPath('hostile/csv/00-good.csv'));
  for (const [n, name] of possible.entries()) {
    const path = join(register.home, name);
    writeFileSync(path, good.toString().replace('1001', `N${n}`).replace('Laukaantie 4', `Laukaantie ${n}`));
    const before = new Set(readdirSync(register.home));
    const { code, err } = await kortisto(register, 'import', 'apply', '--profile', sharedPath('hostile/csv/profile.json'), path);
    expect([name, [0, 7].includes(code), err]).toEqual([name, true, expect.anything()]);
    expect(readdirSync(register.home).filter((one) => !before.has(one) && one !== 'files')).toEqual([]);
  }
  const { code, out } = await kortisto(register, 'import', 'list', '--json');
  expect([code, (JSON.parse(out) as unknown[]).length]).toEqual([0, possible.length]);
}); // prettier-ignore
