import { fileURLToPath } from 'node:url';
import { authoriserOf } from '#access';
import {
  log,
  type PartHealth,
  pendingMigrations,
  type Register,
  REQUESTS_PER_MINUTE_MAX,
  type RunningServer,
  startServer,
  UPLOAD_BYTES_MAX,
} from '#platform';
import type { HouseSettings } from './house-settings.ts';
import type { Housekeeping } from './housekeeping.ts';
import { databaseAnswers } from './queries.ts';
import { servedBy } from './rooms.ts';
import { VERSION } from './version.ts';

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Serves an open register: the API, the pages, the web app. */
export function serveRegister(
  register: Register,
  settings: HouseSettings,
  housekeeping: Housekeeping,
): Promise<RunningServer> {
  return startServer(
    {
      ...servedBy(register),
      register,
      version: VERSION,
      log: (event, fields) => log(event, fields as Record<string, never>),
      authorise: authoriserOf(register),
      health: () => healthOf(register, housekeeping),
    },
    {
      host: settings.host,
      port: settings.port,
      publicOrigin: settings.publicOrigin,
      trustedProxies: settings.trustedProxies,
      incomingFolder: `${settings.home}/incoming`,
      webFolder: WEB_FOLDER,
      uploadBytesMax: UPLOAD_BYTES_MAX,
      requestsPerMinuteMax: REQUESTS_PER_MINUTE_MAX,
    },
  );
}

/** Looks whether each part is right; a part that cannot be asked is not. */
export async function healthOf(register: Register, housekeeping: Housekeeping): Promise<PartHealth[]> {
  const [database, pending] = await Promise.all([
    databaseAnswers(register.db).catch(() => false),
    pendingMigrations(register.pool).catch(() => null),
  ]);
  return [
    { part: 'database', isWell: database },
    {
      part: 'migrations',
      isWell: pending?.length === 0,
      detail: pending === null ? 'unknown' : `${pending.length} pending`,
    },
    { part: 'jobs', isWell: housekeeping.isWell() },
  ];
}
