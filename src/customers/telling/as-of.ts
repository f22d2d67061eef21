import { type CustomerNumber, type Day, dayOf, type Kind } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Known } from '../changing/journaled.ts';
import { openIn } from '../changing/open.ts';
import { openingOf, replay } from '../changing/replay.ts';
import { customerRows } from '../queries/customers.ts';
import { shownJournal, type ShownRow } from '../queries/shown-journal.ts';

/** The lines of a journal that stood at the end of a day: written by then, and not undone by then. */
export const linesOn = (lines: readonly ShownRow[], day: Day): ShownRow[] =>
  lines.filter(
    ({ changed_at, undone_at }) =>
      Temporal.PlainDate.compare(dayOf(changed_at), day) <= 0 &&
      (undone_at === null || Temporal.PlainDate.compare(dayOf(undone_at), day) > 0),
  );

/**
 * What the register knew of a customer at the end of a day: the journal played up to it, with what was undone only later.
 * `null` when there was no such customer yet, or there is none any more.
 */
export async function valuesAsOf(db: Database | Tx, customer: CustomerNumber, day: Day): Promise<Known | null> {
  const [row] = await customerRows(db, [customer]);
  if (!row || row.erased_on !== null || Temporal.PlainDate.compare(row.made_on, day) > 0) return null;
  const lines = await shownJournal(db, [customer]);
  const stood = linesOn(lines, day).map((line) => ({ ...line, undone_act: null }));
  return replay(stood, { kind: row.kind as Kind, ...openingOf(lines) }).stands;
}

/** What is known of a customer now; `null` when there is no such customer. */
export async function knownIn(db: Database | Tx, customer: CustomerNumber): Promise<Known | null> {
  return (await openIn(db, [customer])).get(customer)?.known ?? null;
}
