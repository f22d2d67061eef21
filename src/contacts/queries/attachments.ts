import { sql } from 'kysely';
import type { ActId, CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import type { AttachmentId, ContactId } from '../kinds.ts';

/** A file of a contact, as it is kept. */
export type KeptFile = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array };

/** Adds a file to a contact. */
export async function insertAttachment(
  tx: Tx,
  act: ActId,
  { contact, file }: { readonly contact: ContactId; readonly file: KeptFile },
): Promise<AttachmentId> {
  const { rows } = await sql<{ id: AttachmentId }>`
    insert into contacts.attachment (contact, name, media_type, byte_count, content, act)
    values (${contact}, ${file.name}, ${file.mediaType}, ${file.content.byteLength}, ${Buffer.from(file.content)}, ${act})
    returning id`.execute(tx);
  const [made] = rows;
  if (!made) throw new Error('no attachment was made');
  return made.id;
}

/** How many files a contact has. */
export async function attachmentCount(tx: Tx, contact: ContactId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from contacts.attachment where contact = ${contact}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Whose a file is; undefined when there is none. */
export async function customerOfAttachment(
  db: Database | Tx,
  attachment: AttachmentId,
): Promise<CustomerNumber | undefined> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select c.customer from contacts.attachment a join contacts.contact c on c.id = a.contact
     where a.id = ${attachment}`.execute(db);
  return rows[0]?.customer;
}

/** A file with whose it is; undefined when there is none. */
export async function attachmentOf(
  tx: Tx,
  attachment: AttachmentId,
): Promise<(KeptFile & { readonly customer: CustomerNumber }) | undefined> {
  const { rows } = await sql<KeptFile & { customer: CustomerNumber }>`
    select a.name, a.media_type as "mediaType", a.content, c.customer
      from contacts.attachment a join contacts.contact c on c.id = a.contact where a.id = ${attachment}`.execute(tx);
  return rows[0];
}

/** Deletes a file; gives whether there was one. */
export async function deleteAttachment(tx: Tx, attachment: AttachmentId): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from contacts.attachment where id = ${attachment}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
