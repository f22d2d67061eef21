import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  idField,
  limitField,
  lineField,
  type Outcome,
} from '#platform';
import { ATTACHMENT_BYTES_MAX, attachFile } from './attach-file.ts';
import { bodyField } from './body-field.ts';
import { contactsOf } from './contacts-of.ts';
import { CONTACT_KINDS, type ContactId, SUBJECT_CHARACTERS_MAX } from './kinds.ts';
import { logContact } from './log-contact.ts';
import { draftFromTemplate, sendLetter } from './send-letter.ts';
import { giveTask, tasksDue } from './tasks.ts';
import { refusalTexts } from './texts.ts';

const customer = customerNumberField.describe('customer number');
const refusal = (because: string): Outcome => ({
  exit: because === 'unknown_customer' ? 'not found' : 'refused',
  because,
  advice: refusalTexts[because]?.en ?? because,
});

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
      contact: idField<ContactId>().describe('number of the contact'),
      file: z.string().min(1).describe('the file'),
    }),
    run: async ({ contact, file }, by) => {
      if (!existsSync(file) || !statSync(file).isFile())
        return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
      if (statSync(file).size > ATTACHMENT_BYTES_MAX) return refusal('file_too_large');
      const attached = await attachFile(by, contact, { name: basename(file), content: readFileSync(file) });
      if (attached.kind === 'attached') return { exit: 'done', json: attached, text: `${attached.attachment}\n` };
      return attached.kind === 'refused'
        ? refusal(attached.because)
        : { exit: 'not found', because: 'no_contact', advice: 'there is no such contact' };
    },
  }),
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
  command('task add <customer>', {
    summary: 'Leave a task about a customer for a day',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({
      customer,
      day: dayField.describe('the day'),
      what: lineField(500).describe('what is to be done'),
    }),
    examples: ['kortisto task add 100001 --day 2026-12-01 --what "Soita takaisin"'],
    run: async ({ customer: number, day, what }, by) => {
      const given = await giveTask(by, { customer: number, dueOn: day, what, assignee: null });
      return given.kind === 'refused' ? refusal(given.because) : { exit: 'done', json: given, text: `${given.task}\n` };
    },
  }),
  command('task list', {
    summary: 'List what waits by a day',
    permit: 'contacts:read',
    purpose: 'care',
    input: z.object({ day: dayField.describe('the last day'), limit: limitField }),
    run: async ({ day, limit }, by) => {
      const tasks = await tasksDue(by, day, limit);
      return {
        exit: 'done',
        json: tasks,
        text: tasks.map((task) => `${task.id}\t${String(task.dueOn)}\t${task.customer}\t${task.what}\n`).join(''),
      };
    },
  }),
];
