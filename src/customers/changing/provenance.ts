import type { CustomerNumber, Day, Moment, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import { journalOf } from '../queries/journal.ts';
import type { Field } from '../values.ts';

/** Where one value came from, as the card shows it beside the value, with what a lighter source said against it. */
export type Provenance = {
  readonly field: Field;
  readonly source: SourceId;
  readonly kind: string;
  readonly name: string;
  readonly receivedOn: Day;
  readonly changedAt: Moment;
  readonly row: number | null;
  /** Sources that have said the same since. */
  readonly confirmedBy: readonly string[];
  readonly heldBack: readonly { readonly name: string; readonly value: unknown }[];
};

/** Where each value of a customer came from; what was undone is left out. */
export async function provenanceIn(db: Database | Tx, customer: CustomerNumber): Promise<Provenance[]> {
  const found = new Map<Field, Provenance>();
  for (const line of await journalOf(db, [customer])) {
    const origin = {
      source: line.source,
      kind: line.kind,
      name: line.name,
      receivedOn: line.received_on,
      changedAt: line.changed_at,
      row: line.source_row,
    };
    for (const field of Object.keys(line.after) as Field[])
      found.set(field, { field, ...origin, confirmedBy: [], heldBack: [] });
    for (const field of line.confirmed as Field[]) {
      const one = found.get(field);
      if (one) found.set(field, { ...one, confirmedBy: [...one.confirmedBy, line.name] });
    }
    for (const [field, value] of Object.entries(line.held_back) as [Field, unknown][]) {
      const one = found.get(field);
      if (one) found.set(field, { ...one, heldBack: [...one.heldBack, { name: line.name, value }] });
    }
  }
  return [...found.values()];
}
