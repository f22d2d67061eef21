// The named export `raw` is a symbology of that name; only the default export holds the function that gives the modules.
import bwip from 'bwip-js/node';
import { assert } from '#kernel';
import { qrCode } from './qr-code.ts';

/** A symbol that a machine reads: the bank barcode (Code 128, set C: digits in pairs) or a QR code (level M). */
export type MachineSymbol = { readonly kind: 'code 128 C' | 'QR'; readonly text: string };

/**
 * The symbol as SVG of one unit a module, black on nothing, without its quiet zone: the template leaves that.
 *
 * A QR code is level M, UTF-8, as EPC069-12 asks of the European payment code (read 2026-11-22).
 */
export const symbolSvg = (symbol: MachineSymbol): string =>
  symbol.kind === 'QR' ? qrSvg(symbol.text) : code128Svg(symbol.text);

function code128Svg(digits: string): string {
  assert(/^(\d\d)+$/.test(digits), 'Code 128 set C holds pairs of digits');
  const [symbol] = bwip.raw('code128', digits);
  assert(symbol && 'sbs' in symbol, 'a bar code is drawn of bars');
  let x = 0;
  let path = '';
  symbol.sbs.forEach((width, at) => {
    if (at % 2 === 0) path += bar(x, 0, width, 1);
    x += width;
  });
  return svg(x, 1, path);
}

function qrSvg(text: string): string {
  const { size, black } = qrCode(text);
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && black[y * size + x] === 1) x++;
      if (x > start) path += bar(start, y, x - start, 1);
    }
  }
  return svg(size, size, path);
}

const bar = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h${-width}z`;

const svg = (width: number, height: number, path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"` +
  ` preserveAspectRatio="none"><path d="${path}"/></svg>`;
