import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, migrate, startEmbedded } from '#platform';

/**
 * Writes src/platform/tables.gen.ts from the migrations, on a database of its own; `--verify` only compares.
 * A day is a `Temporal.PlainDate`, a moment a `Temporal.Instant`, a bigint a number (its parser refuses unsafe ones).
 */
const target = fileURLToPath(new URL('../src/platform/tables.gen.ts', import.meta.url));
const mapping = { date: 'Temporal.PlainDate', timestamptz: 'Temporal.Instant', int8: 'number', numeric: 'number' };

const home = mkdtempSync(join(tmpdir(), 'kortisto-types-'));
const server = await startEmbedded(home);
const connection = connect({ socketFolder: server.socketFolder, database: 'postgres' });
try {
  await migrate(connection.pool);
  const url = `postgres://kortisto@localhost/postgres?host=${encodeURIComponent(server.socketFolder)}`;
  const out = join(home, 'tables.ts');
  const made = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url)),
      '--dialect', 'postgres', '--url', url, '--out-file', out, '--log-level', 'error',
      '--type-mapping', JSON.stringify(mapping)],
    { encoding: 'utf8' },
  ); // prettier-ignore
  if (made.status !== 0) throw new Error(made.stderr || made.stdout);
  const text = readFileSync(out, 'utf8');
  if (!process.argv.includes('--verify')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text)
    throw new Error('tables.gen.ts differs from the migrations: npm run types');
} finally {
  await connection.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
