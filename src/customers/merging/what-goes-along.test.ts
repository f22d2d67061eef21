import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../../test/database.ts';
import { givenCustomer } from '../../../test/given/customers.ts';
import { takenApart } from '../../../test/given/merging.ts';
import { addressesOnIn, change, customersIn, merge, type Pick } from '../index.ts';
import type { CustomerNumber } from '#kernel';

const register = await aRegister();
const merging = (merged: CustomerNumber, into: CustomerNumber, take: readonly Pick[] | 'better' = 'better') =>
  merge(asWorker(register, 'customers:merge'), { merged, into, take });

test('a protection told while two were one is of both when they are taken apart', async () => {
  const [x, y] = [await givenCustomer(register, 'Xenia Suoja'), await givenCustomer(register, 'Yrsa Suoja')];
  await merging(x, y);
  const desk = asWorker(register, 'customers:change');
  await change(desk, { kind: 'person', name: 'customer service' }, [{ customer: y, row: null, values: { protectedUntil: '2031-01-01' } }]); // prettier-ignore
  await takenApart(register, x, { keepApart: false });
  const known = await register.db.transaction().execute((tx) => customersIn(tx, [x, y]));
  expect(known.map(({ values }) => values.protectedUntil)).toEqual(['2031-01-01', '2031-01-01']);
});

test('an address of a time comes along in a merge only when the address is picked', async () => {
  const place = { streetAddress: 'Väliaika 3', postalCode: '00100', city: 'Helsinki', country: 'FI', co: null };
  const away = { kind: 'temporary' as const, validFrom: register.clock.today(), validTo: null, ...place };
  const [x, y] = [await givenCustomer(register, 'Pyry Pysyjä'), await givenCustomer(register, 'Pyry Pysyjä')];
  const desk = asWorker(register, 'customers:change');
  await change(desk, { kind: 'person', name: 'customer service' }, [{ customer: x, row: null, values: {}, addresses: [away] }]); // prettier-ignore
  await merging(x, y, []);
  const on = await register.db.transaction().execute((tx) => addressesOnIn(tx, [y], register.clock.today()));
  expect(on.get(y)?.streetAddress).toBe('Kotikuja 1');
});
