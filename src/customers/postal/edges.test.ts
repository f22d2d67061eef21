import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes as accessRoutes } from '#access';
import { aRegister } from '../../../test/database.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { pcfFile, pcfRecord } from '../../../test/given/pcf-file.ts';
import { givenUser } from '../../../test/given/users.ts';
import { aServer } from '../../../test/served.ts';
import { postalCommands } from './commands.ts';
import { postalRoutes } from './routes.ts';

const register = await aRegister('2026-11-24');
const run = (...words: string[]) => givenCommand(register, postalCommands, words);
const path = join(register.home, 'PCF.dat');

test('a file is previewed, refused for what is missing in it, and named when it is broken', async () => {
  writeFileSync(path, pcfFile(pcfRecord()));
  expect(await run('refdata', 'import', 'pcf', path)).toMatchObject({ code: 4, err: expect.stringContaining('--accept-fewer') as string });
  const plan = await run('refdata', 'import', 'pcf', path, '--accept-fewer', '--dry-run', '--json');
  expect(JSON.parse(plan.out)).toMatchObject({ kind: 'previewed', runOn: '2026-11-01', codes: 1, added: 0, unchanged: 0, changed: 1 });

  writeFileSync(path, pcfFile(pcfRecord(), pcfRecord({ code: '0012', validFrom: '20269999' })));
  expect(await run('refdata', 'import', 'pcf', path, '--lang', 'fi')).toMatchObject({ code: 4, err: expect.stringContaining('line 2, code') as string });
  expect(await run('refdata', 'import', 'pcf', `${path}.none`)).toMatchObject({ code: 3 });
  expect((await run('refdata', 'list')).out).toMatch(/^2024-04-13\tpackage\t\d{4} codes\t/);
}); // prettier-ignore

test('customers in doubtful codes are listed, and a successor is told', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { postalCode: '02290', city: 'Espoo' });
  expect(await run('refdata', 'check')).toMatchObject({ code: 0, out: `${kaisa}\t02290\tretired\t\n` });
  expect(await run('refdata', 'succeed', '02290', '02280')).toMatchObject({ code: 0 });
  expect(await run('refdata', 'check')).toMatchObject({ out: `${kaisa}\t02290\tretired\t02280\n` });
  expect(await run('refdata', 'succeed', '00100', '02280')).toMatchObject({ code: 4 });
  expect(await run('refdata', 'succeed', 'abc', '02280')).toMatchObject({ code: 2 });
});

test('a code is told with its town in both languages, and an unknown one is not', async () => {
  const { browser } = await aServer(register, [...accessRoutes, ...postalRoutes]);
  const { email, password } = await givenUser(register, 'palvelu@kortisto.example', { roles: ['customer-service'] });
  const desk = browser();
  await desk.signIn(email, password);
  expect((await desk.ask('GET', '/postal-codes/00100')).body).toMatchObject({
    code: '00100', standing: 'in_use', fi: 'HELSINKI', sv: 'HELSINGFORS', kind: 'normal', isHome: true, municipalityFi: 'Helsinki',
    history: [{ validTo: null }],
  });
  expect((await desk.ask('GET', '/postal-codes/FI-00002')).body).toMatchObject({ kind: 'competition', isHome: false });
  expect(await desk.ask('GET', '/postal-codes/99899')).toMatchObject({ status: 404 });
  expect(await desk.ask('GET', '/postal-codes/1')).toMatchObject({ status: 400 });
}); // prettier-ignore

test('the card flags an address in a doubtful code, and tells no code of a protected one', async () => {
  const { browser } = await aServer(register, [...accessRoutes, ...postalRoutes]);
  const { email, password } = await givenUser(register, 'kortti@kortisto.example', { roles: ['customer-service'] });
  const desk = browser();
  await desk.signIn(email, password);
  const doubtsOf = async (customer: number) => (await desk.ask('GET', `/customers/${customer}/address-doubts`)).body['doubts'];
  const fine = await givenCustomer(register, 'Aino Salo');
  const doubtful = await givenCustomer(register, 'Ville Laine', { postalCode: '15207' });
  const secret = await givenCustomer(register, 'Outi Aho', { postalCode: '02290', protectedUntil: '9999-12-31' });
  expect(await doubtsOf(fine)).toEqual([]);
  expect(await doubtsOf(doubtful)).toEqual([{ code: '15207', standing: 'in_use', kind: 'pick-up', successor: null }]);
  expect(await doubtsOf(secret)).toEqual([{ code: null, standing: 'retired', kind: null, successor: null }]);
  expect((await run('refdata', 'check')).out).toContain(`${secret}\t*****\tretired\t\n`);
}); // prettier-ignore
