import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, Moment } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { ContactId, ContactKind, Direction } from '../kinds.ts';

/** A contact as it is written. */
export type NewContact = {
  readonly customer: CustomerNumber;
  readonly kind: ContactKind;
  readonly direction: Direction;
  readonly happened_at: string;
  readonly subject: string;
  readonly body: string | null;
  readonly template: number | null;
  readonly outbound: number | null;
};

const COLUMNS = {
  customer: 'integer',
  kind: 'text',
  direction: 'text',
  happened_at: 'timestamptz',
  subject: 'text',
  body: 'text',
  template: 'bigint',
  outbound: 'bigint',
} as const;

/** Adds contacts in one statement; gives their ids in the rows' order. */
export async function insertContacts(tx: Tx, act: ActId, rows: readonly NewContact[]): Promise<ContactId[]> {
  const { rows: made } = await sql<{ id: ContactId }>`
    insert into contacts.contact (customer, kind, direction, happened_at, subject, body, template, outbound, act)
    select customer, kind, direction, happened_at, subject, body, template, outbound, ${act}
      from ${unnested('g', COLUMNS, rows)} returning id`.execute(tx);
  return made.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** A contact as the card shows it. */
export type ContactRow = {
  readonly id: ContactId;
  readonly kind: ContactKind;
  readonly direction: Direction;
  readonly happenedAt: Moment;
  readonly subject: string;
  readonly body: string | null;
  readonly template: string | null;
  readonly isSent: boolean;
  readonly isCorrected: boolean;
  readonly who: string;
  readonly userName: string | null;
  readonly attachments: readonly { id: number; name: string; mediaType: string; byteCount: number }[];
};

/** The contacts of a customer under all its numbers, newest first, those before `before` (an id). */
export async function contactRows(
  tx: Tx,
  numbers: readonly CustomerNumber[],
  { before, limit }: { readonly before: ContactId | null; readonly limit: number },
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select c.id, c.kind, c.direction, c.happened_at as "happenedAt", c.subject, c.body, t.code as template,
           c.outbound is not null as "isSent", c.corrected_act is not null as "isCorrected", act.who, u.name as "userName",
           coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'byteCount', a.byte_count) order by a.id)
                       from contacts.attachment a where a.contact = c.id), '[]') as attachments
      from contacts.contact c
      join access.act act on act.id = c.act
      left join access.user_account u on u.id = act.user_id
      left join contacts.template t on t.id = c.template
     where c.customer = any(${[...numbers]}::integer[])
       and (${before}::bigint is null
            or (c.happened_at, c.id) < (select b.happened_at, b.id from contacts.contact b where b.id = ${before}))
     order by c.happened_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Whose contact it is; undefined when there is none. Locked, so that nobody deletes it meanwhile. */
export async function customerOfContact(tx: Tx, contact: ContactId): Promise<CustomerNumber | undefined> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select customer from contacts.contact where id = ${contact} for update`.execute(tx);
  return rows[0]?.customer;
}

/** Writes over what a contact says. */
export async function overwriteContact(
  tx: Tx,
  act: ActId,
  { contact, subject, body }: { readonly contact: ContactId; readonly subject: string; readonly body: string | null },
): Promise<void> {
  await sql`update contacts.contact set subject = ${subject}, body = ${body}, corrected_act = ${act} where id = ${contact}`.execute(
    tx,
  );
}

/** Deletes contacts that happened before the day, with their files, and tasks done before it, so many of each; gives how many in all. */
export async function deleteBefore(tx: Tx, day: Day, limit: number): Promise<number> {
  const tasks = await sql`delete from contacts.task where id in
    (select id from contacts.task where done_on < ${String(day)}::date order by id limit ${limit})`.execute(tx);
  const contacts = await sql`delete from contacts.contact where id in
    (select id from contacts.contact where happened_at < ${String(day)}::date order by id limit ${limit})`.execute(tx);
  return Number((tasks.numAffectedRows ?? 0n) + (contacts.numAffectedRows ?? 0n));
}
