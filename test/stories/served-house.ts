import type { ChildProcess } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, expect } from 'vitest';
import type { CommandLine } from '../command-line.ts';
import { type Answer, Browser } from '../served.ts';
import { killAt, type Moment, pause } from './killing.ts';

const PASSWORD = 'kolme vanhaa hiirtä kellarissa';
const EMAIL = 'kolkuttaja@lehti.example';

/** The application served on a port of its own, with one member of staff in front of it. */
export type ServedHouse = {
  serve(): Promise<void>;
  /** Makes the member of staff, who signs in over HTTP, chooses a password and accepts the undertaking, as everybody does. */
  hire(roles: readonly string[]): Promise<void>;
  signIn(): Promise<void>;
  browser(): Browser;
  /** Asks, and kills the server at the moment. The answer never comes. */
  killedWhile(ask: () => Promise<Answer>, moment: Moment): Promise<void>;
  /** Waits until no file that came in is unfinished. */
  allApplied(): Promise<void>;
  /** Lets what is under way finish, as an operator would. */
  stop(): Promise<void>;
};

/** Serves the house of a command line; nothing is started yet. */
export function aServedHouse({ db, start, json }: CommandLine): ServedHouse {
  let child: ChildProcess | null = null;
  let browser = new Browser('');
  afterAll(() => void child?.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    const end = new Promise((done) => child?.once('exit', done));
    child?.kill('SIGTERM');
    expect(await end).toBe(0);
  };
  const signIn = async (): Promise<void> => expect((await browser.signIn(EMAIL, PASSWORD)).status).toBe(200);
  return {
    async serve() {
      const next = start('serve', '--port', '0');
      child = next;
      let talk = '';
      next.stderr?.setEncoding('utf8').on('data', (text: string) => (talk += text));
      await expect.poll(() => talk, { timeout: 60_000 }).toMatch(/is served at http:\S+\n/);
      const at = new Browser(/served at (http:\S+)/.exec(talk)?.[1] ?? '');
      // The session is kept in the database: whoever was signed in before the kill still is.
      browser = Object.assign(at, { cookie: browser.cookie, csrfToken: browser.csrfToken });
    },
    async hire(roles) {
      const words = ['user', 'create', EMAIL, '--name', 'Kolkuttaja', '--role', ...roles];
      const { oneTimePassword } = await json<{ oneTimePassword: string }>(words);
      expect((await browser.signIn(EMAIL, oneTimePassword)).status).toBe(200);
      const changed = await browser.ask('PUT', '/me/password', { current: oneTimePassword, next: PASSWORD });
      expect(changed.status).toBe(200);
      await signIn();
      expect((await browser.ask('PUT', '/me/undertaking', { version: 1 })).status).toBe(200);
    },
    signIn,
    browser: () => browser,
    async killedWhile(ask, moment) {
      if (child === null) throw new Error('nothing is served');
      const asked = ask().catch(() => null);
      const heard = asked.then((answer) => {
        if (answer !== null && answer.status >= 400) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
      });
      await Promise.all([killAt(child, db, moment), heard]);
    },
    async allApplied() {
      for (;;) {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from sources.batch where state = 'applying'`.execute(db);
        if (rows[0]?.n === 0) return;
        await pause(50);
      }
    },
    stop,
  };
}
