import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded, SUPERUSER } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'kortisto-embedded-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function ask(socketFolder: string): Promise<number> {
  const client = new Client({ host: socketFolder, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<{ one: number }>('select 1 as one');
    return rows[0]?.one ?? 0;
  } finally {
    await client.end();
  }
}

test('whoever leaves last stops the server, and nobody stops it under another who only waits', async () => {
  const first = await startEmbedded(home, { fsync: 'off' });
  const second = await startEmbedded(home);
  await first.stop();
  expect(await ask(second.socketFolder)).toBe(1);
  await second.stop();
  await expect(ask(second.socketFolder)).rejects.toThrow();
});

test('who comes while another leaves finds a server', async () => {
  const visit = async (): Promise<number> => {
    const server = await startEmbedded(home, { fsync: 'off' });
    const answer = await ask(server.socketFolder);
    await server.stop();
    return answer;
  };
  const visits = Array.from({ length: 4 }, async (_one, at) => {
    await new Promise((done) => setTimeout(done, at * 150));
    return [await visit(), await visit(), await visit()];
  });
  expect((await Promise.all(visits)).flat()).toEqual(Array.from({ length: 12 }, () => 1));
});

test('a server that is killed is started again by who still uses it, and leaves with them', async () => {
  const server = await startEmbedded(home, { fsync: 'off' });
  const processId = () => Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const killed = processId();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => ask(server.socketFolder).catch(() => 0), { timeout: 30_000 }).toBe(1);
  expect(processId()).not.toBe(killed);
  await server.stop();
  await expect(ask(server.socketFolder)).rejects.toThrow();
});
