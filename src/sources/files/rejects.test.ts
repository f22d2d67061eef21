import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { givenWorkbook, givenZip } from '../../../test/given/workbooks.ts';
import { type FileRecord, openRecords, pickRecords, type Profile, readProfile } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'kortisto-picked-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function profileOf(json: object): Profile {
  const read = readProfile(json, 'partner');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

async function* second(): AsyncGenerator<number> {
  yield 2;
}

async function valuesOf(path: string, profile: Profile): Promise<FileRecord['values'][]> {
  const opened = await openRecords(path, profile);
  if (opened.kind === 'refused') throw new Error(opened.message.en);
  const values: FileRecord['values'][] = [];
  for await (const read of opened.records) {
    if (read.kind === 'refused') throw new Error(read.message.en);
    values.push(read.values);
  }
  return values;
}

/** Picks the second record out, and reads what was written by the same profile. */
async function pickedOf(path: string, profile: Profile) {
  const picked = await pickRecords(path, profile, second());
  if (picked.kind === 'refused') throw new Error(picked.message.en);
  const parts: Buffer[] = [];
  for await (const part of picked.content) parts.push(part);
  const written = join(root, `picked.${picked.extension}`);
  await writeFile(written, Buffer.concat(parts));
  return { extension: picked.extension, bytes: Buffer.concat(parts), values: await valuesOf(written, profile) };
}

const columns = [{ header: 'Sukunimi', field: 'family_name' }, { header: 'Postinumero', field: 'postal_code', digits: 5 }, { header: 'Tullut', field: 'received_on', date_format: 'd.M.yyyy' }]; // prettier-ignore
const text =
  'Sukunimi;Postinumero;Tullut\r\nMäki;00100;1.2.2026\r\n"Öst; ""Å""";00200;2.2.2026\r\nEk;00300;3.2.2026\r\n';

test.each(['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'utf-16be'] as const)('a record of a packed file in %s comes back with its header, as it was', async (encoding) => {
  const letters = encoding.startsWith('utf-16') ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1'); // prettier-ignore
  const bytes = encoding === 'utf-16be' ? letters.swap16() : letters;
  const path = join(root, 'a.zip');
  writeFileSync(path, givenZip([{ name: 'a.csv', content: bytes }]));
  const profile = profileOf({ encoding, separator: ';', columns });
  const picked = await pickedOf(path, profile);
  expect(picked.extension).toBe('csv');
  expect(picked.values).toEqual([(await valuesOf(path, profile))[1]]);
  const lines = new TextDecoder(encoding).decode(picked.bytes).split('\r\n');
  expect(lines).toEqual(['Sukunimi;Postinumero;Tullut', '"Öst; ""Å""";00200;2.2.2026', '']);
}); // prettier-ignore

test('a row of a sheet comes back as a sheet that reads the same, and calculates nothing', async () => {
  const path = join(root, 'a.xlsx');
  const day = (of: string) => ({ day: of });
  await givenWorkbook(path, [
    { name: 'A', rows: [['Luettelo'], ['Sukunimi', 'Postinumero', 'Tullut'], ['Mäki', 100, day('2026-02-01')], ['=1+1', 200, day('2026-02-02')]] },
  ]); // prettier-ignore
  const profile = profileOf({ format: 'xlsx', columns });
  const picked = await pickedOf(path, profile);
  expect(picked.extension).toBe('xlsx');
  expect(picked.values).toEqual([{ family_name: '=1+1', postal_code: '00200', received_on: '2026-02-02' }]);
  expect(picked.values).toEqual([(await valuesOf(path, profile))[1]]);
});

test('a line of fixed width and an object come back letter for letter', async () => {
  const fixed = profileOf({ format: 'fixed width', columns: [{ start: 1, length: 10, field: 'family_name' }] });
  writeFileSync(join(root, 'a.dat'), 'Mäki      \r\nÖst       \r\n');
  expect((await pickedOf(join(root, 'a.dat'), fixed)).bytes.toString()).toBe('Öst       \r\n');
  const objects = profileOf({ format: 'ndjson', columns: { n: 'family_name', x: null } });
  writeFileSync(join(root, 'a.ndjson'), '{"n":"Mäki","x":1}\n{"n": "Öst", "x": [2]}\n');
  expect((await pickedOf(join(root, 'a.ndjson'), objects)).bytes.toString()).toBe('{"n": "Öst", "x": [2]}\r\n');
});

test('titles and footers that the profile passes over stand there again', async () => {
  const profile = profileOf({ separator: ';', encoding: 'utf-16le', title_rows: 1, footer_rows: 1, columns });
  writeFileSync(join(root, 'b.csv'), Buffer.from(`\ufeffLuettelo\r\n${text}Yhteensä;3;\r\n`, 'utf16le'));
  const picked = await pickedOf(join(root, 'b.csv'), profile);
  expect(picked.values).toEqual([(await valuesOf(join(root, 'b.csv'), profile))[1]]);
});
