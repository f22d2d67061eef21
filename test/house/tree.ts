import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from './source.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const NOT_OURS = /^(?:\.git|node_modules|\.kortisto|coverage|web\/dist|web\/node_modules)$/;
const TEXT =
  /(?:\.(?:ts|tsx|mjs|js|json|md|sql|typ|css|html|toml|csv|xml|svg|txt|yml)|\/run|^bin\/\w+|LICENSE|\.gitignore)$/;

/** Reads every text file of the repository, installed and built ones left out. */
export function readTree(folder = ''): Source[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.test(path) ? [] : readTree(path);
    return entry.isFile() && TEXT.test(path) ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : [];
  });
}
