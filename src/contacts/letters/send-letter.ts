import { join } from 'node:path';
import { assert, type CustomerNumber, type Day, type Language, type Permit } from '#kernel';
import { look, nowOf, registerOf, type Seen, todayOf, transact } from '#access';
import { customersIn, nameOf } from '#customers';
import { addresseesIn, type Because, sendOut } from '#gate';
import { print, type Tx, writeLetter } from '#platform';
import { readSettings, type RegisterSettings } from '#register';
import { filled, type GapValues, unknownGaps } from './fill-template.ts';
import type { ContactId } from '../kinds.ts';
import { letterOrderOf, writtenDay } from './letter.ts';
import { logContactIn, standing } from '../log-contact.ts';
import { templateOf } from '../queries/templates.ts';

/** A text written from a template for one customer, in the customer's language. */
export type Draft = {
  readonly kind: 'drafted';
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
};

export type Drafted =
  | Draft
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'unknown_template' | 'unknown_gap' };

type Asked = { readonly customer: CustomerNumber; readonly template: string };

/** Writes a text from a template for a customer, to be read and mended before it goes; nothing is kept. */
export const draftFromTemplate = (by: Permit<'contacts:write'>, asked: Asked): Promise<Drafted> =>
  look(by, 'letter draft', async (tx): Promise<Seen<Drafted>> => {
    const template = await templateOf(tx, asked.template);
    if (!template) return { customers: [], answer: { kind: 'refused', because: 'unknown_template' } };
    const customer = await standing(tx, asked.customer);
    const [row] = customer === null ? [] : await customersIn(tx, [customer]);
    if (!row) return { customers: [], answer: { kind: 'refused', because: 'unknown_customer' } };
    const { language } = row.values;
    const values = gapValues(row, await readSettings(tx), todayOf(by));
    const [subject, body] = [template.subject[language], template.body[language]].map((text) => filled(text, values));
    assert(subject !== undefined && body !== undefined, 'a template has a subject and a body');
    return { customers: [row.number], answer: { kind: 'drafted', language, subject, body } };
  });

type Known = Awaited<ReturnType<typeof customersIn>>[number];

const gapValues = (
  { number, values }: Known,
  { controller, contactPerson }: RegisterSettings,
  today: Day,
): GapValues => ({
  name: nameOf(values),
  customerNumber: String(number),
  day: writtenDay(today, values.language),
  controller: controller.name,
  phone: controller.phone,
  email: controller.email,
  contactPerson: contactPerson.name,
});

export type LetterSent =
  | { readonly kind: 'sent'; readonly contact: ContactId; readonly fileName: string }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_customer' | 'unknown_template' | 'unknown_gap' | Because;
    };

/**
 * Sends a letter: through the gate as a service message (an answer), printed, into the folder for the printer, and into the
 * log with its words; all of it or nothing. Reasons in order: an unknown customer or template, a gap left open, the gate's.
 */
export const sendLetter = (
  by: Permit<'contacts:write'>,
  letter: Asked & { readonly subject: string; readonly body: string },
): Promise<LetterSent> =>
  transact(by, async (tx, act): Promise<LetterSent> => {
    const customer = await standing(tx, letter.customer);
    if (customer === null) return { kind: 'refused', because: 'unknown_customer' };
    const template = await templateOf(tx, letter.template);
    if (template?.kind !== 'letter') return { kind: 'refused', because: 'unknown_template' };
    if (unknownGaps(`${letter.subject}${letter.body}`).length > 0) return { kind: 'refused', because: 'unknown_gap' };
    const sending = { channel: 'post', purpose: 'care', messageType: 'answer', today: todayOf(by) } as const;
    const { addressees, refused } = await addresseesIn(tx, act, sending, [customer]);
    const [to] = addressees;
    if (!to) return { kind: 'refused', because: refused[0]?.because ?? 'unknown_customer' };
    const [outbound] = await sendOut(tx, act, [to], { document: 'letter', about: () => template.code });
    const [contact] = await logContactIn(tx, act, [{
      customer, kind: 'letter', direction: 'out', subject: letter.subject, body: letter.body, happenedAt: nowOf(by),
      template: template.id, outbound: outbound ?? null,
    }]); // prettier-ignore
    assert(contact !== undefined, 'a letter that went out is in the log');
    const fileName = `letter-${contact}.pdf`;
    await writeOut(tx, by, { to, letter, fileName });
    return { kind: 'sent', contact, fileName };
  });

async function writeOut(
  tx: Tx,
  by: Permit,
  sent: {
    readonly to: Parameters<typeof letterOrderOf>[0];
    readonly letter: { readonly subject: string; readonly body: string };
    readonly fileName: string;
  },
): Promise<void> {
  const { to, letter, fileName } = sent;
  const today = todayOf(by);
  const text = { language: to.language, subject: letter.subject, body: letter.body, writtenOn: today };
  const content = await print(letterOrderOf(to, text, await readSettings(tx)));
  await writeLetter(to, { fileName, content }, join(registerOf(by).home, 'letters', `letters-${today.toString()}`));
}
