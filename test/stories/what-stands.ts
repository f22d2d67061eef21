import { sql } from 'kysely';
import type { Database } from '#platform';

/*
 * What stands in a register, told without the numbers that a rolled back transaction leaves out (sequences): two registers
 * that took the same files must tell the same, whatever happened to the processes on the way.
 */

const linesOf = async (db: Database, statement: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> =>
  (await statement.execute(db)).rows.map(({ line }) => line).toSorted();

/** Everybody with addresses, contact points, keys, bans and the history of their values by the files of the profile, or by all. */
export const customersOf = (db: Database, profile: string | null = null): Promise<string[]> =>
  linesOf(
    db,
    sql<{ line: string }>`
    select jsonb_build_object('customer', to_jsonb(c) - 'number',
      'address', (select jsonb_agg(to_jsonb(a) - 'customer' order by a.kind, a.valid_from) from customers.address a where a.customer = c.number),
      'contact', (select jsonb_agg(to_jsonb(p) - 'customer' order by p.kind, p.position) from customers.contact_point p where p.customer = c.number),
      'keys', (select jsonb_agg(k.key order by k.key) from customers.foreign_key k where k.customer = c.number),
      'matched by', (select jsonb_agg(m.key order by m.key) from customers.match_key m where m.customer = c.number),
      'found by', (select s.words::text from customers.search_text s where s.customer = c.number),
      'bans', (select jsonb_agg(b.channel order by b.channel) from gate.ban b where b.customer = c.number),
      'history', (select jsonb_agg(jsonb_build_array(h.source_row, h.made, h.before, h.after, h.confirmed, h.held_back) order by h.id)
                    from customers.change h join customers.source s on s.id = h.source left join sources.batch b on b.id = s.batch
                   where h.customer = c.number and (${profile}::text is null or b.profile = ${profile})))::text as line
    from customers.customer c`,
  );

/** Every row of every file with its verdict and the name of the customer it was decided to mean. */
export const verdictsOf = (db: Database): Promise<string[]> =>
  linesOf(
    db,
    sql<{ line: string }>`
    select jsonb_build_array(b.profile, b.state, r.row_number, r.verdict, r.reasons, c.family_name, a.street_address, o.seller_reference)::text as line
    from sources.incoming_row r join sources.batch b on b.id = r.batch
    left join customers.customer c on c.number = r.customer left join customers.address a on a.customer = r.customer
    left join orders.placed_order o on o.id = r.placed_order`,
  );

/** Every order with whom it is for, who pays, and its terms. */
export const ordersOf = (db: Database): Promise<string[]> =>
  linesOf(
    db,
    sql<{ line: string }>`
    select jsonb_build_array(o.seller_reference, o.offer, o.copies, o.start_on, o.cancelled_on, s.kind, s.starts_on, s.ends_on,
      c.family_name, a.street_address, o.payer = o.receiver,
      (select jsonb_agg(jsonb_build_array(t.number, t.starts_on, t.ends_on, t.bill_on, t.price_cents) order by t.number)
         from orders.term t where t.subscription = s.id))::text as line
    from orders.placed_order o join orders.subscription s on s.placed_order = o.id
    join customers.customer c on c.number = o.receiver join customers.address a on a.customer = o.receiver`,
  );

/** Every invoice with its number, lines, the order it bills, and its entry in the ledger. */
export const invoicesOf = (db: Database): Promise<string[]> =>
  linesOf(
    db,
    sql<{ line: string }>`
    select jsonb_build_array(i.number, i.reference, i.issued_on, i.due_on, i.total_cents, i.payer_name, i.payer_address,
      (select jsonb_agg(jsonb_build_array(o.seller_reference, t.number, l.vat_rate, l.net_cents, l.vat_cents) order by l.position)
         from invoicing.invoice_line l left join orders.term t on t.id = l.term
         left join orders.subscription s on s.id = t.subscription left join orders.placed_order o on o.id = s.placed_order
        where l.invoice = i.id),
      (select jsonb_agg(jsonb_build_array(g.account, g.amount_cents) order by g.position) from ledger.line g where g.entry = i.ledger_entry))::text as line
    from invoicing.invoice i`,
  );

/** Every payment with its class, what it pays, and its entry in the ledger. */
export const paymentsOf = (db: Database): Promise<string[]> =>
  linesOf(
    db,
    sql<{ line: string }>`
    select jsonb_build_array(e.position, e.bank_key, e.cents, e.reference, e.class, e.because,
      (select jsonb_agg(jsonb_build_array(i.number, a.cents) order by a.id) from payments.allocation a join invoicing.invoice i on i.id = a.invoice where a.entry = e.id),
      (select jsonb_agg(jsonb_build_array(i.number, s.because) order by s.rank) from payments.suggestion s join invoicing.invoice i on i.id = s.invoice where s.entry = e.id),
      (select jsonb_agg(jsonb_build_array(g.account, g.amount_cents) order by g.position) from ledger.line g where g.entry = e.ledger_entry))::text as line
    from payments.entry e`,
  );

/** What is wrong with what stands right now, as sentences: empty whenever nothing is half-applied. */
export async function faultsOf(db: Database): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from sources.batch b where b.rows_total <>
       (select count(*) from sources.incoming_row r where r.batch = b.id))::int as "files without all their rows",
    (select count(*) from sources.batch b where b.rows_done <>
       (select count(*) from sources.incoming_row r where r.batch = b.id and r.verdict is not null))::int as "files whose count of decided rows is wrong",
    (select count(*) from sources.incoming_row r where r.verdict = 'created' and r.customer is null and r.placed_order is null)::int as "rows created with nothing made",
    (select count(*) from customers.customer c where not exists
       (select from customers.change h where h.customer = c.number and h.made))::int as "customers without a source",
    (select count(*) from customers.change h join customers.source s on s.id = h.source where s.batch is not null and not exists
       (select from sources.incoming_row r where r.batch = s.batch and r.row_number = h.source_row and r.verdict in ('created', 'updated')))::int as "changes of rows without a verdict",
    (select count(*) from (select from customers.change group by customer, source, source_row having count(*) > 1) as twice)::int as "rows applied twice",
    (select count(*) from orders.placed_order o where not exists
       (select from orders.subscription s join orders.term t on t.subscription = s.id where s.placed_order = o.id))::int as "orders without terms",
    (select count(*) from invoicing.invoice i where not exists
       (select from invoicing.billed_term b where b.invoice = i.id))::int as "invoices that bill no term",
    (select count(*) from invoicing.invoice i where i.total_cents is distinct from
       (select sum(l.gross_cents) from invoicing.invoice_line l where l.invoice = i.id))::int as "invoices without their lines",
    (select count(*) from (select from invoicing.invoice_line group by term having count(distinct invoice) > 1) as twice)::int as "terms on two invoices",
    (select coalesce(max(number) - min(number) + 1, 0) - count(*) from invoicing.invoice)::int as "gaps in the numbers of invoices",
    (select s.next_number - 1 - coalesce((select max(number) from invoicing.invoice), s.next_number - 1) from invoicing.series s)::int as "numbers taken for nothing",
    (select count(*) from payments.entry where ledger_entry is null and class <> 'ignored')::int as "payments that are not in the ledger",
    (select count(*) from ledger.entry e where not exists (select from invoicing.invoice i where i.ledger_entry = e.id)
       and not exists (select from payments.entry p where p.ledger_entry = e.id))::int as "entries of the ledger that belong to nothing",
    (select coalesce(sum(amount_cents), 0) from ledger.line)::int as "cents by which the ledger is out of balance"`.execute(
    db,
  );
  return Object.entries(rows[0] ?? {}).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}
