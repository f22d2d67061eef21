import { expect, test } from 'vitest';
import { aRegister } from '../../../test/database.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { commands } from '../commands.ts';

const register = await aRegister();

test('a folder given as the file is told, not tried', async () => {
  const planned = await givenCommand(register, commands, ['import', 'plan', '--profile', 'customers', register.home]);
  expect(planned).toMatchObject({ code: 2, err: expect.stringContaining('a folder') as string });
});
