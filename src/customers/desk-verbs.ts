import type { ActId, CustomerNumber, Day, Permit } from '#kernel';
import { todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { changeIn, type Changed } from './changing/change.ts';
import { settleIn, type Settlement } from './telling/conflicts.ts';
import { createCustomersIn } from './changing/create-customers.ts';
import { wholeAddress } from './telling/whole-address.ts';
import { type Circumstances, type Fault, faultIn } from './telling/faults.ts';
import { withCodeSet } from './telling/industry.ts';
import { keysOf } from './changing/journaled.ts';
import { recordSource } from './changing/source.ts';
import type { Saying } from './changing/what-is-said.ts';
import { matchIn } from './matching/match-rows.ts';
import { isCodeSet } from './queries/customers.ts';
import { isHidden as isHiddenKey } from './protection.ts';
import { protectedAmong } from './queries/protection.ts';
import { rehearsed } from './queries/shown-journal.ts';
import { customersIn, type Customer } from './read.ts';
import { nameOf, nothingKnown, type CustomerValues, type SomeValues } from './values.ts';

/** Who told the desk: the person, somebody for him, or the desk mends something by itself. */
export const TOLD_BY = ['customer', 'relative', 'guardian', 'authority', 'staff'] as const;
export type ToldBy = (typeof TOLD_BY)[number];

const sourceOf = (toldBy: ToldBy) =>
  toldBy === 'customer'
    ? ({ kind: 'person', name: 'customer', toldBy } as const)
    : ({ kind: 'staff', name: 'customer service', toldBy } as const);

/** What came of adding a customer. `alike`: customers who may be the same, to be looked at first. */
export type Added =
  | { readonly kind: 'added'; readonly customer: CustomerNumber }
  | { readonly kind: 'alike'; readonly among: readonly CustomerNumber[] }
  | { readonly kind: 'refused'; readonly because: 'no_name' | Fault };

type Given = SomeValues & Pick<CustomerValues, 'kind'>;
type Adding = {
  readonly toldBy: ToldBy;
  readonly evenIfAlike: boolean;
  readonly organisation?: CustomerNumber | null | undefined;
};

/** Adds one customer as told to the desk. When somebody known may be meant, says who, unless it is told to add all the same. */
export const addCustomer = (
  by: Permit<'customers:change'>,
  given: Given,
  { toldBy, evenIfAlike, organisation }: Adding,
): Promise<Added> =>
  transact(by, async (tx, act): Promise<Added> => {
    const today = todayOf(by);
    const seat = await seatIn(tx, organisation);
    const values = withCodeSet({ ...nothingKnown(given.kind), country: 'FI', ...seat, ...given });
    if (nameOf(values) === '') return { kind: 'refused', because: 'no_name' };
    const fault = await faultOf(tx, { values, organisation }, { kind: given.kind, known: seat, today });
    if (fault) return { kind: 'refused', because: fault };
    const [match] = evenIfAlike ? [] : await matchIn(tx, [{ values }]);
    if (match?.kind === 'same') return { kind: 'alike', among: [match.customer] };
    if (match?.kind === 'ask') return { kind: 'alike', among: match.among.map(({ customer }) => customer) };
    const source = await recordSource(tx, act, { ...sourceOf(toldBy), receivedOn: today });
    const made = { row: null, values, organisation: organisation ?? null };
    const [customer] = await createCustomersIn(tx, { act, source, today }, [made]);
    return { kind: 'added', customer: customer as CustomerNumber };
  });

/** The organisation's name and business id, which a post in it has too. */
async function seatIn(tx: Tx, organisation: CustomerNumber | null | undefined): Promise<SomeValues> {
  const [found] = organisation ? await customersIn(tx, [organisation]) : [];
  return found ? { organisationName: found.values.organisationName, businessId: found.values.businessId } : {};
}

type Judged = Pick<Circumstances, 'kind' | 'known' | 'today' | 'isHidden'>;

async function faultOf(tx: Tx, saying: Saying, judged: Judged): Promise<Fault | null> {
  const { organisation, values } = saying;
  const [seat] = organisation ? await customersIn(tx, [organisation]) : [];
  const isKnownSet = values.industryCodeSet ? await isCodeSet(tx, values.industryCodeSet) : true;
  return faultIn(saying, { ...judged, seat: seat ?? null, isKnownSet });
}

/** What came of a change at the desk. */
export type DeskChanged =
  | { readonly kind: 'changed' | 'unchanged'; readonly fields: Changed['fields'] }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'erased' | Fault };

/** How a change is told: by whom, and whether it is only tried, and taken back at once. */
export type Telling = { readonly toldBy: ToldBy; readonly isRehearsal?: boolean };

/**
 * Changes one customer's values, addresses and contacts as told to the desk; the person's word and the desk's beat every
 * file. Refusals in order: unknown, erased, then what is wrong with what is said (`faultIn`).
 */
export const changeCustomer = (
  by: Permit<'customers:change'>,
  customer: CustomerNumber,
  told: Saying,
  { toldBy, isRehearsal = false }: Telling,
): Promise<DeskChanged> =>
  transact(by, async (tx, act): Promise<DeskChanged> => {
    const [known] = await customersIn(tx, [customer]);
    if (!known) return { kind: 'refused', because: 'unknown_customer' };
    if (known.erasedOn !== null) return { kind: 'refused', because: 'erased' };
    const today = todayOf(by);
    const isHidden = (await protectedAmong(tx, [known.number], today)).has(known.number);
    const values = isHidden ? wholeAddress(told.values) : told.values;
    const saying = { ...told, values: withCodeSet(values, known.values) };
    const fault = await faultOf(tx, saying, { kind: known.values.kind, known: known.values, today, isHidden });
    if (fault) return { kind: 'refused', because: fault };
    const work = () => tellIn(tx, { act, today, toldBy }, { known, saying });
    const changed = await (isRehearsal ? rehearsed(tx, work) : work());
    const { outcome, fields } = changed ?? { outcome: 'unchanged', fields: [] };
    if (isHidden) return withoutHidden(saying, fields);
    return { kind: outcome === 'changed' ? 'changed' : 'unchanged', fields };
  });

/**
 * What came of a change of somebody protected: of what is hidden it is told that it was said, and never whether it was so before, or
 * a guess would be confirmed without a reveal.
 */
function withoutHidden({ values, addresses = [], contacts = [] }: Saying, changed: Changed['fields']): DeskChanged {
  const said = keysOf(values).filter(isHiddenKey);
  const fields = [...said, ...changed.filter((key) => !isHiddenKey(key))];
  const isSaid = fields.length > 0 || addresses.length > 0 || contacts.length > 0;
  return { kind: isSaid ? 'changed' : 'unchanged', fields };
}

type Told = { readonly act: ActId; readonly today: Day; readonly toldBy: ToldBy };

async function tellIn(
  tx: Tx,
  { act, today, toldBy }: Told,
  { known, saying }: { readonly known: Customer; readonly saying: Saying },
): Promise<Changed | undefined> {
  const source = await recordSource(tx, act, { ...sourceOf(toldBy), receivedOn: today });
  const values = { ...(await seatIn(tx, saying.organisation)), ...saying.values };
  const [changed] = await changeIn(tx, { act, source, today }, [{ customer: known.number, row: null, ...saying, values }]); // prettier-ignore
  return changed;
}

/** What came of settling a conflict. */
export type Settled =
  | { readonly kind: 'settled'; readonly fields: Changed['fields'] }
  | { readonly kind: 'refused'; readonly because: 'no_such_conflict' };

/** Settles a conflict between what stands and what a lighter source said, by the desk's word. */
export const settleConflict = (by: Permit<'customers:change'>, settlement: Settlement): Promise<Settled> =>
  transact(by, async (tx, act): Promise<Settled> => {
    const fields = await settleIn(tx, { act, today: todayOf(by) }, settlement);
    return fields === null ? { kind: 'refused', because: 'no_such_conflict' } : { kind: 'settled', fields };
  });
