import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { asStart, transact } from '#access';
import { exampleCatalogue, setCatalogue } from '#catalog';
import { connect, migrate, type Register, startEmbedded, SUPERUSER, systemClock } from '#platform';
import { exampleSettings, makeIdentity, setSettings } from '#register';
import { exampleSellers, setSellersIn } from '#sources';

/** A register made for measuring, on a database of its own: of `DATABASE_URL`, or an embedded server. Gone afterwards. */
export async function withPublisher<Answer>(
  work: (register: Register, server: string) => Promise<Answer>,
): Promise<Answer> {
  const home = mkdtempSync(join(tmpdir(), 'kortisto-bench-'));
  const given = process.env['DATABASE_URL'];
  const embedded = given ? null : await startEmbedded(home);
  const url =
    given ?? `postgres://${SUPERUSER}@localhost/postgres?host=${encodeURIComponent(embedded?.socketFolder ?? '')}`;
  const name = `kortisto_bench_${process.pid}`;
  const version = await administer(
    url,
    `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'fi-FI' locale 'C.UTF-8'`,
  );
  const own = new URL(url);
  own.pathname = `/${name}`;
  const connection = connect({ url: own.href });
  try {
    await migrate(connection.pool);
    const register = { ...connection, clock: systemClock, home };
    await makeIdentity(asStart(register, 'settings:change'), { isTestClock: true, isDemo: false });
    await setSettings(asStart(register, 'settings:change'), exampleSettings);
    await setCatalogue(asStart(register, 'catalog:change'), exampleCatalogue);
    await transact(asStart(register, 'settings:change'), (tx) => setSellersIn(tx, exampleSellers));
    return await work(register, version);
  } finally {
    await connection.close();
    await administer(url, `drop database if exists ${name} with (force)`);
    await embedded?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function administer(url: string, statement: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    return rows[0]?.version ?? '';
  } finally {
    await client.end();
  }
}
