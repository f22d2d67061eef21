import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, RunId } from '#kernel';
import type { Tx } from '#platform';

/** A copy that came back: whose it is now, and whether it went where the customer lives today. */
export type ReturnedCopy = {
  readonly run: RunId;
  readonly number: number;
  readonly customer: CustomerNumber;
  readonly isCurrentAddress: boolean;
  readonly isKnown: boolean;
};

/** The copy of an issue's run by its number, or the latest one that went to a customer. */
export async function selectReturned(
  tx: Tx,
  of: {
    readonly run: RunId | null;
    readonly number: number | null;
    readonly customer: CustomerNumber | null;
    readonly today: Day;
  },
): Promise<ReturnedCopy | null> {
  const { rows } = await sql<ReturnedCopy>`
    select p.run, p.number, coalesce(c.merged_into, c.number) as customer,
           coalesce((select lower(a.street_address) = lower(p.street) and coalesce(a.postal_code, '') = coalesce(p.postal_code, '')
                       from customers.address_on(coalesce(c.merged_into, c.number), ${String(of.today)}::date) a), true) as "isCurrentAddress",
           exists (select from deliveries.returned r where r.run = p.run and r.number = p.number) as "isKnown"
      from deliveries.copy p join customers.customer c on c.number = p.customer
     where p.zone <> 'network'
       and ((p.run = ${of.run}::bigint and p.number = ${of.number}::integer)
         or (${of.run}::bigint is null and coalesce(c.merged_into, c.number) = ${of.customer}::integer))
     order by p.delivered_on desc, p.run desc, p.number limit 1`.execute(tx);
  return rows[0] ?? null;
}

export type NewReturn = {
  readonly customer: CustomerNumber;
  readonly run: RunId | null;
  readonly number: number | null;
  readonly reason: string;
  readonly returnedOn: Day;
};

/** Writes that mail came back. */
export async function insertReturned(tx: Tx, act: ActId, back: NewReturn): Promise<void> {
  await sql`insert into deliveries.returned (customer, run, number, reason, returned_on, act)
    values (${back.customer}, ${back.run}, ${back.number}, ${back.reason}, ${String(back.returnedOn)}::date, ${act})`.execute(
    tx,
  );
}
