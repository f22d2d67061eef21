import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { givenOpenInvoices } from '../../test/given/open-invoices.ts';
import { commands } from './commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'reminder-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('reminders are previewed with reasons, sent with letters, and nothing is new the second time', async () => {
  const register = await aRegister('2026-11-16');
  await givenOpenInvoices(register, [
    { payerName: 'Kaisa Virtanen', totalCents: 59_90 },
    { payerName: 'Ville Korhonen', totalCents: 89_00, dueOn: '2026-11-09' },
  ]);
  const run = async (...more: string[]) => {
    const { code, out } = await givenCommand(register, commands, [
      'reminder',
      'run',
      '--day',
      '2026-11-16',
      '--json',
      ...more,
    ]);
    return { code, ...(JSON.parse(out) as object) };
  };
  expect(await run('--dry-run', '--report', folder)).toMatchObject({
    code: 0,
    kind: 'previewed',
    reminded: 1,
    feeCents: 500,
    excluded: { too_early: 1 },
  });
  const listed = parse(readFileSync(join(folder, 'reminders.csv')), { columns: true }) as Record<string, string>[];
  expect(listed.map(({ verdict, because, until }) => [verdict, because, until])).toEqual([
    ['reminded', '', ''],
    ['waits', 'too_early', '2026-11-23'],
  ]);
  expect(await run('--out', join(folder, 'letters'))).toMatchObject({ code: 0, kind: 'sent', reminded: 1 });
  expect(readdirSync(join(folder, 'letters')).length).toBe(1);
  expect(await run('--out', join(folder, 'letters'))).toMatchObject({
    code: 0,
    reminded: 0,
    excluded: { too_early: 2 },
  });
  expect(await givenCommand(register, commands, ['collection', 'export', '--out', folder, '--json'])).toMatchObject({
    code: 0,
  });
});
