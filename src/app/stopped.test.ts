import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aProgram, ended } from '../../test/command-line.ts';

test('a reader who has seen enough leaves no database running behind the command', { timeout: 120_000 }, async () => {
  const program = aProgram('2026-12-01', { DATABASE_URL: '', KORTISTO_DATABASE_URL: '' });
  expect(await program.run('init', '--test-clock')).toMatchObject({ code: 0 });
  const exporting = program.start('settings', 'export');
  exporting.stdout?.destroy();
  expect((await ended(exporting)).code).toBe(0);
  expect(existsSync(join(program.home, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
});
