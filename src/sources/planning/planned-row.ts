import { createHash } from 'node:crypto';
import type { CustomerNumber } from '#kernel';
import type { ShownChange } from '../queries/known.ts';
import type { ShownRow } from '../queries/rows.ts';

/** What a row changes of one customer: field by field what stands, and what would. */
export type RowChange = {
  /** `null`: the customer would be new. */
  readonly customer: CustomerNumber | null;
  readonly made: boolean;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** What the row says and a better source overrules. */
  readonly heldBack: Readonly<Record<string, unknown>>;
};

/** A row with its verdict and what it changes. */
export type PlannedRow = ShownRow & { readonly changes: readonly RowChange[] };

/** Joins rows with the journal's lines about them. A plan gives no numbers to customers that it would make. */
export function rowsWithChanges(
  rows: readonly ShownRow[],
  changes: readonly ShownChange[],
  firstNew: number,
): PlannedRow[] {
  const known = <Number extends number>(customer: Number | null): Number | null =>
    customer !== null && customer < firstNew ? customer : null;
  const byRow = new Map<number, RowChange[]>();
  for (const { row, customer, made, before, after, heldBack } of changes) {
    const change = { customer: known(customer), made, before, after, heldBack };
    const others = byRow.get(row);
    if (others) others.push(change);
    else byRow.set(row, [change]);
  }
  return rows.map((row) => ({
    ...row,
    customer: known(row.customer),
    payer: known(row.payer),
    others: row.others.filter((customer) => customer < firstNew),
    changes: byRow.get(row.row) ?? [],
  }));
}

/** What must be the same again for a row to do what was shown. */
export function digestOf({ verdict, customer, payer, reasons, changes }: ComparableRow): string {
  const changed = changes.map((one) => [one.customer, one.made, sorted(one.before), sorted(one.after), sorted(one.heldBack)]); // prettier-ignore
  const because = reasons.map(({ verdict: kind, reason, field }) => [kind, reason, field]);
  return createHash('sha256')
    .update(JSON.stringify([verdict, customer, payer, because, changed]))
    .digest('hex')
    .slice(0, DIGEST_CHARACTERS);
}

/** The parts of a row that are held to. */
export type ComparableRow = Pick<PlannedRow, 'verdict' | 'customer' | 'payer' | 'reasons' | 'changes'>;

/** 128 bits: two rows that differ do not meet by chance. */
const DIGEST_CHARACTERS = 32;

const sorted = (values: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
