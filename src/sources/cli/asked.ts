import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Permit } from '#kernel';
import { languageField, lineField, type Outcome } from '#platform';
import type { ImportOrder } from '../importing/order.ts';
import { defaultProfileOf } from '../importing/supplied.ts';
import { profileNamed, readDefinition } from '../profiles.ts';
import { parseChoice } from '../repairs/index.ts';

/** What is asked of a file on the command line. */
export const fileInput = z.object({
  file: z.string().min(1).describe('the file as received'),
  profile: z
    .string()
    .min(1)
    .optional()
    .describe('customers, agent-orders, a saved profile, or a profile in a JSON file; the supplier’s when not given'),
  supplier: lineField(40).optional().describe('code of the supplier whose file it is; its contract must be in force'),
  repair: z
    .string()
    .min(1)
    .optional()
    .describe('all, none, or a list of repairs such as postal_code:leading_zero,capitals'),
  report: z.string().min(1).optional().describe('folder for rows.csv and summary.json; made when it is missing'),
  lang: languageField.default('en').describe('language of the messages: fi, sv or en'),
});
export type FileInput = z.infer<typeof fileInput>;

type NotAsked = { readonly kind: 'not asked'; readonly outcome: Outcome };

const wrong = (because: string, advice: string): NotAsked => ({
  kind: 'not asked',
  outcome: { exit: 'wrong usage', because, advice },
});

/** Turns what was asked into an order, or into the answer that says what was wrong with the asking. */
export async function orderOf(
  by: Permit<'imports:apply'>,
  asked: FileInput,
): Promise<({ readonly kind: 'order' } & ImportOrder) | NotAsked> {
  const { file: path, supplier, repair } = asked;
  if (!existsSync(path))
    return { kind: 'not asked', outcome: { exit: 'not found', because: 'no_file', advice: `${path}: no such file` } };
  if (!statSync(path).isFile()) return wrong('no_file', `${path}: a folder, not a file`);
  const repairs = repair === undefined ? undefined : parseChoice(repair);
  if (repairs === null)
    return wrong('unknown_repair', `--repair ${repair}: all, none, or names that import plan lists`);
  const found = await profileFor(by, asked);
  if (typeof found === 'string') return wrong('unknown_profile', found);
  const { profile, definition } = found;
  const file = { path, name: basename(path) };
  return { kind: 'order', file, profile, definition, repairs, supplier: supplier ?? null };
}

type Reading = Pick<ImportOrder, 'profile' | 'definition'>;

async function profileFor(by: Permit, { profile, supplier }: FileInput): Promise<Reading | string> {
  const name = profile ?? (supplier === undefined ? null : await defaultProfileOf(by, supplier));
  if (name === null) return supplier === undefined ? 'give --profile' : `${supplier} has no profile of its own: give --profile`; // prettier-ignore
  if (name.endsWith('.json')) return profileInFile(name);
  const found = await profileNamed(by, name);
  return found.kind === 'profile'
    ? found
    : `${name}: no such profile file; customers, agent-orders, bans and address-updates need none`;
}

async function profileInFile(path: string): Promise<Reading | string> {
  if (!existsSync(path)) return `${path}: no such file`;
  const definition = parsedJson(await readFile(path, 'utf8'));
  const read = readDefinition(definition, basename(path, '.json'));
  return read.kind === 'profile' ? { profile: read.profile, definition } : `${path}: ${read.detail}`;
}

/** JSON, or `null` when the text is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
