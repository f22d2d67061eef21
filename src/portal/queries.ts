import { assert, type CustomerNumber, type Permit } from '#kernel';
import type { Database } from '#platform';

/** The customer that a subscriber's account belongs to. */
export async function ownNumber(db: Database, by: Permit<'own:read' | 'own:change'>): Promise<CustomerNumber> {
  const { user } = by.actor;
  assert(user !== null, 'own pages belong to a user');
  const row = await db.selectFrom('access.user_account').select('customer').where('id', '=', user).executeTakeFirst();
  assert(row?.customer, 'a subscriber has a customer number');
  return row.customer as CustomerNumber;
}

/** Whether an invoice is the customer's own as payer. */
export async function isOwnInvoice(db: Database, customer: CustomerNumber, invoice: number): Promise<boolean> {
  const row = await db
    .selectFrom('invoicing.invoice')
    .select('id')
    .where('id', '=', invoice)
    .where('payer', '=', customer)
    .executeTakeFirst();
  return row !== undefined;
}
