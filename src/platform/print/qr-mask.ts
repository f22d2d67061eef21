import type { Canvas, Modules } from './qr-modules.ts';

type Mask = (x: number, y: number) => boolean;

/** The eight masks; ISO/IEC 18004:2015, table 10 (read 2026-11-22). */
const MASKS: readonly Mask[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Level M in the format bits. */
const LEVEL_M = 0;

/** The code under the mask that a reader finds easiest: the least penalty of the standard. */
export function maskedBest(canvas: Canvas): Modules {
  const masked = MASKS.map((mask, number) => underMask(canvas, mask, number));
  const penalties = masked.map(penaltyOf);
  const best = masked[penalties.indexOf(Math.min(...penalties))];
  return best ?? canvas;
}

function underMask({ size, black, fixed }: Canvas, mask: Mask, number: number): Modules {
  const out = black.slice();
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = y * size + x;
      if (!fixed[at] && mask(x, y)) out[at] = (out[at] ?? 0) ^ 1;
    }
  drawFormat(out, size, number);
  return { size, black: out };
}

/** Level and mask with their correction (BCH, generator 0x537), twice, so that one may be torn off. */
function drawFormat(black: Uint8Array, size: number, mask: number): void {
  const format = (LEVEL_M << 3) | mask;
  let rest = format;
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((format << 10) | rest) ^ 0x5412;
  const bit = (at: number): number => (bits >>> at) & 1;
  const set = (x: number, y: number, value: number): void => void (black[y * size + x] = value);
  for (let at = 0; at <= 5; at++) set(8, at, bit(at));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at));
}

/** Runs of one colour, blocks of two by two, what looks like a finder, and more of one colour than of the other. */
function penaltyOf({ size, black }: Modules): number {
  let penalty = 0;
  let dark = 0;
  for (let line = 0; line < size; line++) {
    penalty += linePenalty(black, line * size, 1, size) + linePenalty(black, line, size, size);
  }
  for (let at = 0; at < black.length; at++) {
    dark += black[at] ?? 0;
    if (at % size === size - 1 || at + size >= black.length) continue;
    const colour = black[at];
    if (colour === black[at + 1] && colour === black[at + size] && colour === black[at + size + 1]) penalty += 3;
  }
  return penalty + Math.floor(Math.abs((dark * 20) / black.length - 10)) * 10;
}

const FINDER = 0b10111010000;
const FINDER_TURNED = 0b00001011101;

function linePenalty(black: Uint8Array, start: number, step: number, size: number): number {
  let penalty = 0;
  let run = 0;
  let last = -1;
  let window = 0;
  for (let at = 0; at < size; at++) {
    const colour = black[start + at * step] ?? 0;
    run = colour === last ? run + 1 : 1;
    last = colour;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty++;
    window = ((window << 1) | colour) & 0x7ff;
    if (at >= 10 && (window === FINDER || window === FINDER_TURNED)) penalty += 40;
  }
  return penalty;
}
