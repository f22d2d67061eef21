import type { ForeignKey } from '#customers';
import type { Batch } from '../queries/batches.ts';

/**
 * The sender's own key of a row; `null` when it gave none. Two suppliers that send by one profile have each their own keys;
 * files of our own have those of the profile.
 */
export const foreignKeyOf = (
  { supplier, profile }: Pick<Batch, 'supplier' | 'profile'>,
  key: string,
): ForeignKey | null => (key === '' ? null : { origin: supplier ?? profile, key });
