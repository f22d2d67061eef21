import { databaseOf, transact } from '#access';
import type { Permit } from '#kernel';
import { canonicalProfile, isSubject, type Profile, readProfile, type ReadProfile, SUBJECTS } from './files/index.ts';
import { selectProfile, selectProfileNames, upsertProfile } from './queries/facts.ts';

/** A profile found by its name, or why there is none. */
export type FoundProfile =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'unknown profile' };

/** Finds a profile: the canonical one of a subject, or one saved for a sender. */
export async function profileNamed(by: Permit, name: string): Promise<FoundProfile> {
  if (isSubject(name)) return { kind: 'profile', profile: canonicalProfile(name) };
  const definition = await selectProfile(databaseOf(by), name);
  const read = definition === null ? null : readProfile(definition, name);
  return read?.kind === 'profile'
    ? { kind: 'profile', profile: { ...read.profile, name } }
    : { kind: 'unknown profile' };
}

/** The names of the profiles: the canonical ones, then those saved for senders. */
export const profileNames = async (by: Permit<'imports:read'>): Promise<string[]> => [
  ...SUBJECTS,
  ...(await selectProfileNames(databaseOf(by))),
];

/** What came of saving a profile. */
export type SavedProfile =
  | ReadProfile
  | { readonly kind: 'refused'; readonly because: 'canonical_name'; readonly detail: string };

/** Saves how a sender's files are read; the names of the canonical profiles are taken. */
export async function saveProfile(
  by: Permit<'imports:apply'>,
  name: string,
  definition: unknown,
): Promise<SavedProfile> {
  if (isSubject(name)) return { kind: 'refused', because: 'canonical_name', detail: `${name} needs no profile` };
  const read = readProfile(definition, name);
  if (read.kind === 'profile') await transact(by, (tx, act) => upsertProfile(tx, act, name, definition));
  return read;
}
