import { spawnSync } from 'node:child_process';
import { sharedPath } from './shared.ts';

/** Makes files and their truth with the generator of the shared folder: `registergen('customers', { seed: 1, out, persons: 100 })`. */
export function registergen(command: string, options: Readonly<Record<string, string | number>>): void {
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const made = spawnSync(process.execPath, [sharedPath('tools/registergen/cli.mjs'), command, ...flags], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`registergen ${command}: ${made.stderr}`);
}
