import { sql } from 'kysely';
import { type Database, type Tx, unnested } from '#platform';

export type ContactRow = { customer: number; kind: 'phone' | 'email'; value: string | null };

const FIRST = { customer: 'integer', kind: 'text', value: 'text' } as const;

/** Writes first telephones and e-mails; a blank one is removed. */
export async function putContacts(tx: Tx, rows: readonly ContactRow[]): Promise<void> {
  const [blank, filled] = [rows.filter((row) => row.value === null), rows.filter((row) => row.value !== null)];
  if (blank.length > 0) {
    await sql`delete from customers.contact_point c using ${unnested('g', FIRST, blank)}
      where c.customer = g.customer and c.kind = g.kind and c.position = 1`.execute(tx);
  }
  if (filled.length === 0) return;
  await sql`insert into customers.contact_point (customer, kind, value)
    select customer, kind, value from ${unnested('g', FIRST, filled)}
    on conflict (customer, kind, position) do update set value = excluded.value`.execute(tx);
}

/** A further telephone or e-mail, beside the first one. */
export type FurtherRow = { customer: number; kind: string; value: string; label: string | null };

const FURTHER = { ...FIRST, label: 'text' } as const;

/** Writes further telephones and e-mails: labels of those that stand, new ones after the last. */
export async function putFurtherContacts(tx: Tx, rows: readonly FurtherRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update customers.contact_point c set label = g.label from ${unnested('g', FURTHER, rows)}
    where c.customer = g.customer and c.kind = g.kind and c.value = g.value and c.position > 1`.execute(tx);
  await sql`insert into customers.contact_point (customer, kind, position, value, label)
    select g.customer, g.kind, p.last + row_number() over (partition by g.customer, g.kind order by g.value), g.value, g.label
      from ${unnested('g', FURTHER, rows)}
      cross join lateral (select greatest(coalesce(max(c.position), 1), 1) as last from customers.contact_point c
                           where c.customer = g.customer and c.kind = g.kind) p
     where not exists (select from customers.contact_point c
                        where c.customer = g.customer and c.kind = g.kind and c.value = g.value and c.position > 1)`.execute(
    tx,
  );
}

/** Removes further telephones and e-mails. */
export async function removeFurtherContacts(tx: Tx, rows: readonly Omit<FurtherRow, 'label'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from customers.contact_point c using ${unnested('g', FIRST, rows)}
    where c.customer = g.customer and c.kind = g.kind and c.value = g.value and c.position > 1`.execute(tx);
}

/** The further telephones and e-mails of customers, in their order. */
export async function furtherContactRows(db: Database | Tx, customers: readonly number[]): Promise<FurtherRow[]> {
  const { rows } = await sql<FurtherRow>`
    select customer, kind, value, label from customers.contact_point
     where customer = any(${customers}::integer[]) and position > 1 order by customer, kind, position`.execute(db);
  return rows;
}
