import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCommandLine, ended } from '../command-line.ts';
import { customersCsv } from '../given/publisher-files.ts';
import { pause } from './killing.ts';

/*
 * Two hundred thousand rows in one file: the process needs no more memory for them than for a tenth. The people of the file
 * are five thousand, and everybody stands in it forty times, as in the full lists that a partner sends again and again:
 * each row is read, kept, decided and reported as any other.
 */

const PERSONS = 5_000;
const TIMES = 40;

/** The most memory that the process has had so far, in MB; 0 when it is gone. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Imports the file into a register of its own; gives the peak of memory and the summary. */
async function imported(house: Awaited<ReturnType<typeof aCommandLine>>, csv: string) {
  const path = join(house.home, 'customers.csv');
  writeFileSync(path, csv);
  const child = house.start(
    'import',
    'apply',
    '--profile',
    'customers',
    path,
    '--report',
    join(house.home, 'report'),
    '--json',
  );
  const end = ended(child);
  let peakMb = 0;
  while (child.exitCode === null) {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
    await pause(25);
  }
  const { code, out, err } = await end;
  expect(code, err).toBe(7);
  return { peakMb, summary: JSON.parse(out) as Record<string, number> };
}

const small = await aCommandLine('2026-11-24');
const large = await aCommandLine('2026-11-24');

test.runIf(process.platform === 'linux')(
  'a file of 200 000 rows takes no more memory than one of 20 000',
  { timeout: 600_000 },
  async () => {
    for (const house of [small, large]) expect((await house.run('init', '--test-clock')).code).toBe(0);
    const csv = customersCsv(PERSONS);
    const rows = csv.slice(csv.indexOf('\n') + 1);
    const one = await imported(small, csv + rows.repeat(TIMES / 10 - 1));
    const ten = await imported(large, csv + rows.repeat(TIMES - 1));
    console.log(`peak memory: ${one.peakMb.toFixed(0)} MB for 20 000 rows, ${ten.peakMb.toFixed(0)} MB for 200 000`);
    expect(one.summary).toMatchObject({ rows: (TIMES / 10) * PERSONS });
    expect(ten.summary).toMatchObject({ rows: TIMES * PERSONS, created: one.summary['created'] });
    expect(ten.peakMb).toBeLessThan(one.peakMb * 1.3);
    const report = readFileSync(join(large.home, 'report/rows.csv'), 'utf8').trimEnd().split('\n');
    expect(report.length).toBe(TIMES * PERSONS + 1);
  },
);
