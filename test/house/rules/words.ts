import { isCode, place, syntaxOf, visit, type Rule, type Source } from '../source.ts';

/** Words that say nothing about the publisher's day, with what to write for them. */
const IN_NAMES: Readonly<Record<string, string>> = {
  util: 'the name of what it does',
  utils: 'the name of what it does',
  helper: 'the name of what it does',
  helpers: 'the name of what it does',
  manager: 'the noun it keeps',
  info: 'the name of what is told',
  misc: 'two names',
  stuff: 'the noun',
};
const WHOLE_NAMES: Readonly<Record<string, string>> = {
  data: 'the noun that it holds',
  process: 'the verb of the clerk',
  handle: 'the verb of the clerk',
  obj: 'the noun',
  tmp: 'the noun',
};
const DRAWERS = /(?:^|\/)(utils?|helpers?|common|services?|managers?|misc|lib|shared-code)(?:\.tsx?|\/)/;

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);

/** Names stand where they are made: variables, functions, types, parameters. */
export const bannedNames: Rule = {
  name: 'names are nouns and verbs of the publisher, not drawers',
  sees: isCode,
  complain: (source) => {
    const complaints = [...new Set(DRAWERS.exec(source.path)?.slice(1, 2) ?? [])].map(
      (word) => `${source.path}: a drawer called ${word} fills up; name the file by what it does`,
    );
    for (const { name, at } of declaredNames(source)) {
      const complaint = nameComplaint(source.path, name);
      if (complaint) complaints.push(`${place(source, at)}: ${complaint}`);
    }
    return complaints;
  },
  violation: {
    path: 'src/orders/a.ts',
    text: `export class OrderManager {}`,
    complaint: 'src/orders/a.ts:1: OrderManager: for "manager" write the noun it keeps',
  },
  fine: { path: 'src/orders/data.ts', text: `export const data = declare<Tables>()({});\nprocess.exitCode = 1;` },
};

function nameComplaint(path: string, name: string): string | null {
  if (/^(?:not|isNot|hasNot)[A-Z]/.test(name)) return `${name}: ask the question that is answered yes, never notX`;
  const whole = Object.hasOwn(WHOLE_NAMES, name) ? WHOLE_NAMES[name] : undefined;
  if (whole && !(name === 'data' && /(?:^|\/)data(?:\/[\w-]+)?\.ts$|(?:^|\/)index\.ts$/.test(path))) {
    return `for "${name}" write ${whole}`;
  }
  const word = wordsOf(name).find((part) => Object.hasOwn(IN_NAMES, part));
  return word ? `${name}: for "${word}" write ${IN_NAMES[word]}` : null;
}

function declaredNames(source: Source): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  const add = (node: { type: string; name?: string; start: number } | null): void => {
    if (node?.type === 'Identifier' && node.name) found.push({ name: node.name, at: node.start });
  };
  visit(source, {
    VariableDeclarator: (node) => add(node.id),
    FunctionDeclaration: (node) => {
      add(node.id);
      for (const it of node.params) add(it as never);
    },
    ArrowFunctionExpression: (node) => {
      for (const it of node.params) add(it as never);
    },
    ClassDeclaration: (node) => add(node.id),
    TSTypeAliasDeclaration: (node) => add(node.id),
    TSInterfaceDeclaration: (node) => add(node.id),
  });
  return found;
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\bTODO\b(?!:? ?\(?#\d+)/, 'TODO carries an issue number: TODO #12'],
  [/\bFIXME\b/, 'mend it now, or write TODO with an issue number'],
  [/\b(?:XXX|HACK)\b/, 'say in a sentence why it is so'],
  [/@ts-ignore/, 'write @ts-expect-error with the reason'],
  [
    /(?:eslint|oxlint)-disable(?!-(?:next-)?line [\w/-]+ -- \w)/,
    'mend what the linter says, or silence one rule on one line with the reason after --',
  ],
];

/** A note to oneself is not a comment. */
export const bannedMarks: Rule = {
  name: 'comments hold no unnumbered TODO, no FIXME, no silenced linter',
  sees: isCode,
  complain: (source) =>
    syntaxOf(source).comments.flatMap(({ value, start }) =>
      MARKS.filter(([pattern]) => pattern.test(value)).map(([, advice]) => `${place(source, start)}: ${advice}`),
    ),
  violation: {
    path: 'src/orders/a.ts',
    text: `export const a = 1;\n// TODO gifts`,
    complaint: 'src/orders/a.ts:2: TODO carries an issue number: TODO #12',
  },
  fine: { path: 'src/orders/a.ts', text: `// TODO #12: gifts\nexport const a = 'FIXME';` },
};
