import { look, mayAlso, type Seen, todayOf } from '#access';
import type { Cents, CustomerNumber, Permit } from '#kernel';
import type { NotFound } from '#platform';
import { sideRows, type SideRow } from '../queries/relations.ts';

/** One of two customers as a person looks at it before merging; what it owes is told to whom invoices are shown. */
export type DuplicateSide = Omit<SideRow, 'openInvoices' | 'openCents'> & {
  readonly openInvoices: number | null;
  readonly openCents: Cents | null;
};

/** Two customers side by side: what stands under each and moves to nobody when they are merged. */
export type DuplicateSides = {
  readonly kind: 'sides';
  readonly one: DuplicateSide;
  readonly other: DuplicateSide;
  /** Who of the two had better stand; a person may say otherwise. */
  readonly suggested: CustomerNumber;
};

/** Who of two had better stand: the one with more that runs, then with more at all, then the older number. */
export function betterToStand(one: SideRow, other: SideRow): CustomerNumber {
  const weights = (row: SideRow) => [row.running, row.openInvoices, row.subscriptions, -Number(row.customer)];
  const [ours, theirs] = [weights(one), weights(other)];
  const at = ours.findIndex((weight, place) => weight !== theirs[place]);
  return (ours[at] ?? 0) >= (theirs[at] ?? 0) ? one.customer : other.customer;
}

/** Shows two customers side by side; the look at both is in the trail before they are given out. */
export const duplicateSides = (
  by: Permit<'customers:merge'>,
  one: CustomerNumber,
  other: CustomerNumber,
): Promise<DuplicateSides | NotFound> =>
  look(by, 'duplicates', async (tx): Promise<Seen<DuplicateSides | NotFound>> => {
    const rows = new Map((await sideRows(tx, [one, other], todayOf(by))).map((row) => [row.customer, row]));
    const [first, second] = [rows.get(one), rows.get(other)];
    if (!first || !second) return { customers: [], answer: { kind: 'not found' } };
    const seesInvoices = await mayAlso(by, 'invoices:read');
    const shown = (row: SideRow): DuplicateSide =>
      seesInvoices ? row : { ...row, openInvoices: null, openCents: null };
    const suggested = betterToStand(first, second);
    return { customers: [one, other], answer: { kind: 'sides', one: shown(first), other: shown(second), suggested } };
  });
