import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { profileOfShape, SHAPES } from '../../../../test/given/file-shapes.ts';
import { registergen } from '../../../../test/registergen.ts';
import { sharedPath, testWithShared } from '../../../../test/shared.ts';
import {
  type FileRecord,
  openRecords,
  type Profile,
  proposeProfile,
  readProfile,
  sayDoubt,
  sniff,
  type Sniffed,
} from '../index.ts';

const root = mkdtempSync(join(tmpdir(), 'kortisto-sniff-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fileOf(name: string, content: string | Buffer): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

async function sniffed(path: string): Promise<Sniffed> {
  const found = await sniff(path);
  if (found.kind === 'refused') throw new Error(found.message.en);
  return found;
}

function profileOf(json: unknown): Profile {
  const read = readProfile(json, 'sniffed');
  if (read.kind === 'refused') throw new Error(read.detail);
  return read.profile;
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

const doubtsOf = ({ doubts }: Sniffed): string[] => doubts.map(({ doubt }) => doubt);
const guessesOf = ({ columns }: Sniffed): (string | null)[] => columns.map(({ guess }) => guess);

type Column = { field?: string; fields?: string[] } & Record<string, unknown>;

testWithShared.each([3, 11])('every shape of a customer file is told from its bytes alone (seed %i)', async (seed) => {
  for (const shape of SHAPES) {
    const folder = join(root, `${shape}-${seed}`);
    registergen('customers', { seed, out: folder, persons: 300, organisations: 24, day: '2026-11-23', shape });
    const { file, profile: json } = profileOfShape(folder);
    const found = await sniffed(file);
    const { profile, undecided } = proposeProfile(found);
    const truth = json as { columns: Column[]; header?: boolean };
    const nameless = found.columns.filter(({ guess }) => guess === null);
    // Names without a header cannot be told by anybody; everything that has a name is.
    const limit = shape === 'headerless-tab' || shape === 'fixed-width' ? 6 : 0;
    expect([shape, undecided.length <= limit, nameless.map(({ name }) => name)]).toEqual([shape, true, undecided]);
    const wrong = found.columns.filter(({ fields }, at) => {
      const meant = truth.columns[at]?.fields ?? [truth.columns[at]?.field];
      return fields.length > 0 && String(fields) !== String(meant);
    });
    expect([shape, wrong.map(({ name, guess }) => `${name}: ${guess}`)]).toEqual([shape, []]);
    // A person completes what is undecided; then the file reads as by the sender's own description.
    const completed = (profile['columns'] as Column[]).map((column, at) =>
      column.field === undefined && column.fields === undefined ? { ...column, field: truth.columns[at]?.field, ...pick(truth.columns[at]) } : column,
    );
    const ours = await valuesOf(file, profileOf({ ...profile, columns: completed }));
    const theirs = await valuesOf(file, profileOf(json));
    expect(ours.length).toBe(theirs.length);
    const different = ours.flatMap((values, at) => Object.keys(values).filter((field) => values[field] !== theirs[at]?.[field]).map((field) => `${at} ${field}: ${values[field]} / ${theirs[at]?.[field]}`)); // prettier-ignore
    expect([shape, different]).toEqual([shape, []]);
  }
}, 120_000); // prettier-ignore

const pick = (column: Column | undefined) => ({
  ...(column?.['list_separator'] === undefined ? {} : { list_separator: column['list_separator'] }),
  ...(column?.['date_format'] === undefined ? {} : { date_format: column['date_format'] }),
});

const people = 'Etunimi;Sukunimi;Sähköposti;Postinumero\nPäivi;Mäki;a@b.example;00100\nÅsa;Öst;c@d.example;20100\n';

test.each([
  ['UTF-8', Buffer.from(people), 'utf-8', []],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${people}`), 'utf-8', []],
  ['Latin-1, which is Windows-1252 as well', Buffer.from(people, 'latin1'), 'windows-1252', []],
  ['Windows-1252 with a dash of its own', Buffer.from(people.replace('Mäki', 'M\x96ki'), 'latin1'), 'windows-1252', []],
  ['ISO-8859-15 by its letters', Buffer.from(people.replace('Mäki', '\xa6imi\xb8'), 'latin1'), 'iso-8859-15', ['encoding_unclear']],
  ['UTF-16 by its mark', Buffer.from(`\ufeff${people}`, 'utf16le'), 'utf-16le', []],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${people}`, 'utf16le').swap16(), 'utf-16be', []],
  ['7-bit Finnish', Buffer.from('Etunimi;Sukunimi\nP{ivi;M{ki\n]sa;\\st\nJ{rvi;S|derstr|m\n'), 'iso-646-fi', ['encoding_unclear']],
] as const)('the encoding is %s', async (...[, bytes, encoding, doubts]) => {
  const found = await sniffed(fileOf('encoding.csv', bytes));
  expect([found.encoding, found.separator, found.hasHeader]).toEqual([encoding, ';', true]);
  expect(doubtsOf(found)).toEqual(doubts);
  const profile = profileOf(proposeProfile(found).profile);
  expect((await valuesOf(join(root, 'encoding.csv'), profile))[1]).toMatchObject({ given_names: 'Åsa', family_name: 'Öst' });
}); // prettier-ignore

test('a separator inside quotes is none', async () => {
  const text =
    'Nimi,Osoite,Postinumero\n"Mäki; Päivi; Anna","Tie 1; as. 2",00100\n"Öst; Åsa; B","Katu 3; as. 4",20100\n';
  const found = await sniffed(fileOf('quoted.csv', text));
  expect([found.separator, found.hasQuotes, found.columns.length]).toEqual([',', true, 3]);
});

test('a decimal comma is no separator, and is told', async () => {
  const text = 'Asiakasnumero;Summa;Sähköposti\n1;12,50;a@b.example\n2;3,00;c@d.example\n3;140,95;e@f.example\n';
  const found = await sniffed(fileOf('decimals.csv', text));
  expect(found.separator).toBe(';');
  expect(found.doubts).toContainEqual({ doubt: 'decimal_comma', column: 'Summa', found: '12,50' });
  expect(found.doubts).toContainEqual({ doubt: 'column_unknown', column: 'Summa', found: '12,50' });
});

test('titles above the header, a sum below and Excel’s own line are told from records', async () => {
  const rows = 'Etunimi;Sukunimi;Puhelin\nA;B;040 5551234\nC;D;040 5551235\n';
  const titled = await sniffed(fileOf('titled.csv', `Asiakasrekisteri, poiminta;;\n;;\n${rows}Yhteensä;2;\n`));
  expect([titled.titleRows, titled.footerRows, titled.hasHeader]).toEqual([2, 1, true]);
  expect(guessesOf(titled)).toEqual(['given_names', 'family_name', 'phone']);
  const read = await valuesOf(join(root, 'titled.csv'), profileOf(proposeProfile(titled).profile));
  expect(read.map((values) => values['given_names'])).toEqual(['A', 'C']);
  const excel = await sniffed(fileOf('excel.csv', `sep=|\r\n${rows.replaceAll(';', '|')}`));
  expect([excel.separator, excel.titleRows]).toEqual(['|', 0]);
});

test('days whose order nobody can tell are doubted, those that can be told are not', async () => {
  const file = (days: readonly string[]) => `Etunimi,Created\n${days.map((day) => `A,${day}`).join('\n')}\n`;
  const unclear = await sniffed(fileOf('days.csv', file(['01/02/2026', '03/04/2026'])));
  expect(doubtsOf(unclear)).toContain('day_order_unclear');
  const american = await sniffed(fileOf('days.csv', file(['01/22/2026', '03/04/2026'])));
  expect(american.columns[1]?.dayFormat).toBe('M/d/yyyy');
});

test('postal codes that lost their zeros are told, in text as in a sheet', async () => {
  const found = await sniffed(fileOf('zeros.csv', 'Etunimi;Postinumero\nA;100\nB;33100\nC;2100\n'));
  expect(found.doubts).toContainEqual({ doubt: 'zeros_lost', column: 'Postinumero', found: '5' });
  expect(found.columns[1]?.digits).toBeNull();
});

test('an order seller’s file is known by its headers, the payer’s columns too', async () => {
  const header = 'given_names,family_name,offer_code,seller_reference,payer_given_names,Maksajan sähköposti';
  const found = await sniffed(fileOf('orders.csv', `${header}\nA,B,KESTO12,R1,C,d@e.example\n`));
  expect(found.subject).toBe('agent-orders');
  expect(guessesOf(found).slice(4)).toEqual(['payer_given_names', 'payer_email']);
});

test('a consent is never guessed from its values', async () => {
  const rows = Array.from({ length: 20 }, (_, n) => `K${n};a${n}@b.example;1.2.2026`).join('\n');
  const found = await sniffed(fileOf('consents.csv', rows));
  expect(guessesOf(found)).toEqual(['source_key', 'email', 'received_on']);
});

test('every doubt is told in three languages', async () => {
  const found = await sniffed(fileOf('doubts.csv', 'X;Y;Z\n1,5;?;01/02/2026\n2,5;!;\n'));
  for (const doubt of found.doubts)
    for (const language of ['fi', 'sv', 'en'] as const) expect(sayDoubt(doubt)[language]).toMatch(/\p{L}{3}.*\.$/u);
  expect(found.doubts.length).toBeGreaterThan(2);
});

testWithShared('hostile files are sniffed without harm', async () => {
  const lines = readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8').trim().split('\n');
  const files = lines
    .map((line) => JSON.parse(line) as { file: string; family: string; verdict: string })
    .filter(({ family }) => family === 'csv' || family === 'zip');
  expect(files.length).toBeGreaterThan(35);
  for (const { file, family, verdict } of files) {
    const startedAt = performance.now();
    const found = await sniff(sharedPath(`hostile/${file}`));
    if (family === 'zip') expect([file, found.kind]).toEqual([file, verdict === 'reject' ? 'refused' : 'sniffed']);
    expect([file, performance.now() - startedAt < 3_000]).toEqual([file, true]);
  }
});
