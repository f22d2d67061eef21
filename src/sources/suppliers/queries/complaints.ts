import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, OrderId } from '#kernel';
import type { Database, Tx } from '#platform';

/** What customers complain of in how an order was sold. */
export const COMPLAINT_KINDS = [
  'never_ordered',
  'pressed',
  'misled',
  'wrong_terms',
  'forbidden_call',
  'other',
] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** Who sold an order and who its parties are; `null` when there is no such order. */
export async function selectSold(
  tx: Tx,
  order: OrderId,
): Promise<{ readonly seller: string | null; readonly parties: readonly CustomerNumber[] } | null> {
  const { rows } = await sql<{ seller: string | null; parties: CustomerNumber[] }>`
    select s.code as seller, array[o.receiver, o.payer] as parties
      from orders.placed_order o left join sources.supplier s on s.code = o.seller where o.id = ${order}`.execute(tx);
  return rows[0] ?? null;
}

/** A complaint as it is written. */
export type ComplaintRow = {
  readonly customer: CustomerNumber;
  readonly order: OrderId;
  readonly supplier: string;
  readonly kind: ComplaintKind;
  readonly toldOn: Day;
  readonly note: string | null;
};

/** Writes a complaint; gives its number. */
export async function insertComplaint(tx: Tx, act: ActId, row: ComplaintRow): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into sources.complaint (customer, placed_order, supplier, kind, told_on, note, act)
    values (${row.customer}, ${row.order}, ${row.supplier}, ${row.kind}, ${String(row.toldOn)}::date, ${row.note}, ${act})
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** A complaint as it is listed; the customer's own words stand on its card alone. */
export type ListedComplaint = Omit<ComplaintRow, 'note' | 'supplier'> & {
  readonly id: number;
  readonly reference: string | null;
};

/** The latest complaints about a supplier. */
export async function selectComplaints(db: Database | Tx, supplier: string, limit: number): Promise<ListedComplaint[]> {
  const { rows } = await sql<ListedComplaint>`
    select c.id, c.customer, c.placed_order as "order", c.kind, c.told_on as "toldOn", o.seller_reference as reference
      from sources.complaint c join orders.placed_order o on o.id = c.placed_order
     where c.supplier = ${supplier} order by c.told_on desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}
