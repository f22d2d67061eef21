import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenUser } from '../../test/given/users.ts';
import { aServer } from '../../test/served.ts';
import { createToken } from './grants.ts';
import { asWorker, routes } from './index.ts';
import type { UserId } from '#kernel';

const register = await aRegister();
const { address } = await aServer(register, routes);
const keeper = await givenUser(register, 'keeper@lehti.example', { roles: ['register-keeper'] });
const made = await createToken(asWorker(register, 'users:manage'), {
  user: keeper.user as UserId,
  name: 'script',
  days: 1,
});

const askTrail = (reason: string) =>
  fetch(`${address}/api/v1/audit/acts`, {
    headers: {
      authorization: `Bearer ${made.kind === 'made' ? made.token : ''}`,
      'kortisto-reason': reason,
      'kortisto-purpose': 'rights',
    },
  });

test('the case named in Kortisto-Reason stands in the act with the purpose', async () => {
  expect((await askTrail(encodeURIComponent('Käynti 12'))).status).toBe(200);
  const { rows } = await register.pool.query('select reason, purpose, entry from access.act order by id desc limit 1');
  expect(rows).toEqual([{ reason: 'Käynti 12', purpose: 'rights', entry: 'api' }]);
});

test('a reason that names somebody is refused before anything is read', async () => {
  const answer = await askTrail(encodeURIComponent('kaisa@posti.example'));
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'reason_names_somebody' }]);
});
