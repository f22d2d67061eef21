import { beforeAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { issuesIn } from '#catalog';
import { day, type IssueId } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenCalendar } from '../../test/given/deliveries.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { changeCalendar, checkOrders, previewCalendar } from './index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'catalog:change', 'orders');

/** The weeklies of a December, by their days. */
const weeklies = async (): Promise<ReadonlyMap<string, IssueId>> => {
  const span = { titles: ['VIIKKO'], from: day('2026-12-01'), to: day('2027-06-30') };
  return new Map((await issuesIn(register.db, span)).map(({ distributedOn, id }) => [String(distributedOn), id]));
};
const idOn = async (on: string): Promise<IssueId> => (await weeklies()).get(on) as IssueId;

/** Numbers that the terms owe of the weekly. */
const owed = async (): Promise<number> => {
  const sums = await register.db.selectFrom('orders.owed').select(['title', 'numbers']).where('title', '=', 'VIIKKO').execute(); // prettier-ignore
  return sums.reduce((sum, { numbers }) => sum + Number(numbers), 0);
};
const faults = async () => (await checkOrders(asWorker(register, 'orders:read'))).filter(({ broken }) => broken > 0);

beforeAll(async () => {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027);
  await givenOrder(register, await givenCustomer(register, 'Kaisa Virtanen'), { offer: 'MAARA6', startOn: '2026-12-01', copies: 2 }); // prettier-ignore
});

test('a preview says what the calendar would come to for those who are owed, and writes nothing', async () => {
  const before = await owed();
  const seen = await previewCalendar(by, [{ change: 'cancel', issue: await idOn('2026-12-24') }]);
  expect(seen).toMatchObject({ kind: 'previewed', followed: [{ title: 'VIIKKO', terms: 1, more: 0, fewer: 2 }] });
  expect([await owed(), await faults()]).toEqual([before, []]);
});

test('what was previewed is done by its token, and the ledger of issues follows; taken back it stands as before', async () => {
  const before = await owed();
  const issue = await idOn('2026-12-24');
  const seen = await previewCalendar(by, [{ change: 'cancel', issue }]);
  if (seen.kind !== 'previewed') throw new Error(JSON.stringify(seen));
  expect(await changeCalendar(by, [{ change: 'cancel', issue }], seen.token)).toMatchObject({ kind: 'changed' });
  expect([await owed(), await faults()]).toEqual([before - 2, []]);
  expect(await changeCalendar(by, [{ change: 'restore', issue }])).toMatchObject({ kind: 'changed' });
  expect([await owed(), await faults()]).toEqual([before, []]);
});

test('a token of another world is refused, and nothing moves', async () => {
  const issue = await idOn('2026-12-17');
  const seen = await previewCalendar(by, [{ change: 'cancel', issue }]);
  if (seen.kind !== 'previewed') throw new Error(JSON.stringify(seen));
  await givenOrder(register, await givenCustomer(register, 'Ville Mäkelä'), { offer: 'MAARA6', startOn: '2026-12-01' });
  const before = await owed();
  const late = await changeCalendar(by, [{ change: 'cancel', issue }], seen.token);
  expect(late).toEqual({ kind: 'refused', because: 'world_moved' });
  expect([await owed(), await faults()]).toEqual([before, []]);
});

test('an issue that moves out of a term is owed no more, one on another’s day is refused with days that are free', async () => {
  const before = await owed();
  const issue = await idOn('2027-05-27');
  expect(await changeCalendar(by, [{ change: 'move', issue, distributedOn: day('2027-06-01') }])).toMatchObject({
    kind: 'changed',
    followed: [{ title: 'VIIKKO', terms: 2, fewer: 3 }],
  });
  expect([await owed(), await faults()]).toEqual([before - 3, []]);
  const taken = await changeCalendar(by, [{ change: 'move', issue: await idOn('2026-12-10'), distributedOn: day('2026-12-17') }]); // prettier-ignore
  expect(taken).toMatchObject({ kind: 'refused', because: 'two_on_one_day' });
  expect('allowed' in taken && (taken.allowed?.length ?? 0) > 0).toBe(true);
});
