import { expect, test } from 'vitest';
import { asStart, asWorker, authoriserOf, createDemoUser, transact } from '#access';
import * as customers from '#customers';
import { createCustomersIn, nothingKnown, recordSource } from '#customers';
import { bansIn } from '#gate';
import { customerNumber, type CustomerNumber } from '#kernel';
import { startServer, UPLOAD_BYTES_MAX } from '#platform';
import { exampleSettings, setSettings } from '#register';
import { afterAll } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { pagesFor } from './index.ts';
import { sayerOf } from './say.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
await setSettings(asStart(register, 'settings:change'), exampleSettings);

const given = (familyName: string): Promise<CustomerNumber> =>
  transact(asWorker(register, 'customers:change', 'care'), async (tx, act) => {
    const today = register.clock.today();
    const source = await recordSource(tx, act, { kind: 'staff', name: 'customer service', receivedOn: today });
    const values = { ...nothingKnown('person'), givenNames: 'Kaisa', familyName, city: 'Turku', country: 'FI' };
    const [made] = await createCustomersIn(tx, { act, source, today }, [{ row: null, values }]);
    return made ?? customerNumber(1);
  });

const kaisa = await given('Virtanen');
await given('Muu');
await givenOrder(register, kaisa, { offer: 'KESTO12' });
const PASSWORD = 'pitkä lause portaalia varten';
await createDemoUser(
  asStart(register, 'users:manage'),
  {
    email: 'kaisa@posti.example',
    name: 'Kaisa',
    language: 'fi',
    roles: ['subscriber'],
    customer: kaisa,
    reason: 'test',
  },
  PASSWORD,
);

const server = await startServer(
  {
    routes: [],
    pages: pagesFor({ register, declarations: [customers.data] }),
    register,
    version: 'test',
    log: () => undefined,
    authorise: authoriserOf(register),
    health: () => Promise.resolve([]),
  },
  {
    host: '127.0.0.1',
    port: 0,
    publicOrigin: null,
    incomingFolder: `${register.home}/incoming`,
    webFolder: null,
    uploadBytesMax: UPLOAD_BYTES_MAX,
    requestsPerMinuteMax: 6_000,
  },
);
afterAll(() => server.close());

type Answer = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly cookie: string | null;
};

async function ask(path: string, cookie: string | null, form?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(server.address + path, {
    redirect: 'manual',
    headers: { ...(cookie && { cookie }), 'accept-language': 'fi', 'sec-fetch-site': 'same-origin' },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const { status, headers } = answer;
  const [set = null] = headers.getSetCookie();
  return { status, text: await answer.text(), location: headers.get('location'), cookie: set?.split(';')[0] ?? null };
}

const signedIn = async (): Promise<string> => {
  const { cookie } = await ask('/portal/sign-in', null, { email: 'kaisa@posti.example', password: PASSWORD });
  if (cookie === null) throw new Error('not signed in');
  return cookie;
};
const tokenIn = (page: string): string => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('without a session every own page leads to the door', async () => {
  for (const path of ['/portal', '/portal/invoices', '/portal/choices', '/portal/data', '/portal/data.json']) {
    expect(await ask(path, null)).toMatchObject({ status: 303, location: '/portal/sign-in' });
  }
});

test('a wrong password is told in the person’s language and opens nothing', async () => {
  const answer = await ask('/portal/sign-in', null, {
    email: 'kaisa@posti.example',
    password: 'väärä',
    language: 'sv',
  });
  expect(answer.cookie).toBeNull();
  expect(answer.text).toContain(sayerOf('sv')('signIn.not_recognised'));
});

test('the subscriber sees the own magazine and the own number', async () => {
  const { text } = await ask('/portal', await signedIn());
  expect(text).toContain(String(kaisa));
  expect(text).toContain('<html lang="fi">');
  expect(text).toContain(sayerOf('fi')('state.coming'));
});

test('a choice told by a plain form holds at once, and can be taken back by the person alone', async () => {
  const cookie = await signedIn();
  const csrf = tokenIn((await ask('/portal/choices', cookie)).text);
  const all = { post: 'allow', phone: 'forbid', email: 'allow', sms: 'allow', disclosure: 'forbid', csrf };
  expect(await ask('/portal/choices', cookie, all)).toMatchObject({ status: 303, location: '/portal/choices?saved=1' });
  const standing = async () =>
    (await bansIn(register.db, kaisa)).filter((ban) => ban.liftedAt === null).map((ban) => [ban.channel, ban.means]);
  expect(new Set(await standing())).toEqual(
    new Set([
      ['disclosure', 'portal'],
      ['phone', 'portal'],
    ]),
  );
  await ask('/portal/choices', cookie, { ...all, phone: 'allow', disclosure: 'allow' });
  expect(await standing()).toEqual([]);
});

test('a form without its token changes nothing', async () => {
  const cookie = await signedIn();
  const all = { post: 'forbid', phone: 'forbid', email: 'forbid', sms: 'forbid', disclosure: 'forbid' };
  expect((await ask('/portal/choices', cookie, all)).status).toBe(403);
  expect((await bansIn(register.db, kaisa)).filter((ban) => ban.liftedAt === null)).toEqual([]);
});

test('another’s invoice is not to be found', async () => {
  expect((await ask('/portal/invoices/1/pdf', await signedIn())).status).toBe(404);
});

test('the own data tells what is held, in words and days that a person reads, and gives it as a file', async () => {
  const cookie = await signedIn();
  const { status, text } = await ask('/portal/data', cookie);
  expect(status).toBe(200);
  expect(text).toContain('Virtanen');
  expect(text).not.toMatch(/\d{4}-\d\d-\d\dT\d\d/);
  const file = JSON.parse((await ask('/portal/data.json', cookie)).text) as { customer: number };
  expect(file.customer).toBe(kaisa);
});

test('after signing out the session opens nothing', async () => {
  const cookie = await signedIn();
  const csrf = tokenIn((await ask('/portal', cookie)).text);
  expect(await ask('/portal/sign-out', cookie, { csrf })).toMatchObject({ status: 303, location: '/portal/sign-in' });
  expect(await ask('/portal', cookie)).toMatchObject({ status: 303, location: '/portal/sign-in' });
});
