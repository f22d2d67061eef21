import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Permit } from '#kernel';
import { command, type Command, languageField, lineField, listField, type Outcome } from '#platform';
import {
  type ColumnDecisions,
  decideColumns,
  fitsFile,
  type Profile,
  proposeProfile,
  sayDoubt,
  sniff,
  SUBJECTS,
} from '../files/index.ts';
import { profileNamed, saveProfile } from '../profiles.ts';
import { layoutFields, toldOf } from '../told-layout.ts';
import { sniffedLines } from './say-sniffed.ts';

const decisionField = z.string().regex(/^.+=(?:-|[a-z_]+(?:\+[a-z_]+)*)$/);

const sniffInput = z.object({
  file: z.string().min(1).describe('the file as received'),
  subject: z
    .enum(SUBJECTS)
    .optional()
    .describe(`${SUBJECTS.join(', ')}; what its columns name unless given`),
  profile: lineField(60)
    .optional()
    .describe('the profile by which the sender’s files were read: what fits, what does not'),
  ...layoutFields,
  map: listField(decisionField).optional().describe('what columns hold: Kunta=city "Koko nimi=family_name+given_names" Väri=- (left out)'), // prettier-ignore
  save: lineField(60).optional().describe('save it as a profile of this name, once every column is decided'),
  lang: languageField.default('en').describe('language of the messages: fi, sv or en'),
});
type Asked = z.infer<typeof sniffInput>;

/** Looking at a file before it is imported. */
export const sniffCommands: readonly Command[] = [
  command('import sniff <file>', {
    summary: 'Say how a file seems to be laid out, correct it by options, and save it as a profile',
    permit: 'imports:apply',
    purpose: 'orders',
    input: sniffInput,
    examples: [
      'kortisto import sniff from-seller.csv',
      'kortisto import sniff from-seller.csv --separator tab --title-rows 2 --encoding windows-1252',
      'kortisto import sniff from-seller.csv --map Kunta=city Väri=- --save seller-7',
    ],
    run: (asked, by) => sniffedFile(asked, by),
  }),
];

async function sniffedFile(asked: Asked, by: Permit<'imports:apply'>): Promise<Outcome> {
  const { file, profile: named } = asked;
  if (!existsSync(file) || !statSync(file).isFile())
    return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
  const before = named === undefined ? null : await profileNamed(by, named);
  if (before?.kind === 'unknown profile')
    return { exit: 'wrong usage', because: 'unknown_profile', advice: `${named}: no such profile; profile list shows them` }; // prettier-ignore
  return looked(asked, by, before?.profile ?? null);
}

async function looked(asked: Asked, by: Permit<'imports:apply'>, profile: Profile | null): Promise<Outcome> {
  const { file, subject, profile: _, map = [], save, lang, ...layout } = asked;
  const found = await sniff(file, { subject, told: toldOf(layout), profile });
  if (found.kind === 'refused') {
    const advice = `${basename(file)}: ${found.message[lang]}`;
    return { exit: 'refused', json: found, because: found.because, advice };
  }
  const names = found.columns.map(({ name }) => name);
  const { strange, ...proposal } = decideColumns(proposeProfile(found, profile), names, decisionsOf(map));
  if (strange.length > 0)
    return { exit: 'wrong usage', because: 'unknown_column', advice: `--map: the file has no column ${strange.join(', ')}; it has ${names.join(', ')}` }; // prettier-ignore
  if (save !== undefined) return saved(by, save, proposal);
  const misfit = profile === null ? null : await fitsFile(file, profile);
  const doubts = found.doubts.map((one) => ({ ...one, said: sayDoubt(one)[lang] }));
  const said = [...sniffedLines(found, lang), ...(misfit === null ? [] : [`misfit\t${misfit.message[lang]}`])];
  return { exit: 'done', json: { ...found, doubts, misfit, proposal }, text: said.map((line) => `${line}\n`).join('') };
}

function decisionsOf(map: readonly string[]): ColumnDecisions {
  return new Map(map.map((one) => [one.slice(0, one.lastIndexOf('=')), one.slice(one.lastIndexOf('=') + 1)]));
}

async function saved(
  by: Permit<'imports:apply'>,
  name: string,
  { profile, undecided }: ReturnType<typeof proposeProfile>,
): Promise<Outcome> {
  if (undecided.length > 0)
    return {
      exit: 'refused',
      because: 'columns_undecided',
      advice: `nobody has decided what these hold: ${undecided.join(', ')}; say --map COLUMN=FIELD, or COLUMN=- to leave one out`,
    };
  const done = await saveProfile(by, name, profile);
  if (done.kind === 'refused') return { exit: 'refused', because: done.because, advice: done.detail };
  const { subject, columns } = done.profile;
  return {
    exit: 'done',
    json: { name, profile },
    text: `${name}: ${subject}, ${columns.length} columns\n`,
  };
}
