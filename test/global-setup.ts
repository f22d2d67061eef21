import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { asStart } from '#access';
import { loadShippedCodes } from '#customers';
import { connect, migrate, startEmbedded, SUPERUSER, systemClock } from '#platform';
import { exampleSettings, makeIdentity, setSettings } from '#register';
import { administer, withDatabase } from './server.ts';

/** Nothing here outlives the run, so the server need not wait for the disk. */
const FOR_TESTS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * Starts one PostgreSQL for the whole run, or takes that of KORTISTO_TEST_DATABASE_URL, and migrates a template
 * of which every test file gets a copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['KORTISTO_TEST_DATABASE_URL'];
  const home = mkdtempSync(join(tmpdir(), 'kortisto-test-'));
  const server = given ? null : await startEmbedded(home, FOR_TESTS);
  const url =
    given ?? `postgres://${SUPERUSER}@localhost/postgres?host=${encodeURIComponent(server?.socketFolder ?? '')}`;
  const database = `kortisto_template_${process.pid}`;
  await administer(
    url,
    `create database ${database} template template0 encoding 'UTF8' locale_provider icu icu_locale 'fi-FI' locale 'C.UTF-8'`,
  );
  const connection = connect({ url: withDatabase(url, database) });
  await migrate(connection.pool);
  const template = { ...connection, clock: systemClock, home };
  await makeIdentity(asStart(template, 'settings:change'), { isTestClock: true, isDemo: false });
  await setSettings(asStart(template, 'settings:change'), exampleSettings);
  await loadShippedCodes(asStart(template, 'settings:change'));
  await connection.close();
  project.provide('template', { url, database });
  return async () => {
    await administer(url, `drop database if exists ${database} with (force)`);
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
