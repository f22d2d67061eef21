import type { FileRefusal, FileRefusalReason, Profile } from '../files/index.ts';
import { type Choice, policyOf } from '../repairs/index.ts';
import type { ImportFile } from './read-file.ts';

/** What is to be read, and how. */
export type ImportOrder = {
  readonly file: ImportFile;
  readonly profile: Profile;
  /** The profile as JSON, kept with the batch; absent for a canonical one. */
  readonly definition?: unknown;
  /** Which repairs are accepted and refused; absent: by the profile's policy. */
  readonly repairs?: Choice | undefined;
  /** The code of the supplier whose file it is; `null` or absent: our own. */
  readonly supplier?: string | null | undefined;
};

/** Which repairs are done in the file. */
export const choiceOf = ({ repairs, definition }: ImportOrder): Choice => repairs ?? policyOf(definition);

/** Why nothing of a file is taken: what is wrong with the file, or that its supplier may not give it. */
export type ImportRefusal = Omit<FileRefusal, 'because'> & {
  readonly because: FileRefusalReason | 'no_contract' | 'not_in_contract';
};
