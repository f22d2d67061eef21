import { asStart, createFirstAdministrator } from '#access';
import type { Terminal } from '#platform';
import { readSettings } from '#register';
import { tellDemoSignIns } from './demo/users.ts';
import type { HouseSettings } from './house-settings.ts';
import { startHousekeeping } from './housekeeping.ts';
import { serveRegister } from './http.ts';
import type { OpenHouse } from './open-register.ts';

/** The demo's sign-ins are printed for everybody to see; it is served to this machine alone. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a register may be served under this address. */
export const mayServe = (isDemo: boolean, host: string): boolean => !isDemo || LOOPBACK.has(host);

/** Serves a register until the process is told to stop; then lets what is under way finish. */
export async function serveUntilStopped(house: OpenHouse, settings: HouseSettings, terminal: Terminal): Promise<void> {
  const { register, identity } = house;
  if (identity?.isDemo !== true) await tellFirstAdministrator(house, terminal);
  const housekeeping = startHousekeeping(register);
  const server = await serveRegister(register, settings, housekeeping);
  terminal.say(`Kortisto is served at ${settings.publicOrigin ?? server.address}`);
  if (identity?.isDemo === true) tellDemoSignIns(terminal);
  await stopAsked();
  terminal.say('stopping');
  await server.close();
  await housekeeping.stop();
}

/** Outside the demo the first start makes one administrator, whose one-time password is told here and nowhere else. */
async function tellFirstAdministrator({ register }: OpenHouse, terminal: Terminal): Promise<void> {
  const { contactPerson } = await readSettings(register.db);
  const by = asStart(register, 'users:manage');
  const made = await createFirstAdministrator(by, { email: contactPerson.email, language: 'fi' });
  if (made === null) return;
  terminal.say(`first administrator: ${made.email}`);
  terminal.say(`one-time password:   ${made.oneTimePassword}   (good once, for seven days)`);
}

const stopAsked = (): Promise<void> =>
  new Promise((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
