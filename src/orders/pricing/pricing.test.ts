import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { type DatedPrice, exampleCatalogue, listOffers, type Offer } from '#catalog';
import { cents, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { givenOrder } from '../../../test/given/orders.ts';
import { changePrices } from './change-prices.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'catalog:change', 'orders');
await givenCatalogue(register);

const kesto = exampleCatalogue.offers.find(({ code }) => code === 'KESTO12') as Offer;
const dearer = (from: string, more: number): DatedPrice & { offer: string } => ({
  offer: 'KESTO12',
  validFrom: day(from),
  validTo: null,
  priceCents: cents(kesto.priceCents + more),
  parts: kesto.parts.map((part, index) =>
    index === 0 ? { ...part, priceCents: cents(part.priceCents + more) } : part,
  ),
});

const reader = await givenCustomer(register, 'Liisa Lukija');
for (const startOn of ['2026-01-31', '2026-12-31', '2027-02-01']) await givenOrder(register, reader, { startOn });
await givenOrder(register, reader, { startOn: '2026-12-01', offer: 'KOE3' });
await givenOrder(register, reader, { startOn: '2026-12-01', offer: 'MAARA6' });

test('a price shows who renews at it, from when, what it brings and whose notice is due, and writes nothing', async () => {
  const plan = await changePrices(by, [dearer('2027-01-01', 19_90)], { dryRun: true });
  expect(plan).toMatchObject({
    kind: 'planned',
    consequences: [
      {
        oldCents: 199_00,
        newCents: 218_90,
        riseHundredths: 1000,
        // The trial goes on in March, the first one at the end of January, the others after their year.
        subscriptions: 4,
        copies: 4,
        firstOn: day('2027-01-31'),
        moreCents: 79_60,
        noticeBy: day('2027-01-01'),
        tooLateFor: 0,
        months: [
          { month: '2027-01', subscriptions: 1 },
          { month: '2027-03', subscriptions: 1 },
          { month: '2027-12', subscriptions: 1 },
          { month: '2028-02', subscriptions: 1 },
        ],
      },
    ],
  });
  const reading = asWorker(register, 'catalog:read', 'orders');
  expect((await listOffers(reading)).flatMap(({ prices }) => prices)).toEqual([]);
});

test('a price after the next renewal bites at the one after it', async () => {
  const plan = await changePrices(by, [dearer('2027-02-01', 1_00)], { dryRun: true });
  expect(plan).toMatchObject({ consequences: [{ subscriptions: 4, firstOn: day('2027-03-01') }] });
});

test('a price of today is too late for nobody whose renewal is a month away, and none is set for yesterday', async () => {
  expect(await changePrices(by, [dearer('2026-11-15', 1_00)])).toMatchObject({
    kind: 'refused',
    because: 'price_in_the_past',
    from: day('2026-11-16'),
  });
  expect(await changePrices(by, [{ ...dearer('2027-01-01', 1_00), offer: 'X' }])).toMatchObject({
    because: 'unknown_offer',
  });
});

test('a plan is held to: when somebody has ordered since, it is refused and nothing changes', async () => {
  const plan = await changePrices(by, [dearer('2027-01-01', 19_90)], { dryRun: true });
  const token = plan.kind === 'planned' ? plan.token : '';
  await givenOrder(register, reader, { startOn: '2027-01-01' });
  expect(await changePrices(by, [dearer('2027-01-01', 19_90)], { token })).toMatchObject({ because: 'world_moved' });
  const again = await changePrices(by, [dearer('2027-01-01', 19_90)], { dryRun: true });
  expect(
    await changePrices(by, [dearer('2027-01-01', 19_90)], { token: again.kind === 'planned' ? again.token : '' }),
  ).toMatchObject({
    kind: 'changed',
    consequences: [{ subscriptions: 5 }],
  });
});
