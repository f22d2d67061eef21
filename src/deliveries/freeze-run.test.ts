import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { change } from '#customers';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { frozen, givenCalendar, linesOf, weekly } from '../../test/given/deliveries.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { checkDeliveries, freezeRun, previewRun } from './index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'deliveries:run');
const reading = asWorker(register, 'deliveries:read');
beforeAll(async () => {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027, 2028);
});

test('a run is what its preview was: copies, labels and file agree, and the issue is closed', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  const ville = await givenCustomer(register, 'Ville Mäkelä', {
    streetAddress: 'Rantatie 3',
    postalCode: '90100',
    city: 'Oulu',
  });
  const svea = await givenCustomer(register, 'Svea Berg', {
    language: 'sv',
    streetAddress: 'Storgatan 1',
    postalCode: '65100',
    city: 'Vaasa',
  });
  const abroad = await givenCustomer(register, 'Anna Lind', {
    streetAddress: 'Vasagatan 9',
    postalCode: '111 20',
    city: 'Stockholm',
    country: 'SE',
  });
  await givenOrder(register, kaisa);
  await givenOrder(register, ville, { copies: 3 });
  await givenOrder(register, svea);
  await givenOrder(register, abroad);
  register.setToday('2026-11-27');
  const preview = await previewRun(reading, weekly('2026-12-03'));
  if (preview.kind !== 'previewed') throw new Error(JSON.stringify(preview));
  expect(preview.plan).toMatchObject({ labels: 4, copies: 6, byStatus: { new: 6 }, leftOut: [] });
  const run = await freezeRun(by, weekly('2026-12-03'), preview.plan.token);
  if (run.kind !== 'frozen') throw new Error(JSON.stringify(run));
  expect(run.plan).toEqual(preview.plan);
  expect((await linesOf(register, run.run)).map((line) => line.split(',').slice(3).join(','))).toEqual([
    'new,Kaisa Virtanen,,,Kotikuja 1,00100,HELSINKI,FI,1',
    'new,Svea Berg,,,Storgatan 1,65100,VASA,FI,1',
    'new,Ville Mäkelä,,,Rantatie 3,90100,OULU,FI,3',
    'new,Anna Lind,,,Vasagatan 9,111 20,STOCKHOLM,SE,1',
  ]);
  expect((await linesOf(register, run.run, 'printer.csv'))[3]).toBe(
    '4,SE,1,Anna Lind,Vasagatan 9,111 20 STOCKHOLM,SWEDEN,,',
  );
  expect(await freezeRun(by, weekly('2026-12-03'))).toEqual({ kind: 'refused', because: 'nothing_to_supplement' });
  expect((await checkDeliveries(reading)).every(({ broken }) => broken === 0)).toBe(true);
});

test('the next run tells who is new, changed and removed, and what was frozen is not touched by a move', async () => {
  const before = await linesOf(register, 1 as never);
  const { rows } = await sql<{
    number: number;
    id: number;
  }>`select c.number, s.id from customers.customer c join orders.subscription s on s.receiver = c.number where family_name = 'Mäkelä'`.execute(
    register.db,
  );
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer service' }, [
    {
      customer: rows[0]?.number as never,
      row: null,
      values: { streetAddress: 'Uusitie 8', postalCode: '90100', city: 'Oulu' },
    },
  ]);
  const newcomer = await givenCustomer(register, 'Uuno Uusi');
  await givenOrder(register, newcomer);
  register.setToday('2026-12-04');
  const run = await frozen(register, weekly('2026-12-10'));
  expect(run.plan.byStatus).toEqual({ continuing: 3, new: 1, changed: 3 });
  expect(await linesOf(register, 1 as never)).toEqual(before);
  expect((await linesOf(register, run.run, 'changes.csv')).map((line) => line.split(',').slice(2).join(','))).toEqual([
    'new,,1',
    'changed,,3',
  ]);
});
