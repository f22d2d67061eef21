import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { change, relate } from '#customers';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { commands } from './index.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const run = (...words: string[]) => givenCommand(register, commands, ['customer', ...words]);

const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { phone: '+358405551234' });
const hidden = await givenCustomer(register, 'Aino Suojattu', { phone: '+358405550701', protectedUntil: '9999-12-31' });

test('customers are found by several words and by a key; of a protected one no address is told', async () => {
  expect(await run('find', 'Virtanen', 'Helsingfors')).toMatchObject({
    code: 0,
    out: `${kaisa}\tKaisa Virtanen\twords\tKotikuja 1, 00100 Helsinki\n`,
  });
  expect((await run('find', '0405551234')).out).toMatch(new RegExp(`^${kaisa}\\tKaisa Virtanen\\tphone `));
  const masked = await run('find', 'Suojattu');
  expect(masked.out).toBe(`${hidden}\tAino Suojattu\twords\tprotected\n`);
  const json = (await run('find', 'Suojattu', '--json')).out;
  expect(JSON.parse(json)).toMatchObject({ hits: [{ customer: hidden, street: null, phone: null }], hasMore: false });
  expect(json).not.toContain('Kotikuja');
  expect(await run('find', 'Xyzzyq', 'Qwfpgj')).toMatchObject({ code: 3, out: '' });
  expect(await run('find')).toMatchObject({ code: 2 });
});

test('a card tells each value with whose word it is, and shows a former day as it then was', async () => {
  await givenOrder(register, kaisa, { payer: hidden, offer: 'LAHJA12' });
  await givenBan(register, kaisa, 'email');
  register.setToday('2026-11-20');
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'the person' }, [
    { customer: kaisa, row: null, values: { familyName: 'Laine' } },
  ]);
  // The journal tells moments by the clock of the database.
  await sql`update customers.change set changed_at = case when made then '2026-11-16T10:00Z' else '2026-11-20T10:00Z' end::timestamptz
    where customer = ${kaisa}`.execute(register.db);
  const now = await run('show', String(kaisa));
  expect(now.code).toBe(0);
  expect(now.out.split('\n')).toEqual(
    expect.arrayContaining([
      `customer\t${kaisa}\tperson`,
      'familyName\tLaine\tthe person\t2026-11-20',
      'givenNames\tKaisa\tcustomer service\t2026-11-16',
      'permanent\tKotikuja 1, 00100 Helsinki, FI\t\tin force\tcustomer service\t2026-11-16',
      'phone\t+358405551234\t\tcustomer service\t2026-11-16',
      expect.stringMatching(/^ban\temail\t/),
      expect.stringMatching(/^subscription\t\d+\tLAHJA12\t/),
    ]),
  );
  const then = await run('show', String(kaisa), '--as-of', '2026-11-18');
  expect(then.out).toContain('as of\t2026-11-18\n');
  expect(then.out).toContain('familyName\tVirtanen\tcustomer service\t2026-11-16\n');
  const { out } = await run('show', String(kaisa), '--as-of', '2026-11-18', '--json');
  expect(JSON.parse(out)).toMatchObject({ kind: 'card', asOf: '2026-11-18', customer: { familyName: 'Virtanen' } });
});

test('a protected card tells neither address nor contacts, and a card of nobody is not found', async () => {
  for (const more of [[], ['--json'], ['--as-of', '2026-11-18']]) {
    const { code, out } = await run('show', String(hidden), ...more);
    expect(code).toBe(0);
    expect(out).not.toMatch(/Kotikuja|5550701/);
  }
  expect((await run('show', String(hidden))).out).toContain('kortisto customer reveal');
  expect(await run('show', '999999')).toMatchObject({ code: 3, out: '' });
  expect(await run('show', String(kaisa), '--as-of', '2020-01-01')).toMatchObject({ code: 3 });
});

test('relations are told from both sides, and of nobody there are none', async () => {
  const home = { streetAddress: 'Talonpolku 4', postalCode: '33500' };
  const child = await givenCustomer(register, 'Iiro Kallio', home);
  const father = await givenCustomer(register, 'Jussi Kallio', home);
  await relate(asWorker(register, 'customers:change'), {
    kind: 'guardian',
    customer: father,
    relatedTo: child,
    toldBy: 'customer',
  });
  const ofChild = await run('relations', String(child));
  expect(ofChild.code).toBe(0);
  expect(ofChild.out).toMatch(new RegExp(`^guardian is\\t${father}\\tJussi Kallio\\t2026-11-20–\\t\\d+$`, 'm'));
  expect(ofChild.out).toContain(`household\t${father}\tJussi Kallio\n`);
  expect((await run('relations', String(father))).out).toContain(`guardian of\t${child}\tIiro Kallio`);
  expect(JSON.parse((await run('relations', String(father), '--json')).out)).toMatchObject({
    told: [{ kind: 'guardian', validFrom: '2026-11-20' }],
  });
  expect(await run('relations', '999999')).toMatchObject({ code: 3, out: '' });
});
