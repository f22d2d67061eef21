import type { CustomerNumber, Permit } from '#kernel';
import { look } from '#access';
import { numbersOf } from './queries/numbers.ts';
import type { ContactId } from './kinds.ts';
import { type ContactRow, contactRows } from './queries/contacts.ts';

/** A page of the log of a customer, and from where the next one goes on. */
export type ContactPage = { readonly rows: readonly ContactRow[]; readonly next: ContactId | null };

/** The contacts of a customer, newest first, those of the numbers merged into it too. */
export const contactsOf = (
  by: Permit<'contacts:read'>,
  customer: CustomerNumber,
  { before, limit }: { readonly before: ContactId | null; readonly limit: number },
): Promise<ContactPage> =>
  look(by, 'contacts', async (tx) => {
    const numbers = await numbersOf(tx, customer);
    const rows = await contactRows(tx, numbers, { before, limit });
    return { customers: [customer], answer: { rows, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) } };
  });
