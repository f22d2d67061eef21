import { parseSync, Visitor, type ParseResult, type VisitorObject } from 'vite';

/** One text file of the repository; `path` is told from its root, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** A rule about single files: it names what is wrong and how to mend it, or says nothing. */
export type Rule = {
  /** What holds, as a sentence. */
  readonly name: string;
  readonly sees: (path: string) => boolean;
  readonly complain: (source: Source) => string[];
  /** A file that breaks the rule, and what the rule must say of it. */
  readonly violation: Source & { readonly complaint: string };
  /** A file near to the violation that the rule must leave alone. */
  readonly fine: Source;
};

/** A rule about files together: what one of them lacks may stand in another. */
export type TreeRule = {
  readonly name: string;
  readonly sees: (path: string) => boolean;
  readonly complain: (sources: readonly Source[]) => string[];
  readonly violation: { readonly sources: readonly Source[]; readonly complaint: string };
  readonly fine: readonly Source[];
};

/** The rooms, in the order in which they may know each other, with the § of the register description each serves. */
export const ROOMS: Readonly<Record<string, readonly number[]>> = {
  kernel: [],
  platform: [],
  access: [6],
  register: [1, 2],
  customers: [3],
  gate: [2, 3, 7],
  contacts: [3],
  ledger: [3],
  catalog: [3],
  orders: [3],
  deliveries: [3],
  invoicing: [3],
  payments: [3],
  collection: [3],
  marketing: [2, 4],
  disclosures: [4],
  sources: [5],
  rights: [7],
  desk: [],
  portal: [7],
  app: [],
};

/** The room whose folder the file lies in; `null` outside `src/`. */
export const roomOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

/** A file of tests. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Code that people write; generated files are left out. */
export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.gen.ts');

/** Code of a room that runs at the publisher's: no tests. */
export const isRoomCode = (path: string): boolean => roomOf(path) !== null && isCode(path) && !isTest(path);

const parsed = new WeakMap<Source, ParseResult>();

/** The syntax tree of a file; a file that does not parse is the compiler's to complain about. */
export function syntaxOf(source: Source): ParseResult {
  const known = parsed.get(source) ?? parseSync(source.path, source.text, {});
  parsed.set(source, known);
  return known;
}

/** Walks the file's syntax tree. */
export const visit = (source: Source, visitor: VisitorObject): void =>
  new Visitor(visitor).visit(syntaxOf(source).program);

/** `path:line` of a place in the file. */
export const place = ({ path, text }: Source, offset: number): string =>
  `${path}:${text.slice(0, offset).split('\n').length}`;

/** One thing that a file imports or re-exports. */
export type Import = {
  readonly from: string;
  readonly isType: boolean;
  readonly isEverything: boolean;
  readonly at: number;
};

/** Everything that the file imports or re-exports, dynamic imports and import types included. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (from: string, at: number, isType = false, isEverything = false): void => {
    found.push({ from, at, isType, isEverything });
  };
  visit(source, {
    ImportDeclaration: (node) => {
      const named = node.specifiers.filter((it) => it.type === 'ImportSpecifier');
      const onlyTypes =
        named.length > 0 && named.length === node.specifiers.length && named.every((it) => it.importKind === 'type');
      add(node.source.value, node.start, node.importKind === 'type' || onlyTypes);
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.start, node.exportKind === 'type');
    },
    ExportAllDeclaration: (node) => add(node.source.value, node.start, node.exportKind === 'type', true),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') add(String(node.source.value), node.start);
    },
    TSImportType: (node) => add(node.source.value, node.start, true),
  });
  return found;
}
