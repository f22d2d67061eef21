import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type FileRecord, type FileRefusal, openedBytes, type Profile, readProfile } from '../index.ts';
import { isoDay } from './day-formats.ts';

function detailOf(json: unknown): string {
  const read = readProfile(json, 'partner');
  return read.kind === 'refused' ? read.detail : '';
}

function profileOf(json: unknown): Profile {
  const read = readProfile(json, 'partner');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

async function read(profile: Profile, text: string | Buffer): Promise<FileRecord[] | FileRefusal> {
  const opened = await openedBytes(Readable.from([Buffer.from(text)]), profile);
  if (opened.kind === 'refused') return opened;
  const records: FileRecord[] = [];
  for await (const one of opened.records) {
    if (one.kind === 'refused') return one;
    records.push(one);
  }
  return records;
}

const one = { header: 'A', field: 'phone' };

test.each([
  [[], 'JSON object'],
  [{}, 'columns'],
  [{ columns: [one], seperator: ';' }, 'seperator is no key of a profile: perhaps separator is meant'],
  [{ columns: [{ ...one, dateFormat: 'x' }] }, 'columns[0].dateFormat is no key of a profile: perhaps date_format is meant'],
  [{ columns: [{ ...one, colour: 'x' }] }, 'columns[0].colour is no key of a profile: remove it'],
  [{ columns: [one], encoding: 'latin1' }, 'encoding: expected one of "utf-8"|"windows-1252"'],
  [{ columns: [{ ...one, date_format: 'dd.mm.yy' }] }, 'columns[0].date_format: expected one of "yyyy-MM-dd"'],
  [{ columns: [{ field: 'phone' }] }, 'columns[0].header is missing'],
  [{ columns: [{ header: 'A' }] }, 'columns[0] needs field, fields, or "leave_out": true'],
  [{ columns: [{ ...one, field: 'shoe_size' }] }, 'customers has no field shoe_size; it has source_key'],
  [{ columns: [one, { header: 'B', field: 'phone' }] }, 'the field phone stands twice'],
  [{ columns: [{ header: 'A', leave_out: true }] }, 'no column has a field'],
  [{ format: 'ndjson', columns: [{ field: 'phone' }] }, 'columns[0].path is missing'],
  [{ format: 'fixed width', columns: [{ field: 'phone', start: 1 }] }, 'columns[0] needs start (from 1) and length'],
  [{ format: 'fixed width', columns: [{ field: 'phone', start: 1, length: 5 }, { field: 'email', start: 5, length: 5 }] }, 'begin at 1 and 5 overlap'],
  [{ columns: [one], title_rows: -1 }, 'title_rows:'],
  [{ columns: { A: 7 } }, 'columns'],
])('what is wrong with a profile is told with its key and how to mend it: %j', (json, said) => {
  expect(detailOf(json)).toContain(said);
}); // prettier-ignore

const fixed = profileOf({
  format: 'fixed width',
  record_mark: 'AS',
  record_length: 22,
  title_rows: 1,
  footer_rows: 1,
  columns: [
    { start: 3, length: 5, field: 'source_key' },
    { start: 10, length: 8, field: 'family_name' },
    { start: 18, length: 5, field: 'postal_code' },
  ],
});
const line = (text: string): string => text.padEnd(22);

test('the columns of a line are cut by their places, titles and the last row apart', async () => {
  const text = ['LISTA', line('AS00001  Mäki    00100'), line('AS00002  Öst'), 'LOPPU 2'].join('\r\n');
  const records = (await read(fixed, text)) as FileRecord[];
  expect(records.map(({ line: at, values, raw }) => [at, Object.values(values), raw[0]?.length])).toEqual([
    [2, ['00001', 'Mäki', '00100'], 22],
    [3, ['00002', 'Öst', ''], 22],
  ]);
});

test.each([
  ['of another length', line('AS00001').slice(0, 20), { because: 'wrong_record_length', line: 2, record: 1 }],
  ['of another mark', line('XX00001'), { because: 'wrong_record_mark', line: 2 }],
  ['with text between the columns', line('AS00001xxMäki'), { because: 'unknown_column', field: '8–9', line: 2 }],
])('a fixed-width line %s refuses the file', async (_, wrong, refusal) => {
  expect(await read(fixed, `LISTA\n${wrong}\nLOPPU\n`)).toMatchObject(refusal);
});

test('a column of a line that is left out by name may hold anything', async () => {
  const json = { format: 'fixed width', columns: [{ start: 1, length: 2, field: 'source_key' }, { start: 3, length: 5, leave_out: true }] }; // prettier-ignore
  expect(await read(profileOf(json), 'K1xxxxx\n')).toMatchObject([{ values: { source_key: 'K1' } }]);
  expect(await read(profileOf(json), 'K1xxxxxy\n')).toMatchObject({ because: 'unknown_column', field: '8–8' });
});

const objects = profileOf({
  format: 'ndjson',
  columns: [
    { path: ['id'], field: 'source_key' },
    { path: 'name.last', field: 'family_name' },
    { path: 'blocked', field: 'ban_codes' },
    { path: 'since', field: 'received_on', date_format: 'date-time' },
    { path: 'extra', leave_out: true },
    { path: 'nick', field: 'title', optional: true },
  ],
});

test('the values of an object are found by their paths; lists, numbers and nothing are texts', async () => {
  const text = [
    { id: 7, name: { last: 'Mäki' }, blocked: ['post', 'phone'], since: '2026-02-28T23:30:00Z', extra: [{ a: 1 }] },
    { id: '8', name: { last: null }, blocked: [], since: null, extra: { deep: {} } },
  ].map((object) => JSON.stringify(object)).join('\r\n'); // prettier-ignore
  const records = (await read(objects, `\ufeff${text}`)) as FileRecord[];
  expect(records.map(({ line: at, values }) => [at, ...Object.values(values)])).toEqual([
    [1, '7', 'Mäki', 'post|phone', '2026-03-01', ''],
    [2, '8', '', '', '', ''],
  ]);
});

test.each([
  ['no JSON', '{"id":', { because: 'broken_object', line: 1 }],
  ['a list', '[1]', { because: 'broken_object', line: 1 }],
  ['a path that nobody decided about', '{"id":1,"name":{"last":"x","middle":"y"}}', { because: 'unknown_column', field: 'name.middle', line: 1 }],
  ['a list of objects', '{"id":1,"blocked":[{"a":1}]}', { because: 'unreadable_value', field: 'blocked' }],
  ['nesting without end', `{"id":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`, { because: 'unreadable_value' }],
  ['a path that is never there', '{"id":1,"name":{"last":"x"},"since":null}', { because: 'missing_column', field: 'blocked' }],
  ['nothing', '\n\n', { because: 'empty_file' }],
])('a file of objects with %s is refused', async (_, text, refusal) => {
  expect(await read(objects, `${text}\n`)).toMatchObject(refusal);
}); // prettier-ignore

const partner = profileOf({
  columns: [
    { header: 'Etunimi', field: 'given_names' },
    { header: 'Sukunimi', field: 'family_name' },
    { header: 'Lähiosoite', field: 'street_address' },
    { header: 'Hinta', leave_out: true },
    { header: 'Puhelin', field: 'phone', optional: true },
  ],
});

test('a profile that no longer fits says what fits, what not, and what may have been renamed', async () => {
  const refused = await read(partner, 'Etunimi;Sukunimi;Katuosoite;Hinta;Kanta\nA;B;C;1;x\n');
  expect(refused).toMatchObject({
    because: 'unknown_column',
    line: 1,
    fit: {
      fits: ['Etunimi', 'Sukunimi', 'Hinta'],
      unknown: ['Katuosoite', 'Kanta'],
      missing: ['Lähiosoite'],
      suggestions: [{ theirs: 'Katuosoite', ours: 'Lähiosoite' }],
    },
  });
  const { message } = refused as FileRefusal;
  expect(message.en).toContain(
    '3 columns fit the profile; missing: Lähiosoite. Perhaps renamed: Katuosoite = Lähiosoite.',
  );
  for (const text of [message.fi, message.sv]) expect(text).toContain('Katuosoite = Lähiosoite');
});

test('columns that moved are found by their names, one left out by name or optional may be missing', async () => {
  const records = (await read(partner, 'Lähiosoite;Sukunimi;Etunimi\nTie 1;Mäki;Päivi\n')) as FileRecord[];
  expect(records[0]?.values).toMatchObject({ given_names: 'Päivi', family_name: 'Mäki', street_address: 'Tie 1' });
  expect(await read(partner, 'Sukunimi;Etunimi\nMäki;Päivi\n')).toMatchObject({ because: 'missing_column' });
});

test('columns that moved in a file without a header are told by their values', async () => {
  const json = {
    header: false,
    separator: ';',
    columns: [{ field: 'family_name' }, { field: 'email' }, { field: 'phone' }],
  };
  const rows = (row: (n: number) => string): string => Array.from({ length: 20 }, (_, n) => row(n)).join('\n');
  expect(
    await read(
      profileOf(json),
      rows((n) => `Mäki;a${n}@b.example;040 55512${n + 10}`),
    ),
  ).toHaveLength(20);
  const moved = await read(
    profileOf(json),
    rows((n) => `Mäki;040 55512${n + 10};a${n}@b.example`),
  );
  expect(moved).toMatchObject({ because: 'moved_column', field: '2' });
  expect((moved as FileRefusal).message.en).toContain('they seem to stand in column 3');
});

test.each([
  ['1.2.2026', 'd.M.yyyy', '2026-02-01'],
  ['01/02/2026', 'dd/MM/yyyy', '2026-02-01'],
  ['2/1/2026', 'M/d/yyyy', '2026-02-01'],
  ['1-2-2026', 'dd-MM-yyyy', '2026-02-01'],
  ['20260201', 'yyyyMMdd', '2026-02-01'],
  ['01022026', 'ddMMyyyy', '2026-02-01'],
  ['2026-01-31T23:00:00Z', 'date-time', '2026-02-01'],
  ['2026-02-01T00:30:00+02:00', 'date-time', '2026-02-01'],
  ['2026-02-01T12:00:00', 'date-time', '2026-02-01'],
  ['2026-02-30T12:00:00+02:00', 'date-time', '2026-02-30'],
  ['eilen', 'date-time', 'eilen'],
  ['1.2.26', 'd.M.yyyy', '1.2.26'],
] as const)('%s written as %s is %s', (text, format, day) => expect(isoDay(text, format)).toBe(day));

test('a name in one text is taken apart before the given names, a code before the town', async () => {
  const json = { columns: [{ header: 'Nimi', fields: ['family_name', 'given_names'] }, { header: 'Posti', fields: ['postal_code', 'city'] }] }; // prettier-ignore
  const apart = async (name: string, post: string) => Object.values(((await read(profileOf(json), `Nimi;Posti\n${name};${post}\n`)) as FileRecord[])[0]?.values ?? {}); // prettier-ignore
  expect(await apart('Mäki Päivi Anna', '00100 Helsinki 10')).toEqual(['Mäki', 'Päivi Anna', '00100', 'Helsinki 10']);
  expect(await apart('von Wright Georg', '111 22 Stockholm')).toEqual(['von Wright', 'Georg', '111 22', 'Stockholm']);
  expect(await apart('de la Gardie Ebba', 'SE-111 22 Stockholm')).toEqual([
    'de la Gardie',
    'Ebba',
    'SE-111 22',
    'Stockholm',
  ]);
  expect(await apart('Mäki kuolinpesä Matti', 'Helsinki')).toEqual(['Mäki kuolinpesä', 'Matti', '', 'Helsinki']);
  expect(await apart('Mäki', '00100')).toEqual(['Mäki', '', '00100', '']);
});

test.each([
  ['iso-646-fi', Buffer.from('Sukunimi\nM{ki\n[str|m\n\\st]\n'), ['Mäki', 'Äström', 'ÖstÅ']],
  ['iso-8859-15', Buffer.from('Sukunimi\n\xa6imi\xb8\n\xa4\n', 'latin1'), ['Šimiž', '€']],
  ['utf-16be', Buffer.from('\ufeffSukunimi\nMäki\n', 'utf16le').swap16(), ['Mäki']],
] as const)('the letters of %s are read', async (encoding, bytes, names) => {
  const records = await read(profileOf({ encoding, columns: { Sukunimi: 'family_name' } }), bytes);
  expect((records as FileRecord[]).map(({ values }) => values['family_name'])).toEqual(names);
});

test.each([
  ['utf-8', Buffer.concat([Buffer.from('Sukunimi\nÄäkkönen\nÖlä '), Buffer.from([0xe4]), Buffer.from('x\n')]), 3, 5],
  ['iso-646-fi', Buffer.from('Sukunimi\nM\xe4ki\n', 'latin1'), 2, 2],
  ['windows-1252', Buffer.from('Sukunimi\n\r\nM\xe4k\x81\n', 'latin1'), 3, 4],
] as const)('a byte that is not %s is told with its line and column', async (encoding, bytes, at, column) => {
  const refused = await read(profileOf({ encoding, columns: { Sukunimi: 'family_name' } }), bytes);
  expect(refused).toMatchObject({ because: 'wrong_encoding', line: at, column });
});

test('every profile that the documentation shows is one', () => {
  const text = readFileSync(new URL('../../../../docs/import-profiles.md', import.meta.url), 'utf8');
  const shown = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);
  expect(shown.length).toBe(6);
  for (const json of shown) expect([json, detailOf(JSON.parse(json))]).toEqual([json, '']);
});
