import type { CustomerNumber, Day, Moment, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Held } from '../changing/slots.ts';
import { linesOn } from './as-of.ts';
import type { Key } from '../changing/journaled.ts';
import { shownJournal, type ShownRow } from '../queries/shown-journal.ts';

/** Where a word came from: its source with file and row, when it was received, what it may be used for, and who wrote it. */
export type Origin = {
  readonly source: SourceId;
  readonly kind: string;
  readonly name: string;
  readonly receivedOn: Day;
  readonly batch: number | null;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly licence: string | null;
  /** For which purposes the value may be used; `null`: no limit was told. */
  readonly purposes: readonly string[] | null;
  readonly toldBy: string | null;
  readonly changedAt: Moment;
  /** `user`, `worker`, `operator` …, and the name of the user. */
  readonly who: string;
  readonly userName: string | null;
};

/** Where one value came from, as the card shows it beside the value, with what a lighter source said against it. */
export type Provenance = Origin & {
  readonly field: Key;
  /** Sources that have said the same since. */
  readonly confirmedBy: readonly string[];
  readonly confirmedOn: Day | null;
  readonly heldBack: readonly { readonly name: string; readonly value: unknown }[];
};

/** Where a line of the journal came from. */
export const originOf = (line: ShownRow): Origin => ({
  source: line.source,
  kind: line.kind,
  name: line.name,
  receivedOn: line.received_on,
  batch: line.batch,
  fileName: line.file_name,
  row: line.source_row,
  licence: line.licence,
  purposes: line.purposes,
  toldBy: line.told_by,
  changedAt: line.changed_at,
  who: line.who,
  userName: line.user_name,
});

/** Where each value of a customer came from, now or at the end of a day; what was undone by then is left out. */
export async function provenanceIn(
  db: Database | Tx,
  customer: CustomerNumber,
  asOf: Day | null = null,
): Promise<Provenance[]> {
  const journal = await shownJournal(db, [customer]);
  return provenanceOf(asOf === null ? journal.filter(({ undone_at }) => undone_at === null) : linesOn(journal, asOf));
}

/** Where each value came from by the lines of a journal that stand. */
function provenanceOf(journal: readonly ShownRow[]): Provenance[] {
  const found = new Map<Key, Provenance>();
  for (const line of journal) {
    const origin = originOf(line);
    for (const field of Object.keys(line.after) as Key[])
      found.set(field, { field, ...origin, confirmedBy: [], confirmedOn: null, heldBack: [] });
    for (const field of line.confirmed as Key[]) {
      const one = found.get(field);
      // The word that took it may be undone since: then whoever confirmed it stands behind it.
      if (one === undefined) found.set(field, { field, ...origin, confirmedBy: [], confirmedOn: null, heldBack: [] });
      else found.set(field, { ...one, confirmedBy: [...one.confirmedBy, line.name], confirmedOn: line.received_on });
    }
    for (const [field, value] of Object.entries(line.held_back) as [Key, unknown][]) {
      const one = found.get(field);
      if (one) found.set(field, { ...one, heldBack: [...one.heldBack, { name: line.name, value }] });
    }
  }
  return [...found.values()];
}

/** What a source said of one value, and what came of it. */
export type Told = Origin & {
  readonly change: number;
  readonly field: Key;
  readonly verdict: 'taken' | 'confirmed' | 'held back';
  readonly before: string | Held | null;
  readonly value: string | Held | null;
  readonly isUndone: boolean;
};

/** The history of a customer's values, or of one of them: who said what when, and what came of it; the newest first. */
export async function historyOf(db: Database | Tx, customer: CustomerNumber, field?: Key): Promise<Told[]> {
  const told = (await shownJournal(db, [customer])).flatMap(toldIn);
  return told.filter((one) => field === undefined || one.field === field).toReversed();
}

function toldIn(line: ShownRow): Told[] {
  const of = (field: string, verdict: Told['verdict'], value: unknown): Told => ({
    ...originOf(line),
    change: line.id,
    field: field as Key,
    verdict,
    before: (line.before[field] ?? null) as Told['before'],
    value: value as Told['value'],
    isUndone: line.undone_at !== null,
  });
  return [
    ...Object.entries(line.after).map(([field, value]) => of(field, 'taken', value)),
    ...line.confirmed.map((field) => of(field, 'confirmed', line.said[field] ?? null)),
    ...Object.entries(line.held_back).map(([field, value]) => of(field, 'held back', value)),
  ];
}
