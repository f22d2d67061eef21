import type { CustomerNumber, Permit } from '#kernel';
import { todayOf, transact } from '#access';
import { changeIn, type Changed } from './changing/change.ts';
import { createCustomersIn } from './changing/create-customers.ts';
import { matchIn } from './matching/match-rows.ts';
import { customersIn } from './read.ts';
import { recordSource } from './changing/source.ts';
import { nameOf, nothingKnown, type CustomerValues, type SomeValues } from './values.ts';

/** Who told the desk: the person, or the desk mends something by itself. */
export type ToldBy = 'customer' | 'staff';

const sourceOf = (toldBy: ToldBy) =>
  toldBy === 'customer'
    ? ({ kind: 'person', name: 'customer' } as const)
    : ({ kind: 'staff', name: 'customer service' } as const);

/** What came of adding a customer. `alike`: customers who may be the same, to be looked at first. */
export type Added =
  | { readonly kind: 'added'; readonly customer: CustomerNumber }
  | { readonly kind: 'alike'; readonly among: readonly CustomerNumber[] }
  | { readonly kind: 'refused'; readonly because: 'no_name' };

type Given = SomeValues & Pick<CustomerValues, 'kind'>;

/** Adds one customer as told to the desk. When somebody known may be meant, says who, unless it is told to add all the same. */
export const addCustomer = (
  by: Permit<'customers:change'>,
  given: Given,
  { toldBy, evenIfAlike }: { readonly toldBy: ToldBy; readonly evenIfAlike: boolean },
): Promise<Added> =>
  transact(by, async (tx, act): Promise<Added> => {
    const values = { ...nothingKnown(given.kind), country: 'FI', ...given };
    if (nameOf(values) === '') return { kind: 'refused', because: 'no_name' };
    const [match] = evenIfAlike ? [] : await matchIn(tx, [{ values }]);
    if (match?.kind === 'same') return { kind: 'alike', among: [match.customer] };
    if (match?.kind === 'ask') return { kind: 'alike', among: match.among.map(({ customer }) => customer) };
    const today = todayOf(by);
    const source = await recordSource(tx, act, { ...sourceOf(toldBy), receivedOn: today });
    const [customer] = await createCustomersIn(tx, { act, source, today }, [{ row: null, values }]);
    return { kind: 'added', customer: customer as CustomerNumber };
  });

/** What came of a change at the desk. */
export type DeskChanged =
  | { readonly kind: 'changed' | 'unchanged'; readonly fields: Changed['fields'] }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'erased' };

/** Changes one customer's values as told to the desk; the person's word and the desk's beat every file. */
export const changeCustomer = (
  by: Permit<'customers:change'>,
  customer: CustomerNumber,
  values: SomeValues,
  toldBy: ToldBy,
): Promise<DeskChanged> =>
  transact(by, async (tx, act): Promise<DeskChanged> => {
    const [known] = await customersIn(tx, [customer]);
    if (!known) return { kind: 'refused', because: 'unknown_customer' };
    if (known.erasedOn !== null) return { kind: 'refused', because: 'erased' };
    const source = await recordSource(tx, act, { ...sourceOf(toldBy), receivedOn: todayOf(by) });
    const [changed] = await changeIn(tx, { act, source }, [{ customer, row: null, values }]);
    return { kind: changed?.outcome === 'changed' ? 'changed' : 'unchanged', fields: changed?.fields ?? [] };
  });
