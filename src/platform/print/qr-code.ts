import { assert } from '#kernel';
import { maskedBest } from './qr-mask.ts';
import type { Canvas, Modules } from './qr-modules.ts';
import { correctionBytes } from './reed-solomon.ts';

/**
 * QR codes of level M in byte mode, versions 1 to 20: what a payment code needs, which may not pass version 13.
 *
 * Ours because the drawing of a page costs less than the code did with a general barcode library (7 ms, measured
 * 2026-11-24); every code is read back by another program in the tests.
 *
 * @see ISO/IEC 18004:2015 (read 2026-11-22): table 9 for the bytes and blocks of level M
 */
const CORRECTION_BYTES = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** The QR code of a text in UTF-8. Asserts that it fits: some 660 bytes. */
export function qrCode(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, at) => bytes.length * 8 + 4 + lengthBits(at + 1) <= dataBytes(at + 1) * 8) + 1;
  assert(version > 0, `${bytes.length} bytes fit no QR code of ours`);
  const canvas = patternOf(version);
  placeBits(canvas, withCorrection(packed(bytes, version), version));
  return maskedBest(canvas);
}

const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

/** Bytes that a version holds in all, correction included. */
function allBytes(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    modules -= (25 * marks - 10) * marks - 55;
  }
  if (version >= 7) modules -= 36;
  return Math.floor(modules / 8);
}

const dataBytes = (version: number): number =>
  allBytes(version) - (CORRECTION_BYTES[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);

/** Mode, length, the bytes, an end, and filling up to what the version holds. */
function packed(bytes: Uint8Array, version: number): Uint8Array {
  const out = new Uint8Array(dataBytes(version));
  let bit = 0;
  const put = (value: number, width: number): void => {
    for (let at = width - 1; at >= 0; at--, bit++) {
      if ((value >> at) & 1) out[bit >> 3] = (out[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
    }
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(version));
  for (const byte of bytes) put(byte, 8);
  const used = Math.min(out.length, Math.ceil((bit + 4) / 8));
  for (let at = used; at < out.length; at++) out[at] = (at - used) % 2 === 0 ? 0xec : 0x11;
  return out;
}

/** Blocks with their correction, interleaved byte by byte; the later blocks may be one byte longer. */
function withCorrection(bytes: Uint8Array, version: number): Uint8Array {
  const count = BLOCKS[version - 1] ?? 1;
  const correction = CORRECTION_BYTES[version - 1] ?? 0;
  const short = Math.floor(bytes.length / count);
  const firstLong = count - (bytes.length % count);
  const blocks: Uint8Array[] = [];
  for (let block = 0, from = 0; block < count; block++) {
    const to = from + short + (block >= firstLong ? 1 : 0);
    blocks.push(bytes.subarray(from, to));
    from = to;
  }
  const corrections = blocks.map((block) => correctionBytes(block, correction));
  const out: number[] = [];
  for (let at = 0; at <= short; at++) for (const block of blocks) if (at < block.length) out.push(block[at] ?? 0);
  for (let at = 0; at < correction; at++) for (const block of corrections) out.push(block[at] ?? 0);
  return Uint8Array.from(out);
}

/** Fills the free modules in columns of two from the right, upwards and downwards in turn. */
function placeBits({ size, black, fixed }: Canvas, bytes: Uint8Array): void {
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const isUpward = ((right + 1) & 2) === 0;
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const at = y * size + x;
        if (fixed[at]) continue;
        black[at] = bit < bytes.length * 8 ? ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1 : 0;
        bit++;
      }
    }
  }
}

/** Finders, timing, alignment marks, version; the place of the format stays reserved. */
function patternOf(version: number): Canvas {
  const size = version * 4 + 17;
  const canvas = { size, black: new Uint8Array(size * size), fixed: new Uint8Array(size * size) };
  const set = (x: number, y: number, isBlack: boolean): void => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    canvas.black[y * size + x] = isBlack ? 1 : 0;
    canvas.fixed[y * size + x] = 1;
  };
  const rings = (centreX: number, centreY: number, radius: number, isBlack: (ring: number) => boolean): void => {
    for (let y = -radius; y <= radius; y++)
      for (let x = -radius; x <= radius; x++)
        set(centreX + x, centreY + y, isBlack(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const marks = alignmentPlaces(version, size);
  const last = marks.length - 1;
  marks.forEach((y, row) =>
    marks.forEach((x, column) => {
      const isFinder = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!isFinder) rings(x, y, 2, (ring) => ring !== 1);
    }),
  );
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    // prettier-ignore
    rings(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  reserveFormat(size, set);
  drawVersion(version, size, set);
  return canvas;
}

type Set = (x: number, y: number, isBlack: boolean) => void;

function alignmentPlaces(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step);
  return [6, ...places.reverse()];
}

function reserveFormat(size: number, set: Set): void {
  for (let at = 0; at < 9; at++) {
    if (at === 6) continue;
    set(8, at, false);
    set(at, 8, false);
  }
  for (let at = 0; at < 8; at++) {
    set(size - 1 - at, 8, false);
    set(8, size - 1 - at, at === 7);
  }
}

/** From version 7 on the version stands in the code, with its own correction (Golay, generator 0x1F25). */
function drawVersion(version: number, size: number, set: Set): void {
  if (version < 7) return;
  let rest = version;
  for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const isBlack = ((bits >>> at) & 1) === 1;
    const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(a, b, isBlack);
    set(b, a, isBlack);
  }
}
