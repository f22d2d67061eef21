import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As whom the database server runs. PostgreSQL refuses to run as root. */
export type ProcessOwner = {
  readonly ids: { readonly uid?: number; readonly gid?: number };
  as(command: string, args: readonly string[]): [command: string, args: string[]];
};

const ourselves: ProcessOwner = { ids: {}, as: (command, args) => [command, [...args]] };
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];
const inNamespace: ProcessOwner = { ids: {}, as: (command, args) => ['unshare', [...NAMESPACE, command, ...args]] };

/**
 * Chooses the owner: ourselves; as root a user namespace of its own, or else an unprivileged user that the machine has,
 * who is then given the folders. No user is ever added to the machine.
 */
export function ownerOf(folders: readonly string[]): ProcessOwner {
  if (process.getuid?.() !== 0) return ourselves;
  if (spawnSync('unshare', [...NAMESPACE, 'true']).status === 0) return inNamespace;
  const user = unprivilegedUser();
  if (!user) throw new Error('PostgreSQL does not run as root: start Kortisto as another user, or set DATABASE_URL');
  for (const folder of folders) give(folder, user);
  return { ids: user, as: (command, args) => [command, [...args]] };
}

function unprivilegedUser(): { uid: number; gid: number } | null {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => users.filter(([user]) => user === name))[0];
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : null;
}

function give(path: string, user: { uid: number; gid: number }): void {
  chownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) give(join(path, name), user);
}
