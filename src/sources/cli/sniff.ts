import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Language } from '#kernel';
import { command, type Command, languageField, type Outcome } from '#platform';
import { proposeProfile, sayDoubt, sniff, type Sniffed, SUBJECTS } from '../files/index.ts';

const sniffInput = z.object({
  file: z.string().min(1).describe('the file as received'),
  subject: z
    .enum(SUBJECTS)
    .optional()
    .describe(`${SUBJECTS.join(', ')}; what its columns name unless given`),
  lang: languageField.default('en').describe('language of the messages: fi, sv or en'),
});

/** Looking at a file before it is imported. */
export const sniffCommands: readonly Command[] = [
  command('import sniff <file>', {
    summary: 'Say how a file seems to be laid out: format, letters, columns with guesses, and what is not certain',
    permit: 'imports:apply',
    purpose: 'orders',
    input: sniffInput,
    examples: ['kortisto import sniff from-seller.csv', 'kortisto import sniff from-seller.xlsx --json'],
    run: (asked) => sniffedFile(asked),
  }),
];

async function sniffedFile({ file, subject, lang }: z.infer<typeof sniffInput>): Promise<Outcome> {
  if (!existsSync(file) || !statSync(file).isFile())
    return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
  const found = await sniff(file, subject ?? null);
  if (found.kind === 'refused') {
    const advice = `${basename(file)}: ${found.message[lang]}`;
    return { exit: 'refused', json: found, because: found.because, advice };
  }
  const doubts = found.doubts.map((one) => ({ ...one, said: sayDoubt(one)[lang] }));
  const json = { ...found, doubts, proposal: proposeProfile(found) };
  return { exit: 'done', json, text: saidLines(found, lang).map((line) => `${line}\n`).join('') }; // prettier-ignore
}

const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

/** What was found, a line each with tabs between: the layout, the columns with their guesses and a sample, the doubts. */
function saidLines(found: Sniffed, language: Language): string[] {
  const { member, sheet, separator } = found;
  return [
    `subject\t${found.subject}`,
    `format\t${found.format}`,
    ...(member === null ? [] : [`member\t${member}`]),
    ...(sheet === null ? [] : [`sheet\t${sheet}`]),
    `encoding\t${found.encoding}`,
    ...(separator === null ? [] : [`separator\t${SEPARATORS[separator] ?? separator}`]),
    `header\t${found.hasHeader ? 'yes' : 'no'}`,
    `confidence\t${found.confidence}`,
    ...found.columns.map(({ name, guess, fields, confidence, samples }) =>
      ['column', name, fields.length > 1 ? fields.join('+') : (guess ?? '?'), confidence, samples[0] ?? ''].join('\t'),
    ),
    ...found.doubts.map((one) => `doubt\t${sayDoubt(one)[language]}`),
  ];
}
