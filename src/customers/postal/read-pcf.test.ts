import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '#kernel';
import { pcfFile, pcfRecord } from '../../../test/given/pcf-file.ts';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { PCF } from './pcf-layout.ts';
import { readPcf } from './read-pcf.ts';

const today = day('2026-11-24');

test('a record is read field by field, a town without a Swedish name by its Finnish one', () => {
  const file = pcfFile(
    pcfRecord({ abbreviationFi: 'HKI' }),
    pcfRecord({ code: '33100', fi: 'TAMPERE', sv: '', municipality: '837', municipalityFi: 'Tampere', municipalitySv: '', languages: '1' }),
    pcfRecord({ code: '00002', type: '3' }),
    pcfRecord({ code: '00003', fi: 'VASTAUSLÄHETYS', sv: 'SVARSFÖRSÄNDELSE', type: '3' }),
  ); // prettier-ignore
  const read = readPcf(file, today);
  if (read.kind === 'refused') throw new Error(read.because);
  const [helsinki, tampere, competition, reply] = read.list.codes;
  expect(read.list.runOn).toEqual(day('2026-11-01'));
  expect(helsinki).toEqual({
    code: '00100', validFrom: day('1986-01-01'), fi: 'HELSINKI', sv: 'HELSINGFORS', abbreviationFi: 'HKI', abbreviationSv: '',
    kind: 'normal', municipality: '091', municipalityFi: 'Helsinki', municipalitySv: 'Helsingfors', languages: 2,
  }); // prettier-ignore
  expect(tampere).toMatchObject({ fi: 'TAMPERE', sv: 'TAMPERE', municipalitySv: 'Tampere' });
  expect([competition?.kind, reply?.kind]).toEqual(['competition', 'reply']);
});

const good = pcfRecord();
const utf8 = Buffer.from(`${pcfRecord({ fi: 'JÄMSÄ' })}\n`, 'utf8');

test.each<[string, Uint8Array, string, number | null]>([
  ['nothing', new Uint8Array(), 'empty_file', null],
  ['blank lines alone', Buffer.from('\r\n\r\n'), 'empty_file', null],
  ['the post’s file of streets', pcfFile(pcfRecord({ identifier: 'KATUN' })), 'another_file', 1],
  ['a CSV', Buffer.from('code;name\n00100;HELSINKI\n'), 'another_file', 1],
  ['an archive', Buffer.from('PK\u0003\u0004'), 'another_file', 1],
  ['a record cut off', pcfFile(good, good.slice(0, 219)), 'wrong_length', 2],
  ['a record with something behind it', pcfFile(`${good}x`), 'wrong_length', 1],
  ['UTF-8', utf8, 'wrong_encoding', 1],
  ['a control character', pcfFile(pcfRecord({ fi: 'HEL\u0007SINKI' })), 'wrong_encoding', 1],
  ['letters as a code', pcfFile(pcfRecord({ code: 'ABCDE' })), 'wrong_field', 1],
  ['the code of nobody', pcfFile(pcfRecord({ code: '00000' })), 'wrong_field', 1],
  ['a day that is none', pcfFile(pcfRecord({ validFrom: '20260230' })), 'wrong_field', 1],
  ['a run day that is none', pcfFile(pcfRecord({ runOn: '2026XX01' })), 'wrong_field', 1],
  ['a type that is none', pcfFile(pcfRecord({ type: '9' })), 'wrong_field', 1],
  ['no town', pcfFile(pcfRecord({ fi: '' })), 'wrong_field', 1],
  ['no municipality', pcfFile(pcfRecord({ municipality: '  1' })), 'wrong_field', 1],
  ['no language', pcfFile(pcfRecord({ languages: '0' })), 'wrong_field', 1],
  ['a code twice', pcfFile(good, good), 'repeated_code', 2],
  ['two lists in one', pcfFile(good, pcfRecord({ code: '00120', runOn: '20261102' })), 'two_run_days', 2],
  ['a list of tomorrow', pcfFile(pcfRecord({ runOn: '20261125' })), 'made_in_future', 1],
])('a file of %s is refused and the line named', (_, bytes, because, line) => {
  expect(readPcf(bytes, today)).toMatchObject({ kind: 'refused', because, line });
});

testWithShared('the layout is the published one, and its records are read', () => {
  type Published = { PCF: { recordLength: number; fields: { name: string; pos: number; len: number }[] } };
  const published = JSON.parse(readFileSync(sharedPath('conformance/data/layout-posti.json'), 'utf8')) as Published;
  const at = published.PCF.fields.map(({ pos, len }) => `${pos}+${len}`);
  expect(published.PCF.recordLength).toBe(PCF.characters);
  for (const [begin, length] of Object.values(PCF.fields)) expect(at).toContain(`${begin}+${length}`);

  const read = readPcf(readFileSync(sharedPath('conformance/posti/PCF_20260526.reconstructed-subset.dat')), today);
  if (read.kind === 'refused') throw new Error(`${read.because} ${read.line} ${read.detail}`);
  expect(read.list.codes).toHaveLength(144);
  expect(read.list.runOn).toEqual(day('2026-05-26'));
  expect(read.list.codes.find(({ code }) => code === '00006')).toMatchObject({ kind: 'reply', fi: 'VASTAUSLÄHETYS' });
});
