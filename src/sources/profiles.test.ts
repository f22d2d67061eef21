import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { commands } from './index.ts';

const register = await aRegister('2026-11-16');
const folder = await mkdtemp(join(tmpdir(), 'profiles-'));

async function aFileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('a profile saved under a name reads the files of its sender', async () => {
  const profile = await aFileOf('seller-7.json', JSON.stringify({ columns: { Etunimi: 'given_names', Sukunimi: 'family_name', Puhelin: 'phone', Avain: 'source_key' } })); // prettier-ignore
  const rows = await aFileOf('rows.csv', 'Etunimi,Sukunimi,Puhelin,Avain\nKaisa,Virtanen,040 5551234,A1\n');

  expect(await givenCommand(register, commands, ['profile', 'save', 'seller-7', profile])).toMatchObject({
    code: 0,
    out: 'seller-7: customers, 4 columns\n',
  });
  const planned = await givenCommand(register, commands, ['import', 'plan', '--profile', 'seller-7', rows]);
  expect(planned.out).toMatch(/^1 rows \(plan\)/);
});

test('a file that is no profile, and the name of a canonical one, are refused', async () => {
  const broken = await aFileOf('broken.json', '{"columns": 1}');
  const save = (name: string, file: string) => givenCommand(register, commands, ['profile', 'save', name, file]);

  expect((await save('seller-8', broken)).code).not.toBe(0);
  expect((await save('customers', broken)).err).toContain('needs no profile');
  expect((await save('seller-8', join(folder, 'none.json'))).err).toContain('no such file');
});
