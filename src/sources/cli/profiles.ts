import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Permit } from '#kernel';
import { command, type Command, lineField, type Outcome } from '#platform';
import { deleteProfile, profileNames, saveProfile } from '../profiles.ts';
import { parsedJson } from './asked.ts';

const nameField = lineField(60).describe('the name for --profile');

/** The commands about saved profiles. */
export const profileCommands: readonly Command[] = [
  command('profile save <name> <file>', {
    summary: 'Save how a sender’s files are read, from a JSON file, under a name for --profile',
    permit: 'imports:apply',
    purpose: 'orders',
    input: z.object({
      name: nameField.describe('the name for --profile; one that stands is replaced'),
      file: z.string().min(1).describe('the profile as JSON'),
    }),
    examples: ['kortisto profile save seller-7 seller-7.json'],
    run: ({ name, file }, by) => profileSaved(by, name, file),
  }),
  command('profile list', {
    summary: 'List the profiles: the canonical ones, then those saved for senders',
    permit: 'imports:read',
    input: z.object({}),
    run: async (_, by) => {
      const names = await profileNames(by);
      return { exit: 'done', json: names, text: names.map((name) => `${name}\n`).join('') };
    },
  }),
  command('profile delete <name>', {
    summary: 'Delete a saved profile; files read by it stay as they are',
    permit: 'imports:apply',
    purpose: 'orders',
    input: z.object({ name: nameField }),
    run: async ({ name }, by) =>
      (await deleteProfile(by, name)).kind === 'deleted'
        ? { exit: 'done', text: `${name}: deleted\n` }
        : { exit: 'not found', because: 'unknown_profile', advice: `${name}: no saved profile` },
  }),
];

async function profileSaved(by: Permit<'imports:apply'>, name: string, file: string): Promise<Outcome> {
  if (!existsSync(file)) return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
  const saved = await saveProfile(by, name, parsedJson(await readFile(file, 'utf8')));
  if (saved.kind === 'refused') return { exit: 'refused', because: saved.because, advice: `${file}: ${saved.detail}` };
  const { subject, columns } = saved.profile;
  return {
    exit: 'done',
    json: { name, subject, columns: columns.length },
    text: `${name}: ${subject}, ${columns.length} columns\n`,
  };
}
