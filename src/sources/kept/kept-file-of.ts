import { databaseOf } from '#access';
import type { BatchId, Permit } from '#kernel';
import { type KeptFile, selectKeptOf } from '../queries/kept.ts';

/** The file of a batch as it is kept; `null` once its time is over, or somebody named in it was erased. */
export const keptFileOf = (by: Permit<'imports:read'>, batch: BatchId): Promise<KeptFile | null> =>
  selectKeptOf(databaseOf(by), batch);
