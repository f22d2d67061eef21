/** Arithmetic of the field of 256 elements that QR codes use, modulo x⁸+x⁴+x³+x²+1 (ISO/IEC 18004:2015, read 2026-11-22). */
const POLYNOMIAL = 0x11d;

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = value & 0x80 ? (value << 1) ^ POLYNOMIAL : value << 1;
}

const multiplied = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0);

const divisors = new Map<number, Uint8Array>();

/** The generator polynomial of so many correction bytes, its highest coefficient, which is 1, left out. */
function divisorOf(degree: number): Uint8Array {
  const known = divisors.get(degree);
  if (known) return known;
  const made = new Uint8Array(degree);
  made[degree - 1] = 1;
  for (let step = 0, root = 1; step < degree; step++) {
    for (let at = 0; at < degree; at++) made[at] = multiplied(made[at] ?? 0, root) ^ (made[at + 1] ?? 0);
    root = multiplied(root, 2);
  }
  divisors.set(degree, made);
  return made;
}

/** The bytes that let a reader correct errors in `block`: the remainder of its division by the generator polynomial. */
export function correctionBytes(block: Uint8Array, count: number): Uint8Array {
  const divisor = divisorOf(count);
  const rest = new Uint8Array(count);
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let at = 0; at < count; at++) rest[at] = (rest[at] ?? 0) ^ multiplied(divisor[at] ?? 0, factor);
  }
  return rest;
}
