import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActId, BatchId, Day } from '#kernel';
import type { Register, Tx } from '#platform';
import { deleteExpired, insertKept, lockForDeleting, lockForKeeping, selectSpokenOf } from '../queries/kept.ts';

/**
 * How long a file is kept after it came: long enough to say where a year's subscription came from, and to hold a supplier to
 * what was sent. Each file's last day stands in its row, so that another time can be given to files to come.
 */
const MONTHS_KEPT = 12;
/** How long a file that was looked at and not applied waits. */
const DAYS_KEPT_UNAPPLIED = 7;

const SHA256 = /^[0-9a-f]{64}$/;

const folderOf = (home: string): string => join(home, 'files');

/** Where the bytes of a file lie. */
export const keptPath = (home: string, sha256: string): string => join(folderOf(home), sha256);

/** Whether the bytes are there. */
export const isKept = (home: string, sha256: string): Promise<boolean> =>
  access(keptPath(home, sha256)).then(
    () => true,
    () => false,
  );

/** A file to be kept: where it lies now, and what is known of it. */
export type Keeping = {
  readonly home: string;
  readonly path: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly bytes: number;
  /** `null`: it is looked at, and may be applied later. */
  readonly batch: BatchId | null;
  readonly today: Day;
};

/** Keeps a file byte for byte under its hash, inside the transaction that speaks of it; gives the id of its row. */
export async function keepFileIn(tx: Tx, act: ActId, file: Keeping): Promise<number> {
  const { home, path, today, ...rest } = file;
  await lockForKeeping(tx);
  const keptUntil = file.batch === null ? today.add({ days: DAYS_KEPT_UNAPPLIED }) : today.add({ months: MONTHS_KEPT });
  const id = await insertKept(tx, act, { ...rest, keptOn: today, keptUntil });
  await place(home, path, file.sha256);
  return id;
}

/** A name of its own while it is copied: half a file never stands under the hash of a whole one. */
async function place(home: string, from: string, sha256: string): Promise<void> {
  if (await isKept(home, sha256)) return;
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 });
  const half = join(folderOf(home), `${randomUUID()}.part`);
  try {
    await copyFile(from, half, constants.COPYFILE_FICLONE);
    await rename(half, keptPath(home, sha256));
  } finally {
    await rm(half, { force: true });
  }
}

/** Files of the home of which no row speaks: there are none once `sweepKeptFiles` has gone round. */
async function unspokenOf(tx: Tx, home: string): Promise<string[]> {
  const names = await readdir(folderOf(home)).catch(() => []);
  const spoken = await selectSpokenOf(tx, names.filter((name) => SHA256.test(name))); // prettier-ignore
  return names.filter((name) => !spoken.has(name));
}

/**
 * Deletes the bytes of files whose time is over, and of those that an erasure or a killed import has left without a row.
 * Gives how many files went. Waits for whoever is keeping one at the moment.
 */
export async function sweepKeptFiles(register: Register): Promise<number> {
  await deleteExpired(register.db, register.clock.today());
  return register.db.transaction().execute(async (tx) => {
    await lockForDeleting(tx);
    const unspoken = await unspokenOf(tx, register.home);
    for (const name of unspoken) await rm(join(folderOf(register.home), name), { force: true });
    return unspoken.length;
  });
}

/** How many files lie in the home of which no row speaks: what an erasure should have deleted. */
export const countUnspokenFiles = (register: Register): Promise<number> =>
  register.db.transaction().execute(async (tx) => {
    await lockForDeleting(tx);
    return (await unspokenOf(tx, register.home)).length;
  });
