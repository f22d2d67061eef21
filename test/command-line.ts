import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, inject } from 'vitest';
import { connect, type Database } from '#platform';
import { administer, withDatabase } from './server.ts';

const PROGRAM = fileURLToPath(new URL('../bin/kortisto', import.meta.url));

/** How a command ended: its exit code, and what it wrote. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A home driven by the commands alone, as an operator would. */
export type Program = {
  readonly home: string;
  readonly run: (...words: readonly string[]) => Promise<Ended>;
  /** Runs and reads the one JSON document of stdout; throws when the command ended otherwise than expected. */
  readonly json: <Answer>(words: readonly string[], code?: number) => Promise<Answer>;
  readonly start: (...words: readonly string[]) => ChildProcess;
  readonly today: (day: string) => void;
};

/** The program in a home of its own; the environment says which database it has, its own embedded one otherwise. */
export function aProgram(today: string, settings: Readonly<Record<string, string>> = {}): Program {
  const home = mkdtempSync(join(tmpdir(), 'kortisto-story-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const environment: NodeJS.ProcessEnv = { ...process.env, KORTISTO_HOME: home, KORTISTO_TODAY: today, ...settings };
  const start = (...words: readonly string[]): ChildProcess =>
    spawn(PROGRAM, [...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = (...words: readonly string[]): Promise<Ended> => ended(start(...words));
  return {
    home,
    start,
    run,
    today: (day) => void (environment['KORTISTO_TODAY'] = day),
    json: async <Answer>(words: readonly string[], code = 0) => {
      const answer = await run(...words, '--json');
      if (answer.code !== code)
        throw new Error(`kortisto ${words.join(' ')} ended with ${answer.code}: ${answer.err || answer.out}`);
      return JSON.parse(answer.out) as Answer;
    },
  };
}

/** The program in a home of its own, on a database of its own that the test looks into. */
export type CommandLine = Program & { readonly db: Database; readonly url: string };

let made = 0;

/** Makes the empty home and database; nothing is in them until `init`. */
export async function aCommandLine(today: string): Promise<CommandLine> {
  const { url } = inject('template');
  const name = `story_${process.pid}_${Date.now().toString(36)}_${made++}`;
  await administer(
    url,
    `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'fi-FI' locale 'C.UTF-8'`,
  );
  const own = withDatabase(url, name);
  const connection = connect({ url: own }, 2);
  afterAll(async () => {
    await connection.close();
    await administer(url, `drop database if exists ${name} with (force)`);
  });
  return { ...aProgram(today, { DATABASE_URL: own }), db: connection.db, url: own };
}

/** Waits for a process to end, or to be killed. */
export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** The records of a CSV file with a header. */
export const readCsv = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { columns: true, bom: true });
