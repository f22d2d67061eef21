import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture as four bytes a pixel, or a PNG file. */
export type Picture = Uint8Array | { data: Uint8ClampedArray; width: number; height: number; colorSpace: 'srgb' };

// Without the bytes given, the reader would fetch its own module from the network.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

/** What a scanner reads in a picture, as `QRCode: …` and `Code128: …`, in alphabetical order. */
export async function symbolsIn(picture: Picture): Promise<string[]> {
  const found = await readBarcodes(picture as Uint8Array, { formats: ['Code128', 'QRCode'], tryHarder: true });
  return found.map(({ format, text }) => `${format}: ${text}`).sort();
}

function withFile<Result>(pdf: Uint8Array, use: (folder: string, file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-rendered-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return use(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The pages of a PDF as PNG files at 200 dots an inch; for `testWithTool('pdftoppm')`. */
export const pagesOf = (pdf: Uint8Array): Uint8Array[] =>
  withFile(pdf, (folder, file) => {
    execFileSync('pdftoppm', ['-r', '200', '-png', file, join(folder, 'page')]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return names.sort().map((name) => readFileSync(join(folder, name)));
  });

/** The text of a PDF as it lies on paper, line by line; for `testWithTool('pdftotext')`. */
export const textOfPdf = (pdf: Uint8Array): string =>
  withFile(pdf, (_folder, file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));

/** The structure tree of a tagged PDF with its text; pdfinfo comes with pdftotext. */
export const structureOfPdf = (pdf: Uint8Array): string =>
  withFile(pdf, (_folder, file) => execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' }));
