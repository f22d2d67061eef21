import type { Permit } from '#kernel';
import { fitsFile, type Profile } from '../files/index.ts';
import { type FoundProfile, profileNamed } from '../profiles.ts';
import { refusals } from '../refusals.ts';

/** A profile that has read a sender's files, with its JSON. */
type ReadBefore = Extract<FoundProfile, { kind: 'profile' }>;

/** Finds the profile by which files of the sender have been read; `null`: none was named, or there is none. */
export async function readingBefore(by: Permit, name: string | undefined): Promise<ReadBefore | null> {
  if (name === undefined) return null;
  const found = await profileNamed(by, name);
  return found.kind === 'profile' ? found : null;
}

/** Why a file cannot be read by the profile that was named; `null`: it can, or none was named. */
export async function misfitOf(path: string, name: string | undefined, reading: { readonly profile: Profile } | null) {
  if (reading !== null) return fitsFile(path, reading.profile);
  if (name === undefined) return null;
  const message = refusals.unknown_profile;
  return { kind: 'refused' as const, because: 'unknown_profile' as const, message, field: 'profile', fit: null };
}

/** What a profile says of repairs, which a profile made from it keeps. */
export function repairsIn(definition: unknown): { readonly repairs?: unknown } {
  const isObject = typeof definition === 'object' && definition !== null && 'repairs' in definition;
  return isObject ? { repairs: definition.repairs } : {};
}
