import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Unix socket's path holds 107 bytes on Linux (103 on macOS); the file's own name takes the rest. */
const FOLDER_BYTES_MAX = 80;

/**
 * The private folder of the server's socket: inside the home when its path is short enough, otherwise a temporary one
 * whose path the home remembers.
 */
export function socketFolder(folder: string): string {
  const inside = join(folder, 'run');
  if (Buffer.byteLength(inside) <= FOLDER_BYTES_MAX) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  const note = join(folder, 'run.path');
  const noted = existsSync(note) ? readFileSync(note, 'utf8') : '';
  if (noted && existsSync(noted) && statSync(noted).uid === process.getuid?.()) return noted;
  const made = mkdtempSync(join(tmpdir(), 'kortisto-'));
  chmodSync(made, 0o700);
  writeFileSync(note, made);
  return made;
}
