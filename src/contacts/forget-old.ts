import type { Day, Permit } from '#kernel';
import { todayOf, transact } from '#access';
import { deleteBefore } from './queries/contacts.ts';

/** Kept so many years from the end of the calendar year; as the category `contactLog` of the description says. */
export const CONTACT_YEARS = 2;
const CONTACTS_PER_CHUNK = 5_000;

/** The first day whose contacts are still kept. */
export const keptSince = (today: Day): Day =>
  Temporal.PlainDate.from({ year: today.year - CONTACT_YEARS, month: 1, day: 1 });

/** Deletes contacts and tasks done that are past their time, with their files, so many a transaction; gives how many. */
export async function forgetOldContacts(by: Permit<'contacts:write'>): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await transact(by, (tx) => deleteBefore(tx, keptSince(todayOf(by)), CONTACTS_PER_CHUNK));
    total += gone;
    if (gone === 0) return total;
  }
}
