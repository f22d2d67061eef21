import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asOperator, routes as accessRoutes } from '#access';
import { commands as catalogCommands, exampleCatalogue, routes as catalogRoutes } from '#catalog';
import type { Permission } from '#kernel';
import { commands as orderCommands, routes as orderRoutes } from '#orders';
import { type Route, runCommandLine } from '#platform';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenUser } from '../../test/given/users.ts';
import { aServer } from '../../test/served.ts';
import { exportWholeList } from './export-group.ts';
import { freezeGroup } from './freeze-group.ts';
import { commands, routes } from './index.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { phone: '+358405550101' as never });
const folder = mkdtempSync(join(tmpdir(), 'kortisto-groups-'));
afterAll(() => rmSync(folder, { recursive: true }));

const server = await aServer(register, [
  ...accessRoutes,
  ...catalogRoutes,
  ...orderRoutes,
  ...routes,
] as readonly Route[]);
const { email, password } = await givenUser(register, 'markku@kortisto.example', { roles: ['marketing'] });
const browser = server.browser();
await browser.signIn(email, password);

const persons = { combinator: 'and', rules: [{ field: 'kind', operator: '=', value: 'person' }] };
const file = join(folder, 'persons.json');
writeFileSync(file, JSON.stringify(persons));

async function run(...words: string[]) {
  let [out, err] = ['', ''];
  const code = await runCommandLine(words, {
    commands: [...catalogCommands, ...orderCommands, ...commands],
    version: 'test',
    streams: {
      out: { write: (text: string) => void (out += text) },
      err: { write: (text: string) => void (err += text) },
    },
    authorise: ({ permit }) =>
      Promise.resolve({ kind: 'authorised', granted: asOperator(register, permit as Permission, 'informing') }),
    close: () => Promise.resolve(),
  });
  return { code, out, err };
}

test('titles and offers are told and set over HTTP; a catalogue that cannot stand is a problem', async () => {
  expect((await browser.ask('GET', '/titles')).body['titles']).toHaveLength(3);
  const { offers } = (await browser.ask('GET', '/offers')).body as {
    offers: { code: string; priceCents: number; validTo: null }[];
  };
  expect(offers.map(({ code }) => code)).toContain('KESTO12');
  const titles = exampleCatalogue.titles;
  expect(await browser.ask('PUT', '/catalogue', { titles, offers })).toMatchObject({
    status: 200,
    body: { kind: 'set', offers: 6 },
  });
  const wrong = offers.map((offer) => ({ ...offer, priceCents: offer.priceCents + 1 }));
  expect(await browser.ask('PUT', '/catalogue', { titles, offers: wrong })).toMatchObject({
    status: 409,
    body: { code: 'parts_do_not_add_up' },
  });
});

test('an order is taken over HTTP, and refused in words', async () => {
  const order = {
    receiver: kaisa,
    payer: kaisa,
    offer: 'KESTO12',
    startOn: '2026-12-01',
    soldOn: '2026-11-16',
    salesChannel: 'staff',
  };
  expect((await browser.ask('POST', '/orders', order)).body).toMatchObject({ kind: 'placed' });
  const sold = await browser.ask('POST', '/orders', {
    ...order,
    salesChannel: 'phone',
    writtenOfferSentOn: '2026-11-16',
  });
  expect(sold).toMatchObject({ status: 409, body: { code: 'no_written_acceptance' } });
  expect((await browser.ask('GET', '/orders?limit=5')).body['orders']).toMatchObject([
    { receiver: kaisa, state: 'coming', startsOn: '2026-12-01' },
  ]);
  expect((await browser.ask('GET', `/customers/${kaisa}/subscriptions`)).body['subscriptions']).toHaveLength(1);
});

test('a group is counted, explained, saved, frozen and taken out over HTTP', async () => {
  const { fields } = (await browser.ask('GET', '/target-group-fields')).body as {
    fields: { name: string; choices: string[] | null }[];
  };
  expect(fields.find(({ name }) => name === 'activeTitle')?.choices).toEqual(['DIGI', 'KUU', 'VIIKKO']);
  expect((await browser.ask('POST', '/target-group-counts', { definition: persons })).body).toMatchObject({
    kind: 'counted',
    matched: 1,
  });
  const broken = { rules: [{ field: 'x', operator: '=', value: 1 }] };
  expect(await browser.ask('POST', '/target-group-counts', { definition: broken })).toMatchObject({
    status: 409,
    body: { code: 'unknown_field' },
  });
  expect(
    (await browser.ask('POST', '/target-group-explanations', { definition: persons, customer: kaisa })).body,
  ).toMatchObject({ isIn: true });
  expect((await browser.ask('POST', '/target-group-explanations', { definition: persons, customer: 9 })).status).toBe(
    404,
  );

  const { id } = (await browser.ask('POST', '/target-groups', { name: 'Ihmiset', definition: persons })).body as {
    id: number;
  };
  expect((await browser.ask('GET', `/target-groups/${id}`)).body['definition']).toEqual(persons);
  const { list } = (await browser.ask('POST', '/target-group-lists', { definition: persons, group: id })).body as {
    list: number;
  };
  expect((await browser.ask('GET', '/target-group-lists')).body['lists']).toMatchObject([
    { id: list, group: id, members: 1 },
  ]);
  const response = await fetch(`${server.address}/api/v1/target-group-lists/${list}/export`, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      cookie: browser.cookie ?? '',
      'x-csrf-token': browser.csrfToken ?? '',
    },
    body: JSON.stringify({ channel: 'phone' }),
  });
  expect(await response.text()).toBe(
    `customer_number,name,phone,language\r\n${kaisa},Kaisa Virtanen,+358405550101,fi\r\n`,
  );
  expect((await browser.ask('DELETE', `/target-groups/${id}`)).body).toEqual({ kind: 'ended' });
  expect((await browser.ask('GET', '/target-groups')).body['groups']).toEqual([]);
});

test('customer service may neither count a group nor take one out', async () => {
  const anna = await givenUser(register, 'anna@kortisto.example', { roles: ['customer-service'] });
  const hers = server.browser();
  await hers.signIn(anna.email, anna.password);
  expect((await hers.ask('POST', '/target-group-counts', { definition: persons })).status).toBe(403);
  expect((await hers.ask('POST', '/target-group-lists', { definition: persons })).status).toBe(403);
});

test('the command line counts, explains and takes out; a file appears when it is whole', async () => {
  const count = await run('group', 'count', '--definition', file);
  expect(count).toMatchObject({
    code: 0,
    out: 'matched: 1\npost: 1 = 1\nphone: 1 = 1\nemail: 1 - 1 no_consent = 0\nsms: 1 - 1 no_consent = 0\n',
  });
  expect(await run('group', 'explain', String(kaisa), '--definition', file)).toMatchObject({
    code: 0,
    out: expect.stringContaining('yes kind = person') as string,
  });
  const out = join(folder, 'list.csv');
  const taken = await run('group', 'export', '--definition', file, '--channel', 'phone', '--out', out, '--json', '-q');
  expect(JSON.parse(taken.out)).toMatchObject({ rows: 1, refused: [] });
  expect(readFileSync(out, 'utf8')).toContain('Kaisa Virtanen');
  const { out: list } = await run('group', 'freeze', '--definition', file);
  expect((await run('group', 'export', '--list', list.trim(), '--channel', 'post')).out).toContain('HELSINKI');
  expect((await run('group', 'save', 'Ihmiset', '--definition', file)).code).toBe(0);
  expect((await run('group', 'count', '--group', 'Ihmiset')).code).toBe(0);
  expect((await run('group', 'list')).out).toContain('Ihmiset');
});

test.each([
  [['group', 'count'], 2, ''],
  [['group', 'count', '--group', 'Tuntematon'], 3, 'group list'],
  [['group', 'count', '--definition', '/nowhere.json'], 3, 'cannot be read'],
  [['group', 'explain', '9', '--definition', file], 3, 'no customer'],
  [['group', 'export', '--list', '999', '--channel', 'post'], 3, 'no frozen list'],
  [['group', 'export', '--definition', file, '--channel', 'post', '--json'], 2, '--out'],
] as const)('%j ends with %i', async (words, code, says) => {
  const ended = await run(...words);
  expect(ended.code).toBe(code);
  expect(ended.err).toContain(says);
});

test('a broken definition is refused with its place', async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, JSON.stringify({ rules: [{ field: 'city', operator: 'like', value: '%' }] }));
  expect(await run('group', 'count', '--definition', broken)).toMatchObject({
    code: 4,
    err: expect.stringContaining('/rules/0/operator') as string,
  });
  writeFileSync(broken, '{');
  expect((await run('group', 'freeze', '--definition', broken)).code).toBe(4);
});

test('orders on the command line: placed, refused, listed, renewed, checked', async () => {
  const placed = await run(
    'order',
    'place',
    '--receiver',
    String(kaisa),
    '--offer',
    'DIGI1',
    '--start-on',
    '2026-12-31',
  );
  expect(placed.code).toBe(0);
  expect(
    await run('order', 'place', '--receiver', String(kaisa), '--offer', 'LAHJA12', '--start-on', '2026-12-31'),
  ).toMatchObject({ code: 4, err: expect.stringContaining('gift') as string });
  expect((await run('order', 'list', '--customer', String(kaisa))).out.split('\n')[1]).toMatch(
    /^\d+,\d+,\d+,\d+,DIGI1,standing,1,2026-12-31,,coming,2026-11-16,$/,
  );
  expect((await run('order', 'renew', '--day', '2027-02-01')).out).toBe('2\n');
  expect(await run('order', 'check')).toMatchObject({
    code: 0,
    out: expect.stringContaining('ok: terms follow each other') as string,
  });
  expect((await run('offer', 'list')).out).toContain('KESTO12\tstanding\t12 mo\t199.00\tDIGI+VIIKKO');
  expect((await run('title', 'list')).out).toContain('VIIKKO\tprint\t52');
  expect((await run('issue', 'calendar', '--year', '2028')).out).toBe('116\n');
});

test('a list that cannot be written is told before anything is recorded as sent, and leaves nothing behind', async () => {
  const counted = async () =>
    (await register.pool.query('select count(*) as n from gate.outbound')).rows as readonly unknown[];
  const before = await counted();
  const exportTo = (out: string) => run('group', 'export', '--definition', file, '--channel', 'post', '--out', out);
  expect(await exportTo(join(folder, 'none', 'x.csv'))).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--out: ') as string,
  });
  expect(await exportTo(folder)).toMatchObject({ code: 2, err: expect.stringContaining('is a folder') as string });
  expect(await exportTo('/dev/full')).toMatchObject({ code: 2, err: expect.stringContaining('is no file') as string });
  expect(existsSync(`${folder}.part`)).toBe(false);
  expect(await counted()).toEqual(before);
});

test('a list that breaks off on its way into a file takes back what was recorded as sent', async () => {
  const by = asOperator(register, 'groups:export', 'informing');
  const frozen = await freezeGroup(by, persons, null);
  if (frozen.kind === 'refused') throw new Error('not frozen');
  const sent = async () =>
    (await register.pool.query('select count(*) as n from gate.outbound')).rows as readonly unknown[];
  const before = await sent();
  const isFull = (piece: string) => {
    if (!piece.startsWith('customer_number')) throw new Error('no space left');
  };
  await expect(exportWholeList(by, frozen.list, 'post', isFull)).rejects.toThrow('no space left');
  expect(await sent()).toEqual(before);
});
