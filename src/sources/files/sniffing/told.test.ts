import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decideColumns, fitsFile, openRecords, proposeProfile, readProfile, sniff, type Sniffed } from '../index.ts';
import type { Known } from './sniff.ts';

const root = mkdtempSync(join(tmpdir(), 'kortisto-told-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fileOf(name: string, lines: readonly string[], encoding: BufferEncoding = 'utf8'): string {
  const path = join(root, name);
  writeFileSync(path, Buffer.from(`${lines.join('\r\n')}\r\n`, encoding));
  return path;
}

async function sniffed(path: string, known: Known = {}): Promise<Sniffed> {
  const found = await sniff(path, known);
  if (found.kind === 'refused') throw new Error(found.message.en);
  return found;
}

async function refusedAt(path: string, known: Known): Promise<string | null> {
  const found = await sniff(path, known);
  if (found.kind !== 'refused') throw new Error('it was taken');
  expect([found.message.fi, found.message.sv, found.message.en].every((text) => text.length > 20)).toBe(true);
  return `${found.because} ${found.field}`;
}

function profileOf(json: unknown) {
  const read = readProfile(json, 'sniffed');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

async function valuesOf(path: string, json: unknown) {
  const opened = await openRecords(path, profileOf(json));
  if (opened.kind === 'refused') throw new Error(opened.message.en);
  const values: Record<string, string>[] = [];
  for await (const read of opened.records) {
    if (read.kind === 'refused') throw new Error(read.message.en);
    values.push(read.values);
  }
  return values;
}

const namesOf = ({ columns }: Sniffed): string[] => columns.map(({ name }) => name);
const partsOf = ({ top }: Sniffed): string[] =>
  top.map(({ line, part, cells }) => `${line} ${part} ${cells.join('/')}`);

describe('a layout told by a person', () => {
  const LIST = ['Lista,vuosi 2026', 'Etunimi;Sukunimi', 'Äinö;Kotilainen, os. Malli', 'Veikko;Esimerkki, os. Oja'];

  test('the separator that was told is used, and one that parts nothing is said', async () => {
    const path = fileOf('separator.csv', LIST);
    const comma = await sniffed(path, { told: { separator: ',', titleRows: 0, hasHeader: false } });
    expect(partsOf(comma)[0]).toBe('1 record Lista/vuosi 2026');
    const tab = await sniffed(path, { told: { separator: '\t' } });
    expect([tab.columns.length, tab.doubts.map(({ doubt }) => doubt)]).toEqual([1, expect.arrayContaining(['separator_absent'])]); // prettier-ignore
  });

  test('rows passed over and the header are as told, and the first rows show it', async () => {
    const path = fileOf('titles.csv', LIST);
    const told = await sniffed(path, { told: { separator: ';', titleRows: 1, hasHeader: true } });
    expect(partsOf(told)).toEqual([
      '1 title Lista,vuosi 2026',
      '2 header Etunimi/Sukunimi',
      '3 record Äinö/Kotilainen, os. Malli',
      '4 record Veikko/Esimerkki, os. Oja',
    ]);
    const bare = await sniffed(path, { told: { separator: ';', titleRows: 2, hasHeader: false } });
    expect([namesOf(bare), partsOf(bare)[2]]).toEqual([['1', '2'], '3 record Äinö/Kotilainen, os. Malli']);
    expect(await refusedAt(path, { told: { titleRows: 40 } })).toBe('nothing_below title_rows');
  });

  test('an encoding that was told is used; one that the file does not have is refused', async () => {
    const path = fileOf('letters.csv', LIST, 'latin1');
    expect(await refusedAt(path, { told: { encoding: 'utf-8' } })).toBe('wrong_encoding encoding');
    const told = await sniffed(path, { told: { encoding: 'iso-8859-1' } });
    expect([told.encoding, told.top[2]?.cells[0]]).toEqual(['iso-8859-1', 'Äinö']);
  });

  test('columns of a fixed-width line begin where the person says', async () => {
    const path = fileOf('fixed.txt', ['A1Ainö Kotilainen00530', 'A2Veikko Esimer  00100', 'A3Liisa  Malli   00100']);
    const told = await sniffed(path, { told: { starts: [1, 3, 10, 18] } });
    expect(told.columns.map(({ place }) => place)).toEqual([
      { start: 1, length: 2 },
      { start: 3, length: 7 },
      { start: 10, length: 8 },
      { start: 18, length: 5 },
    ]);
    expect(told.top[0]?.cells).toEqual(['A1', 'Ainö Ko', 'tilainen', '00530']);
    expect(await refusedAt(path, { told: { starts: [1, 99] } })).toBe('start_beyond starts');
    const { profile } = decideColumns(proposeProfile(told), namesOf(told), new Map([['1–2', 'source_key'], ['3–9', 'given_names'], ['10–17', 'family_name'], ['18–22', 'postal_code']])); // prettier-ignore
    expect((await valuesOf(path, profile))[2]).toEqual({ source_key: 'A3', given_names: 'Liisa', family_name: 'Malli', postal_code: '00100' }); // prettier-ignore
  });

  test('JSON lines are read as text when the person says so, and text as JSON lines is refused with its line', async () => {
    const path = fileOf('objects.ndjson', ['{"nimi":"Ainö"}', '{"nimi":"Veikko"}']);
    expect((await sniffed(path, { told: { format: 'csv' } })).format).toBe('csv');
    expect(await refusedAt(fileOf('list.csv', LIST), { told: { format: 'ndjson' } })).toBe('broken_object null');
  });

  test('a column without a name is left out when it is blank, and can be left out when it is not', async () => {
    const blank = await sniffed(fileOf('trailing.csv', ['Etunimi;Sukunimi;', 'Aino;Malli;']));
    expect([namesOf(blank), await valuesOf(join(root, 'trailing.csv'), proposeProfile(blank).profile)]).toEqual([
      ['Etunimi', 'Sukunimi'],
      [{ given_names: 'Aino', family_name: 'Malli' }],
    ]);
    const filled = await sniffed(fileOf('nameless.csv', ['Etunimi;Sukunimi;', 'Aino;Malli;x']));
    const proposal = proposeProfile(filled);
    expect([proposal.undecided, readProfile(proposal.profile, 'x').kind]).toEqual([[''], 'refused']);
    const { profile } = decideColumns(proposal, namesOf(filled), new Map([['', '-']]));
    expect(await valuesOf(join(root, 'nameless.csv'), profile)).toEqual([
      { given_names: 'Aino', family_name: 'Malli' },
    ]);
  });
});

describe('a profile whose columns no longer fit', () => {
  const before = profileOf({
    separator: ';',
    constant: { language: 'fi' },
    columns: [
      { header: 'Nimi', fields: ['family_name', 'given_names'], separator: ' ' },
      { header: 'Puh', field: 'phone', optional: true },
      { header: 'Laji', field: 'kind', values: { person: 'H' } },
      { header: 'Väri', leave_out: true },
    ],
  });
  const path = fileOf('moved.csv', ['Nimi;Lajikoodi;Väri;Alue', 'Malli Aino;H;sininen;7', 'Oja Veikko;H;vihreä;8']);

  test('the file is refused with what fits, what is new, and what may have been renamed', async () => {
    expect(await fitsFile(path, before)).toMatchObject({
      because: 'unknown_column',
      fit: { fits: ['Nimi', 'Väri'], unknown: ['Lajikoodi', 'Alue'], missing: ['Laji'], suggestions: [{ theirs: 'Lajikoodi', ours: 'Laji' }] },
    }); // prettier-ignore
  });

  test('what the profile knew is kept, and only what is new is asked about', async () => {
    const found = await sniffed(path, { profile: before });
    expect(found.columns.map(({ fields, confidence, isLeftOut }) => [fields.join('+'), confidence, isLeftOut])).toEqual(
      [
        ['family_name+given_names', 'high', false],
        ['kind', 'low', false],
        ['', 'high', true],
        ['', 'low', false],
      ],
    );
    const proposal = proposeProfile(found, before);
    expect(proposal.undecided).toEqual(['Alue']);
    const { profile } = decideColumns(proposal, namesOf(found), new Map([['Alue', '-']]));
    expect(await valuesOf(path, profile)).toContainEqual({ family_name: 'Malli', given_names: 'Aino', kind: 'person', language: 'fi' }); // prettier-ignore
    expect(profile['columns']).toContainEqual({ header: 'Puh', field: 'phone', optional: true });
  });
});
