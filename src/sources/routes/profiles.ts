import { z } from 'zod';
import { lineField, route, sentFile } from '#platform';
import { SUBJECTS } from '../files/index.ts';
import { exampleOf } from '../planning/example-file.ts';
import { deleteProfile, profileNamed, profileNames, saveProfile } from '../profiles.ts';
import { refusals } from '../refusals.ts';
import { columnsOf } from '../planning/profile-columns.ts';

const nameField = lineField(60);
const definitionField = z.record(z.string(), z.unknown());
const saved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), name: z.string() }),
  z.object({
    kind: z.literal('refused'),
    because: z.enum(['not_a_profile', 'canonical_name', 'name_is_taken']),
    message: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
  }),
]);

const saidOf = (outcome: Awaited<ReturnType<typeof saveProfile>>, name: string) => {
  if (outcome.kind !== 'refused') return { kind: 'saved' as const, name };
  const { because, detail } = outcome;
  const { fi, sv, en } = refusals[because];
  const more = because === 'not_a_profile' ? ` ${detail}` : '';
  return { kind: 'refused' as const, because, message: { fi: fi + more, sv: sv + more, en: en + more } };
};

/** Routes of profiles: how the files of a sender are read. */
export const profileRoutes = [
  route('GET /import-profiles', {
    permit: 'imports:read',
    summary: 'The profiles by which files are read',
    input: z.object({}),
    output: z.object({ profiles: z.array(z.string()) }),
    handle: async (_, by) => ({ profiles: await profileNames(by) }),
  }),
  route('GET /import-profiles/:name', {
    permit: 'imports:read',
    summary: 'A profile: what it is about, the columns it wants and what they hold',
    input: z.object({ name: nameField }),
    output: z.object({
      name: z.string(),
      subject: z.enum(SUBJECTS),
      format: z.string(),
      definition: z.unknown(),
      columns: z.array(
        z.object({ header: z.string(), fields: z.array(z.string()).readonly(), dayFormat: z.string().nullable() }),
      ),
    }),
    handle: async ({ name }, by) => {
      const found = await profileNamed(by, name);
      if (found.kind === 'unknown profile') return { kind: 'not found' as const };
      const { profile, definition = null } = found;
      const { subject, format } = profile;
      return { name, subject, format, definition, columns: columnsOf(profile) };
    },
  }),
  route('GET /import-profiles/:name/example', {
    permit: 'imports:read',
    summary: 'A file of two rows as the profile wants it, to be filled in a spreadsheet',
    input: z.object({ name: nameField }),
    output: sentFile,
    handle: async ({ name }, by) => {
      const found = await profileNamed(by, name);
      if (found.kind === 'unknown profile') return { kind: 'not found' as const };
      const content = exampleOf(found.profile);
      return { kind: 'file' as const, name: `${name}.csv`, type: 'text/csv; charset=utf-8', content };
    },
  }),
  route('POST /import-profiles', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Save how a sender’s files are read, under a new name',
    input: z.object({ name: nameField, definition: definitionField }),
    output: saved,
    says: refusals,
    handle: async ({ name, definition }, by) => saidOf(await saveProfile(by, name, definition, { isNew: true }), name),
  }),
  route('PUT /import-profiles/:name', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Save how a sender’s files are read, in place of the profile that has the name',
    input: z.object({ name: nameField, definition: definitionField }),
    output: saved,
    says: refusals,
    handle: async ({ name, definition }, by) => saidOf(await saveProfile(by, name, definition), name),
  }),
  route('DELETE /import-profiles/:name', {
    permit: 'imports:apply',
    purpose: 'orders',
    summary: 'Delete a saved profile; files that were read by it stay as they are',
    input: z.object({ name: nameField }),
    output: z.object({ kind: z.literal('deleted') }),
    handle: async ({ name }, by) =>
      (await deleteProfile(by, name)).kind === 'deleted'
        ? { kind: 'deleted' as const }
        : { kind: 'not found' as const },
  }),
] as const;
