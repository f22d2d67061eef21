import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './tree.ts';

/** One text for each rule of the linter's configuration that breaks it; a rule that fires nowhere guards nothing. */
const VIOLATIONS: Readonly<Record<string, string>> = {
  'typescript/no-floating-promises': `export function a(save: () => Promise<void>): void {\n  save();\n}\n`,
  'typescript/switch-exhaustiveness-check': `export function a(it: 'x' | 'y'): void {\n  switch (it) {\n    case 'x':\n  }\n}\n`,
  'typescript/no-explicit-any': `export const a = (it: any): unknown => it;\n`,
  'import/no-cycle': `import type { B } from './cycle.ts';\nexport type A = { b: B };\n`,
  'max-lines-per-function': `export function a(): void {\n${'  void 0;\n'.repeat(61)}}\n`,
  'max-lines': `export const a = 1;\n${'// a line\n'.repeat(300)}`,
  'max-params': `export const a = (b: 1, c: 2, d: 3, e: 4, f: 5): number => b + c + d + e + f;\n`,
  complexity: `export function a(it: number): number {\n${'  if (it > 1) return it;\n'.repeat(12)}  return 0;\n}\n`,
  'no-console': `console.log(1);\n`,
  'no-restricted-globals': `export const a = new Date();\n`,
  // Stands for the category "correctness".
  'no-debugger': `debugger;\n`,
};

const fileOf = (rule: string, folder = 'src/orders'): string => `${folder}/${rule.replace('/', '-')}.ts`;

test('every rule that the configuration turns on has a violating text here', () => {
  const { rules, categories } = configuration();
  const on = Object.keys(rules).filter((rule) => rules[rule] !== 'off');

  expect(categories).toEqual({ correctness: 'error' });
  expect(Object.keys(VIOLATIONS).toSorted()).toEqual([...on, 'no-debugger'].toSorted());
});

test('every rule of the linter fires on its violation in a room', () => {
  const files = Object.fromEntries(Object.entries(VIOLATIONS).map(([rule, text]) => [fileOf(rule), text]));
  const found = lint({
    ...files,
    'src/orders/cycle.ts': `import type { A } from './import-no-cycle.ts';\nexport type B = { a: A };\n`,
  });

  const silent = Object.keys(VIOLATIONS).filter(
    (rule) => !found.some((it) => it.file === fileOf(rule) && it.rule === rule),
  );
  expect(silent).toEqual([]);
});

test('what a folder is allowed, its neighbours are not', () => {
  const date = VIOLATIONS['no-restricted-globals'] ?? '';
  const log = VIOLATIONS['no-console'] ?? '';
  const found = lint({
    'src/platform/clock.ts': date,
    'src/rights/clock.ts': date,
    'src/app/talk.ts': log,
    'scripts/talk.ts': log,
    'src/desk/talk.ts': log,
  });

  expect(found.map(({ file }) => file).toSorted()).toEqual(['src/desk/talk.ts', 'src/rights/clock.ts']);
});

function configuration(): { rules: Record<string, unknown>; categories: unknown } {
  return JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as ReturnType<typeof configuration>;
}

/** Lints the given files under our own configuration in a folder apart. */
function lint(files: Readonly<Record<string, string>>): { file: string; rule: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-lint-'));
  try {
    for (const file of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
    const { stdout, stderr } = spawnSync(oxlint, ['--type-aware', '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return diagnosticsIn(stdout, stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function diagnosticsIn(stdout: string, stderr: string): { file: string; rule: string }[] {
  expect(stdout, stderr).toContain('"diagnostics"');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  return diagnostics.map(({ code, filename }) => {
    const [, plugin = '', rule = ''] = /^([\w-]+)\(([\w-]+)\)$/.exec(code) ?? [];
    return { file: filename, rule: plugin === 'eslint' ? rule : `${plugin.replace('-eslint', '')}/${rule}` };
  });
}
