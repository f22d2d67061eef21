import type { Permit } from '#kernel';
import { transact } from '#access';
import type { ContactId } from './kinds.ts';
import { customerOfContact, overwriteContact } from './queries/contacts.ts';

/** What a contact says once it is mended. */
export type Correction = { readonly contact: ContactId; readonly subject: string; readonly body: string | null };

/**
 * Writes over what a contact says: a slip, or what the person has demanded to be put right. The card shows that it was
 * mended, the trail by whom; what stood there is gone.
 */
export const correctContact = (
  by: Permit<'contacts:write'>,
  correction: Correction,
): Promise<{ readonly kind: 'corrected' } | { readonly kind: 'not found' }> =>
  transact(by, async (tx, act) => {
    if ((await customerOfContact(tx, correction.contact)) === undefined) return { kind: 'not found' };
    await overwriteContact(tx, act, correction);
    return { kind: 'corrected' };
  });
