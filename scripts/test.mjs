// `npm test`: installs, then type check, linter, formatter and every suite. A skipped suite is named with its reason,
// and is a failure under CI=true. `--database-only` runs the suites that touch the database, and nothing else;
// `--sources-only` runs no suite; a word runs the suites whose path has it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { discard, install, node, ROOT, run } from './installed.mjs';

const isCi = process.env.CI === 'true';
const databaseOnly = process.argv.includes('--database-only');
const sourcesOnly = process.argv.includes('--sources-only');
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const installSeconds = install();
if (installSeconds > 0) console.log(`packages: installed in ${installSeconds.toFixed(1)} s`);

const outcome = { passed: 0, failed: 0, skipped: 0 };
if (!databaseOnly && filters.length === 0) await checkSources();
if (!sourcesOnly) await runSuites(databaseOnly ? suitesOnTheDatabase() : filters);

if (isCi && outcome.skipped > 0) console.log('under CI=true a skipped suite is a failure');
console.log(`\n${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`);
process.exitCode = outcome.failed > 0 || outcome.passed === 0 || (isCi && outcome.skipped > 0) ? 1 : 0;

async function checkSources() {
  const bin = join(ROOT, 'node_modules/.bin');
  await check('type check', join(bin, 'tsc'), ['--noEmit', '-p', '.']);
  if (existsSync(join(ROOT, 'web/tsconfig.json')))
    await check('type check of the web app', join(bin, 'tsc'), ['--noEmit', '-p', 'web']);
  await check('row types against migrations', node(), ['scripts/generate-types.ts', '--verify']);
  await check('linter', join(bin, 'oxlint'), ['--type-aware', '--deny-warnings']);
  await check('formatter', join(bin, 'oxfmt'), ['--check', '.']);
}

async function check(name, command, options) {
  const startedAt = performance.now();
  const code = await run(command, options);
  outcome[code === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

async function runSuites(files) {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts/test-report.mjs')}`];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  const code = await run(node(), [vitest, 'run', ...reporters, ...files], { env: { KORTISTO_TEST_REPORT: report } });
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 1, skipped: [] };
  discard(folder);
  outcome.passed += told.passed;
  outcome.failed += told.failed === 0 && code !== 0 ? 1 : told.failed;
  outcome.skipped += told.skipped.length;
  for (const { name, because } of told.skipped) console.log(`skipped: ${name} (${because})`);
}

/** The test files that reach the database server of the run, by themselves or through what they import from the folder of tests. */
function suitesOnTheDatabase() {
  const harness = join(ROOT, 'test/server.ts');
  const files = ['src', 'test'].flatMap((folder) => testFilesUnder(join(ROOT, folder)));
  const found = files.filter((file) => reaches(file, harness, new Set()));
  if (found.length === 0) throw new Error('no suite reaches test/server.ts: it was moved and this script was not');
  return found;
}

function reaches(file, wanted, seen) {
  if (file === wanted) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/\bfrom '(\.{1,2}\/[^']+\.ts)'/g)].map(([, path]) => join(dirname(file), path));
  return imported.some((path) => reaches(path, wanted, seen));
}

function testFilesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFilesUnder(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
