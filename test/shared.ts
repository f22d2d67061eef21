import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));
const isPresent = existsSync(folder);

/** The path of a file in the shared folder of conformance and hostile inputs that may lie beside the clone. */
export const sharedPath = (path: string): string => folder + path;

/**
 * A `test` for what reads the shared folder: skipped by name without it, failing without it under `CI=true`,
 * where a skipped suite would be a hole nobody sees.
 */
export const testWithShared: typeof test =
  isPresent || process.env['CI'] === 'true' ? test : (test.skip as typeof test);

if (!isPresent && process.env['CI'] !== 'true') {
  console.log('skipped: tests that read ../shared, which is not beside this clone');
}
