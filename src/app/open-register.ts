import { mkdirSync } from 'node:fs';
import { asStart } from '#access';
import { ensureTemplates } from '#contacts';
import { loadShippedCodes, takeCodesIntoUse } from '#customers';
import {
  clockAt,
  connect,
  type Connection,
  type DatabaseAddress,
  type Exit,
  makeDatabase,
  migrate,
  type Register,
  startEmbedded,
  systemClock,
} from '#platform';
import { checkDeclarations, type Identity, identityOf, sayUndeclared } from '#register';
import type { HouseSettings } from './house-settings.ts';
import { declarations } from './rooms.ts';

/** An open database of a register, made or not yet made. */
export type OpenHouse = {
  readonly register: Register;
  /** What kind of register this is; null: `kortisto init` has not been called. */
  readonly identity: Identity | null;
  close(): Promise<void>;
  /** Stops the embedded database under whatever still runs: for a process that ends at once. */
  abandon(): Promise<void>;
};

/** The start is stopped; the words say where, why, and how to mend it. */
export class StartStopped extends Error {
  override readonly name = 'StartStopped';
  readonly exit: Exit;

  constructor(words: string, exit: Exit = 'failed') {
    super(words);
    this.exit = exit;
  }
}

/** The name of the register's database on the embedded server. */
export const DATABASE = 'kortisto';

/**
 * Opens the register of the home: database, then migrations, then the check that every column is declared, then the postal
 * codes and the letter templates that come with this version.
 * @throws StartStopped when a column is not declared, or a test clock is asked for where none may be
 */
export async function openHouse(settings: HouseSettings): Promise<OpenHouse> {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const { connection, stop } = await openDatabase(settings);
  const close = async (): Promise<void> => {
    await connection.close();
    await stop();
  };
  try {
    await migrate(connection.pool);
    await stopAtUndeclared(connection);
    const identity = await identityOf(connection.db);
    const register = { ...connection, clock: clockOf(settings, identity), home: settings.home };
    await loadShippedCodes(asStart(register, 'settings:change'));
    await takeCodesIntoUse(connection.db);
    if (identity) await ensureTemplates(asStart(register, 'settings:change'));
    return {
      register,
      identity,
      close,
      abandon: stop,
    };
  } catch (reason) {
    await close();
    throw reason;
  }
}

async function openDatabase(settings: HouseSettings): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  if (settings.databaseUrl !== null) {
    return { connection: connect({ url: settings.databaseUrl }), stop: () => Promise.resolve() };
  }
  const server = await startEmbedded(settings.home);
  const address: DatabaseAddress = { socketFolder: server.socketFolder, database: DATABASE };
  await makeDatabase(server.socketFolder, DATABASE);
  return { connection: connect(address), stop: () => server.stop() };
}

async function stopAtUndeclared({ db }: Connection): Promise<void> {
  const found = await checkDeclarations(db, declarations);
  if (found.length > 0) throw new StartStopped(`not started:\n${found.map(sayUndeclared).join('\n')}`);
}

function clockOf({ today }: HouseSettings, identity: Identity | null) {
  if (today === null) return systemClock;
  if (identity !== null && !identity.isTestClock) {
    throw new StartStopped('KORTISTO_TODAY is only for a register made with kortisto init --test-clock', 'refused');
  }
  return clockAt(today);
}
