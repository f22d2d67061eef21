import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { day } from '#kernel';
import { route, StillClock } from '#platform';
import { aRegister } from '../../test/database.ts';
import { givenUser, PASSWORD } from '../../test/given/users.ts';
import { aServer } from '../../test/served.ts';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { asStart, createUser, look, routes } from './index.ts';
import { endUser } from './users.ts';

const clock = new StillClock(day('2026-11-16').toZonedDateTime({ timeZone: 'UTC', plainTime: '08:00' }).toInstant());
const register = { ...(await aRegister()), clock };
const cards = route('GET /card', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'A card',
  input: z.object({}),
  output: z.object({ purpose: z.string() }),
  handle: (_input, permit) =>
    look(permit, 'card', () => Promise.resolve({ customers: [], answer: { purpose: permit.purpose } })),
});
const { browser, address } = await aServer(register, [...routes, cards]);
const asAdministrator = asStart(register, 'users:manage');

test('a user signs in, is known, and is not any more after signing out', async () => {
  await givenUser(register, 'anna@lehti.example', { roles: ['customer-service'] });
  const anna = browser();
  expect(await anna.signIn('Anna@Lehti.example ', PASSWORD)).toMatchObject({
    status: 200,
    body: { kind: 'signed in' },
  });
  const me = await anna.ask('GET', '/me');
  expect(me.body).toMatchObject({
    email: 'anna@lehti.example',
    roles: ['customer-service'],
    csrfToken: anna.csrfToken,
  });
  expect(me.body['permissions']).toContain('customers:find');
  const { cookie, csrfToken } = anna;
  expect((await anna.ask('DELETE', '/session')).status).toBe(200);
  const thief = browser();
  Object.assign(thief, { cookie, csrfToken });
  expect((await thief.ask('GET', '/me')).status).toBe(401);
});

test('the cookie is not for scripts and not for other sites, and every session has its own', async () => {
  await givenUser(register, 'aino@lehti.example', { roles: ['billing'] });
  const tokens = new Set<string | null>();
  for (const one of [browser(), browser()]) {
    const { headers } = await one.signIn('aino@lehti.example', PASSWORD);
    expect(headers.get('set-cookie')).toMatch(/^kortisto=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    tokens.add(one.cookie);
  }
  expect(tokens.size).toBe(2);
  const kept = await register.db.selectFrom('access.session').select('token_hash').execute();
  expect(
    kept.some(({ token_hash }) => [...tokens].some((token) => token?.includes(token_hash.toString('base64url')))),
  ).toBe(false);
});

test('a session ends after half an hour of silence, and after twelve hours whatever happens', async () => {
  await givenUser(register, 'veera@lehti.example', { roles: ['billing'] });
  const veera = browser();
  await veera.signIn('veera@lehti.example', PASSWORD);
  for (let quarter = 0; quarter < 4 * 11; quarter += 1) {
    clock.advance({ minutes: 15 });
    expect((await veera.ask('GET', '/me')).status).toBe(200);
  }
  clock.advance({ minutes: 31 });
  expect((await veera.ask('GET', '/me')).status).toBe(401);
  await veera.signIn('veera@lehti.example', PASSWORD);
  for (let quarter = 0; quarter < 4 * 12 - 1; quarter += 1) {
    clock.advance({ minutes: 15 });
    await veera.ask('GET', '/me');
  }
  clock.advance({ minutes: 16 });
  expect((await veera.ask('GET', '/me')).status).toBe(401);
});

test('a one-time password opens nothing but its own change, and only for a week', async () => {
  const made = await createUser(asAdministrator, {
    email: 'uusi@lehti.example', name: 'Uusi Tulokas', language: 'sv', roles: ['customer-service'], customer: null, reason: 'new',
  }); // prettier-ignore
  const oneTime = made.kind === 'created' ? made.oneTimePassword : '';
  const uusi = browser();
  expect((await uusi.signIn('uusi@lehti.example', oneTime)).status).toBe(200);
  expect(await uusi.ask('GET', '/card')).toMatchObject({
    status: 403,
    body: { code: 'password_must_be_changed', title: 'Byt lösenord' },
  });
  const change = (next: string, current = oneTime) => uusi.ask('PUT', '/me/password', { current, next });
  expect(await change('kort')).toMatchObject({ status: 409, body: { code: 'too_short' } });
  expect(await change('uusi tulokas uusi tulokas')).toMatchObject({ body: { code: 'names_its_user' } });
  expect(await change(oneTime)).toMatchObject({ body: { code: 'unchanged' } });
  expect(await change('neljä kissaa katolla', 'wrong')).toMatchObject({ body: { code: 'not_recognised' } });
  expect((await change('neljä kissaa katolla')).status).toBe(200);
  expect(await uusi.ask('GET', '/card')).toMatchObject({ status: 403, body: { code: 'undertaking_not_accepted' } });
  expect(await browser().signIn('uusi@lehti.example', oneTime)).toMatchObject({ body: { code: 'not_recognised' } });

  const late = await createUser(asAdministrator, {
    email: 'late@lehti.example', name: 'Myöhäinen', language: 'fi', roles: [], customer: null, reason: 'new',
  }); // prettier-ignore
  clock.advance({ hours: 24 * 7 + 1 });
  const password = late.kind === 'created' ? late.oneTimePassword : '';
  expect(await browser().signIn('late@lehti.example', password)).toMatchObject({ body: { code: 'not_recognised' } });
});

test('changing the password ends the other sessions and keeps the one that asked', async () => {
  await givenUser(register, 'kaksi@lehti.example', { roles: ['billing'] });
  const [here, there] = [browser(), browser()];
  await here.signIn('kaksi@lehti.example', PASSWORD);
  await there.signIn('kaksi@lehti.example', PASSWORD);
  const changed = await here.ask('PUT', '/me/password', { current: PASSWORD, next: 'viisi hiirtä kellarissa' });
  expect(changed.status).toBe(200);
  expect((await here.ask('GET', '/me')).status).toBe(200);
  expect((await there.ask('GET', '/me')).status).toBe(401);
});

test('no card is opened before the undertaking is accepted, in the version that counts', async () => {
  await givenUser(register, 'raili@lehti.example', { roles: ['customer-service'], hasAccepted: false });
  const raili = browser();
  await raili.signIn('raili@lehti.example', PASSWORD);
  expect(await raili.ask('GET', '/card')).toMatchObject({ status: 403, body: { code: 'undertaking_not_accepted' } });
  const { undertaking } = (await raili.ask('GET', '/me')).body as {
    undertaking: { version: number; text: { fi: string } };
  };
  expect(undertaking.text.fi).toContain('Sitoudun pitämään salassa');
  expect(await raili.ask('PUT', '/me/undertaking', { version: 99 })).toMatchObject({
    body: { code: 'another_version' },
  });
  expect((await raili.ask('PUT', '/me/undertaking', { version: undertaking.version })).status).toBe(200);
  expect(await raili.ask('GET', '/card')).toMatchObject({ status: 200, body: { purpose: 'care' } });
});

test('guessing is slowed more and more, the owner’s own address is not, and the wait ends by itself', async () => {
  await givenUser(register, 'uhri@lehti.example', { roles: ['billing'] });
  const { signIn } = await import('./sign-in.ts');
  const from = (where: string, password: string) =>
    signIn(register, { email: 'uhri@lehti.example', password, address: where, requestId: null });
  expect(await from('10.0.0.1', PASSWORD)).toMatchObject({ kind: 'signed in' });
  let looked = 0;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    clock.advance({ seconds: 1 });
    const outcome = await from(`10.9.9.${attempt}`, 'guess');
    if (outcome.kind === 'refused' && outcome.because === 'not_recognised') looked += 1;
  }
  expect(looked).toBeLessThan(11);
  expect(await from('10.9.9.1', PASSWORD)).toEqual({ kind: 'refused', because: 'wait' });
  expect(await from('10.0.0.1', PASSWORD)).toMatchObject({ kind: 'signed in' });
  clock.advance({ minutes: 21 });
  expect(await from('10.9.9.1', PASSWORD)).toMatchObject({ kind: 'signed in' });
});

test('guesses sent all at once are counted one by one', async () => {
  await givenUser(register, 'joukko@lehti.example', { roles: ['billing'] });
  const guesses = Array.from({ length: 12 }, () => browser().signIn('joukko@lehti.example', 'guess'));
  const codes = (await Promise.all(guesses)).map(({ body }) => body['code']);
  expect(codes.filter((code) => code === 'not_recognised').length).toBeLessThanOrEqual(5);
});

testWithShared('every way of failing is answered with the same bytes in the same time', async () => {
  const cases = readFileSync(sharedPath('hostile/lists/login-timing.jsonl'), 'utf8').trim().split('\n');
  await givenUser(register, 'tuttu@lehti.example', { roles: ['billing'] });
  const { user } = await givenUser(register, 'mennyt@lehti.example', { roles: ['billing'] });
  await endUser(asAdministrator, user as never);
  const knocks: Record<string, [email: string, password: string]> = {
    'known user, wrong password': ['tuttu@lehti.example', 'wrong'],
    'unknown user': ['kukaan@lehti.example', 'wrong'],
    'disabled user': ['mennyt@lehti.example', PASSWORD],
    'known user in other case': ['TUTTU@lehti.example', 'wrong'],
    'user name with trailing space': ['tuttu@lehti.example ', 'wrong'],
  };
  const answers = new Set<string>();
  // In turns, and the quickest of each: what else the machine does strikes all alike, and seldom five times.
  const quickest = new Map<string, number>();
  for (let run = 0; run < 5; run += 1) {
    for (const [way, [email, password]] of Object.entries(knocks)) {
      clock.advance({ hours: 25 });
      const startedAt = performance.now();
      const response = await fetch(`${address}/api/v1/session`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }),
      }); // prettier-ignore
      quickest.set(way, Math.min(quickest.get(way) ?? Infinity, performance.now() - startedAt));
      const body = (await response.json()) as Record<string, unknown>;
      answers.add(JSON.stringify([response.status, { ...body, request_id: '' }]));
    }
  }
  expect([...answers]).toEqual([expect.stringContaining('not_recognised')]);
  // Hashing takes most of the time of each; a path without it would be a hundredth.
  expect(Math.min(...quickest.values())).toBeGreaterThan(Math.max(...quickest.values()) / 2);
  const others = ['empty password', 'password of 1 MB', 'user without TOTP', 'locked user'];
  expect(
    cases
      .map((line) => (JSON.parse(line) as { case: string }).case)
      .filter((name) => !(name in knocks))
      .sort(),
  ).toEqual(others.sort());
  expect((await browser().signIn('tuttu@lehti.example', '')).status).toBe(400);
  expect((await browser().signIn('tuttu@lehti.example', 'x'.repeat(1_100_000))).status).toBe(413);
});
