import { expect, test } from 'vitest';
import { day } from '#kernel';
import { print, printAll, type PrintOrder, sheetOf } from './press.ts';
import { PRINTABLE_RANGES, printable } from './printable.ts';
import { typesetter } from './typst.ts';

const template = new URL('./testing.typ', import.meta.url);
const order = (title: string, lines: readonly string[] = []): PrintOrder => ({
  template,
  content: { title, lines },
  symbols: { code: { kind: 'QR', text: title } },
  createdOn: day('2026-12-01'),
});
const asText = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

test('a printed sheet is a tagged PDF that claims PDF/UA-1', async () => {
  const pdf = asText(await print(order('Lasku')));
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(pdf).toContain('/StructTreeRoot');
});

test('the same order gives the same bytes', async () => {
  expect(await print(order('Lasku 1'))).toEqual(await print(order('Lasku 1')));
});

test('many orders come out in the order in which they went in, read only a few ahead', async () => {
  const titles = Array.from({ length: 60 }, (_, at) => `Lasku ${at}`);
  let read = 0;
  function* orders(): Generator<PrintOrder> {
    for (const title of titles) {
      read++;
      yield order(title);
    }
  }
  const pdfs: Uint8Array[] = [];
  for await (const pdf of printAll(orders())) {
    pdfs.push(pdf);
    expect(read - pdfs.length).toBeLessThanOrEqual(16);
  }
  const alone = typesetter(new URL('../..', import.meta.url).pathname.replace(/\/$/, ''));
  expect(pdfs).toHaveLength(60);
  for (const at of [0, 17, 59]) expect(pdfs[at]).toEqual(new Uint8Array(alone(sheetOf(order(`Lasku ${at}`)))));
});

test('every character that is said to be printable is printed, regular and bold', async () => {
  const lines = PRINTABLE_RANGES.map(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join(' '),
  );
  expect((await print(order('Merkit', lines))).length).toBeGreaterThan(1000);
});

test('text that looks like Typst is printed as text', async () => {
  const hostile = ['#panic("x")', '$ x $', '\\', '*a*_b_`c`', '#import "@preview/a:1"', '#read("/etc/passwd")', '// a'];
  expect(asText(await print(order('Vihamielinen', hostile)))).toContain('/StructTreeRoot');
});

test('an emoji, a letter that no typeface has, controls and invisible marks do not stop the printing', async () => {
  expect(printable('Li 李 🙂\u0000\u200b\u202e\ufeff\tloppu\r\nrivi')).toBe('Li ? ? loppu\nrivi');
  const names = ['李', '🙂', '\ud800', '\ufffe', 'a\u0301', '\u0000'];
  expect((await print(order('Nimet', names))).length).toBeGreaterThan(1000);
});

test('a template that fails is told without what stood in the order, and the next order is printed', async () => {
  const broken = { ...order('x'), content: { title: 'x', lines: [], panic: 'Kaisa Virtanen' } };
  const reason = await print(broken).catch(String);
  expect(reason).toContain('testing.typ');
  expect(reason).not.toContain('Kaisa');
  expect((await print(order('seuraava'))).length).toBeGreaterThan(1000);
});

test('only a template of ours can be named', () => {
  expect(() => sheetOf({ ...order('x'), template: new URL('file:///etc/passwd') })).toThrow('not a template of ours');
});
