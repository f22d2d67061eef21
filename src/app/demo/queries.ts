import { sql } from 'kysely';
import type { Cents, CustomerNumber, Day } from '#kernel';
import type { Database } from '#platform';

const INVOICES_MAX = 10_000;

/** An invoice that waits for its money. */
export type Waiting = {
  readonly payer: CustomerNumber;
  readonly payer_name: string;
  readonly reference: string;
  readonly due_on: Day;
  readonly open_cents: Cents;
};

/** Invoices due by the day and not paid, the oldest first. */
export async function waitingInvoices(db: Database, until: Day, limit = INVOICES_MAX): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select o.payer, i.payer_name, o.reference, o.due_on, o.open_cents
      from payments.open_invoice o join invoicing.invoice i on i.id = o.invoice
     where o.open_cents > 0 and o.due_on <= ${until.toString()}::date
     order by o.due_on, o.invoice limit ${limit}`.execute(db);
  return rows;
}

/** A customer of whom every screen has something to show: a person with invoices, paid and not. */
export async function wellKnownCustomer(db: Database): Promise<CustomerNumber> {
  const { rows } = await sql<{ payer: CustomerNumber }>`
    select o.payer from payments.open_invoice o join customers.customer c on c.number = o.payer
     where c.kind = 'person' group by o.payer
     order by count(*) filter (where o.open_cents > 0) > 0 desc, count(*) desc, o.payer limit 1`.execute(db);
  const [first] = rows;
  if (!first) throw new Error('the demo register has no invoices');
  return first.payer;
}

/** Some persons with an address and a telephone, spread over the register; the same each time. */
export async function someCustomers(db: Database, count: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select c.number from customers.customer c
      join customers.contact_point p on p.customer = c.number and p.kind = 'phone' and p.position = 1
     where c.kind = 'person' and c.merged_into is null and c.erased_on is null
     order by c.number % 97, c.number limit ${count}`.execute(db);
  return rows.map(({ number }) => number);
}
