import type { CustomerNumber, Day, Moment } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Known } from '../changing/journaled.ts';
import { openIn } from '../changing/open.ts';
import { openingOf, replay } from '../changing/replay.ts';
import { customerRows } from '../queries/customers.ts';
import { shownJournal, type ShownRow } from '../queries/shown-journal.ts';

/** The publisher's day of a moment. */
const dayOf = (moment: Moment): Day => moment.toZonedDateTimeISO('Europe/Helsinki').toPlainDate();

/** Whether a line was written by the end of a day, and not undone by then. */
const stoodOn =
  (day: Day) =>
  ({ changed_at, undone_at }: ShownRow): boolean =>
    Temporal.PlainDate.compare(dayOf(changed_at), day) <= 0 &&
    (undone_at === null || Temporal.PlainDate.compare(dayOf(undone_at), day) > 0);

/**
 * What the register knew of a customer at the end of a day: the journal played up to it, with what was undone only later.
 * `null` when there was no such customer yet, or there is none any more.
 */
export async function valuesAsOf(db: Database | Tx, customer: CustomerNumber, day: Day): Promise<Known | null> {
  const [row] = await customerRows(db, [customer]);
  if (!row || row.erased_on !== null || Temporal.PlainDate.compare(row.made_on, day) > 0) return null;
  const lines = await shownJournal(db, [customer]);
  return replay(lines.filter(stoodOn(day)), { kind: row.kind as 'person', ...openingOf(lines) }).stands;
}

/** What is known of a customer now; `null` when there is no such customer. */
export async function knownIn(db: Database | Tx, customer: CustomerNumber): Promise<Known | null> {
  return (await openIn(db, [customer])).get(customer)?.known ?? null;
}
