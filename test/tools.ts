import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'vitest';

/** Programs of Debian that some suites use, with the package that brings each. */
const PACKAGES = {
  chromium: 'chromium',
  xmllint: 'libxml2-utils',
  zbarimg: 'zbar-tools',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
} as const;

/** A program outside npm that a suite may need. */
export type Tool = keyof typeof PACKAGES;

/** Whether the program is somewhere on the PATH. */
export function isInstalled(tool: Tool): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * A `test` for what runs a program of Debian: skipped by name without it, failing without it under `CI=true`,
 * where a skipped suite would be a hole nobody sees.
 */
export function testWithTool(tool: Tool): typeof test {
  if (isInstalled(tool) || process.env['CI'] === 'true') return test;
  console.log(`skipped: tests that need ${tool} (Debian package ${PACKAGES[tool]})`);
  return test.skip as typeof test;
}
