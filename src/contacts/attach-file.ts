import type { Permit } from '#kernel';
import { databaseOf, look, type Seen, transact } from '#access';
import { revealFor, type Unrevealed } from '#customers';
import type { AttachmentId, ContactId } from './kinds.ts';
import {
  attachmentCount,
  attachmentOf,
  customerOfAttachment,
  deleteAttachment,
  insertAttachment,
  type KeptFile,
} from './queries/attachments.ts';
import { customerOfContact } from './queries/contacts.ts';

/** A scan of a letter or half an hour of speech fits; the transaction that holds it stays short. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
export const ATTACHMENTS_PER_CONTACT_MAX = 20;

/** What may be kept, by how the file begins: a name says nothing. Nothing that a browser would run. */
const BEGINNINGS: readonly (readonly [mediaType: string, at: number, bytes: readonly number[]])[] = [
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['audio/wav', 8, [0x57, 0x41, 0x56, 0x45]],
  ['audio/ogg', 0, [0x4f, 0x67, 0x67, 0x53]],
  ['audio/mpeg', 0, [0x49, 0x44, 0x33]],
  ['audio/mpeg', 0, [0xff, 0xfb]],
  ['audio/mp4', 4, [0x66, 0x74, 0x79, 0x70]],
];

/** The media type of a file by its first bytes; plain text when it is UTF-8 without control characters; `null` when it is neither. */
export function mediaTypeOf(content: Uint8Array): string | null {
  const known = BEGINNINGS.find(([, at, bytes]) => bytes.every((byte, i) => content[at + i] === byte));
  if (known) return known[0];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return /^[^\p{Cc}]*$/u.test(text.replace(/[\r\n\t]/g, '')) && text.trim() !== '' ? 'text/plain' : null;
  } catch {
    return null;
  }
}

export type Attached =
  | { readonly kind: 'attached'; readonly attachment: AttachmentId; readonly mediaType: string }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: 'file_too_large' | 'file_of_unknown_kind' | 'too_many_files' };

/** Keeps a file with a contact. Reasons in order: too large; not a kind that is kept; as many as a contact may have. */
export function attachFile(
  by: Permit<'contacts:write'>,
  contact: ContactId,
  { name, content }: { readonly name: string; readonly content: Uint8Array },
): Promise<Attached> {
  const mediaType = mediaTypeOf(content);
  return transact(by, async (tx, act): Promise<Attached> => {
    if ((await customerOfContact(tx, contact)) === undefined) return { kind: 'not found' };
    if (content.byteLength > ATTACHMENT_BYTES_MAX) return { kind: 'refused', because: 'file_too_large' };
    if (mediaType === null) return { kind: 'refused', because: 'file_of_unknown_kind' };
    if ((await attachmentCount(tx, contact)) >= ATTACHMENTS_PER_CONTACT_MAX)
      return { kind: 'refused', because: 'too_many_files' };
    const attachment = await insertAttachment(tx, act, { contact, file: { name, mediaType, content } });
    return { kind: 'attached', attachment, mediaType };
  });
}

/** A file of a contact, or why it is not shown: of somebody protected, for it may hold the address. */
export type AttachmentRead = (KeptFile & { readonly kind: 'read' }) | { readonly kind: 'not found' } | Unrevealed;

/** Reads a file of a contact; who looked stands in the trail before it is given out. */
export async function readAttachment(by: Permit<'contacts:read'>, attachment: AttachmentId): Promise<AttachmentRead> {
  const customer = await customerOfAttachment(databaseOf(by), attachment);
  if (customer === undefined) return { kind: 'not found' };
  const refused = await revealFor(by, [customer]);
  if (refused !== null) return refused;
  return look(by, 'attachment', async (tx): Promise<Seen<AttachmentRead>> => {
    const found = await attachmentOf(tx, attachment);
    if (!found) return { customers: [], answer: { kind: 'not found' } };
    return { customers: [found.customer], answer: { ...found, kind: 'read' } };
  });
}

/** Deletes a file of a contact for good. */
export const removeAttachment = (
  by: Permit<'contacts:write'>,
  attachment: AttachmentId,
): Promise<{ readonly kind: 'removed' } | { readonly kind: 'not found' }> =>
  transact(by, async (tx) => ({ kind: (await deleteAttachment(tx, attachment)) ? 'removed' : 'not found' }));
