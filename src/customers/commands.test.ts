import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../test/database.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { aPerson, givenCustomer, givenCustomers } from '../../test/given/customers.ts';
import { commands, sweepRegister } from './index.ts';

const register = await aRegister('2026-11-16');
const relation = (...words: string[]) => givenCommand(register, commands, ['relation', ...words]);
const run = (...words: string[]) => givenCommand(register, commands, ['customer', ...words]);

test('a protected address is revealed for a reason only, and the reason stands in the trail with the look', async () => {
  const aino = await givenCustomer(register, 'Aino Suojattu', { phone: '+358405550701', protectedUntil: '9999-12-31' });
  const without = await run('reveal', String(aino));
  expect(without).toMatchObject({ code: 4, out: '' });
  expect(without.err).toContain('Say why');
  expect(await run('reveal', String(aino), '--reason', 'aino@posti.example')).toMatchObject({ code: 2, out: '' });

  expect(await run('reveal', String(aino), '--reason', 'letter 12')).toMatchObject({
    code: 0,
    out: 'permanent\tKotikuja 1, 00100 Helsinki, FI\t\tin force\nphone\t+358405550701\t\n',
  });
  const looks = await register.db
    .selectFrom('access.look as l')
    .innerJoin('access.act as a', 'a.id', 'l.act')
    .select(['l.customer', 'a.reason'])
    .where('l.screen', '=', 'protected address')
    .execute();
  expect(looks).toEqual([{ customer: aino, reason: 'letter 12' }]);

  expect(await run('reveal', '999999', '--reason', 'letter 12')).toMatchObject({ code: 3 });
  const { out } = await run('reveal', String(aino), '--reason', 'letter 12', '--json');
  expect(JSON.parse(out)).toMatchObject({ kind: 'revealed', addresses: [{ city: 'Helsinki', isInForce: true }] });
});

test('likely pairs are listed with what agrees and what differs, as many as asked for', async () => {
  const shared = { phone: '+358405550401', email: 'kaisa@posti.example' };
  const [one, other] = await givenCustomers(register, [aPerson('Kaisa Virtanen', shared), aPerson('Kaisa Virtanen', shared)]); // prettier-ignore
  await givenCustomers(register, [aPerson('Matti Virta', { streetAddress: 'Rantatie 3' }), aPerson('Matti Virta', { streetAddress: 'Rantatie 3' })]); // prettier-ignore
  await sweepRegister(asWorker(register, 'customers:merge'));
  const first = await run('duplicates', '--limit', '1');
  expect(first.err).toContain('2 pairs wait');
  expect(first.out.trim().split('\n')).toHaveLength(1);
  expect(first.out).toContain(`${String(one)}\t${String(other)}\t`);
  expect(first.out).toContain('phone:agrees');
  expect(JSON.parse((await run('duplicates', '--json')).out)).toMatchObject({ waiting: 2, rows: [{ one, other }, {}] });
});

test('a relation is told once and ended, each shown before; one that does not fit, or of nobody, is refused', async () => {
  const [father, child] = [await givenCustomer(register, 'Jussi Kallio'), await givenCustomer(register, 'Iiro Kallio')];
  const relate = (...more: string[]) => run('relate', String(father), ...more);
  const told = await relate(String(child), '--kind', 'guardian', '--valid-from', '2026-11-01', '--json');
  expect(told.code).toBe(0);
  expect(JSON.parse(told.out)).toMatchObject({ kind: 'told' });
  expect(await relate(String(child), '--kind', 'guardian')).toMatchObject({ code: 4 });
  expect(await relate(String(child), '--kind', 'employer')).toMatchObject({ code: 4 });
  expect(await relate('999999', '--kind', 'payer')).toMatchObject({ code: 3 });
  expect(await relate(String(child), '--kind', 'friend')).toMatchObject({ code: 2 });

  const { relation: id } = JSON.parse(told.out) as { relation: number };
  expect(await relation('end', String(id), '--dry-run')).toMatchObject({ code: 0, out: `${father} guardian ${child} until 2026-11-15\n` }); // prettier-ignore
  expect(await relation('end', String(id))).toMatchObject({ code: 0, out: `${id}\n` });
  expect(await relation('end', String(id))).toMatchObject({ code: 3 });
  const planned = await relate(String(child), '--kind', 'payer', '--dry-run');
  expect(planned).toMatchObject({ code: 0, out: `${father} payer ${child}\n` });
  expect(await relate(String(child), '--kind', 'employer', '--dry-run')).toMatchObject({ code: 4 });
  const again = JSON.parse((await relate(String(child), '--kind', 'payer', '--json')).out) as { relation: number };
  expect(await relation('end', String(again.relation), '--dry-run')).toMatchObject({ out: `${father} payer ${child} never was\n` }); // prettier-ignore
});
