import { isTest, place, type Rule, type Source } from '../source.ts';

const isOurs = (path: string): boolean => !/^(?:package-lock\.json|LICENSE)$|^test\/house\//.test(path);

const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.~-])\/(?:work|root|home)\/[\w.-]+/, 'a path of one machine; tell it from the repository'],
  [
    /\b(?:registry\.npmjs\.org|deb\.debian\.org|registry\.yarnpkg\.com|proxy\.golang\.org|pypi\.org)\b/,
    'the host of a package registry',
  ],
  [
    /\b(?:claude|anthropic|openai|chatgpt|copilot|llm|language model|sub-?agent)\b/i,
    'the project speaks of itself alone',
  ],
  [/\b(?:BRIEF|CONTRACT)\.md\b|\.library\/|\bbefore-stop\b/, 'the project speaks of itself alone'],
];

/** Whoever clones the repository has another machine. */
export const speaksOfItself: Rule = {
  name: 'the repository speaks of no machine, registry or maker of its own',
  sees: isOurs,
  complain: (source) =>
    FOREIGN.flatMap(([pattern, why]) => {
      const match = pattern.exec(source.text);
      return match ? [`${place(source, match.index)}: ${match[0]}: ${why}`] : [];
    }),
  violation: {
    path: 'docs/a.md',
    text: 'See\n/home/kaisa/notes.',
    complaint: 'docs/a.md:2: /home/kaisa: a path of one machine; tell it from the repository',
  },
  fine: { path: 'docs/a.md', text: 'See `../home/notes.md` and https://example.test/work/of-art.' },
};

const EMAIL = /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/gi;
/** Numbers 900–999 are never given to a person for good: with them a test may show what is refused. */
const PERSONAL_ID = /\b(\d{6})[-+A-FU-Y](?!9)(\d{3})([0-9A-FHJ-NPR-Y])\b/g;
const PERSONAL_ID_CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Examples never reach a living person. */
export const nobodyReal: Rule = {
  name: 'e-mail addresses stand under .example, and there is no personal identity code',
  sees: isOurs,
  complain: (source) => [...emailComplaints(source), ...personalIdComplaints(source)],
  violation: {
    path: 'test/a.ts',
    text: `const a = 'kaisa@post.fi';`,
    complaint: 'test/a.ts:1: kaisa@post.fi: write an address under .example',
  },
  fine: {
    path: 'test/a.ts',
    text: `const a = 'kaisa@posti.example'; const b = 'pg@8.23.1'; const c = '010101-123X'; const d = '131052-9041';`,
  },
};

function emailComplaints(source: Source): string[] {
  return [...source.text.matchAll(EMAIL)]
    .filter(
      ([address]) =>
        !/\.(?:example|test|invalid)(?:\.(?:csv|json|pdf|txt|xml))?$/i.test(address) &&
        !/@example\.(?:com|org|net)$/i.test(address),
    )
    .map(({ 0: address, index }) => `${place(source, index)}: ${address}: write an address under .example`);
}

function personalIdComplaints(source: Source): string[] {
  return [...source.text.matchAll(PERSONAL_ID)]
    .filter(([, born, number, check]) => PERSONAL_ID_CHECKS[Number(`${born}${number}`) % 31] === check)
    .map(({ index }) => `${place(source, index)}: a personal identity code; the register holds none`);
}

/** A test that is switched off looks like one that passes. */
export const noSoloTests: Rule = {
  name: 'no test is singled out or switched off for good',
  sees: isTest,
  complain: (source) =>
    [...source.text.matchAll(/\b(?:test|it|describe)\.(only|todo|skip)\(/g)].map(
      ({ 1: how, index }) =>
        `${place(source, index)}: no .${how}; mend the test, or let its tool decide (testWithTool)`,
    ),
  violation: {
    path: 'src/orders/a.test.ts',
    text: `test.only('a', () => {});`,
    complaint: 'src/orders/a.test.ts:1: no .only; mend the test, or let its tool decide (testWithTool)',
  },
  fine: { path: 'src/orders/a.test.ts', text: `test('a', () => {});\ntest.skipIf(!there)('b', () => {});` },
};
