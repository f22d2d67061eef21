import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { type Day, day } from '#kernel';
import { clockAt, connect, type DatabaseAddress, type Register } from '#platform';
import { administer, withDatabase } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server and of the migrated template on it. */
    readonly template: { readonly url: string; readonly database: string };
  }
}

/** A register of its own for one test file, with a clock that the test sets. Dropped after the file. */
export type TestRegister = Register & { setToday(today: string): void; readonly url: string };

let made = 0;

/** Makes an empty register from the migrated template; today is 2026-11-16 until the test says otherwise. */
export async function aRegister(today = '2026-11-16'): Promise<TestRegister> {
  const { url, database: template } = inject('template');
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made++}`;
  await administer(url, `create database ${name} template ${template}`);
  const own = withDatabase(url, name);
  const connection = connect({ url: own } satisfies DatabaseAddress);
  const home = mkdtempSync(join(tmpdir(), 'kortisto-home-'));
  let now: Day = day(today);
  afterAll(async () => {
    await connection.close();
    await administer(url, `drop database if exists ${name} with (force)`);
    rmSync(home, { recursive: true, force: true });
  });
  const clock = { now: () => clockAt(now).now(), today: () => now };
  return { ...connection, clock, home, url: own, setToday: (text) => void (now = day(text)) };
}
