import { isRoomCode, place, syntaxOf, type Rule, type Source } from '../source.ts';

const OUTWARD =
  /^(?:write|send|hand|deliver)(?=[A-Z])\w*(?:Letter|List|Label|Mail|Text|Message|EInvoice|Disclosure)s?$/;

/** A transport that takes anything else than an addressee is a way round the gate. */
export const transportsTakeAddressees: Rule = {
  name: 'what platform sends out it sends to addressees, checked to be the gate’s',
  sees: (path) => path.startsWith('src/platform/') && isRoomCode(path),
  complain: (source) =>
    outwardFunctions(source).flatMap(({ name, at, parameters, body }) => {
      if (!/\bAddressee\b/.test(parameters))
        return [`${place(source, at)}: ${name} takes no Addressee; let the gate make one`];
      return /\bassertMinted\(/.test(body)
        ? []
        : [`${place(source, at)}: ${name} does not assertMinted its addressees`];
    }),
  violation: {
    path: 'src/platform/letters.ts',
    text: `export const writeLetters = (to: readonly Customer[]): void => print(to);`,
    complaint: 'src/platform/letters.ts:1: writeLetters takes no Addressee; let the gate make one',
  },
  fine: {
    path: 'src/platform/letters.ts',
    text: `export function writeLetters(to: readonly Addressee<'post'>[]): void { to.forEach((it) => assertMinted(it)); }`,
  },
};

type Outward = { readonly name: string; readonly at: number; readonly parameters: string; readonly body: string };

function outwardFunctions(source: Source): Outward[] {
  return syntaxOf(source).program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration } = statement;
    if (declaration?.type === 'FunctionDeclaration') return outward(source, declaration.id?.name ?? '', declaration);
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) => {
      const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
      return isFunction && id.type === 'Identifier' ? outward(source, id.name, init) : [];
    });
  });
}

type Span = { readonly start: number; readonly end: number };

function outward(source: Source, name: string, it: Span & { params: readonly Span[]; body: Span | null }): Outward[] {
  if (!OUTWARD.test(name)) return [];
  const text = ({ start, end }: Span): string => source.text.slice(start, end);
  return [{ name, at: it.start, parameters: it.params.map(text).join(', '), body: it.body ? text(it.body) : '' }];
}
