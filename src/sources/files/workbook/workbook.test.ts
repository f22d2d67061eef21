import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type GivenMember, givenWorkbook, givenZip } from '../../../../test/given/workbooks.ts';
import {
  canonicalProfile,
  type FileRecord,
  type FileRefusal,
  openRecords,
  type Profile,
  readProfile,
} from '../index.ts';
import { dayOfSerial, isDayPattern, textOfNumber } from './serial-days.ts';

const root = mkdtempSync(join(tmpdir(), 'kortisto-workbooks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const path = join(root, 'a.xlsx');

function profileOf(json: object): Profile {
  const read = readProfile({ format: 'xlsx', ...json }, 'partner');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
}

async function read(profile: Profile, file = path): Promise<{ records: FileRecord[]; refusal: FileRefusal | null }> {
  const opened = await openRecords(file, profile);
  if (opened.kind === 'refused') return { records: [], refusal: opened };
  const records: FileRecord[] = [];
  for await (const one of opened.records) {
    if (one.kind === 'refused') return { records, refusal: one };
    records.push(one);
  }
  return { records, refusal: null };
}

const people = profileOf({
  columns: [
    { header: 'Asiakasnumero', field: 'source_key' },
    { header: 'Sukunimi', field: 'family_name' },
    { header: 'Postinumero', field: 'postal_code', digits: 5 },
    { header: 'Maa', field: 'country' },
    { header: 'Tullut', field: 'received_on' },
  ],
});
const header = ['Asiakasnumero', 'Sukunimi', 'Postinumero', 'Maa', 'Tullut'];

test.each([[false], [true]])('numbers, days, formulas and titles of a sheet are read as a person sees them (inline texts: %s)', async (isInline) => {
  await givenWorkbook(path, [
    { name: 'Ohje', rows: [['Luettelo on toisella välilehdellä.']] },
    {
      name: 'Asiakkaat',
      merge: true,
      rows: [
        ['Asiakasrekisteri, poiminta'],
        [],
        header,
        [73529989, 'Mäki', 100, 'FI', { day: '2026-02-28' }],
        [1, { formula: '"Ö"&"st"', value: 'Öst' }, 33100, null, 46056],
        [],
        [358405551234, 'Ek', 1050, 'DK', { day: '1950-01-01' }],
      ],
    },
  ], { isInline }); // prettier-ignore
  const { records, refusal } = await read(people);
  expect(refusal).toBeNull();
  expect(records.map(({ record, line, values }) => [record, line, ...Object.values(values)])).toEqual([
    [1, 4, '73529989', 'Mäki', '00100', 'FI', '2026-02-28'],
    [2, 5, '1', 'Öst', '33100', '', '46056'],
    [3, 7, '358405551234', 'Ek', '1050', 'DK', '1950-01-01'],
  ]);
  expect(records[0]?.raw).toEqual(['73529989', 'Mäki', '100', 'FI', '2026-02-28']);
}); // prettier-ignore

test('the days of a workbook that counts from 1904 are the same days', async () => {
  await givenWorkbook(path, [{ name: 'A', rows: [header, [1, 'Mäki', 100, 'FI', { day: '2026-02-28' }]] }], { is1904: true }); // prettier-ignore
  expect((await read(people)).records[0]?.values).toMatchObject({ received_on: '2026-02-28' });
});

test('serial numbers are days, as Excel counts them', () => {
  const of = (serial: number, style: 'day' | 'moment' = 'day') => dayOfSerial(serial, { is1904: false, style });
  expect([of(1), of(59), of(60), of(61), of(46056)]).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '2026-02-03']); // prettier-ignore
  expect([of(46056.5), of(46056.5, 'moment'), of(-1), of(3_000_000)]).toEqual(['2026-02-03', '2026-02-03T12:00:00', null, null]); // prettier-ignore
  expect(dayOfSerial(0, { is1904: true, style: 'day' })).toBe('1904-01-01');
});

test.each([
  ['dd.mm.yyyy', 'day'], ['[$-40B]d. mmmm yyyy', 'day'], ['yyyy-mm-dd hh:mm', 'moment'], ['General', 'number'], ['0.00', 'number'],
  ['[h]:mm:ss', 'number'], ['mm:ss', 'number'], ['#,##0 "dagar"', 'number'], ['@', 'number'], ['mmm-yy', 'day'],
] as const)('the number format %s shows a %s', (pattern, kind) => expect(isDayPattern(pattern)).toBe(kind)); // prettier-ignore

test('a number is the text that a person sees', () => {
  const said = ['100', '3.58405551234E+11', '12.300000000000001', '1E-3', '-5', '00100', 'x'].map(textOfNumber);
  expect(said).toEqual(['100', '358405551234', '12.3', '0.001', '-5', '00100', 'x']);
});

test('the sheet that the profile names is read, one that is not there is told with those that are', async () => {
  const sheet = (name: string, key: string) => ({ name, rows: [header, [key, 'Mäki', '00100', 'FI', null]] });
  await givenWorkbook(path, [sheet('Yksi', 'K1'), sheet('Kaksi', 'K2')]);
  expect((await read({ ...people, sheet: 'Kaksi' })).records[0]?.values['source_key']).toBe('K2');
  expect((await read(people)).records[0]?.values['source_key']).toBe('K1');
  const { refusal } = await read({ ...people, sheet: 'Kolme' });
  expect(refusal).toMatchObject({ because: 'no_such_sheet', field: 'Kolme' });
  expect(refusal?.message.en).toContain('Yksi, Kaksi');
});

test('a column of a sheet that nobody decided about refuses the workbook; one without a header that holds values too', async () => {
  await givenWorkbook(path, [
    {
      name: 'A',
      rows: [
        [...header, 'Hetki'],
        [1, 'Mäki', 100, 'FI', null, 'x'],
      ],
    },
  ]);
  expect((await read(people)).refusal).toMatchObject({ because: 'unknown_column', field: 'Hetki', line: 1 });
  await givenWorkbook(path, [{ name: 'A', rows: [[...header, ''], [1, 'Mäki', 100, 'FI', null], [2, 'Ek', 100, 'FI', null, 'x']] }]); // prettier-ignore
  const { refusal } = await read(people);
  expect([refusal?.because, refusal?.line]).toEqual(['unknown_column', 3]);
});

test('a workbook with the canonical names needs no profile, and text codes keep their zeros', async () => {
  const { columns } = canonicalProfile('customers');
  const names = columns.map(({ header: name }) => name);
  await givenWorkbook(path, [{ name: 'A', rows: [names, names.map((name) => (name === 'postal_code' ? '00100' : null))] }]); // prettier-ignore
  expect((await read(canonicalProfile('customers'))).records[0]?.values).toMatchObject({ postal_code: '00100' });
});

test('a workbook given to a profile for other files, and other files to one for workbooks, are told apart', async () => {
  await givenWorkbook(path, [{ name: 'A', rows: [header] }]);
  const fixed = { format: 'fixed width', columns: [{ start: 1, length: 5, field: 'source_key' }] };
  expect((await read(profileOf(fixed))).refusal).toMatchObject({ because: 'other_format', field: 'xlsx' });
  writeFileSync(join(root, 'a.csv'), 'Asiakasnumero\n1\n');
  expect((await read(people, join(root, 'a.csv'))).refusal).toMatchObject({ because: 'other_format' });
});

const csv = 'Sukunimi\nMäki\n';
const names = profileOf({ format: 'csv', columns: { Sukunimi: 'family_name' } });
const zipped = async (members: readonly GivenMember[], before = ''): Promise<FileRefusal | FileRecord[]> => {
  const file = join(root, 'a.zip');
  writeFileSync(file, Buffer.concat([Buffer.from(before), givenZip(members)]));
  const { records, refusal } = await read(names, file);
  return refusal ?? records;
};
const good = { name: 'a.csv', content: csv };

test('a ZIP with one list is read, folders and a Macintosh’s notes beside it do no harm', async () => {
  expect(await zipped([good])).toMatchObject([{ values: { family_name: 'Mäki' } }]);
  const beside = { name: '__MACOSX/._a.csv', content: 'x' };
  expect(await zipped([{ name: 'kansio/', content: '' }, { ...good, name: 'kansio/a.csv' }, beside])).toHaveLength(1);
});

test.each([
  ['two lists', [good, { ...good, name: 'b.csv' }], 'several_files'],
  ['a way out of the folder', [{ ...good, name: '../a.csv' }], 'unsafe_archive'],
  ['an absolute path', [{ ...good, name: '/etc/a.csv' }], 'unsafe_archive'],
  ['a drive', [{ ...good, name: 'C:\\a.csv' }], 'unsafe_archive'],
  ['a control character in a name', [{ ...good, name: 'a\n.csv', flags: 0x800 }], 'unsafe_archive'],
  ['a symbolic link', [{ ...good, attributes: 0o120777 * 65_536 }], 'unsafe_archive'],
  ['a device', [{ ...good, attributes: 0o020666 * 65_536 }], 'unsafe_archive'],
  ['a password', [{ ...good, flags: 1 }], 'unsafe_archive'],
  ['one name twice', [good, good], 'unsafe_archive'],
  ['names that differ by case', [good, { ...good, name: 'A.CSV' }], 'unsafe_archive'],
  ['more than it says', [{ ...good, claimedSize: 3 }], 'broken_archive'],
  ['less than it says', [{ ...good, claimedSize: 3_000 }], 'broken_archive'],
  ['another sum than it says', [{ ...good, crc: 1 }], 'broken_archive'],
  ['a bomb', [{ name: 'a.csv', content: Buffer.alloc(20_000_000, 'a') }], 'archive_too_large'],
  ['a bomb that hides its size', [{ name: 'a.csv', content: Buffer.alloc(20_000_000, 'a'), claimedSize: 100 }], 'broken_archive'],
  ['an archive in an archive', [{ name: 'a.zip', content: givenZip([good]) }], 'not_text'],
  ['a thousand and one members', Array.from({ length: 1_001 }, (_, n) => ({ ...good, name: `${n}.csv` })), 'archive_too_large'],
] as const)('an archive with %s is refused', async (...[, members, because]) => {
  const refused = await zipped(members);
  expect(refused).toMatchObject({ because });
  if ('message' in refused) for (const language of ['fi', 'sv', 'en'] as const) expect(refused.message[language]).toMatch(/\p{L}{3}.*\.$/u); // prettier-ignore
}); // prettier-ignore

test('something before the first member, and an archive that is cut, are refused', async () => {
  expect(await zipped([good], 'MZ and so on')).toMatchObject({ because: 'broken_archive' });
  writeFileSync(join(root, 'cut.zip'), givenZip([good]).subarray(0, 60));
  expect((await read(names, join(root, 'cut.zip'))).refusal).toMatchObject({ because: 'broken_archive' });
});

const part = (name: string, content: string) => ({ name, content });
const bookWith = (sheet: string, strings = ''): Buffer =>
  givenZip([
    part('[Content_Types].xml', '<Types/>'),
    part('_rels/.rels', '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    part('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'),
    part('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/></Relationships>'),
    part('xl/s.xml', strings === '' ? '<sst/>' : strings),
    part('xl/worksheets/a.xml', sheet),
  ]); // prettier-ignore
const rows = (xml: string): string => `<worksheet><sheetData>${xml}</sheetData></worksheet>`;
const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const head = `<row r="1">${cell('A1', 'Sukunimi')}</row>`;

test.each([
  ['a document type', `<!DOCTYPE x [<!ENTITY e "x">]>${rows(head)}`],
  ['an unknown entity', rows(`${head}<row r="2">${cell('A2', '&e;')}</row>`)],
  ['a cell in the last corner', rows(`<row r="1048576">${cell('XFD1048576', 'x')}</row>`)],
  ['a row after the last one', rows(`<row r="9999999">${cell('A9999999', 'x')}</row>`)],
  ['rows that go back', rows(`<row r="5"/><row r="2">${cell('A2', 'x')}</row>`)],
  ['a text that is not there', rows(`${head}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`)],
  ['a cell of no place', rows(`<row r="1">${cell('1A', 'x')}</row>`)],
  ['a cell without end', rows(`<row r="1">${cell('A1', 'x'.repeat(50_000))}</row>`)],
  ['no XML', 'Sukunimi'],
  ['XML that is cut', rows(head).slice(0, 60)],
  ['nesting without end', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`],
])('a workbook with %s is refused', async (_, sheet) => {
  writeFileSync(path, bookWith(sheet));
  expect((await read({ ...names, format: 'xlsx' })).refusal).toMatchObject({ because: 'broken_workbook' });
});

test('a workbook in rich text, with phonetic notes and escapes, is read as its letters', async () => {
  const strings = '<sst><si><r><t>Mä</t></r><r><t>ki</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>';
  writeFileSync(path, bookWith(rows(`${head}<row r="2"><c r="A2" t="s"><v>0</v></c></row><row><c t="str"><f>A</f><v>a_x000A_b</v></c></row>`), strings)); // prettier-ignore
  const { records } = await read({ ...names, format: 'xlsx' });
  expect(records.map(({ line, values }) => [line, values['family_name']])).toEqual([[2, 'Mäki'], [3, 'a\nb']]); // prettier-ignore
});
