import {
  isCode,
  isRoomCode,
  isTest,
  place,
  roomOf,
  ROOMS,
  syntaxOf,
  type Rule,
  type Source,
  type TreeRule,
} from '../source.ts';

/** A verb without a sentence about it has to be read to be used. */
export const docComments: Rule = {
  name: 'every exported function has a doc comment',
  sees: (path) => /^(?:src|test|web|bench)\//.test(path) && isCode(path) && !isTest(path),
  complain: (source) =>
    exportedFunctions(source)
      .filter(({ at }) => !docCommentEndingAt(source, at))
      .map(({ name, at }) => `${place(source, at)}: ${name} lacks a doc comment`),
  violation: {
    path: 'src/orders/a.ts',
    text: `/* not a doc comment */\nexport const placeOrder = () => 1;`,
    complaint: 'src/orders/a.ts:2: placeOrder lacks a doc comment',
  },
  fine: { path: 'src/orders/a.ts', text: `/** Places it. */\nexport function place() {}\nexport const MAX = 5;` },
};

function exportedFunctions(source: Source): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  for (const statement of syntaxOf(source).program.body) {
    if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration') continue;
    const { declaration, start: at } = statement;
    if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
      const name = declaration.id?.name ?? 'the default export';
      if (found.at(-1)?.name !== name) found.push({ name, at });
    } else if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
        if (isFunction && id.type === 'Identifier') found.push({ name: id.name, at });
      }
    }
  }
  return found;
}

const docCommentEndingAt = (source: Source, at: number): boolean =>
  syntaxOf(source).comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= at && source.text.slice(end, at).trim() === '',
  );

/**
 * Laws by number (513/1999, 2016/679) and formats by name (RFC 9457, ISO 11649, EN 16931, EPC069-12, JHS 106).
 * Numbers up to 12 are left out: 10/2025 is a month.
 */
const LAWS =
  /\b(?:(?:\d{3,4}|[2-9]\d|1[3-9])\/(?:19|20)\d\d|(?:19|20)\d\d\/\d{2,4}|(?:RFC|ISO|EN|JHS) \d{3,5}|EPC\d{3}-\d{2})\b/g;

const lawsIn = (source: Source): { law: string; comment: string; at: number }[] =>
  syntaxOf(source).comments.flatMap(({ value, start }) =>
    [...value.matchAll(LAWS)].map(([law]) => ({ law, comment: value, at: start })),
  );

/** What a law says is written once, with the day on which we read it. */
export const lawsHavePages: TreeRule = {
  name: 'every law and format that a comment names has a page in docs/sources/',
  sees: (path) => path.startsWith('docs/sources/') || (isRoomCode(path) && !path.endsWith('.mjs')),
  complain: (sources) => {
    const pages = sources.filter(({ path }) => path.startsWith('docs/sources/'));
    return sources
      .filter(({ path }) => roomOf(path) !== null)
      .flatMap((source) =>
        lawsIn(source)
          .filter(({ law }) => !pages.some(({ text }) => text.includes(law)))
          .map(({ law, at }) => `${place(source, at)}: ${law} has no page in docs/sources/`),
      );
  },
  violation: {
    sources: [
      { path: 'docs/sources/interest-act.md', text: '# Korkolaki 633/1982' },
      { path: 'src/orders/a.ts', text: `/** @see Laki 513/1999, 4 a § (read 2026-11-22) */\nexport const a = 1;` },
    ],
    complaint: 'src/orders/a.ts:1: 513/1999 has no page in docs/sources/',
  },
  fine: [
    { path: 'docs/sources/collection-act.md', text: '# Laki saatavien perinnästä 513/1999' },
    { path: 'src/orders/a.ts', text: `/** @see Laki 513/1999, 4 a § (read 2026-11-22) */\nexport const a = 1;` },
  ],
};

/** A law changes; a number without a day cannot be checked again. */
export const lawsAreDated: Rule = {
  name: 'a comment that names a Finnish law says when it was read',
  sees: isRoomCode,
  complain: (source) =>
    lawsIn(source)
      .filter(({ law, comment }) => /^\d{1,4}\/(?:19|20)\d\d$/.test(law) && !/\b20\d\d-\d\d-\d\d\b/.test(comment))
      .map(({ law, at }) => `${place(source, at)}: say the day on which ${law} was read: (read 2026-11-22)`),
  violation: {
    path: 'src/orders/a.ts',
    text: `/** @see Laki 513/1999, 4 a § */\nexport const a = 1;`,
    complaint: 'src/orders/a.ts:1: say the day on which 513/1999 was read: (read 2026-11-22)',
  },
  fine: { path: 'src/orders/a.ts', text: `/** @see Laki 513/1999, 4 a § (read 2026-11-22) */\nexport const a = 1;` },
};

/** A room says at its door what of the register description it carries out. */
export const roomsHaveReadmes: TreeRule = {
  name: 'every room has a README naming its § of the register description',
  sees: (path) => roomOf(path) !== null && (isCode(path) || path.endsWith('/README.md')),
  complain: (sources) => {
    const rooms = [...new Set(sources.map(({ path }) => roomOf(path) ?? ''))];
    return rooms.flatMap((room) => {
      const readme = sources.find(({ path }) => path === `src/${room}/README.md`);
      if (!readme) return [`src/${room}: README.md is missing`];
      const unnamed = (ROOMS[room] ?? []).filter(
        (section) => !new RegExp(`§[^.\\n]*\\b${section}\\b`).test(readme.text),
      );
      return unnamed.map((section) => `src/${room}/README.md: name § ${section} of the register description`);
    });
  },
  violation: {
    sources: [
      { path: 'src/sources/a.ts', text: '' },
      { path: 'src/sources/README.md', text: 'Files of sellers (§ 4).' },
    ],
    complaint: 'src/sources/README.md: name § 5 of the register description',
  },
  fine: [
    { path: 'src/gate/a.ts', text: '' },
    { path: 'src/gate/README.md', text: 'Bans, consents and suppression (§ 2, 3 and 7).' },
  ],
};
