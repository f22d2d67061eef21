import { z } from 'zod';
import { UNREVEALED } from '#customers';
import { taskRoutes } from './http/task-routes.ts';
import { templateRoutes } from './http/template-routes.ts';
import {
  customerNumberField,
  idField,
  limitField,
  lineField,
  momentField,
  route,
  sentFile,
  uploadedFile,
} from '#platform';
import { attachFile, readAttachment, removeAttachment } from './attach-file.ts';
import { bodyField } from './http/body-field.ts';
import { contactsOf } from './contacts-of.ts';
import { correctContact } from './correct-contact.ts';
import { type AttachmentId, CONTACT_KINDS, type ContactId, DIRECTIONS, SUBJECT_CHARACTERS_MAX } from './kinds.ts';
import { logContact } from './log-contact.ts';
import { readUploaded } from './http/read-uploaded.ts';
import { refusalTexts } from './texts.ts';

const contactField = idField<ContactId>();
const attachmentField = idField<AttachmentId>();
const subjectField = lineField(SUBJECT_CHARACTERS_MAX);
const missing = z.object({ kind: z.literal('not found') });

const row = z.object({
  id: contactField,
  kind: z.enum(CONTACT_KINDS),
  direction: z.enum(DIRECTIONS),
  happenedAt: momentField,
  subject: z.string(),
  body: z.string().nullable(),
  template: z.string().nullable(),
  isSent: z.boolean(),
  isCorrected: z.boolean(),
  who: z.string(),
  userName: z.string().nullable(),
  attachments: z
    .array(z.object({ id: z.number(), name: z.string(), mediaType: z.string(), byteCount: z.number() }))
    .readonly(),
});

const log = [
  route('GET /customers/:customer/contacts', {
    permit: 'contacts:read',
    purpose: 'care',
    summary: 'Every contact with a customer, newest first',
    input: z.object({
      customer: customerNumberField,
      after: contactField.nullable().default(null),
      limit: limitField,
    }),
    output: z.object({ rows: z.array(row).readonly(), next: contactField.nullable() }),
    handle: ({ customer, after, limit }, by) => contactsOf(by, customer, { before: after, limit }),
  }),
  route('POST /customers/:customer/contacts', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Note a contact, or a note of one’s own',
    input: z.object({
      customer: customerNumberField,
      kind: z.enum(CONTACT_KINDS),
      direction: z.enum(['in', 'out']).default('in'),
      subject: subjectField,
      body: bodyField.nullable().default(null),
      happenedAt: momentField.nullable().default(null),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('logged'), contact: contactField }),
      z.object({ kind: z.literal('refused'), because: z.enum(['unknown_customer', 'not_yet_happened']) }),
    ]),
    says: refusalTexts,
    handle: (given, by) => logContact(by, given),
  }),
  route('PUT /contacts/:contact', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Write over what a contact says: a slip, or what a person demands to be put right',
    input: z.object({ contact: contactField, subject: subjectField, body: bodyField.nullable().default(null) }),
    output: z.object({ kind: z.literal('corrected') }),
    handle: (correction, by) => correctContact(by, correction),
  }),
] as const;

const files = [
  route('POST /contacts/:contact/attachments', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Keep a file with a contact: a scan, a picture, a recording',
    input: z.object({ contact: contactField, file: uploadedFile }),
    output: z.union([
      z.object({ kind: z.literal('attached'), attachment: attachmentField, mediaType: z.string() }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['file_too_large', 'file_of_unknown_kind', 'too_many_files']),
      }),
      missing,
    ]),
    says: refusalTexts,
    handle: async ({ contact, file }, by) => {
      const content = await readUploaded(file);
      return content === null
        ? { kind: 'refused', because: 'file_too_large' }
        : attachFile(by, contact, { name: file.name, content });
    },
  }),
  route('GET /attachments/:attachment', {
    permit: 'contacts:read',
    purpose: 'care',
    summary: 'A file of a contact, as it was kept',
    input: z.object({ attachment: attachmentField }),
    output: z.union([sentFile, z.object({ kind: z.literal('refused'), because: z.enum(UNREVEALED) })]),
    says: refusalTexts,
    handle: async ({ attachment }, by) => {
      const found = await readAttachment(by, attachment);
      if (found.kind !== 'read') return found;
      return { kind: 'file' as const, name: found.name, type: found.mediaType, content: found.content };
    },
  }),
  route('DELETE /attachments/:attachment', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Delete a file of a contact for good',
    input: z.object({ attachment: attachmentField }),
    output: z.object({ kind: z.literal('removed') }),
    handle: ({ attachment }, by) => removeAttachment(by, attachment),
  }),
] as const;

/** Contacts, their files, letters from templates, and tasks. */
export const routes = [...log, ...files, ...templateRoutes, ...taskRoutes] as const;
