import { z } from 'zod';
import type { Label, Permit } from '#kernel';
import { lineField } from '#platform';
import type { ImportOrder } from '../importing/order.ts';
import { defaultProfileOf } from '../importing/supplied.ts';
import { profileNamed, readDefinition } from '../profiles.ts';
import { refusals } from '../refusals.ts';
import { choiceShape } from '../repairs/index.ts';

/** How a file is to be read: by a profile that stands, or by one that is told here and saved nowhere. */
export const readingShape = {
  profile: lineField(60).optional(),
  definition: z.record(z.string(), z.unknown()).optional(),
  repairs: choiceShape.optional(),
  supplier: lineField(40).optional(),
};
type Reading = z.infer<z.ZodObject<typeof readingShape>>;

/** Why a file cannot be read as asked. */
type NoReading = {
  readonly kind: 'refused';
  readonly because: 'unknown_profile' | 'not_a_profile';
  readonly message: Label;
};

/** The name of a profile that is told with the file and saved nowhere. */
const UNSAVED = 'unsaved';

/** Finds the profile that was asked for, or reads the one that was told. */
export async function readingOf(
  by: Permit,
  { profile: name, definition, repairs, supplier }: Reading,
): Promise<({ readonly kind: 'reading' } & Omit<ImportOrder, 'file'>) | NoReading> {
  const more = { repairs, supplier: supplier ?? null };
  if (definition !== undefined) {
    const read = readDefinition(definition, name ?? UNSAVED);
    if (read.kind !== 'profile') return brokenProfile(read.detail);
    return { kind: 'reading', profile: { ...read.profile, name: name ?? UNSAVED }, definition, ...more };
  }
  const wanted = name ?? (supplier === undefined ? null : await defaultProfileOf(by, supplier));
  const found = await profileNamed(by, wanted ?? '');
  if (found.kind === 'unknown profile')
    return { kind: 'refused', because: 'unknown_profile', message: refusals.unknown_profile };
  return { ...found, kind: 'reading', ...more };
}

const brokenProfile = (detail: string): NoReading => ({
  kind: 'refused',
  because: 'not_a_profile',
  message: {
    fi: `${refusals.not_a_profile.fi} ${detail}`,
    sv: `${refusals.not_a_profile.sv} ${detail}`,
    en: `${refusals.not_a_profile.en} ${detail}`,
  },
});
