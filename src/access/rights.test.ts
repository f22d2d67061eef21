import { expect, test } from 'vitest';
import { customerNumber, isPermission, type Permission, PERMISSIONS, type UserId } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenUser, PASSWORD } from '../../test/given/users.ts';
import { aServer, Browser } from '../../test/served.ts';
import { asWorker, look, permissionMatrix, ROLE_NAMES, ROLES, routes } from './index.ts';
import { createToken } from './grants.ts';
import { resetPassword } from './users.ts';
import { needsUndertaking, permissionsOf } from './roles.ts';

const register = await aRegister();
const { browser, address } = await aServer(register, routes);

const signedIn = async (email: string, password: string): Promise<Browser> => {
  const one = browser();
  await one.signIn(email, password);
  return one;
};

test('every permission belongs to a role, and every role has permissions that exist', () => {
  const rows = permissionMatrix();
  expect(rows.filter(({ roles }) => roles.length === 0)).toEqual([]);
  expect(rows.map(({ permission }) => permission)).toEqual(Object.keys(PERMISSIONS));
  expect(ROLE_NAMES.flatMap((role) => ROLES[role].permissions.filter((one) => !isPermission(one)))).toEqual([]);
});

test('the administrator sees no customer, the subscriber only the own, and only marketing takes lists out', () => {
  const seesCustomers = [...permissionsOf(['administrator'])].filter(needsUndertaking);
  expect(seesCustomers).toEqual(['audit:read']);
  expect([...permissionsOf(['subscriber'])].sort()).toEqual(['own:change', 'own:read', 'session:own']);
  const holders = (permission: Permission) => ROLE_NAMES.filter((role) => permissionsOf([role]).has(permission));
  expect(holders('groups:export')).toEqual(['marketing']);
  expect(holders('rights:erase')).toEqual(['register-keeper']);
  expect(holders('users:manage')).toEqual(['register-keeper', 'administrator']);
});

test('a granted role acts on the next request, and a withdrawn one ends what it opened', async () => {
  const keeper = await givenUser(register, 'keeper@lehti.example', { roles: ['register-keeper'] });
  const clerk = await givenUser(register, 'clerk@lehti.example', { roles: ['billing'] });
  await givenUser(register, 'admin@lehti.example', { roles: ['administrator'] });
  const [k, c] = [await signedIn(keeper.email, keeper.password), await signedIn(clerk.email, clerk.password)];
  expect((await c.ask('GET', '/users')).status).toBe(403);
  const path = `/users/${clerk.user}/roles/administrator`;
  expect((await k.ask('PUT', path, { reason: 'on holiday cover' })).status).toBe(200);
  expect(await k.ask('PUT', path, { reason: 'again' })).toMatchObject({
    status: 409,
    body: { code: 'granted_already' },
  });
  expect((await c.ask('GET', '/users')).status).toBe(200);
  expect((await k.ask('DELETE', path)).status).toBe(200);
  expect((await c.ask('GET', '/users')).status).toBe(401);
  await c.signIn(clerk.email, clerk.password);
  expect((await c.ask('GET', '/users')).status).toBe(403);
  const grants = (await k.ask('GET', '/grants')).body['rows'] as { email: string; reason: string; grantedBy: string }[];
  expect(grants[0]).toMatchObject({
    email: 'clerk@lehti.example',
    reason: 'on holiday cover',
    grantedBy: 'keeper@lehti.example',
  });
});

test('a grant ends with its last day', async () => {
  const temp = await givenUser(register, 'kesa@lehti.example', { roles: [] });
  const keeper = await signedIn('keeper@lehti.example', temp.password);
  await keeper.ask('PUT', `/users/${temp.user}/roles/billing`, { reason: 'summer', endsOn: '2026-11-20' });
  const kesa = async () => (await (await signedIn(temp.email, temp.password)).ask('GET', '/me')).body['roles'];
  register.setToday('2026-11-20');
  expect(await kesa()).toEqual(['billing']);
  register.setToday('2026-11-21');
  expect(await kesa()).toEqual([]);
  register.setToday('2026-11-16');
});

test('the last one who can grant is neither ended nor stripped of it', async () => {
  const own = await aRegister();
  const server = await aServer(own, routes);
  const only = await givenUser(own, 'only@lehti.example', { roles: ['administrator'] });
  const one = server.browser();
  await one.signIn(only.email, only.password);
  expect(await one.ask('DELETE', `/users/${only.user}`)).toMatchObject({ body: { code: 'nobody_left_to_grant' } });
  expect(await one.ask('DELETE', `/users/${only.user}/roles/administrator`)).toMatchObject({ status: 409 });
});

test('a user who is ended is out at once', async () => {
  const gone = await givenUser(register, 'gone@lehti.example', { roles: ['billing'] });
  const keeper = await signedIn('keeper@lehti.example', gone.password);
  const one = await signedIn(gone.email, gone.password);
  expect((await keeper.ask('DELETE', `/users/${gone.user}`)).status).toBe(200);
  expect((await one.ask('GET', '/me')).status).toBe(401);
  expect((await keeper.ask('DELETE', `/users/${gone.user}`)).status).toBe(404);
  expect((await keeper.ask('DELETE', '/users/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

test('users are made over HTTP with a one-time password, and an e-mail once', async () => {
  const keeper = await signedIn('keeper@lehti.example', 'kolme kissaa pihalla');
  const given = { email: 'Made@Lehti.example', name: 'Tehty', roles: ['marketing'], reason: 'new' };
  const made = await keeper.ask('POST', '/users', given);
  expect(made).toMatchObject({ status: 200, body: { kind: 'created' } });
  expect(await keeper.ask('POST', '/users', given)).toMatchObject({ status: 409, body: { code: 'email_taken' } });
  expect(
    await keeper.ask('POST', '/users', { ...given, email: 'x@lehti.example', roles: ['subscriber'] }),
  ).toMatchObject({
    body: { code: 'role_of_the_other_kind' },
  });
  expect((await signedIn('made@lehti.example', String(made.body['oneTimePassword']))).csrfToken).not.toBeNull();
});

test('who looked at whom can be asked, and asking is a look as well', async () => {
  const kaisa = customerNumber(100_077);
  await look(asWorker(register, 'customers:find', 'care'), 'card', () =>
    Promise.resolve({ customers: [kaisa], answer: null }),
  );
  const keeper = await signedIn('keeper@lehti.example', 'kolme kissaa pihalla');
  const rows = async () =>
    (await keeper.ask('GET', '/audit/looks?customer=100077')).body['rows'] as Record<string, unknown>[];
  expect(await rows()).toMatchObject([{ customer: 100_077, screen: 'card', who: 'worker', purpose: 'care' }]);
  expect(await rows()).toMatchObject([
    { screen: 'audit looks', who: 'user', email: 'keeper@lehti.example', purpose: 'security' },
    { screen: 'card' },
  ]);
  const acts = (await keeper.ask('GET', '/audit/acts?limit=3')).body['rows'];
  expect(acts).toHaveLength(3);
});

test('every route but sign-in is closed to who has no session, and none is open by another method', async () => {
  for (const { method, path, permit } of routes) {
    const url = `${address}/api/v1${path.replace(':user', '00000000-0000-4000-8000-000000000000').replace(':role', 'billing')}`;
    const { status } = await fetch(url, { method });
    if (permit !== 'public') expect(status, `${method} ${path}`).toBe(401);
  }
});

test('nobody grants to himself, whatever he may grant to others', async () => {
  const boss = await givenUser(register, 'boss@lehti.example', { roles: ['administrator'] });
  const one = await signedIn(boss.email, boss.password);
  const path = `/users/${boss.user}/roles/marketing`;
  expect(await one.ask('PUT', path, { reason: 'mine' })).toMatchObject({ status: 409, body: { code: 'own_grant' } });
  expect((await one.ask('GET', '/me')).body['roles']).toEqual(['administrator']);
});

test('subscribers are not listed among the users, nor among grants: they are customers', async () => {
  const customer = await givenCustomer(register, 'Kaisa Virtanen');
  await givenUser(register, 'kaisa@posti.example', { roles: ['subscriber'], customer });
  const one = await signedIn('boss@lehti.example', PASSWORD);
  for (const path of ['/users?limit=500', '/grants?limit=500']) {
    const rows = (await one.ask('GET', path)).body['rows'] as { email: string }[];
    const emails = rows.map(({ email }) => email);
    expect(emails).toContain('boss@lehti.example');
    expect(emails).not.toContain('kaisa@posti.example');
  }
});

test('a new password, chosen or given, withdraws the tokens that were made before it', async () => {
  const clerk = await givenUser(register, 'tokens@lehti.example', { roles: ['billing'] });
  const user = clerk.user as UserId;
  const by = asWorker(register, 'users:manage');
  const makeToken = async () => {
    const made = await createToken(by, { user, name: 'script', days: 1 });
    return made.kind === 'made' ? made.token : '';
  };
  const statusOf = async (token: string) =>
    (await fetch(`${address}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  const first = await makeToken();
  expect(await statusOf(first)).toBe(200);
  const one = await signedIn(clerk.email, clerk.password);
  const next = 'neljä koiraa metsän reunassa';
  expect(await one.ask('PUT', '/me/password', { current: clerk.password, next })).toMatchObject({ status: 200 });
  expect(await statusOf(first)).toBe(401);
  const second = await makeToken();
  expect((await resetPassword(by, user)).kind).toBe('reset');
  expect(await statusOf(second)).toBe(401);
});
