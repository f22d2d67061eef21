import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropDatabase, startEmbedded, type Terminal } from '#platform';
import type { HouseSettings } from '../house-settings.ts';
import { makeRegister } from '../make-register.ts';
import { DATABASE, type OpenHouse, openHouse, StartStopped } from '../open-register.ts';
import { examplePublisher } from '../settings-file.ts';
import { loadDemo } from './load.ts';
import { makeDemoUsers } from './users.ts';

/** Stands in the home while the demo is being lived; found at a start, it says that the last one was killed on the way. */
const marker = (home: string): string => join(home, 'demo-unfinished');

/** Opens the register of the home, and makes the demo register in it when the home is empty. */
export async function openWithDemo(settings: HouseSettings, terminal: Terminal): Promise<OpenHouse> {
  if (existsSync(marker(settings.home))) await throwUnfinishedAway(settings);
  const house = await openHouse(settings);
  if (house.identity !== null) return house;
  try {
    terminal.say('empty home: the demo register is made');
    writeFileSync(marker(settings.home), '');
    const identity = { isTestClock: false, isDemo: true };
    await makeRegister(house.register, examplePublisher, identity);
    const { subscriber, customers } = await loadDemo(house.register, (done, of) =>
      terminal.progress(done, of, 'months lived'),
    );
    await makeDemoUsers(house.register, subscriber);
    rmSync(marker(settings.home));
    terminal.say(`demo register: ${customers} customers`);
    return { ...house, identity };
  } catch (reason) {
    await house.close();
    throw reason;
  }
}

/** Half a demo is thrown away and begun again; on a server of one's own nothing is ever dropped. */
async function throwUnfinishedAway({ home, databaseUrl }: HouseSettings): Promise<void> {
  if (databaseUrl !== null) {
    throw new StartStopped(
      `the demo in this database was not finished: empty the database, and remove ${marker(home)}`,
    );
  }
  const server = await startEmbedded(home);
  await dropDatabase(server.socketFolder, DATABASE);
  rmSync(marker(home));
}
