import { hash } from 'node:crypto';
import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import { type Open, openIn } from '../changing/open.ts';
import { customerRows, type CustomerRow } from '../queries/customers.ts';
import type { Side } from './picks.ts';

/** A customer with its journal, as a merge looks at it. */
export type Merging = Side & { readonly row: CustomerRow; readonly open: Open };

/** Two customers side by side; `null` where there is no such number. */
export async function sidesIn(
  db: Database | Tx,
  one: CustomerNumber,
  other: CustomerNumber,
): Promise<{ one: Merging | null; other: Merging | null }> {
  const rows = new Map((await customerRows(db, [one, other])).map((row) => [row.number, row]));
  const opened = await openIn(db, [...rows.keys()]);
  const merging = (number: CustomerNumber): Merging | null => {
    const [row, open] = [rows.get(number), opened.get(number)];
    return row && open ? { row, open, ...open.known, standing: open.standing } : null;
  };
  return { one: merging(one), other: merging(other) };
}

/** A fingerprint of two customers' values, whichever of them stands: equal as long as nobody changes them. */
export function seenOf(one: Merging, other: Merging): string {
  const both = [one, other].toSorted((a, b) => a.row.number - b.row.number);
  return hash('sha256', JSON.stringify(both.map(({ row, open }) => [row.number, open.known]))).slice(0, 16);
}
