import { expect, test } from 'vitest';
import { aRegister } from '../../../test/database.ts';
import { aPerson } from '../../../test/given/customers.ts';
import { asWorker, todayOf, transact } from '#access';
import { changeIn, conflictsIn, createCustomersIn, customersIn, recordSource, undoSourceIn } from '#customers';
import type { CustomerNumber } from '#kernel';

const register = await aRegister('2026-11-24');
const by = asWorker(register, 'customers:change');

test('what a row says otherwise of somebody recognised by likeness waits as a conflict, and stands once nobody else says otherwise', async () => {
  await transact(by, async (tx, act) => {
    const today = todayOf(by);
    const list = await recordSource(tx, act, { kind: 'bought_list', name: 'L7', receivedOn: today });
    const values = aPerson('Kirsti Koe', { phone: '+358405550001', streetAddress: 'Eka 1' });
    const [kirsti] = await createCustomersIn(tx, { act, source: list, today }, [{ row: 1, values }]);
    const order = await recordSource(tx, act, { kind: 'order', name: 'S1', receivedOn: today });
    const said = {
      ...values,
      streetAddress: 'Toka 2',
      city: 'Tampere',
      postalCode: '33100',
      email: 'kirsti@posti.example',
    };
    const change = { customer: kirsti as CustomerNumber, row: 1, values: said, isByLikeness: true };
    const [changed] = await changeIn(tx, { act, source: order }, [change]);
    expect(changed).toMatchObject({ outcome: 'changed', fields: ['email'] });
    const stands = async () => (await customersIn(tx, [change.customer]))[0]?.values;
    expect(await stands()).toMatchObject({ streetAddress: 'Eka 1', city: 'Helsinki', email: 'kirsti@posti.example' });
    const conflicts = await conflictsIn(tx, change.customer);
    expect(JSON.stringify(conflicts)).toContain('Toka 2');

    await undoSourceIn(tx, act, list);
    expect(await stands()).toMatchObject({ familyName: 'Koe', streetAddress: 'Toka 2', city: 'Tampere' });
  });
});
