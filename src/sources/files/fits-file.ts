import { openRecords } from './open.ts';
import type { Profile } from './profiles/profile.ts';
import type { FileRefusal } from './refusal.ts';

/** Reads the first rows of a file by a profile: `null` when its columns fit, otherwise why they do not. */
export async function fitsFile(path: string, profile: Profile): Promise<FileRefusal | null> {
  const opened = await openRecords(path, profile);
  if (opened.kind === 'refused') return opened;
  for await (const batch of opened.batches) return 'kind' in batch ? batch : null;
  return null;
}
