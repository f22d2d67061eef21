import { z } from 'zod';
import { REASONS } from '#gate';
import { customerNumberField, idField, languageField, lineField, route } from '#platform';
import { bodyField } from './body-field.ts';
import { type ContactId, SUBJECT_CHARACTERS_MAX, TEMPLATE_KINDS } from '../kinds.ts';
import { draftFromTemplate, sendLetter } from '../letters/send-letter.ts';
import { listTemplates, retireTemplate, saveTemplate } from '../letters/templates.ts';
import { refusalTexts } from '../texts.ts';

const codeField = lineField(40).regex(/^[a-z0-9-]+$/);
const subject = lineField(SUBJECT_CHARACTERS_MAX);
const inThree = <Field extends z.ZodType>(field: Field) => z.object({ fi: field, sv: field, en: field });
const unknown = ['unknown_customer', 'unknown_template', 'unknown_gap'] as const;

/** The texts that letters are written from, and letters. */
export const templateRoutes = [
  route('GET /letter-templates', {
    permit: 'contacts:read',
    summary: 'The texts that letters, e-mails and texts are written from',
    input: z.object({}),
    output: z.object({
      templates: z.array(
        z.object({
          code: z.string(),
          version: z.number(),
          kind: z.enum(TEMPLATE_KINDS),
          subject: inThree(z.string()),
          body: inThree(z.string()),
        }),
      ),
    }),
    handle: async (_, by) => ({ templates: (await listTemplates(by)).map(({ id: _id, ...shown }) => shown) }),
  }),
  route('PUT /letter-templates/:code', {
    permit: 'contacts:templates',
    summary: 'Save a template as its next version, in three languages',
    input: z.object({
      code: codeField,
      kind: z.enum(TEMPLATE_KINDS),
      subject: inThree(subject),
      body: inThree(bodyField),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), version: z.number() }),
      z.object({ kind: z.literal('refused'), because: z.literal('unknown_gap'), gaps: z.array(z.string()).readonly() }),
    ]),
    says: refusalTexts,
    handle: (template, by) => saveTemplate(by, template),
  }),
  route('DELETE /letter-templates/:code', {
    permit: 'contacts:templates',
    summary: 'Take a template out of use',
    input: z.object({ code: codeField }),
    output: z.object({ kind: z.literal('retired') }),
    handle: ({ code }, by) => retireTemplate(by, code),
  }),
  route('GET /customers/:customer/letter-drafts/:template', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'A text from a template with its gaps filled for a customer, to be read before it goes',
    input: z.object({ customer: customerNumberField, template: codeField }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('drafted'), language: languageField, subject: z.string(), body: z.string() }),
      z.object({ kind: z.literal('refused'), because: z.enum(unknown) }),
    ]),
    says: refusalTexts,
    handle: (asked, by) => draftFromTemplate(by, asked),
  }),
  route('POST /customers/:customer/letters', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Send a letter to a customer: through the gate, to the printer, into the log',
    input: z.object({ customer: customerNumberField, template: codeField, subject, body: bodyField }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sent'), contact: idField<ContactId>(), fileName: z.string() }),
      z.object({ kind: z.literal('refused'), because: z.enum([...unknown, ...REASONS]) }),
    ]),
    says: refusalTexts,
    handle: (letter, by) => sendLetter(by, letter),
  }),
] as const;
