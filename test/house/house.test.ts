import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as docs from './rules/docs.ts';
import * as doors from './rules/doors.ts';
import * as edges from './rules/edges.ts';
import { licenceComplaints, shippedPackages } from './rules/licences.ts';
import * as migrations from './rules/migrations.ts';
import { pinningComplaints } from './rules/packages.ts';
import * as repository from './rules/repository.ts';
import * as size from './rules/size.ts';
import * as sql from './rules/sql.ts';
import { textsAreComplete } from './rules/texts.ts';
import * as transports from './rules/transports.ts';
import * as words from './rules/words.ts';
import type { Rule, Source, TreeRule } from './source.ts';
import { readTree, ROOT } from './tree.ts';

const { lawsHavePages, roomsHaveReadmes, ...docRules } = docs;
const { migrationsAreNumbered, ...migrationRules } = migrations;
const rules: readonly Rule[] = [
  doors,
  words,
  size,
  sql,
  edges,
  transports,
  docRules,
  migrationRules,
  repository,
].flatMap((it) => Object.values(it));
const treeRules: readonly TreeRule[] = [lawsHavePages, roomsHaveReadmes, migrationsAreNumbered, textsAreComplete];
const tree = readTree();

describe('each rule of the house', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s: sees its violation, and leaves what is fine',
    (_, rule) => {
      const { complaint, ...violation } = rule.violation;

      expect(rule.sees(violation.path)).toBe(true);
      expect(rule.complain(violation)).toEqual([complaint]);
      expect(rule.complain(rule.fine)).toEqual([]);
    },
  );

  test.each(treeRules.map((rule) => [rule.name, rule] as const))(
    '%s: sees its violation, and leaves what is fine',
    (_, rule) => {
      expect(rule.violation.sources.every(({ path }) => rule.sees(path))).toBe(true);
      expect(rule.complain(rule.violation.sources)).toEqual([rule.violation.complaint]);
      expect(rule.complain(rule.fine)).toEqual([]);
    },
  );
});

describe('in this house', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    const seen = seenBy(rule);

    expect(seen.flatMap((source) => rule.complain(source))).toEqual([]);
  });

  test.each(treeRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(rule.complain(seenBy(rule))).toEqual([]);
  });

  test('no package that is shipped binds the publisher by its licence', () => {
    const shipped = shippedPackages(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), licenceOf);

    expect(shipped.length).toBeGreaterThan(50);
    expect(licenceComplaints(shipped)).toEqual([]);
  });

  test('packages are pinned, and the lockfile names no registry', () => {
    const [manifest, lockfile] = ['package.json', 'package-lock.json'].map((file) =>
      readFileSync(join(ROOT, file), 'utf8'),
    );

    expect(pinningComplaints(manifest ?? '', lockfile ?? '')).toEqual([]);
  });
});

test('a package under the GPL, or under no licence, is complained about; a choice of licences is not', () => {
  const packages = [
    { name: 'a', licence: 'GPL-3.0-or-later' },
    { name: 'b', licence: null },
    { name: 'c', licence: '(MIT OR GPL-3.0)' },
    { name: 'd', licence: 'MIT AND AGPL-3.0-only' },
  ];

  expect(licenceComplaints(packages)).toEqual([
    'a: licence GPL-3.0-or-later is not among those we ship',
    'b: tells no licence',
    'd: licence MIT AND AGPL-3.0-only is not among those we ship',
  ]);
});

test('a range of versions and an address of a registry are complained about', () => {
  const manifest = JSON.stringify({ dependencies: { a: '^1.0.0', b: '1.2.3-beta.4' } });

  expect(pinningComplaints(manifest, '{"resolved": "https://a.example/a.tgz"}')).toEqual([
    'package.json: pin a to one version, not ^1.0.0',
    'package-lock.json: holds the address of a registry; omit it',
  ]);
});

/** A check that saw no files has checked nothing. */
function seenBy(rule: { readonly sees: (path: string) => boolean; readonly name: string }): Source[] {
  const seen = tree.filter(({ path }) => rule.sees(path));
  expect(seen.length, `files seen by "${rule.name}"`).toBeGreaterThan(0);
  return seen;
}

function licenceOf(path: string): string | null {
  const manifest = join(ROOT, path, 'package.json');
  if (!existsSync(manifest)) return null;
  const { license } = JSON.parse(readFileSync(manifest, 'utf8')) as { license?: string };
  return license ?? null;
}
