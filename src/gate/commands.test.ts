import { expect, test } from 'vitest';
import { commands } from './index.ts';
import { aRegister } from '../../test/database.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { givenCustomer } from '../../test/given/customers.ts';

const register = await aRegister();

test('a ban told with --channel twice holds on both channels', async () => {
  const customer = await givenCustomer(register, 'Kaisa Virtanen');
  const words = ['ban', 'set', String(customer), '--channel', 'phone', '--channel', 'email'];
  expect(await givenCommand(register, commands, words)).toMatchObject({ code: 0, out: 'email\nphone\n' });
  const { out } = await givenCommand(register, commands, ['ban', 'list', String(customer)]);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0])
      .toSorted((a = '', b = '') => a.localeCompare(b)),
  ).toEqual(['email', 'phone']);
});
