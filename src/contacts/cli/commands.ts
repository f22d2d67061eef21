import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  command,
  type Command,
  customerNumberField,
  idField,
  limitField,
  lineField,
  plainFileName,
  type Outcome,
} from '#platform';
import { ATTACHMENT_BYTES_MAX, attachFile, removeAttachment } from '../attach-file.ts';
import { bodyField } from '../http/body-field.ts';
import { contactsOf } from '../contacts-of.ts';
import { correctContact } from '../correct-contact.ts';
import { type AttachmentId, CONTACT_KINDS, type ContactId, SUBJECT_CHARACTERS_MAX } from '../kinds.ts';
import { letterCommands } from './letter-commands.ts';
import { logContact } from '../log-contact.ts';
import { refusal } from './refusal.ts';
import { taskCommands } from './task-commands.ts';

const customer = customerNumberField.describe('customer number');
const contactNumber = idField<ContactId>().describe('number of the contact');
const NO_CONTACT: Outcome = { exit: 'not found', because: 'no_contact', advice: 'there is no such contact' };

/** Contacts on the command line. */
export const commands: readonly Command[] = [
  command('contact add <customer>', {
    summary: 'Note a contact with a customer, or a note of one’s own',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({
      customer,
      kind: z.enum(CONTACT_KINDS).default('call').describe(CONTACT_KINDS.join(', ')),
      direction: z.enum(['in', 'out']).default('in').describe('in: from the customer; out: to the customer'),
      subject: lineField(SUBJECT_CHARACTERS_MAX).describe('what it was about'),
      body: bodyField.optional().describe('what was said'),
    }),
    examples: ['kortisto contact add 100001 --kind call --subject "Osoite muuttuu"'],
    run: async (given, by) => {
      const logged = await logContact(by, { ...given, body: given.body ?? null });
      return logged.kind === 'refused'
        ? refusal(logged.because)
        : { exit: 'done', json: logged, text: `${logged.contact}\n` };
    },
  }),
  command('contact list <customer>', {
    summary: 'List the contacts with a customer, newest first',
    permit: 'contacts:read',
    purpose: 'care',
    input: z.object({ customer, limit: limitField }),
    run: async ({ customer: number, limit }, by) => {
      const { rows } = await contactsOf(by, number, { before: null, limit });
      const text = rows.map(
        (row) => `${row.id}\t${String(row.happenedAt)}\t${row.kind}\t${row.direction}\t${row.subject}\n`,
      );
      return { exit: 'done', json: rows, text: text.join('') };
    },
  }),
  command('contact attach <contact> <file>', {
    summary: 'Keep a file with a contact: a scan, a picture, a recording',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({
      contact: contactNumber,
      file: z.string().min(1).describe('the file'),
    }),
    run: async ({ contact, file }, by) => {
      if (!existsSync(file) || !statSync(file).isFile())
        return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
      if (statSync(file).size > ATTACHMENT_BYTES_MAX) return refusal('file_too_large');
      const attached = await attachFile(by, contact, {
        name: plainFileName(basename(file)),
        content: readFileSync(file),
      });
      if (attached.kind === 'attached') return { exit: 'done', json: attached, text: `${attached.attachment}\n` };
      return attached.kind === 'refused' ? refusal(attached.because) : NO_CONTACT;
    },
  }),
  command('contact correct <contact>', {
    summary: 'Write over what a contact says: a slip, or what a person demands to be put right',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({
      contact: contactNumber,
      subject: lineField(SUBJECT_CHARACTERS_MAX).describe('what it was about'),
      body: bodyField.optional().describe('what was said; nothing unless given'),
    }),
    run: async ({ body, ...correction }, by) => {
      const { kind } = await correctContact(by, { ...correction, body: body ?? null });
      return kind === 'not found' ? NO_CONTACT : { exit: 'done', json: { kind }, text: 'corrected\n' };
    },
  }),
  command('contact detach <attachment>', {
    summary: 'Delete a file of a contact for good',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({ attachment: idField<AttachmentId>().describe('number of the file, as contact attach gave it') }),
    run: async ({ attachment }, by) => {
      const { kind } = await removeAttachment(by, attachment);
      if (kind === 'removed') return { exit: 'done', json: { kind }, text: 'removed\n' };
      return { exit: 'not found', because: 'no_attachment', advice: 'there is no such file' };
    },
  }),
  ...letterCommands,
  ...taskCommands,
];
