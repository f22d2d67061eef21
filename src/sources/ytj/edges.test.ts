import { expect, test } from 'vitest';
import { asWorker, routes as accessRoutes } from '#access';
import { aRegister } from '../../../test/database.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { givenUser } from '../../../test/given/users.ts';
import { aCompany, anAddress, aTradeRegister } from '../../../test/neighbours/trade-register.ts';
import { aServer } from '../../../test/served.ts';
import { setSettings } from '#register';
import { organisationCommands } from './commands.ts';
import { organisationRoutes } from './routes.ts';

const register = await aRegister('2026-11-16');
const prh = await aTradeRegister([
  aCompany('2816757-4', 'Talvisula Oy', { addresses: [anAddress('Katu', '00100', ['HELSINKI', 'HELSINGFORS'])] }),
]);
await setSettings(asWorker(register, 'settings:change'), { openData: { ytjUrl: prh.url, refreshesWeekly: false } });
const [firm, person] = await givenCustomers(register, [
  anOrganisation('Talvisula', { businessId: '2816757-4' }),
  aPerson('Kaisa Virtanen'),
]);

const { browser } = await aServer(register, [...accessRoutes, ...organisationRoutes]);
const { email, password } = await givenUser(register, 'palvelu@kortisto.example', { roles: ['customer-service'] });
const desk = browser();
await desk.signIn(email, password);
const run = (...words: string[]) => givenCommand(register, organisationCommands, words);

test('the form of a new customer asks by business id and by name', async () => {
  expect((await desk.ask('GET', '/organisations/2816757-4/ytj?language=sv')).body).toMatchObject({
    kind: 'found',
    company: { businessId: '2816757-4', situation: 'active', since: null, values: { organisationName: 'Talvisula Oy', city: 'Helsingfors' } },
  });
  expect((await desk.ask('GET', '/organisations?name=talvi')).body).toMatchObject({ kind: 'found', more: false, companies: [{}] });
  expect(await desk.ask('GET', '/organisations/2819254-2/ytj')).toMatchObject({ status: 409, body: { code: 'unknown' } });
  expect(await desk.ask('GET', '/organisations/1234567-2/ytj')).toMatchObject({ status: 400 });
}); // prettier-ignore

test('the card shows what was asked last, and asks again', async () => {
  expect(await desk.ask('GET', `/customers/${firm}/company`)).toMatchObject({ status: 404 });
  expect((await desk.ask('POST', `/customers/${firm}/company-look-ups`, {})).body).toMatchObject({
    kind: 'refreshed', outcome: 'held back', situation: 'active',
  });
  expect((await desk.ask('GET', `/customers/${firm}/company`)).body).toMatchObject({
    situation: 'active', registers: ['trade'], lookedUpOn: '2026-11-16',
  });
  expect(await desk.ask('POST', `/customers/${person}/company-look-ups`, {})).toMatchObject({ status: 409, body: { code: 'no_business_id' } });
  prh.fault = { status: 503, times: 5 };
  expect(await desk.ask('POST', `/customers/${firm}/company-look-ups`, {})).toMatchObject({ status: 409, body: { code: 'busy' } });
  prh.fault = null;
}); // prettier-ignore

test('the commands ask, refresh, take back and say where they ask', async () => {
  expect(await run('organisation', 'look-up', '2816757-4')).toMatchObject({ code: 0, out: expect.stringContaining('Talvisula Oy') as string });
  expect(await run('organisation', 'look-up', '2819254-2')).toMatchObject({ code: 3 });
  expect(await run('organisation', 'find', 'talvi')).toMatchObject({ code: 0, out: expect.stringContaining('2816757-4') as string });
  expect(await run('organisation', 'refresh')).toMatchObject({ code: 2 });
  const dry = await run('organisation', 'refresh', '--customers', String(firm), '--dry-run', '--json', '--pause-ms', '0');
  expect(JSON.parse(dry.out)).toMatchObject({ kind: 'previewed', source: null, heldBack: 1 });
  const wet = await run('organisation', 'refresh', '--all', '--json', '--pause-ms', '0');
  const { source } = JSON.parse(wet.out) as { source: number };
  expect(await run('organisation', 'undo-refresh', String(source))).toMatchObject({ code: 0 });
  expect(await run('organisation', 'undo-refresh', '999999')).toMatchObject({ code: 3 });
  expect(await run('organisation', 'source')).toMatchObject({ code: 0, out: `${prh.url}\twhen asked\n` });
  expect(await run('organisation', 'source', '--url', 'http://10.0.0.1/')).toMatchObject({ code: 4 });
  expect(await run('organisation', 'source', '--weekly', '--dry-run')).toMatchObject({ out: `${prh.url}\tweekly\n` });
  expect(await run('organisation', 'source')).toMatchObject({ out: `${prh.url}\twhen asked\n` });
}); // prettier-ignore
