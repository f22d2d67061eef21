import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { createCustomersIn, recordSource } from '#customers';
import { customerNumber, day } from '#kernel';
import { placeOrders } from '#orders';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { aPerson } from '../../test/given/customers.ts';
import { anOrder } from '../../test/given/orders.ts';
import { countGroup, exportList, freezeGroup } from './index.ts';

const register = await aRegister('2026-11-16');
const reading = asWorker(register, 'groups:read', 'informing');
const exporting = asWorker(register, 'groups:export', 'informing');
const rule = (field: string, operator: string, value: unknown) => ({ field, operator, value });

test('20,000 customers with 10,000 subscriptions are counted in milliseconds', async () => {
  await givenCatalogue(register);
  const today = day('2026-11-16');
  const values = Array.from({ length: 20_000 }, (_, n) =>
    aPerson(`Matti Meikäläinen${n}`, {
      city: n % 3 === 0 ? 'Turku' : 'Oulu',
      phone: `+35840555${String(n).padStart(5, '0')}` as never,
    }),
  );
  const numbers = await transact(asWorker(register, 'customers:change'), async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'L1', receivedOn: today });
    return createCustomersIn(tx, { act, source, today }, values.map((one) => ({ row: null, values: one }))); // prettier-ignore
  });
  const orders = numbers.slice(0, 10_000).map((number) => anOrder(register, customerNumber(number)));
  await placeOrders(asWorker(register, 'orders:make', 'orders'), orders);
  await register.pool.query('analyze');

  const definition = {
    combinator: 'and',
    rules: [
      rule('city', '=', 'turku'),
      rule('kind', '=', 'person'),
      rule('openInvoice', '=', false),
      rule('confirmedOn', '>', 'P1Y'),
      rule('subscriptionState', '=', 'none'),
    ],
  };
  const times: number[] = [];
  for (let n = 0; n < 5; n++) {
    const from = performance.now();
    expect(await countGroup(reading, definition)).toMatchObject({ kind: 'counted', matched: 3_333 });
    times.push(Math.round(performance.now() - from));
  }
  const frozen = await freezeGroup(exporting, { rules: [rule('city', '=', 'turku')] });
  const from = performance.now();
  const out = await exportList(exporting, frozen.kind === 'frozen' ? frozen.list : 0, 'phone', () => undefined);
  expect(out).toMatchObject({ rows: 6_667, refused: [] });
  console.log(`counts over 20,000: ${times.join(', ')} ms; 6,667 exported: ${Math.round(performance.now() - from)} ms`);
  expect(Math.min(...times)).toBeLessThan(5_000);
});
