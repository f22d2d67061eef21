import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;

/**
 * A secret of this home, kept in a file of its own and never in the database: who steals the one lacks the other.
 * Made at the first call; processes that make it at once agree, because a file is only made where there is none.
 */
export function homeSecret(home: string, name: string): Buffer {
  const folder = join(home, 'secrets');
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(SECRET_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'hex');
}
