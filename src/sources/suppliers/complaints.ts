import { look, type Seen, todayOf, transact } from '#access';
import { currentIn } from '#customers';
import type { CustomerNumber, OrderId, Permit } from '#kernel';
import {
  type ComplaintKind,
  insertComplaint,
  type ListedComplaint,
  selectComplaints,
  selectSold,
} from './queries/complaints.ts';

/** What came of noting a complaint; refusals in the order of precedence. */
export type Complained =
  | { readonly kind: 'noted'; readonly complaint: number }
  | { readonly kind: 'refused'; readonly because: 'unknown_order' | 'not_a_party' | 'not_sold_by_a_supplier' };

/** Notes what a customer complains of in how an order was sold to him, or in his name. */
export const noteComplaint = (
  by: Permit<'orders:make'>,
  told: {
    readonly order: OrderId;
    readonly customer: CustomerNumber;
    readonly kind: ComplaintKind;
    readonly note: string | null;
  },
): Promise<Complained> =>
  transact(by, async (tx, act): Promise<Complained> => {
    const sold = await selectSold(tx, told.order);
    if (sold === null) return { kind: 'refused', because: 'unknown_order' };
    const current = await currentIn(tx, [...sold.parties, told.customer]);
    const standing = (one: CustomerNumber): CustomerNumber => current.get(one) ?? one;
    const customer = standing(told.customer);
    if (!sold.parties.some((party) => standing(party) === customer)) return { kind: 'refused', because: 'not_a_party' };
    if (sold.seller === null) return { kind: 'refused', because: 'not_sold_by_a_supplier' };
    const row = { ...told, customer, supplier: sold.seller, toldOn: todayOf(by) };
    return { kind: 'noted', complaint: await insertComplaint(tx, act, row) };
  });

/** The latest complaints about a supplier; whose they are is in the read audit. */
export const complaintsAbout = (
  by: Permit<'suppliers:read'>,
  supplier: string,
  limit: number,
): Promise<ListedComplaint[]> =>
  look(by, 'complaints', async (tx): Promise<Seen<ListedComplaint[]>> => {
    const answer = await selectComplaints(tx, supplier, limit);
    return { customers: [...new Set(answer.map(({ customer }) => customer))], answer };
  });
