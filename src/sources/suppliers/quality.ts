import { databaseOf, todayOf } from '#access';
import type { Day, Permit } from '#kernel';
import { type Fates, selectFates, selectReasons, selectVerdicts } from './queries/quality.ts';

/** How good what a supplier brought in a month was: its rows, and what has become of the orders since. */
export type Quality = {
  readonly supplier: string;
  /** `2026-11`. */
  readonly month: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that wait for a person. */
  readonly waiting: number;
  /** Rows held back since they repeat something: a reference, or a subscription that runs. */
  readonly duplicates: number;
  /** Rejected and waiting rows by their weightiest reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly orders: number;
  /** Withdrawn or cancelled whole. */
  readonly cancelled: number;
  readonly endedEarly: number;
  /** The first invoice is past its due day and open. */
  readonly unpaid: number;
  /** Orders that a customer complained of. */
  readonly complaints: number;
};

const DUPLICATES: ReadonlySet<string> = new Set(['has_running_subscription', 'repeated_reference']);

/**
 * The quality of suppliers, month by month. A row and an order count in the month in which they came, whenever something
 * becomes of them later: the figures of a month tell of the sales of that month. Batches that were undone count nowhere.
 */
export async function qualityOf(
  by: Permit<'suppliers:read'>,
  asked: { readonly supplier: string | null; readonly from: Day; readonly to: Day },
): Promise<Quality[]> {
  const db = databaseOf(by);
  const found = new Map<string, Draft>();
  const at = ({ supplier, month }: { supplier: string; month: string }): Draft => {
    const key = JSON.stringify([supplier, month]);
    const made = found.get(key) ?? empty(supplier, month);
    found.set(key, made);
    return made;
  };
  for (const { rows, verdict, ...key } of await selectVerdicts(db, asked)) count(at(key), verdict, rows);
  for (const { rows, reason, ...key } of await selectReasons(db, asked)) {
    const draft = at(key);
    draft.reasons[reason] = rows;
    if (DUPLICATES.has(reason)) draft.duplicates += rows;
  }
  for (const fates of await selectFates(db, asked, todayOf(by))) addFates(at(fates), fates);
  return [...found.values()].toSorted((a, b) => compared(a.supplier, b.supplier) || compared(a.month, b.month));
}

type Draft = { -readonly [Key in keyof Omit<Quality, 'reasons'>]: Quality[Key] } & {
  readonly reasons: Record<string, number>;
};

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const empty = (supplier: string, month: string): Draft => ({
  supplier, month, rows: 0, accepted: 0, rejected: 0, waiting: 0, duplicates: 0, reasons: {},
  orders: 0, cancelled: 0, endedEarly: 0, unpaid: 0, complaints: 0,
}); // prettier-ignore

function count(draft: Draft, verdict: string | null, rows: number): void {
  draft.rows += rows;
  if (verdict === 'rejected') draft.rejected += rows;
  else if (verdict === 'quarantined' || verdict === null) draft.waiting += rows;
  else draft.accepted += rows;
}

function addFates(draft: Draft, { orders, cancelled, endedEarly, unpaid, complaints }: Fates): void {
  Object.assign(draft, { orders, cancelled, endedEarly, unpaid, complaints });
}
