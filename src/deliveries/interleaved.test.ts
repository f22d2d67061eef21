import { beforeAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { change, merge } from '#customers';
import { type CustomerNumber, day, type SubscriptionId } from '#kernel';
import { endSubscriptions } from '#orders';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenCalendar, linesOf, weekly } from '../../test/given/deliveries.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { checkDeliveries, freezeRun, previewRun, setHold } from './index.ts';

const register = await aRegister('2026-11-16');
const run = asWorker(register, 'deliveries:run');
const by = asWorker(register, 'deliveries:change');
const reading = asWorker(register, 'deliveries:read');
const thursdays = ['2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24', '2027-01-07', '2027-01-14'];

let customers: CustomerNumber[];
let subscriptions: SubscriptionId[];
beforeAll(async () => {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027, 2028);
  customers = [];
  subscriptions = [];
  for (const name of ['Aino Aalto', 'Bertta Berg', 'Cecilia Cygnaeus']) {
    const customer = await givenCustomer(register, name);
    customers.push(customer);
    subscriptions.push((await givenOrder(register, customer)).subscription);
  }
});

const nextIssue = () => weekly(thursdays.shift() ?? '');
const isSound = async () => expect((await checkDeliveries(reading)).filter(({ broken }) => broken > 0)).toEqual([]);
const placeOf = (line = '') => line.split(',').slice(7, 9).join(' ');

test('hold × freeze: a number is in the run or held, never both and never neither', async () => {
  const issue = nextIssue();
  const [subscription] = subscriptions as [SubscriptionId];
  const hold = {
    subscription,
    kind: 'pause',
    toldBy: 'customer',
    since: day('2026-12-01'),
    until: day('2026-12-08'),
  } as const;
  const [frozen, held] = await Promise.all([freezeRun(run, issue), setHold(by, hold)]);
  if (frozen.kind !== 'frozen') throw new Error(JSON.stringify(frozen));
  expect(frozen.plan.copies).toBe(held.kind === 'set' ? 2 : 3);
  if (held.kind === 'refused') expect(held.because).toBe('past_cut_off');
  await isSound();
});

test('move × freeze: the label has one address, the old or the new', async () => {
  const issue = nextIssue();
  const values = { streetAddress: 'Uusitie 8', postalCode: '90100', city: 'Oulu' };
  const source = { kind: 'person', name: 'customer service' } as const;
  const [frozen] = await Promise.all([
    freezeRun(run, issue),
    change(asWorker(register, 'customers:change'), source, [
      { customer: customers[1] as CustomerNumber, row: null, values },
    ]),
  ]);
  if (frozen.kind !== 'frozen') throw new Error(JSON.stringify(frozen));
  const berg = (await linesOf(register, frozen.run)).find((line) => line.includes('Bertta'));
  expect(['Kotikuja 1 00100', 'Uusitie 8 90100']).toContain(placeOf(berg));
  await isSound();
});

test('a move after the preview: the freeze that was shown is refused, and the one looked at anew is not', async () => {
  const issue = nextIssue();
  const seen = await previewRun(reading, issue);
  if (seen.kind !== 'previewed') throw new Error(JSON.stringify(seen));
  const values = { streetAddress: 'Vanhatie 1', postalCode: '90100', city: 'Oulu' };
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer service' }, [{ customer: customers[1] as CustomerNumber, row: null, values }]); // prettier-ignore
  expect(await freezeRun(run, issue, seen.plan.token)).toEqual({ kind: 'refused', because: 'world_moved' });
  const again = await previewRun(reading, issue);
  if (again.kind !== 'previewed') throw new Error(JSON.stringify(again));
  expect((await freezeRun(run, issue, again.plan.token)).kind).toBe('frozen');
});

test('merge × freeze: both subscriptions go, under one customer or two', async () => {
  const issue = nextIssue();
  const [, , keep, away] = [...customers, await givenCustomer(register, 'Cecilia Cygneus')] as [CustomerNumber, CustomerNumber, CustomerNumber, CustomerNumber]; // prettier-ignore
  await givenOrder(register, away, { startOn: '2026-12-01' });
  const [frozen, merged] = await Promise.all([
    freezeRun(run, issue),
    merge(asWorker(register, 'customers:merge'), { merged: away, into: keep, take: 'better' }),
  ]);
  expect(merged.kind).toBe('merged');
  expect(frozen).toMatchObject({ kind: 'frozen', plan: { copies: 4 } });
  await isSound();
});

test('cancel × freeze: an ending comes wholly before the run or wholly after it', async () => {
  const issue = nextIssue();
  const subscription = subscriptions[2] as SubscriptionId;
  const [frozen] = await Promise.all([
    freezeRun(run, issue),
    endSubscriptions(asWorker(register, 'orders:make'), [{ subscription, on: day('2026-12-31') }] as never, new Set()),
  ]);
  if (frozen.kind !== 'frozen') throw new Error(JSON.stringify(frozen));
  expect([3, 4]).toContain(frozen.plan.copies);
  await isSound();
});
