import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import {
  canonicalProfile,
  type FileRecord,
  type FileRefusal,
  type Profile,
  readProfile,
  openedBytes,
} from './index.ts';

type Outcome = { records: FileRecord[]; refusal: FileRefusal | null };

async function read(bytes: AsyncIterable<Uint8Array>, profile: Profile): Promise<Outcome> {
  const outcome: Outcome = { records: [], refusal: null };
  const opened = await openedBytes(bytes, profile);
  if (opened.kind === 'refused') return { records: [], refusal: opened };
  for await (const read of opened.records) {
    if (read.kind === 'record') outcome.records.push(read);
    else outcome.refusal = read;
  }
  return outcome;
}

const chunks = (...parts: readonly (string | Buffer)[]): AsyncIterable<Uint8Array> =>
  Readable.from(parts.map((part) => Buffer.from(part)));

function profileOf(json: unknown): Profile {
  const read = readProfile(json, 'partner');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

const names = profileOf({ columns: { Etunimi: 'given_names', Sukunimi: 'family_name' } });

test('the header is found by name, in any order, case and separator', async () => {
  for (const separator of [',', ';', '\t']) {
    const { records } = await read(chunks(`SUKUNIMI${separator} etunimi \nMeikäläinen${separator}Matti\n`), names);
    expect(records).toEqual([
      {
        kind: 'record',
        record: 1,
        line: 2,
        values: { given_names: 'Matti', family_name: 'Meikäläinen' },
        raw: ['Meikäläinen', 'Matti'],
      },
    ]);
  }
});

test('a record that follows a line end inside quotes, a blank line and mixed line ends keeps its right line number', async () => {
  const { records } = await read(chunks('Etunimi;Sukunimi\r\n"a\r\nb";c\r\n\r\nd;e\rf;g\nh;i'), names);
  expect(records.map(({ record, line }) => [record, line])).toEqual([
    [1, 2],
    [2, 5],
    [3, 6],
    [4, 7],
  ]);
});

test('lines are counted with Excel’s sep= line, which decides the separator even against the profile', async () => {
  const { records } = await read(chunks('sep=|\r\nEtunimi|Sukunimi\r\nMatti|Meikäläinen\r\n'), {
    ...names,
    separator: ';',
  });
  expect(records).toMatchObject([{ record: 1, line: 3, values: { given_names: 'Matti' } }]);
});

test('text cut anywhere by the network reads as the same text', async () => {
  const file = Buffer.from('\ufeffEtunimi;Sukunimi\r\n"Þóra ""þ""";Ødegård\r\n𠮷野;Meikäläinen\r\n');
  const whole = await read(chunks(file), names);
  expect(whole.records.map((record) => record.values['given_names'])).toEqual(['Þóra "þ"', '𠮷野']);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(file.length), { maxLength: 8 }), async (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), file.length];
      const parts = places.slice(1).map((end, at) => file.subarray(places[at], end));
      expect(await read(chunks(...parts), names)).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['an empty file', '', 'empty_file', null, null],
  ['a byte order mark alone', '\ufeff', 'empty_file', null, null],
  ['blank lines alone', '\r\n\r\n', 'empty_file', null, null],
  ['a workbook', 'PK\u0003\u0004\u0000', 'not_text', null, null],
  ['an unknown column', 'Etunimi;Sukunimi;Hetu\nM;K;1\n', 'unknown_column', 1, null],
  ['a missing column', 'Etunimi\nM\n', 'missing_column', 1, null],
  ['a column twice', 'Etunimi;Sukunimi;Etunimi\nM;K;M\n', 'repeated_column', 1, null],
  ['a short record', 'Etunimi;Sukunimi\nM;K\nM\n', 'wrong_field_count', 3, 2],
  ['a long record', 'Etunimi;Sukunimi\nM;K;x\n', 'wrong_field_count', 2, 1],
  ['a quote never closed', 'Etunimi;Sukunimi\nM;K\nM;"K\nM;K\n', 'unclosed_quote', 3, 2],
  ['a quote inside a bare field', 'Etunimi;Sukunimi\nM;K"x\n', 'stray_quote', 2, 1],
  ['text after a closing quote', 'Etunimi;Sukunimi\nM;K\nM;"K"x\n', 'stray_quote', 3, 2],
  ['another separator', 'Etunimi|Sukunimi\nM|K\n', 'unknown_column', 1, null],
] as const)('%s refuses the file and says where', async (...[, text, because, line, record]) => {
  const { refusal } = await read(chunks(text), names);
  expect(refusal).toMatchObject({ because, line, record });
  for (const language of ['fi', 'sv', 'en'] as const) expect(refusal?.message[language]).toMatch(/\p{L}{3}.*\.$/u);
});

test('bytes of another encoding are refused with their offset, however the file is cut', async () => {
  const file = Buffer.concat([Buffer.from('Etunimi;Sukunimi\nPäivi;'), Buffer.from('Mäki\n', 'latin1')]);
  const offset = file.indexOf(0xe4, 24);
  for (const cut of [0, 10, offset, offset + 1, offset + 2]) {
    const { refusal } = await read(chunks(file.subarray(0, cut), file.subarray(cut)), names);
    expect(refusal).toMatchObject({ because: 'wrong_encoding', offset });
  }
  const cp1252 = await read(chunks(Buffer.from('Etunimi;Sukunimi\nPäivi;M\x81ki\n', 'latin1')), {
    ...names,
    encoding: 'windows-1252',
  });
  expect(cp1252.refusal).toMatchObject({ because: 'wrong_encoding', offset: 24 });
  const utf16 = await read(chunks(Buffer.from('\ufeffEtunimi\tSukunimi\n', 'utf16le')), names);
  expect(utf16.refusal).toMatchObject({ because: 'wrong_encoding', offset: 0 });
});

test('the words, days and lists of a partner become ours', async () => {
  const partner = profileOf({
    format: 'delimited',
    encoding: 'windows-1252',
    delimiter: ';',
    columns: [
      { header: 'Laji', field: 'kind', values: { person: 'H' } },
      { header: 'Nimi', fields: ['family_name', 'given_names'], separator: ' ' },
      { header: 'Postiosoite', fields: ['postal_code', 'city'], separator: ' ' },
      { header: 'Kiellot', field: 'ban_codes', values: { post: 'posti' }, list_separator: ',' },
      { header: 'Tullut', field: 'received_on', date_format: 'd.M.yyyy' },
    ],
    constant: { language: 'fi' },
  });
  const text = 'Laji;Nimi;Postiosoite;Kiellot;Tullut\r\nH;Mäki Päivi Anna;00100 HELSINKI;posti, x;1.2.2026\r\n';
  const { records } = await read(chunks(Buffer.from(text, 'latin1')), partner);
  expect(records[0]?.values).toEqual({
    kind: 'person',
    family_name: 'Mäki',
    given_names: 'Päivi Anna',
    postal_code: '00100',
    city: 'HELSINKI',
    ban_codes: 'post|x',
    received_on: '2026-02-01',
    language: 'fi',
  });
});

test('a profile with a field that its subject lacks is refused', () => {
  expect(readProfile({ columns: { Nimi: 'shoe_size' } }, 'x')).toMatchObject({ because: 'not_a_profile' });
  expect(readProfile({ columns: { A: 'phone', B: 'phone' } }, 'x')).toMatchObject({ because: 'not_a_profile' });
  expect(readProfile('nothing', 'x')).toMatchObject({ because: 'not_a_profile' });
});

test('200 000 rows are read with flat memory', async () => {
  const row = Buffer.from(`${'Matti;Meikäläinen\r\n'.repeat(2000)}`);
  async function* file(): AsyncGenerator<Buffer> {
    yield Buffer.from('Etunimi;Sukunimi\r\n');
    for (let part = 0; part < 100; part++) yield row;
  }
  let records = 0;
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  const opened = await openedBytes(file(), names);
  if (opened.kind === 'refused') throw new Error(opened.because);
  for await (const read of opened.records) {
    records += read.kind === 'record' ? 1 : 0;
    if (records % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(records).toBe(200_000);
  expect(most).toBeLessThan(120 * 1024 * 1024);
});

type Verdict = { file: string; family: string; verdict: string; rows?: number; bad_record?: number; max_ms?: number };

testWithShared('every file of the hostile csv family gets its file verdict in time', async () => {
  const lines = readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8').trim().split('\n');
  const verdicts = lines.map((line) => JSON.parse(line) as Verdict).filter(({ family }) => family === 'csv');
  expect(verdicts.length).toBeGreaterThan(25);
  const profile = profileOf(JSON.parse(readFileSync(sharedPath('hostile/csv/profile.json'), 'utf8')));
  for (const { file, verdict, bad_record, max_ms = 2000 } of verdicts) {
    const encoding = file.includes('latin1') ? 'iso-8859-1' : 'utf-8';
    const startedAt = performance.now();
    const { refusal } = await read(createReadStream(sharedPath(`hostile/${file}`)), { ...profile, encoding });
    expect([file, refusal !== null]).toEqual([file, verdict === 'reject_file']);
    if (refusal && bad_record !== undefined) expect([file, refusal.record]).toEqual([file, bad_record]);
    expect(performance.now() - startedAt).toBeLessThan(max_ms);
  }
});

test('the canonical profiles know the columns of the interface', () => {
  expect(canonicalProfile('customers').columns).toHaveLength(21);
  expect(canonicalProfile('agent-orders').columns).toHaveLength(42);
  expect(canonicalProfile('address-updates').columns).toHaveLength(14);
  expect(canonicalProfile('bans').columns).toHaveLength(8);
});
