import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES, type Permit } from '#kernel';
import { command, type Command, customerNumberField, lineField, type Outcome } from '#platform';
import { bodyField } from '../http/body-field.ts';
import { SUBJECT_CHARACTERS_MAX, TEMPLATE_KINDS } from '../kinds.ts';
import { refusal } from './refusal.ts';
import { draftFromTemplate, sendLetter } from '../letters/send-letter.ts';
import { listTemplates, retireTemplate, saveTemplate } from '../letters/templates.ts';

const customer = customerNumberField.describe('customer number');
const code = lineField(40)
  .regex(/^[a-z0-9-]+$/)
  .describe('code of the template: small letters, digits, hyphens');
const inThree = <Field extends z.ZodType>(field: Field) => z.object({ fi: field, sv: field, en: field });
const templateFile = z.object({
  kind: z.enum(TEMPLATE_KINDS),
  subject: inThree(lineField(SUBJECT_CHARACTERS_MAX)),
  body: inThree(bodyField),
});

/** Letters and the texts that they are written from, on the command line. */
export const letterCommands: readonly Command[] = [
  command('letter send <customer>', {
    summary: 'Send a letter from a template: through the gate, to the printer’s folder, into the log',
    permit: 'contacts:write',
    purpose: 'care',
    changes: true,
    input: z.object({ customer, template: lineField(40).describe('code of the template, such as answer') }),
    examples: ['kortisto letter send 100001 --template answer --dry-run'],
    run: async (asked, by, terminal) => {
      const draft = await draftFromTemplate(by, asked);
      if (draft.kind === 'refused') return refusal(draft.because);
      if (terminal.isDryRun) return { exit: 'done', json: draft, text: `${draft.subject}\n\n${draft.body}\n` };
      const sent = await sendLetter(by, { ...asked, subject: draft.subject, body: draft.body });
      return sent.kind === 'refused' ? refusal(sent.because) : { exit: 'done', json: sent, text: `${sent.fileName}\n` };
    },
  }),
  command('template list', {
    summary: 'List the texts that letters are written from',
    permit: 'contacts:read',
    input: z.object({}),
    run: async (_, by) => {
      const templates = await listTemplates(by);
      const text = templates.map((one) => `${one.code}\t${one.version}\t${one.kind}\t${one.subject.fi}\n`).join('');
      return { exit: 'done', json: templates, text };
    },
  }),
  command('template save <code> <file>', {
    summary: 'Save a template as its next version, from a JSON file: kind, subject and body in fi, sv and en',
    permit: 'contacts:templates',
    input: z.object({
      code,
      file: z.string().min(1).describe('{"kind": "letter", "subject": {fi, sv, en}, "body": …}'),
    }),
    examples: ['kortisto template save answer answer.json'],
    run: ({ code: name, file }, by) => saved(by, name, file),
  }),
  command('template retire <code>', {
    summary: 'Take a template out of use; letters written from it stay readable',
    permit: 'contacts:templates',
    input: z.object({ code }),
    run: async ({ code: name }, by) => {
      const { kind } = await retireTemplate(by, name);
      return kind === 'not found' ? refusal('unknown_template') : { exit: 'done', json: { kind }, text: 'retired\n' };
    },
  }),
];

async function saved(by: Permit<'contacts:templates'>, code: string, file: string): Promise<Outcome> {
  if (!existsSync(file)) return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
  const read = templateFile.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    const advice = `${file}: ${where || 'the whole'}: kind (${TEMPLATE_KINDS.join(', ')}), subject and body in ${LANGUAGES.join(', ')} are needed`;
    return { exit: 'refused', because: 'bad_template', advice };
  }
  const done = await saveTemplate(by, { code, ...read.data });
  if (done.kind === 'saved') return { exit: 'done', json: done, text: `${code}: version ${done.version}\n` };
  return { ...refusal(done.because), json: done, text: `${done.gaps.join(', ')}\n` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
