import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { asStart } from '#access';
import { saveProfile } from '#sources';
import { aRegister } from '../../test/database.ts';
import { Browser } from '../../test/served.ts';
import { runKortisto } from './cli.ts';
import { readHouseSettings } from './house-settings.ts';
import { openHouse } from './open-register.ts';
import { examplePublisher, readSettingsFile, writeSettings } from './settings-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kortisto-app-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const homeOf = (register: { url: string; home: string }) => ({
  DATABASE_URL: register.url,
  KORTISTO_HOME: register.home,
});

async function kortisto(environment: Record<string, string>, ...words: string[]) {
  let out = '';
  let err = '';
  const streams = {
    out: { write: (text: string) => void (out += text) },
    err: { write: (text: string) => void (err += text) },
  };
  const code = await runKortisto(words, streams, environment);
  return { code, out, err };
}

test('a column that nobody declared stops the start, and the words say which and what to do', async () => {
  const register = await aRegister();
  await sql`alter table access.session add column shoe_size integer`.execute(register.db);
  const { code, err } = await kortisto(homeOf(register), 'user', 'list');
  expect(code).toBe(1);
  expect(err).toContain('access.session.shoe_size is in the database but in no declaration');
});

test('a test clock is refused in a register that has none', async () => {
  const register = await aRegister();
  const environment = { ...homeOf(register), KORTISTO_TODAY: '2026-12-01' };
  expect((await kortisto(environment, 'user', 'list')).code).toBe(0);
  await sql`update register.identity set is_test_clock = false`.execute(register.db);
  const { code, err } = await kortisto(environment, 'user', 'list');
  expect([code, err]).toEqual([4, expect.stringContaining('--test-clock')]);
  expect((await kortisto({ ...environment, KORTISTO_TODAY: '1.12.2026' }, 'user', 'list')).code).toBe(2);
});

test('what --reason says stands in the operator’s act, and a reason that names somebody is refused', async () => {
  const register = await aRegister();
  const looks = (reason: string) => kortisto(homeOf(register), 'audit', 'list', '--reason', reason);
  expect((await looks('letter 12')).code).toBe(0);
  const acts = await sql<{ reason: string }>`select reason from access.act order by id desc limit 1`.execute(
    register.db,
  );
  expect(acts.rows).toEqual([{ reason: 'letter 12' }]);
  expect(await looks('call from 040 123 4567')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^--reason: /) as string,
  });
});

async function anEmptyDatabase() {
  const register = await aRegister();
  await sql`delete from register.identity`.execute(register.db);
  await sql`delete from register.setting`.execute(register.db);
  return register;
}

test('a register is made once, and what its settings say goes from one to the next unchanged', async () => {
  const [register, other] = [await anEmptyDatabase(), await anEmptyDatabase()];
  const environment = homeOf(register);
  expect(await kortisto(environment, 'user', 'list')).toMatchObject({ code: 3, out: '' });
  expect((await kortisto(environment, 'init', '--test-clock')).code).toBe(0);
  expect((await kortisto(environment, 'init')).code).toBe(4);
  const byOwn = { subject: 'bans', columns: { Nimi: 'family_name', Postinumero: 'postal_code', Muu: null } };
  await saveProfile(asStart(register, 'imports:apply'), 'lista', byOwn);
  const terms = ['--from', '2031-01-01', '--profile', 'lista'];
  await kortisto(environment, 'supplier', 'add', 'L7', 'Osoitelistat Oy', '--kind', 'list_broker');
  expect((await kortisto(environment, 'supplier', 'contract', 'L7', ...terms)).code).toBe(0);
  const exported = await kortisto(environment, 'settings', 'export');
  const file = join(folder, 'publisher.toml');
  writeFileSync(file, exported.out);
  expect((await kortisto(homeOf(other), 'init', '--settings', file)).code).toBe(0);
  expect((await kortisto(homeOf(other), 'settings', 'export')).out).toBe(exported.out);
  expect(exported.out).toContain('code = "KESTO12"');
  const issues = await sql<{ n: number }>`select count(*) as n from catalog.issue`.execute(other.db);
  expect(issues.rows[0]?.n).toBeGreaterThan(300);
});

test('a settings file whose contract names a profile that there is not makes no register', async () => {
  const register = await anEmptyDatabase();
  const file = join(folder, 'no-profile.json');
  const contract = { validFrom: '2026-01-01', profile: 'nobody-saved-this' };
  const supplier = { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker', contracts: [contract] };
  const told = JSON.parse(writeSettings(examplePublisher, 'json')) as object;
  writeFileSync(file, JSON.stringify({ ...told, suppliers: [supplier] }));
  const made = await kortisto(homeOf(register), 'init', '--settings', file);
  expect([made.code, made.err]).toEqual([
    4,
    expect.stringContaining('the contract of L7 names a profile that there is not: nobody-saved-this'),
  ]);
  const titles = await sql<{ n: number }>`select count(*) as n from sources.supplier`.execute(register.db);
  expect(titles.rows[0]?.n).toBe(0);
});

test('a settings file that cannot stand is told field by field, and nothing is made of it', async () => {
  const file = join(folder, 'wrong.toml');
  writeFileSync(file, writeSettings(examplePublisher, 'toml').replace('"1234567-1"', '"12"').replace('"SE"', '"XX"'));
  const read = readSettingsFile(file);
  expect(read).toMatchObject({ kind: 'refused' });
  if (read.kind === 'refused') expect(read.faults.join()).toMatch(/controller\.businessId.*partners\.0\.country/s);
  writeFileSync(file, '= no toml');
  expect(readSettingsFile(file)).toMatchObject({ kind: 'refused' });
});

test('a user acts on the command line by a token of theirs, within their rights, and the operator by owning the home', async () => {
  const register = await aRegister();
  const environment = homeOf(register);
  const create = ['user', 'create', 'anna@lehti.example', '--name', 'Anna A', '--role', 'administrator', '--json'];
  const made = await kortisto(environment, ...create);
  expect(JSON.parse(made.out)).toMatchObject({ kind: 'created', oneTimePassword: expect.any(String) as string });
  expect((await kortisto(environment, ...create)).code).toBe(4);
  const token = await kortisto(environment, 'token', 'create', 'anna@lehti.example', '--name', 'script');
  const asAnna = { ...environment, KORTISTO_TOKEN: token.out.trim() };
  const as = ['--as', 'anna@lehti.example'];
  expect(await kortisto(asAnna, 'user', 'list', ...as)).toMatchObject({
    code: 5,
    err: expect.stringContaining('password') as string,
  });
  await sql`update access.user_account set must_change_password = false`.execute(register.db);
  expect((await kortisto(asAnna, 'user', 'list', ...as)).code).toBe(0);
  expect((await kortisto(asAnna, 'user', 'list', '--as', 'other@lehti.example')).code).toBe(5);
  expect((await kortisto(environment, 'user', 'list', ...as)).code).toBe(5);
  expect((await kortisto(asAnna, 'ledger', 'check', ...as)).code).toBe(5);
  const acts = JSON.parse((await kortisto(environment, 'audit', 'list', '--json', '--limit', '5')).out) as {
    rows: object[];
  };
  expect(acts.rows).toContainEqual(
    expect.objectContaining({ who: 'operator', permission: 'users:manage', entry: 'cli' }),
  );
});

test('a flag wins over the environment, and the environment over the file of the home', () => {
  writeFileSync(
    join(folder, 'kortisto.toml'),
    'port = 4000\nhost = "0.0.0.0"\npublic_origin = "https://register.example/x"\n',
  );
  const read = (environment: Record<string, string>, flags = {}) =>
    readHouseSettings({ home: folder, ...flags }, environment);
  expect(read({})).toMatchObject({ port: 4000, host: '0.0.0.0', publicOrigin: 'https://register.example' });
  expect(read({ PORT: '5000' }).port).toBe(5000);
  expect(read({ PORT: '5000' }, { port: 6000 }).port).toBe(6000);
  expect(() => read({ PORT: 'many' })).toThrow('no port');
  writeFileSync(join(folder, 'kortisto.toml'), 'prot = 4000\n');
  expect(() => read({})).toThrow('kortisto.toml');
});

const PROGRAM = fileURLToPath(new URL('../../bin/kortisto', import.meta.url));

/** Runs the program as an operator does, from another folder and through a link. */
async function serve(
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; address: string; talk: string }> {
  const link = join(folder, `kortisto-${children.length}`);
  symlinkSync(PROGRAM, link);
  const child = spawn(link, ['serve', '--port', '0'], { cwd: folder, env: { ...process.env, ...environment } });
  children.push(child);
  let talk = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (talk += text));
  await expect.poll(() => talk, { timeout: 30_000 }).toMatch(/is served at http:\S+\n/);
  return { child, talk, address: /served at (http:\S+)/.exec(talk)?.[1] ?? '' };
}

test('the first start makes one administrator, a killed server starts again, and a database left behind is told', async () => {
  const register = await aRegister();
  const environment = homeOf(register);
  const first = await serve(environment);
  const [, email = ''] = /first administrator: (\S+)/.exec(first.talk) ?? [];
  const [, password = ''] = /one-time password: +(\S+)/.exec(first.talk) ?? [];
  const one = new Browser(first.address);
  expect((await one.signIn(email, password)).status).toBe(200);
  expect((await one.ask('GET', '/me')).body).toMatchObject({ roles: ['administrator'], mustChangePassword: true });
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
  first.child.kill('SIGKILL');

  const second = await serve(environment);
  expect(second.talk).not.toContain('one-time password');
  const again = new Browser(second.address);
  Object.assign(again, { cookie: one.cookie, csrfToken: one.csrfToken });
  expect((await again.ask('GET', '/me')).status).toBe(200);
  const gone = await sql<{
    name: string;
  }>`delete from platform.migration where name like '0014%' returning name`.execute(register.db);
  expect(gone.rows).toHaveLength(1);
  const sick = await fetch(`${second.address}/healthz`);
  expect([sick.status, await sick.json()]).toMatchObject([
    503,
    { parts: [{ isWell: true }, { part: 'migrations', isWell: false }, {}] },
  ]);
  const ended = new Promise((done) => second.child.once('exit', done));
  second.child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('every route asks for a permission, and the description of the API names each once', async () => {
  const register = await aRegister();
  const house = await openHouse(readHouseSettings({}, homeOf(register)));
  const { servedBy } = await import('./rooms.ts');
  const { routes, pages } = servedBy(house.register);
  await house.close();
  const signatures = [...routes, ...pages].map(({ kind, method, path }) => `${kind} ${method} ${path}`);
  expect(new Set(signatures).size).toBe(signatures.length);
  const open = routes.filter(({ permit }) => permit === 'public').map(({ signature }) => signature);
  expect(open).toEqual(['POST /session', 'GET /description/markdown', 'GET /register']);
});
