import { registerOf, todayOf, transact } from '#access';
import type { Permit } from '#kernel';
import type { UploadedFile } from '#platform';
import { keepFileIn, keptPath } from '../kept/kept-files.ts';
import { type KeptFile, selectKept } from '../queries/kept.ts';

/** Keeps a file that was sent, to be looked at before it is applied. */
export async function takeIn(by: Permit<'imports:apply'>, { path, name, byteCount, sha256 }: UploadedFile) {
  const { home } = registerOf(by);
  const file = { home, path, sha256, fileName: name, bytes: byteCount, batch: null, today: todayOf(by) };
  const id = await transact(by, (tx, act) => keepFileIn(tx, act, file));
  return { id, path: keptPath(home, sha256) };
}

/** A file that was taken in, and where it lies; `null` once it is kept no more. */
export async function takenIn(
  by: Permit<'imports:apply'>,
  id: number,
): Promise<{ readonly kept: KeptFile; readonly path: string } | null> {
  const { db, home } = registerOf(by);
  const kept = await selectKept(db, id);
  return kept === null ? null : { kept, path: keptPath(home, kept.sha256) };
}
