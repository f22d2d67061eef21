import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert, day } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCommand } from '../../test/given/command-line.ts';
import { aCustomerRow, aFile, csvOf } from '../../test/given/sources.ts';
import { addSupplier, applyImport, canonicalProfile, commands, noteDuties, setContract } from './index.ts';
import { waitingNotices } from './informing/queue.ts';
import { PLAIN_TERMS } from './suppliers/supplier.ts';

const register = await aRegister('2026-11-16');
const run = (...words: string[]) => givenCommand(register, commands, words);
const folder = mkdtempSync(join(tmpdir(), 'sniff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('a file is sniffed: its layout, its columns with guesses, and what is not certain', async () => {
  const text = 'Sukunimi;Etunimi;Postinumero;Kummallinen\nVirtanen;Kaisa;00100;x1\nLaine;Ville;20100;x2\n';
  const path = written('nimet.csv', text);
  const said = await run('import', 'sniff', path);
  expect(said.code).toBe(0);
  expect(said.out.split('\n')).toEqual(
    expect.arrayContaining([
      'subject\tcustomers',
      'format\tcsv',
      'encoding\tutf-8',
      'separator\t;',
      'header\tyes',
      expect.stringMatching(/^column\tSukunimi\tfamily_name\t/),
      expect.stringMatching(/^column\tKummallinen\t\?\t/),
      expect.stringMatching(/^doubt\t.*Kummallinen/),
    ]),
  );
  const json: unknown = JSON.parse((await run('import', 'sniff', path, '--lang', 'fi', '--json')).out);
  expect(json).toMatchObject({ kind: 'sniffed', separator: ';', proposal: { undecided: ['Kummallinen'] } });
});

test('a file that is no list is refused, and one that is not there is not found', async () => {
  expect(await run('import', 'sniff', written('tyhja.csv', ''))).toMatchObject({ code: 4, out: '' });
  const json = (await run('import', 'sniff', written('tyhja.csv', ''), '--json')).out;
  expect(JSON.parse(json)).toMatchObject({ kind: 'refused', because: 'empty_file' });
  expect(await run('import', 'sniff', join(folder, 'puuttuu.csv'))).toMatchObject({ code: 3 });
  expect(await run('import', 'sniff', folder)).toMatchObject({ code: 3 });
});

test('a duty to inform is shown, answered by hand once, or answered by why not', async () => {
  const changing = asWorker(register, 'suppliers:change');
  await addSupplier(changing, { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker' });
  await setContract(changing, 'L7', { ...PLAIN_TERMS, validFrom: day('2026-01-01'), validTo: null, purposes: ['informing'] }); // prettier-ignore
  const rows = [
    aCustomerRow({ source_key: 'K1', family_name: 'Ahola', phone: '0405550101' }),
    aCustomerRow({ source_key: 'K2', family_name: 'Bergman', phone: '0405550102' }),
  ];
  const done = await applyImport(asWorker(register, 'imports:apply', 'orders'), {
    file: aFile('f.csv', csvOf('customers', rows)),
    profile: canonicalProfile('customers'),
    supplier: 'L7',
  });
  assert(done.kind === 'applied', 'the file was refused');
  await noteDuties(asWorker(register, 'notices:send', 'rights'));
  const reading = asWorker(register, 'notices:read', 'rights');
  const [first, second] = await waitingNotices(reading, { after: null, limit: 10 });
  assert(first && second, 'two wait');
  const shown = async () => (await run('inform', 'show', String(first.customer))).out;

  expect(await shown()).toBe(`${first.id}\tOsoitelistat Oy\t2026-11-16\tdue 2026-12-16\topen\n`);
  const answer = (duty: number, ...more: string[]) => run('inform', 'answer', String(duty), ...more);
  expect(await answer(first.id)).toMatchObject({ code: 2 });
  expect(await answer(first.id, '--means', 'phone', '--exempt', 'law', '--note', 'x')).toMatchObject({ code: 2 });
  expect(await answer(first.id, '--exempt', 'law')).toMatchObject({ code: 2 });
  expect(await answer(first.id, '--means', 'phone', '--on', '2026-11-17')).toMatchObject({ code: 4 });
  expect(await answer(first.id, '--means', 'phone')).toMatchObject({ code: 0, out: 'answered\n' });
  expect(await shown()).toContain('\tphone 2026-11-16\n');
  expect(await answer(first.id, '--means', 'phone', '--json')).toMatchObject({ code: 4 });
  expect(await answer(second.id, '--exempt', 'impossible', '--note', 'moved abroad')).toMatchObject({ code: 0 });
  expect(await waitingNotices(reading, { after: null, limit: 10 })).toEqual([]);
});
