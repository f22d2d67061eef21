import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { routes as accessRoutes } from '#access';
import { aRegister } from '../../test/database.ts';
import { aCustomerRow, csvOf } from '../../test/given/sources.ts';
import { givenUser } from '../../test/given/users.ts';
import { type Answer, aServer } from '../../test/served.ts';
import { routes } from './index.ts';

const register = await aRegister('2026-11-16');
const { browser } = await aServer(register, [...accessRoutes, ...routes]);
const { email, password } = await givenUser(register, 'tuoja@kortisto.example', { roles: ['marketing'] });
const desk = browser();
await desk.signIn(email, password);

const file = (...rows: Record<string, string>[]) => ({ name: 'asiakkaat.csv', content: csvOf('customers', rows) });

async function applied(batch: unknown): Promise<Answer> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await desk.ask('GET', `/imports/${String(batch)}`);
    if (answer.body['state'] === 'applied') return answer;
    await wait(50);
  }
  throw new Error('the import did not end');
}

test('a file is planned, applied in the background, looked at, decided and undone', async () => {
  const rows = file(
    aCustomerRow({ source_key: '1', phone: '040 5550001' }),
    aCustomerRow({ source_key: '2', given_names: 'Ville', email: 'ville(at)a.example' }),
  );
  const plan = await desk.send('/imports/plan', rows, { profile: 'customers' });
  expect(plan.body).toMatchObject({ kind: 'planned', rowsTotal: 2, counts: { created: 1, quarantined: 1 } });
  expect((await desk.ask('GET', '/imports')).body).toEqual({ batches: [] });

  const begun = await desk.send('/imports', rows, { profile: 'customers' });
  expect(begun.body).toMatchObject({ kind: 'begun', isResumed: false });
  const { batch } = begun.body;
  expect((await applied(batch)).body).toMatchObject({ rowsDone: 2, rowsTotal: 2, fileName: 'asiakkaat.csv' });

  const held = await desk.ask('GET', `/imports/${String(batch)}/rows?verdict=quarantined`);
  expect(held.body).toMatchObject({
    rows: [{ row: 2, reason: 'bad_email', field: 'email', message: expect.stringMatching(/email/) as string }],
  });
  expect((await desk.ask('GET', `/imports/${String(batch)}/rows/2`)).body).toMatchObject({
    values: { given_names: 'Ville' },
    reasons: [{ reason: 'bad_email' }],
  });
  const decided = await desk.ask('PUT', `/imports/${String(batch)}/rows/2/decision`, {
    kind: 'apply',
    values: { email: 'ville@a.example' },
  });
  expect(decided.body).toMatchObject({ kind: 'decided', verdict: 'created' });
  const undone = await desk.ask('POST', `/imports/${String(batch)}/undo`, {});
  expect(undone.body).toMatchObject({ kind: 'undone', customers: { removed: 2 } });
});

test('a refused file says which line and how to mend it', async () => {
  const broken = { name: 'rikki.csv', content: `${csvOf('customers', [aCustomerRow()])}vajaa\r\n` };
  const answer = await desk.send('/imports', broken, { profile: 'customers' });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ code: 'wrong_field_count', detail: expect.stringMatching(/rivi 3/) as string });
  const unknown = await desk.send('/imports', broken, { profile: 'nobody' });
  expect(unknown.body).toMatchObject({ code: 'unknown_profile' });
});
