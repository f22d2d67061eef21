import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { type Day, parseDay } from '#kernel';
import { isNetwork } from '#platform';

/** Where this register is and how it is served: by flag, environment, or `kortisto.toml` in the home, in this order. */
export interface HouseSettings {
  /** The folder that this register owns; absolute. */
  readonly home: string;
  /** A PostgreSQL server; null: the embedded one of the home. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string | null;
  /** Addresses or networks of the proxies in front; only they are believed about where a caller comes from. */
  readonly trustedProxies: readonly string[];
  /** The day that a test clock shows; null: the machine's. */
  readonly today: Day | null;
}

const file = z.strictObject({
  database_url: z.string().optional(),
  host: z.string().optional(),
  port: z.int().min(0).max(65_535).optional(),
  public_origin: z.string().optional(),
  trusted_proxy: z.string().optional(),
});

const PORT = 3_210;
const HOST = '127.0.0.1';
/** A proxy stands on the same machine unless told otherwise. */
const TRUSTED_PROXY = '127.0.0.1,::1';

/** What was given is no setting; the words are for the operator. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
  readonly exit = 'wrong usage';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. `flags` are those of the command line, which win. */
export function readHouseSettings(
  flags: { readonly home?: string | undefined; readonly port?: number | undefined; readonly host?: string | undefined },
  environment: Environment = process.env,
): HouseSettings {
  const given = (...names: string[]): string | undefined => names.map((name) => environment[name]).find(Boolean);
  const home = resolve(flags.home ?? given('KORTISTO_HOME') ?? '.kortisto');
  const kept = readFile(join(home, 'kortisto.toml'));
  return {
    home,
    databaseUrl: given('KORTISTO_DATABASE_URL', 'DATABASE_URL') ?? kept.database_url ?? null,
    host: flags.host ?? given('KORTISTO_HOST') ?? kept.host ?? HOST,
    port: flags.port ?? portOf(given('KORTISTO_PORT', 'PORT'), kept.port),
    publicOrigin: originOf(given('KORTISTO_PUBLIC_ORIGIN') ?? kept.public_origin),
    trustedProxies: proxiesOf(given('KORTISTO_TRUSTED_PROXY') ?? kept.trusted_proxy),
    today: dayOf(given('KORTISTO_TODAY')),
  };
}

function readFile(path: string): z.infer<typeof file> {
  if (!existsSync(path)) return {};
  const read = file.safeParse(parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongSetting(`${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function portOf(text: string | undefined, otherwise = PORT): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new WrongSetting(`PORT: ${text} is no port`);
  return Number(text);
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null')
    throw new WrongSetting(`public_origin: ${text} is no address such as https://register.example`);
  return origin;
}

function proxiesOf(text = TRUSTED_PROXY): string[] {
  const proxies = text.split(',').map((one) => one.trim());
  for (const proxy of proxies) {
    if (!isNetwork(proxy))
      throw new WrongSetting(`trusted_proxy: ${proxy} is no address such as 10.0.0.5 or 10.0.0.0/8`);
  }
  return proxies;
}

function dayOf(text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) throw new WrongSetting(`KORTISTO_TODAY: ${text} is no day such as 2026-12-01`);
  return day;
}
