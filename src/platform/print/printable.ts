/**
 * What the two typefaces inside the compiler can show in regular and bold (Libertinus Serif, then DejaVu Sans Mono):
 * Latin with all its accents, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, the usual punctuation.
 * Measured on Typst 0.14.2, 2026-11-22; `press.test.ts` prints every one of them.
 */
export const PRINTABLE_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x0020, 0x007e], [0x00a0, 0x00ac], [0x00ae, 0x036f], [0x0384, 0x038a], [0x038c, 0x038c], [0x038e, 0x03a1],
  [0x03a3, 0x03ce], [0x0400, 0x045f], [0x0490, 0x04c4], [0x0531, 0x0556], [0x0561, 0x0587], [0x05d0, 0x05ea],
  [0x0621, 0x063a], [0x0641, 0x0652], [0x10d0, 0x10fc], [0x1e00, 0x1e9b], [0x1e9e, 0x1e9e], [0x1ea0, 0x1ef9],
  [0x2010, 0x2027], [0x2030, 0x2037], [0x2039, 0x203e], [0x20ac, 0x20ac], [0x2116, 0x2116], [0x2122, 0x2122],
  [0x2190, 0x2193], [0x2212, 0x2212],
]; // prettier-ignore

const isShown = (point: number): boolean => PRINTABLE_RANGES.some(([first, last]) => point >= first && point <= last);

/**
 * The text with what no typeface of ours can show made `?`, and controls and invisible marks left out; line feeds stay.
 *
 * PDF/UA-1 forbids a character without a glyph: without this, one emoji in one name would stop the printing of a run.
 */
export function printable(text: string): string {
  const visible = text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\t\v\f\u2028\u2029]/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, (mark) => (mark === '\n' ? mark : ''));
  return Array.from(visible, (sign) => (sign === '\n' || isShown(sign.codePointAt(0) ?? 0) ? sign : '?')).join('');
}
