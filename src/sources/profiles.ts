import { databaseOf, transact } from '#access';
import type { ActId, Permit } from '#kernel';
import type { Tx } from '#platform';
import { canonicalProfile, isSubject, type Profile, readProfile, type ReadProfile, SUBJECTS } from './files/index.ts';
import { type ProfileRow, selectProfile, selectProfileNames, selectProfiles } from './queries/facts.ts';
import { deleteProfileRow, upsertProfile } from './queries/profiles.ts';

/** What stands in a profile's JSON beside how its files are read: which repairs are done unasked. */
const BESIDE = new Set(['repairs']);

/** Reads a profile from JSON, with the words beside it that are ours. */
export function readDefinition(definition: unknown, name: string): ReadProfile {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition))
    return readProfile(definition, name);
  return readProfile(Object.fromEntries(Object.entries(definition).filter(([key]) => !BESIDE.has(key))), name);
}

/** A profile found by its name, or why there is none. `definition`: its JSON; a canonical one has none. */
export type FoundProfile =
  | { readonly kind: 'profile'; readonly profile: Profile; readonly definition?: unknown }
  | { readonly kind: 'unknown profile' };

/** Finds a profile: the canonical one of a subject, or one saved for a sender. */
export async function profileNamed(by: Permit, name: string): Promise<FoundProfile> {
  if (isSubject(name)) return { kind: 'profile', profile: canonicalProfile(name) };
  const definition = await selectProfile(databaseOf(by), name);
  const read = definition === null ? null : readDefinition(definition, name);
  return read?.kind === 'profile'
    ? { kind: 'profile', profile: { ...read.profile, name }, definition }
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
  | { readonly kind: 'refused'; readonly because: 'canonical_name' | 'name_is_taken'; readonly detail: string };

/**
 * Saves how a sender's files are read; the names of the canonical profiles are taken. `isNew`: one that stands under the name
 * is not replaced.
 */
export async function saveProfile(
  by: Permit<'imports:apply'>,
  name: string,
  definition: unknown,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<SavedProfile> {
  if (isSubject(name)) return { kind: 'refused', because: 'canonical_name', detail: `${name} needs no profile` };
  const read = readDefinition(definition, name);
  if (read.kind !== 'profile') return read;
  const isSaved = await transact(by, (tx, act) => upsertProfile(tx, act, { name, definition, isNew }));
  return isSaved ? read : { kind: 'refused', because: 'name_is_taken', detail: `${name} is a profile already` };
}

/** The saved profiles, for a settings file. */
export const toldProfiles = (by: Permit<'imports:read'>): Promise<ProfileRow[]> => selectProfiles(databaseOf(by));

/** Saves the profiles that a settings file tells, inside the transaction that makes the register; gives the first that is none, and why. */
export async function setProfilesIn(
  tx: Tx,
  act: ActId,
  profiles: readonly ProfileRow[],
): Promise<{ readonly kind: 'set' } | { readonly kind: 'refused'; readonly profile: string; readonly detail: string }> {
  for (const { name, definition } of profiles) {
    const read = isSubject(name) ? null : readDefinition(definition, name);
    if (read?.kind !== 'profile')
      return { kind: 'refused', profile: name, detail: read?.detail ?? `${name} needs no profile` };
    await upsertProfile(tx, act, { name, definition, isNew: false });
  }
  return { kind: 'set' };
}

/** Deletes a saved profile; batches that were read by it keep how they were read. */
export const deleteProfile = (
  by: Permit<'imports:apply'>,
  name: string,
): Promise<{ readonly kind: 'deleted' } | { readonly kind: 'unknown profile' }> =>
  transact(by, async (tx) => ({ kind: (await deleteProfileRow(tx, name)) ? 'deleted' : 'unknown profile' }));
