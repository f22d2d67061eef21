import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { asStart, asWorker, withReason } from '#access';
import { day } from '#kernel';
import { attachFile, mediaTypeOf, readAttachment } from './attach-file.ts';
import { contactsOf } from './contacts-of.ts';
import { correctContact } from './correct-contact.ts';
import { forgetOldContacts, keptSince } from './forget-old.ts';
import { ensureTemplates } from './index.ts';
import { logContact } from './log-contact.ts';
import { draftFromTemplate, sendLetter } from './letters/send-letter.ts';
import { giveTask, markTaskDone, tasksDue } from './tasks.ts';
import { listTemplates, saveTemplate } from './letters/templates.ts';

const register = await aRegister('2026-11-24');
await ensureTemplates(asStart(register, 'settings:change'));
const reads = asWorker(register, 'contacts:read');
const writes = asWorker(register, 'contacts:write');
const page = { before: null, limit: 50 };
const kaisa = await givenCustomer(register, 'Kaisa Virtanen');

const called = async (subject: string, happenedAt?: string) => {
  const when = happenedAt === undefined ? null : Temporal.Instant.from(happenedAt);
  const given = { customer: kaisa, kind: 'call', direction: 'in', subject, happenedAt: when } as const;
  const logged = await logContact(writes, given);
  if (logged.kind === 'refused') throw new Error(logged.because);
  return logged.contact;
};

test('a call stands on the card, newest first, and page after page', async () => {
  await called('Osoite muuttuu', '2026-11-20T08:00:00Z');
  await called('Lehti ei tullut', '2026-11-23T08:00:00Z');
  const first = await contactsOf(reads, kaisa, { before: null, limit: 1 });
  expect(first.rows.map(({ subject }) => subject)).toEqual(['Lehti ei tullut']);
  const second = await contactsOf(reads, kaisa, { before: first.next, limit: 1 });
  expect(second.rows.map(({ subject }) => subject)).toEqual(['Osoite muuttuu']);
});

test('what has not happened yet is a task, and nobody is nobody', async () => {
  const given = { customer: kaisa, kind: 'call', direction: 'in', subject: 'Huomenna' } as const;
  const later = await logContact(writes, { ...given, happenedAt: Temporal.Instant.from('2026-11-26T08:00:00Z') });
  expect(later).toEqual({ kind: 'refused', because: 'not_yet_happened' });
  expect(await logContact(writes, { ...given, customer: 999_999 as typeof kaisa })).toEqual({
    kind: 'refused',
    because: 'unknown_customer',
  });
});

test('a note is one’s own, and a wrong word is written over', async () => {
  const logged = await logContact(writes, { customer: kaisa, kind: 'note', direction: 'in', subject: 'Virhe' });
  if (logged.kind === 'refused') throw new Error(logged.because);
  await correctContact(writes, { contact: logged.contact, subject: 'Oikein', body: null });
  const row = (await contactsOf(reads, kaisa, page)).rows.find(({ id }) => id === logged.contact);
  expect(row).toMatchObject({ direction: 'own', subject: 'Oikein', isCorrected: true });
});

test.each([
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'application/pdf'],
  ['plain text', Buffer.from('Hei, Äiti\n'), 'text/plain'],
  ['a page that a browser would run counts as plain text', Buffer.from('<script>alert(1)</script>'), 'text/plain'],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02]), null],
  ['nothing', Buffer.from(''), null],
])('what a file is, is told by how it begins: %s', (_, content, mediaType) => {
  expect(mediaTypeOf(content)).toBe(mediaType);
});

test('a file of somebody protected is shown by the right to reveal alone, for a reason, and that is a look of its own', async () => {
  const salla = await givenCustomer(register, 'Salla Suojattu', { protectedUntil: '9999-12-31' });
  const sent = { customer: salla, kind: 'letter', direction: 'in', subject: 'Kirje' } as const;
  const logged = await logContact(writes, sent);
  if (logged.kind === 'refused') throw new Error(logged.because);
  const attached = await attachFile(writes, logged.contact, { name: 'k.txt', content: Buffer.from('Kätkökuja 7') });
  if (attached.kind !== 'attached') throw new Error(attached.kind);
  expect(await readAttachment(reads, attached.attachment)).toEqual({ kind: 'refused', because: 'reason_needed' });
  const forReason = withReason(reads, 'letter 12');
  expect(await readAttachment(forReason, attached.attachment)).toMatchObject({ kind: 'read', name: 'k.txt' });
  const looks = await register.db.selectFrom('access.look').innerJoin('access.act', 'access.act.id', 'access.look.act')
    .select(['screen', 'reason']).where('customer', '=', salla).orderBy('access.look.id').execute();
  expect(looks).toEqual([{ screen: 'protected address', reason: 'letter 12' }, { screen: 'attachment', reason: 'letter 12' }]);
}); // prettier-ignore

test('a file is given back as it was kept, and who looked stands in the trail', async () => {
  const contact = await called('Lähetti kuvan');
  const content = Buffer.from('%PDF-1.7 kuva');
  const attached = await attachFile(writes, contact, { name: 'kuva.pdf', content });
  if (attached.kind !== 'attached') throw new Error(attached.kind);
  const kept = await readAttachment(reads, attached.attachment);
  if (kept.kind !== 'read') throw new Error(kept.kind);
  expect(kept).toMatchObject({ name: 'kuva.pdf', mediaType: 'application/pdf' });
  expect(Buffer.from(kept.content).equals(content)).toBe(true);
  const looks = await register.db
    .selectFrom('access.look')
    .select('screen')
    .where('customer', '=', kaisa)
    .where('screen', '=', 'attachment')
    .execute();
  expect(looks).toHaveLength(1);
  expect(await attachFile(writes, contact, { name: 'a.exe', content: Buffer.from([0, 1, 2]) })).toEqual({
    kind: 'refused',
    because: 'file_of_unknown_kind',
  });
});

test('a letter is written in the person’s language, goes through the gate and into the log as it went out', async () => {
  const sven = await givenCustomer(register, 'Sven Öberg', { language: 'sv' });
  const draft = await draftFromTemplate(writes, { customer: sven, template: 'answer' });
  if (draft.kind === 'refused') throw new Error(draft.because);
  expect(draft.body).toContain('Hej Sven Öberg');
  const sent = await sendLetter(writes, {
    customer: sven,
    template: 'answer',
    subject: draft.subject,
    body: 'Hej Sven!',
  });
  if (sent.kind === 'refused') throw new Error(sent.because);
  const path = join(register.home, 'letters', 'letters-2026-11-24', sent.fileName);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  const [row] = (await contactsOf(reads, sven, page)).rows;
  expect(row).toMatchObject({ kind: 'letter', direction: 'out', isSent: true, template: 'answer', body: 'Hej Sven!' });
  const outbound = await register.db
    .selectFrom('gate.outbound')
    .select(['document', 'about'])
    .where('customer', '=', sven)
    .execute();
  expect(outbound).toEqual([{ document: 'letter', about: 'answer' }]);
});

test('a letter without an address is refused with the gate’s reason, and leaves no trace in the log', async () => {
  const nowhere = await givenCustomer(register, 'Olli Osoitteeton', {
    streetAddress: null,
    postalCode: null,
    city: null,
  });
  const sent = await sendLetter(writes, { customer: nowhere, template: 'answer', subject: 'Vastaus', body: 'Hei' });
  expect(sent).toEqual({ kind: 'refused', because: 'not_reachable' });
  expect((await contactsOf(reads, nowhere, page)).rows).toEqual([]);
});

test('a template that is changed gets a new version, and a gap that nothing fills is refused by name', async () => {
  const by = asWorker(register, 'contacts:templates');
  const three = (text: string) => ({ fi: text, sv: text, en: text });
  const template = { code: 'answer', kind: 'letter', subject: three('Vastaus'), body: three('Hei {name}') } as const;
  expect(await saveTemplate(by, template)).toEqual({ kind: 'saved', version: 2 });
  expect((await listTemplates(by)).find(({ code }) => code === 'answer')?.version).toBe(2);
  expect(await saveTemplate(by, { ...template, body: three('Hei {nimi}') })).toEqual({
    kind: 'refused',
    because: 'unknown_gap',
    gaps: ['nimi'],
  });
});

test('a task waits for its day and is done once', async () => {
  const given = await giveTask(writes, { customer: kaisa, dueOn: day('2026-12-01'), what: 'Soita', assignee: null });
  if (given.kind === 'refused') throw new Error(given.because);
  expect(await tasksDue(reads, day('2026-11-30'), 10)).toEqual([]);
  expect((await tasksDue(reads, day('2026-12-01'), 10)).map(({ what }) => what)).toEqual(['Soita']);
  expect(await markTaskDone(writes, given.task, true)).toEqual({ kind: 'marked' });
  expect(await markTaskDone(writes, given.task, true)).toEqual({ kind: 'not found' });
  expect(await tasksDue(reads, day('2026-12-01'), 10)).toEqual([]);
});

test('a contact is kept two years from the end of its year, and then goes with its files', async () => {
  expect(keptSince(day('2026-11-24'))).toEqual(day('2024-01-01'));
  const old = await called('Vanha', '2023-12-31T20:00:00Z');
  await attachFile(writes, old, { name: 'vanha.txt', content: Buffer.from('vanha') });
  await called('Juuri säilyvä', '2024-01-01T08:00:00Z');
  expect(await forgetOldContacts(writes)).toBe(1);
  expect((await contactsOf(reads, kaisa, page)).rows.map(({ subject }) => subject)).toContain('Juuri säilyvä');
  const left = await register.db.selectFrom('contacts.attachment').select('id').where('contact', '=', old).execute();
  expect(left).toEqual([]);
});
