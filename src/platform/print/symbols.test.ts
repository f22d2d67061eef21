import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symbolsIn } from '../../../test/rendered.ts';
import { symbolSvg } from './symbols.ts';

const UNIT = 4;
const QUIET_ZONE = 10;
const BAR_HEIGHT = 40;

/** The symbol as a reader sees it: every `M x y h w v h h -w z` of the path filled black on white. */
function picture(svg: string): { data: Uint8ClampedArray; width: number; height: number; colorSpace: 'srgb' } {
  const [, across = '', down = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const rise = down === '1' ? BAR_HEIGHT : 1;
  const width = (Number(across) + 2 * QUIET_ZONE) * UNIT;
  const height = (Number(down) * rise + 2 * QUIET_ZONE) * UNIT;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, x = '', y = '', w = '', h = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = 0; row < Number(h) * rise * UNIT; row++) {
      const line = (QUIET_ZONE + Number(y) * rise) * UNIT + row;
      const start = (line * width + (QUIET_ZONE + Number(x)) * UNIT) * 4;
      for (let at = start; at < start + Number(w) * UNIT * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { data: pixels, width, height, colorSpace: 'srgb' };
}

const decoded = (svg: string): Promise<string[]> => symbolsIn(picture(svg));

test('the bank barcode reads back as the digits that it was drawn from', async () => {
  const digits = '458101710000001220004829900000000559582243294671120131';
  expect(await decoded(symbolSvg({ kind: 'code 128 C', text: digits }))).toEqual([`Code128: ${digits}`]);
});

test('the bank barcode is 332 modules wide: 27 pairs in set C, none of them spelt in another set', () => {
  expect(symbolSvg({ kind: 'code 128 C', text: '0'.repeat(54) })).toContain('viewBox="0 0 332 1"');
});

test('a QR code reads back with line feeds and letters beyond ASCII', async () => {
  const text = 'BCD\n001\n1\nSCT\nNDEAFIHH\nLehtikustannus Äyräpää Oy\nFI2112345600000785\nEUR59.9';
  expect(await decoded(symbolSvg({ kind: 'QR', text }))).toEqual([`QRCode: ${text}`]);
});

test('any digits and any text read back', async () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 54, maxLength: 54 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(digits, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), async (bars, text) => {
      expect(await decoded(symbolSvg({ kind: 'code 128 C', text: bars }))).toEqual([`Code128: ${bars}`]);
      expect(await decoded(symbolSvg({ kind: 'QR', text }))).toEqual([`QRCode: ${text}`]);
    }),
    { numRuns: 30 },
  );
});

test('a QR code of every version that we make reads back, each byte of it', async () => {
  for (let length = 1; length <= 660; length += 33) {
    const text = Array.from({ length }, (_, at) => String.fromCodePoint(0x21 + ((at * 7 + length) % 90))).join('');
    expect(await decoded(symbolSvg({ kind: 'QR', text }))).toEqual([`QRCode: ${text}`]);
  }
  expect(() => symbolSvg({ kind: 'QR', text: 'a'.repeat(700) })).toThrow('fit no QR code');
});

test('Code 128 set C refuses an odd digit and a letter', () => {
  expect(() => symbolSvg({ kind: 'code 128 C', text: '123' })).toThrow('pairs of digits');
  expect(() => symbolSvg({ kind: 'code 128 C', text: '12A4' })).toThrow('pairs of digits');
});
