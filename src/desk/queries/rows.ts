import { sql } from 'kysely';
import { isProtectedSql, masked } from '#customers';
import type { Channel, CustomerNumber, Day, Kind } from '#kernel';
import type { Tx } from '#platform';

/** One customer as a row of a list. */
export type CustomerRow = {
  readonly customer: CustomerNumber;
  readonly kind: Kind;
  readonly name: string;
  readonly organisation: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly bans: readonly Channel[];
  readonly isDeceased: boolean;
  /** Nobody is shown where the customer lives or how it is reached (turvakielto). */
  readonly isProtected: boolean;
};

/** The rows of the customers, those who were merged into another or erased left out; of a protected one neither address nor contacts. */
export async function customerRows(tx: Tx, customers: readonly CustomerNumber[], today: Day): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select c.number as customer, c.kind,
           coalesce(nullif(concat_ws(' ', c.given_names, c.family_name), ''), c.organisation_name, '') as name,
           case when c.kind = 'post' then c.organisation_name end as organisation,
           a.street_address as street,
           a.postal_code as "postalCode",
           a.city,
           phone.value as phone,
           email.value as email,
           array(select b.channel from gate.ban b where b.customer = c.number and b.lifted_at is null
                    and (b.until is null or b.until >= ${String(today)}::date) order by b.channel) as bans,
           c.deceased_on is not null as "isDeceased", ${isProtectedSql('c.number', today)} as "isProtected"
      from customers.customer c
      left join lateral customers.address_on(c.number, ${String(today)}::date) a on true
      left join customers.contact_point phone on phone.customer = c.number and phone.kind = 'phone' and phone.position = 1
      left join customers.contact_point email on email.customer = c.number and email.kind = 'email' and email.position = 1
     where c.number = any(${[...customers]}::integer[]) and c.merged_into is null and c.erased_on is null
     order by c.number limit ${customers.length}`.execute(tx);
  return rows.map((row) => (row.isProtected ? masked(row) : row));
}
