import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { NotPrinted } from './not-printed.ts';
import { symbolSvg, type MachineSymbol } from './symbols.ts';

/** What one PDF is made of, in a form that may cross to another thread. */
export type Sheet = {
  /** The template's path from `src/`, beginning with `/`. */
  readonly template: string;
  /** JSON, given to the template as `sys.inputs.content`; it never becomes part of the template's text. */
  readonly content: string;
  readonly symbols: Readonly<Record<string, MachineSymbol>>;
  /** The creation moment written in the file, in seconds since 1970. */
  readonly createdAt: number;
};

/**
 * Sheets for which an unused intermediate result is kept: the template stays, each invoice's own goes at once.
 * Kept for 50 sheets, a thread grew beyond 400 MB and printed at half the speed (measured 2026-11-24).
 */
const CACHE_AGE_MAX = 1;

/**
 * A Typst compiler that sets sheets one after another with the templates under `root`, as tagged PDF/UA-1.
 *
 * The same sheet gives the same bytes: the date comes with the sheet and only typefaces inside the compiler are named.
 */
export function typesetter(root: string): (sheet: Sheet) => Uint8Array {
  const compiler = NodeCompiler.create({ workspace: root });
  return ({ template, content, symbols, createdAt }) => {
    const drawn = Object.entries(symbols).map(([name, symbol]) => [name, symbolSvg(symbol)]);
    const inputs = { content, symbols: JSON.stringify(Object.fromEntries(drawn)) };
    try {
      const compiled = compiler.compile({ mainFilePath: root + template, inputs });
      const failure = compiled.takeError() ?? compiled.takeWarnings();
      if (failure) throw new NotPrinted(`${template}: ${failure.shortDiagnostics.map(told).join('; ')}`);
      if (!compiled.result) throw new NotPrinted(`${template}: no document and no reason`);
      return compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1, creationTimestamp: createdAt });
    } catch (cause) {
      if (cause instanceof NotPrinted) throw cause;
      throw new NotPrinted(`${template}: ${withoutContent(String(cause))}`);
    } finally {
      compiler.evictCache(CACHE_AGE_MAX);
    }
  };
}

/** Typst quotes what it stumbled on, and that may be somebody's name: a message is told up to its first quotation mark. */
const withoutContent = (message: string): string => (message.split(/["'`‘“]/)[0] ?? '').slice(0, 200);

type Diagnostic = { readonly message?: unknown };
const told = ({ message }: Diagnostic): string => withoutContent(String(message));
